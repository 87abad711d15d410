package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Docket judges items as [Judge] does and notes what a [Timeline] has to say of
// them, but works an answer out only once for all items that rules cannot tell
// apart. It is for one goroutine.
//
// What rules ask of a field is answered once for each value that has a number
// (see [gear.Item]); values with the same answers are of one class. An item is
// known by its maker and the classes of its fields, which lead from step to
// step to its judgement.
type Docket struct {
	judge  *Judge
	ahead  *Count
	fields []predicate // what rules look at, in order of the field
	gates  *gateMasks

	numbers *uint32                 // the list of numbers that classes go by
	mapped  uint64                  // set of the first 64 fields that the present file has
	starts  map[subjectKey]*passage // by maker
	room    int                     // findings and passages that may still be kept
	kept    []*Judgement
	once    Judgement // of an item that is not kept
	clear   Judgement // nothing is said
}

// maxKeptJudgements bounds what a docket keeps, in findings and passages.
const maxKeptJudgements = 1 << 15

// Judgement is what the rules say of items that they cannot tell apart. It is
// shared and must not be changed, but for Items and what the docket notes.
type Judgement struct {
	Findings []Finding
	Worst    Outcome // of the findings, Clear for none
	Gone     bool    // the item is not in place any more

	GoneByWord   bool  // it is gone by its status alone: no day of removal is given
	GoneUnknown  bool  // it cannot be told whether it is gone: the day of removal cannot be right, or contradicts the status
	ContractOnly bool  // without a profile: its vendor stands only on lists that bind by contract, so it has no finding
	MayBind      []int // without a profile: rules, by index, that might bind whoever operates it

	Items int64 // for the caller to count, where Kept
	Kept  bool  // it will be met again, in the list of Kept

	changes []int // in the count of the timeline
}

// passage is a step on the way from a maker to a judgement.
type passage struct {
	next []*passage // by class of the next field, from 1
	end  *Judgement
}

// subjectKey is a subject as far as judgements depend on it.
type subjectKey struct {
	vendor, others string
	level          gear.Level
	missing        uint64
	mapped         uint64 // as in the docket
}

// NewDocket returns an empty docket for a goroutine, which notes what is to
// come in the count.
func (j *Judge) NewDocket(ahead *Count) *Docket {
	d := &Docket{judge: j, ahead: ahead, starts: map[subjectKey]*passage{}, room: maxKeptJudgements}
	d.clear = Judgement{Worst: Clear}
	judges := append([]*Judge{j}, ahead.line.judges()...)
	d.fields = predicates(judges)
	d.gates = newGateMasks(judges, d.fields)
	return d
}

// Kept returns the judgements that were met, to be asked for their items.
func (d *Docket) Kept() []*Judgement { return d.kept }

// Judge returns what the rules say of an item. The judgement is good until the
// next call, if it is not kept.
func (d *Docket) Judge(it *gear.Item, s *Subject) *Judgement {
	if len(it.IDs) == 0 || contradictions(it) != 0 {
		return d.work(it, s)
	}
	d.begin(it)
	if s.Level == gear.OtherMaker && !d.gates.open(d.fields, it) {
		d.clear.Gone = d.judge.Gone(it)
		return &d.clear
	}
	p := d.start(s)
	for i := range d.fields {
		f := &d.fields[i]
		if i < 64 && d.mapped>>i&1 == 0 {
			continue
		}
		if p = d.step(p, f.class(it)); p == nil {
			return d.work(it, s)
		}
	}
	if p.end == nil {
		return d.end(p, it, s)
	}
	return p.end
}

// begin forgets the classes of numbers where the item comes from another scan.
func (d *Docket) begin(it *gear.Item) {
	if d.numbers == &it.IDs[0] {
		return
	}
	d.numbers, d.mapped = &it.IDs[0], 0
	for i := range d.fields {
		d.fields[i].classes = nil
		if i < 64 && it.Has(d.fields[i].field) {
			d.mapped |= 1 << i
		}
	}
}

func (d *Docket) start(s *Subject) *passage {
	key := subjectKey{vendor: s.Vendor, level: s.Level, mapped: d.mapped}
	for _, o := range s.Others {
		key.others += o + " "
	}
	for _, f := range s.Missing {
		key.missing |= 1 << f
	}
	p := d.starts[key]
	if p == nil {
		p = &passage{}
		d.starts[key] = p
	}
	return p
}

// step goes on from a passage; nil says that there is no room for a new one.
func (d *Docket) step(p *passage, class int) *passage {
	if class < len(p.next) && p.next[class] != nil {
		return p.next[class]
	}
	if d.room <= 0 {
		return nil
	}
	d.room--
	if class >= len(p.next) {
		p.next = append(p.next, make([]*passage, class+1-len(p.next))...)
	}
	p.next[class] = &passage{}
	return p.next[class]
}

// end works out the judgement at the end of the way, and keeps it if it can.
func (d *Docket) end(p *passage, it *gear.Item, s *Subject) *Judgement {
	j := d.work(it, s)
	if d.room -= len(j.Findings) + 1; d.room <= 0 {
		return j
	}
	kept := *j
	kept.Findings, kept.changes, kept.Kept = slices.Clone(j.Findings), slices.Clone(j.changes), true
	kept.MayBind = slices.Clone(j.MayBind)
	p.end = &kept
	d.kept = append(d.kept, p.end)
	return p.end
}

// work holds the rules against an item.
func (d *Docket) work(it *gear.Item, s *Subject) *Judgement {
	j := &d.once
	j.Findings = d.judge.Judge(it, s, j.Findings[:0])
	d.judge.facts(&evalContext{row: it, subject: s}, j)
	j.Worst = Clear
	for i := range j.Findings {
		j.Worst = min(j.Worst, j.Findings[i].Outcome)
	}
	j.changes = d.ahead.changesOf(&evalContext{row: it, subject: s}, j.changes[:0])
	return j
}

// Note books what is to come for an item at a site, which is a number of the
// caller's, negative for none.
func (d *Docket) Note(j *Judgement, site int) {
	for _, c := range j.changes {
		d.ahead.note(c, site)
	}
}
