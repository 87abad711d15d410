package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// DefaultTreeNodes is a ceiling for [Judge.NewTree] that real inventories stay
// far below; a full tree takes about 10 MB.
const DefaultTreeNodes = 1 << 15

// Tree judges rows as [Judge] does, and notes what a [Timeline] says of them, but
// keeps the answers in a decision tree. It is for one goroutine.
//
// The tree is grown from what the judge reads: a node is the field that it reads
// next, an edge is a class of values that no rule tells apart. So a row is asked
// only for fields of which a rule that is still open wants to know, and only for
// their classes, which are known by the number of the value.
type Tree struct {
	judge      *Judge
	ahead      *Count
	predicates []predicate
	byField    []int // index of the predicate, -1 for fields that nobody asks for
	branches   map[subjectKey]*Branch
	room       int // nodes and findings that may still be kept
	kept       []*Judgement
	nothing    [5]Judgement // nothing is said: of a row in place, gone, gone by its word, perhaps gone, of a passive thing
	once       Judgement    // of a row that is not kept
	reads      []gear.Field

	computed, cached int64
}

// Branch is the tree of one maker's verdict.
type Branch struct {
	tree    *Tree
	subject Subject
	root    treeNode
}

// treeNode is a node of a tree: a leaf if end is set, else the field to read next.
type treeNode struct {
	predicate int         // index, or one of the numbers below
	next      []*treeNode // by class, from 1
	end       *Judgement
}

const (
	nobodyCame  = -1 // the node does not know yet what is read next
	contradicts = -2 // the contradictions of the row, in place of a field
	passes      = -3 // whether the row's own words name a passive thing
)

// class returns the class of the row by what a node reads.
func (t *Tree) class(predicate int, row Row) int {
	switch predicate {
	case contradicts:
		return int(contradictions(row)) + 1
	case passes:
		if t.judge.passiveWords.saysPassive(row) {
			return 2
		}
		return 1
	}
	return t.predicates[predicate].class(row)
}

// subjectKey is a subject as far as judgements depend on it.
type subjectKey struct {
	vendor, others string
	level          gear.Level
	missing        uint64
}

// NewTree returns an empty tree that keeps at most the given number of nodes and
// findings, and judges rows beyond that anew; 0 keeps nothing. Changes to come
// are noted in the count. It must be called after [Judge.Settle].
func (j *Judge) NewTree(ahead *Count, nodes int) *Tree {
	t := &Tree{judge: j, ahead: ahead, branches: map[subjectKey]*Branch{}, room: nodes}
	t.predicates = predicates(append([]*Judge{j}, ahead.line.judges()...))
	for i := range t.predicates {
		f := int(t.predicates[i].field)
		for len(t.byField) <= f {
			t.byField = append(t.byField, -1)
		}
		t.byField[f] = i
	}
	for i := range t.nothing {
		t.nothing[i] = Judgement{Worst: Clear, Gone: i == 1 || i == 2, GoneByWord: i == 2, GoneUnknown: i == 3, Passive: i == 4, Kept: nodes > 0}
		if nodes > 0 {
			t.kept = append(t.kept, &t.nothing[i])
		}
	}
	return t
}

// Reset must be called where a file begins, because from there on the numbers of
// values mean other values.
func (t *Tree) Reset() {
	for i := range t.predicates {
		clear(t.predicates[i].classes)
	}
}

// Kept returns the judgements that are kept.
func (t *Tree) Kept() []*Judgement { return t.kept }

// Answers returns how many judgements were worked out, and how many were found
// in the tree.
func (t *Tree) Answers() (computed, cached int64) { return t.computed, t.cached }

// Branch returns the branch of a maker's verdict. A caller that keeps it saves
// the look-up.
func (t *Tree) Branch(s *Subject) *Branch {
	key := subjectKey{level: s.Level}
	if s.Level != gear.OtherMaker { // of another maker no rule asks more
		key.vendor = s.Vendor
		for _, o := range s.Others {
			key.others += o + " "
		}
		for _, f := range s.Missing {
			key.missing |= 1 << f
		}
	}
	b := t.branches[key]
	if b == nil {
		b = &Branch{tree: t, subject: *s, root: treeNode{predicate: nobodyCame}}
		b.subject.Others, b.subject.Missing = slices.Clone(s.Others), slices.Clone(s.Missing)
		if t.room--; t.room > 0 {
			t.branches[key] = b
		}
	}
	return b
}

// Judge returns what the rules say of a row. The judgement is good until the
// next call, if it is not kept.
func (t *Tree) Judge(row Row, s *Subject) *Judgement { return t.Branch(s).Judge(row) }

// Judge returns what the rules say of a row of the branch's maker.
func (b *Branch) Judge(row Row) *Judgement {
	n := &b.root
	for n.end == nil {
		if n.predicate == nobodyCame {
			return b.grow(row)
		}
		c := b.tree.class(n.predicate, row)
		if c >= len(n.next) || n.next[c] == nil {
			return b.grow(row)
		}
		n = n.next[c]
	}
	b.tree.cached++
	return n.end
}

// grow works a judgement out, and keeps the way that led to it.
func (b *Branch) grow(row Row) *Judgement {
	t := b.tree
	x := evalContext{row: row, subject: &b.subject, trace: t.room > 0, reads: t.reads[:0]}
	j := t.work(&x)
	t.reads = x.reads
	if t.room -= len(x.reads) + len(j.Findings); t.room <= 0 {
		return j
	}
	n := &b.root
	for _, f := range x.reads {
		switch f {
		case contradictionField:
			n.predicate = contradicts
		case passiveField:
			n.predicate = passes
		default:
			n.predicate = t.byField[f]
		}
		c := t.class(n.predicate, row)
		if c >= len(n.next) {
			n.next = append(n.next, make([]*treeNode, c+1-len(n.next))...)
		}
		if n.next[c] == nil {
			n.next[c] = &treeNode{predicate: nobodyCame}
		}
		n = n.next[c]
	}
	n.end = t.keep(j)
	return n.end
}

// keep returns a judgement that stays.
func (t *Tree) keep(j *Judgement) *Judgement {
	if len(j.Findings)+len(j.changes) == 0 {
		switch {
		case j.GoneByWord:
			return &t.nothing[2]
		case j.Gone:
			return &t.nothing[1]
		case j.GoneUnknown:
			return &t.nothing[3]
		case j.Passive:
			return &t.nothing[4]
		}
		return &t.nothing[0]
	}
	kept := *j
	kept.Findings, kept.changes, kept.MayBind, kept.Kept = slices.Clone(j.Findings), slices.Clone(j.changes), slices.Clone(j.MayBind), true
	t.kept = append(t.kept, &kept)
	return &kept
}

// work holds the rules against a row.
func (t *Tree) work(x *evalContext) *Judgement {
	t.computed++
	j := &t.once
	j.Findings = t.judge.judge(x, j.Findings[:0])
	t.judge.facts(x, j)
	j.Worst = Clear
	for i := range j.Findings {
		j.Worst = min(j.Worst, j.Findings[i].Outcome)
	}
	j.changes = t.ahead.changesOf(x, j.changes[:0])
	return j
}

// Silent reports a judgement that says nothing, on the day of the run or later.
func (j *Judgement) Silent() bool { return len(j.Findings)+len(j.changes) == 0 }

// Note counts what is to come for a row at a site, which is a number of the
// caller's, negative for none.
func (t *Tree) Note(j *Judgement, site int) {
	for _, c := range j.changes {
		t.ahead.note(c, site)
	}
}
