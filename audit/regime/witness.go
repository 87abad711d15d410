package regime

import (
	"math"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// witness is a field with all that any rule asks of it. Values that get the
// same answers are of one class.
type witness struct {
	field   gear.Field
	asks    []*node // each once
	words   *wordSearch
	plain   bool             // nothing but words is asked
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
	max         int64
	silent      bool
}

func (n *node) question() question {
	q := question{op: n.op, field: n.field, codes: n.codes, texts: len(n.texts), from: n.from, until: n.until, max: n.max, silent: n.silent}
	if len(n.texts) > 0 {
		q.text = &n.texts[0]
	}
	return q
}

// witnesses collects the fields that the judges ask, in their order.
func witnesses(judges []*Judge) []witness {
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
		for _, d := range j.compiled {
			if d.inForce {
				d.eachAsk(ask)
			}
		}
	}
	var out []witness
	for f, asks := range byField {
		out = append(out, newWitness(f, asks))
	}
	slices.SortFunc(out, func(a, b witness) int { return int(a.field) - int(b.field) })
	return out
}

// eachAsk calls fn for every condition of a duty that an item answers.
func (d *compiledRule) eachAsk(fn func(*node)) {
	d.eligible.eachAsk(fn)
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
	case opCode, opText, opWords, opDay, opMax, opKnown:
		return true
	case opAsk:
		return n.silent
	}
	return false
}

func newWitness(f gear.Field, asks []*node) witness {
	w := witness{field: f, asks: asks, plain: true, numbers: map[string]int32{}, answers: [][]truth{nil}, scratch: make([]truth, len(asks)), key: make([]byte, len(asks))}
	w.words = newWordSearch(asks)
	for _, n := range asks {
		w.plain = w.plain && n.op == opWords && n.silent
	}
	if w.plain {
		w.number() // the class of all values that hold none of the words
	}
	return w
}

// silentClass is the class of a plain witness that holds no word.
const silentClass = 1

// class returns the class of the item's value.
func (w *witness) class(it *gear.Item) int {
	id := int(it.ID(w.field))
	if id < len(w.classes) && w.classes[id] != 0 {
		return int(w.classes[id])
	}
	c := w.answer(it)
	if id > 0 {
		if id >= len(w.classes) {
			w.classes = append(w.classes, make([]int32, max(64, 2*id)-len(w.classes))...)
		}
		w.classes[id] = c
	}
	return int(c)
}

// answer works out the class of a value.
func (w *witness) answer(it *gear.Item) int32 {
	if w.plain && (!it.Known(w.field) || !w.words.in(it.Text(w.field))) {
		return silentClass
	}
	x := evalContext{item: it}
	for i, n := range w.asks {
		w.scratch[i], _ = n.eval(&x)
	}
	return w.number()
}

// number gives the answers their class.
func (w *witness) number() int32 {
	for i, t := range w.scratch {
		w.key[i] = byte(t)
	}
	c, found := w.numbers[string(w.key)]
	if !found {
		c = int32(len(w.answers))
		w.numbers[string(w.key)] = c
		w.answers = append(w.answers, slices.Clone(w.scratch))
	}
	return c
}
