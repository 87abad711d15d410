package regime

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// predicate is a field with every condition that a rule puts to it. Values that
// get the same answers are of one class.
type predicate struct {
	field   gear.Field
	asks    []*node // each once
	words   *wordSearch
	plain   bool             // nothing but words is asked
	blank   int32            // class of a cell that says nothing, 0: not worked out
	byCode  []int32          // closed fields: class by code, 0: not worked out
	classes []int32          // by the number of a value, 0: not worked out
	numbers map[string]int32 // by answers
	answers [][]truth        // by class, from 1
	scratch []truth
	key     []byte
}

// question is what makes two nodes ask the same.
type question struct {
	op          op
	field       gear.Field
	codes       uint64
	text        *string
	texts       int
	from, until gear.Date
	latest      gear.Date
	max         int64
	silent      bool
}

func (n *node) question() question {
	q := question{op: n.op, field: n.field, codes: n.codes, texts: len(n.texts), from: n.from, until: n.until, latest: n.latest, max: n.max, silent: n.silent}
	if len(n.texts) > 0 {
		q.text = &n.texts[0]
	}
	return q
}

// predicates collects the fields that the judges ask, in their order.
func predicates(judges []*Judge) []predicate {
	byField := map[gear.Field][]*node{}
	seen := map[question]bool{}
	ask := func(n *node) {
		if q := n.question(); !seen[q] {
			seen[q] = true
			byField[n.field] = append(byField[n.field], n)
		}
	}
	for _, j := range judges {
		ask(&node{op: opCode, field: gear.Status, codes: j.gone})
		ask(&node{op: opDay, field: gear.RemovedOn, from: math.MinInt32, until: j.asOf})
		ask(&node{op: opBlank, field: gear.RemovedOn})
		ask(&node{op: opCode, field: gear.Function, codes: j.passive})
		ask(&node{op: opKnown, field: gear.RemovedOn})
		ask(&node{op: opKnown, field: gear.Status})
		for _, d := range j.compiled {
			if d.inForce {
				d.eachAsk(ask)
			}
		}
	}
	var out []predicate
	for f, asks := range byField {
		out = append(out, newPredicate(f, asks))
	}
	slices.SortFunc(out, func(a, b predicate) int { return int(a.field) - int(b.field) })
	return out
}

// eachAsk calls fn for every condition of a duty that an item answers.
func (d *compiledRule) eachAsk(fn func(*node)) {
	d.eligible.eachAsk(fn)
	d.here.eachAsk(fn)
	if d.share != nil {
		d.share.universe.eachAsk(fn)
	}
	for _, p := range d.entries {
		p.category.eachAsk(fn)
		for i := range p.clauses {
			p.clauses[i].when.eachAsk(fn)
		}
	}
}

func (n *node) eachAsk(fn func(*node)) {
	switch {
	case n == nil:
	case n.asksField():
		fn(n)
	default:
		for _, k := range n.kids {
			k.eachAsk(fn)
		}
	}
}

// asksField reports a node whose answer hangs on one field of the item.
func (n *node) asksField() bool {
	switch n.op {
	case opCode, opText, opWords, opDay, opMax, opKnown, opBlank:
		return true
	case opAsk:
		return n.silent
	}
	return false
}

func newPredicate(f gear.Field, asks []*node) predicate {
	p := predicate{field: f, asks: asks, plain: true, numbers: map[string]int32{}, answers: [][]truth{nil}, scratch: make([]truth, len(asks)), key: make([]byte, len(asks))}
	p.words = newWordSearch(asks)
	codes := true
	for _, n := range asks {
		p.plain = p.plain && n.op == opWords && n.silent
		codes = codes && (n.op == opCode || n.op == opKnown || n.op == opAsk)
	}
	if codes {
		p.byCode = make([]int32, 64)
	}
	if p.plain {
		p.number() // the class of all values that hold none of the words
	}
	return p
}

// silentClass is the class of a plain predicate that holds no word.
const silentClass = 1

// class returns the class of the row's value.
func (p *predicate) class(row Row) int {
	id := int(row.ID(p.field))
	if id < len(p.classes) && p.classes[id] != 0 {
		return int(p.classes[id])
	}
	c := p.classify(row)
	if id > 0 && id < maxKeptClasses {
		if id >= len(p.classes) {
			p.classes = append(p.classes, make([]int32, max(64, 2*id)-len(p.classes))...)
		}
		p.classes[id] = c
	}
	return int(c)
}

// maxKeptClasses bounds the list of classes by number: a column with more
// values than that is read directly.
const maxKeptClasses = 1 << 20

// classify works out the class of a value.
func (p *predicate) classify(row Row) int32 {
	v := row.Peek(p.field)
	switch {
	case v == nil || v.State == gear.Blank:
		if p.blank == 0 {
			p.blank = p.answer(row)
		}
		return p.blank
	case p.byCode != nil && v.Known() && v.Set == 0 && int(v.Code) < len(p.byCode):
		if p.byCode[v.Code] == 0 {
			p.byCode[v.Code] = p.answer(row)
		}
		return p.byCode[v.Code]
	}
	return p.answer(row)
}

// answer puts every condition to the row's value.
func (p *predicate) answer(row Row) int32 {
	if p.plain && (!row.Peek(p.field).Known() || !p.words.in(row.Text(p.field))) {
		return silentClass
	}
	x := evalContext{row: row, alone: true}
	for i, n := range p.asks {
		p.scratch[i], _ = n.eval(&x)
	}
	return p.number()
}

// number gives the answers their class.
func (p *predicate) number() int32 {
	for i, t := range p.scratch {
		p.key[i] = byte(t)
	}
	c, found := p.numbers[string(p.key)]
	if !found {
		c = int32(len(p.answers))
		p.numbers[string(p.key)] = c
		p.answers = append(p.answers, slices.Clone(p.scratch))
	}
	return c
}
