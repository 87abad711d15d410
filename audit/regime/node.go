package regime

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// node is a compiled condition. Everything that does not depend on the item
// is worked out when it is made.
type node struct {
	op     op
	src    *rules.Condition
	kids   []*node
	value  truth      // opConst
	open   openSet    // what to name when the answer is unknown
	field  gear.Field // opCode and below
	codes  uint64     // opCode: closed values that mean yes, by code
	texts  []string   // opText: values; opWords: words; opVendor: vendors
	from   gear.Date  // opDay: first day
	until  gear.Date  // opDay: last day
	latest gear.Date  // opDay: a day after it cannot be right, 0 for none
	max    int64      // opMax
	silent bool       // a blank means no
}

type op uint8

const (
	opConst op = iota
	opAll
	opAny
	opNot
	opVendor
	opCode
	opText
	opWords
	opDay
	opMax
	opKnown
	opAsk
	opBlank // of a class of values: the cell is empty, or there is none
)

// scene is what a condition is asked about.
type evalContext struct {
	row     Row
	subject *Subject
	reads   []gear.Field // what was read, each field once, in order; kept where trace is set
	trace   bool
	alone   bool // only the class of a value is asked for, so no two fields are compared
}

// Row is what rules ask of a row. A [gear.Item] is one.
type Row interface {
	// ID returns the number of the field's value, 0 for none. Rows of one file
	// whose values have the same number have the same value.
	ID(gear.Field) uint32
	// Peek returns the value, of which the text need not be there; nil where the
	// file has no such column.
	Peek(gear.Field) *gear.Value
	// Text returns the text of the value.
	Text(gear.Field) string
}

func (x *evalContext) value(f gear.Field) *gear.Value {
	x.note(f)
	return x.row.Peek(f)
}

func (x *evalContext) note(f gear.Field) {
	if x.trace && !slices.Contains(x.reads, f) {
		x.reads = append(x.reads, f)
	}
}

// eval answers a condition. When the answer is unknown, the leaves are the
// blanks that matter to it.
func (n *node) eval(x *evalContext) (truth, openSet) {
	switch n.op {
	case opConst:
		return n.value, n.openIf(n.value)
	case opAll:
		return n.all(x)
	case opAny:
		return n.any(x)
	case opNot:
		t, open := n.kids[0].eval(x)
		return t.not(), open
	case opVendor:
		t := x.subject.made(n.texts)
		return t, n.openIf(t)
	case opKnown:
		return known(x.value(n.field).Known()), 0
	case opAsk:
		return n.ask(x)
	case opBlank:
		v := x.value(n.field)
		return known(v == nil || v.State == gear.Blank), 0
	default:
		return n.readField(x)
	}
}

func (n *node) openIf(t truth) openSet {
	if t == unknown {
		return n.open
	}
	return 0
}

func (n *node) all(x *evalContext) (truth, openSet) {
	result, open := yes, openSet(0)
	for _, k := range n.kids {
		t, o := k.eval(x)
		if t == no {
			return no, 0
		}
		if k.op == opAsk && open != 0 {
			o = 0 // what a person must judge is asked last, when no fact is open any more
		}
		result, open = min(result, t), open|o
	}
	return result, open
}

func (n *node) any(x *evalContext) (truth, openSet) {
	result, open := no, openSet(0)
	for _, k := range n.kids {
		t, o := k.eval(x)
		if t == yes {
			return yes, 0
		}
		result, open = max(result, t), open|o
	}
	return result, open
}

func (n *node) ask(x *evalContext) (truth, openSet) {
	if n.silent && x.value(n.field).Known() {
		return no, 0
	}
	return unknown, n.open
}

// leaf answers a condition on a field.
func (n *node) readField(x *evalContext) (truth, openSet) {
	v := x.value(n.field)
	switch {
	case n.silent && (v == nil || v.State == gear.Blank):
		return no, 0
	case !v.Known():
		return unknown, n.open
	}
	switch n.op {
	case opCode:
		t := oneOf(v, n.codes)
		return t, n.openIf(t)
	case opDay:
		t := unknown
		if first, last, ok := x.days(n.field, n.latest); ok {
			t = within(first, last, n.from, n.until)
		}
		return t, n.openIf(t)
	case opMax:
		return known(v.Int <= n.max), 0
	case opWords:
		return known(holdsWord(x.row.Text(n.field), n.texts)), 0
	default:
		return known(isOne(x.row.Text(n.field), n.texts)), 0
	}
}

// oneOf reports whether a cell means one of the codes. Of a word that stands for
// one of several values that is certain if it holds for all of them; of a word
// for several values at a time, if it holds for any.
func oneOf(v *gear.Value, codes uint64) truth {
	means := v.Codes()
	switch hits := means & codes; {
	case means == 0:
		return unknown
	case v.Every:
		return known(hits != 0)
	case hits == means:
		return yes
	case hits == 0:
		return no
	}
	return unknown
}

func isOne(text string, list []string) bool {
	for _, s := range list {
		if strings.EqualFold(text, s) {
			return true
		}
	}
	return false
}

// holdsWord reports whether a text holds one of the words, whole and in any
// case.
func holdsWord(text string, words []string) bool {
	for w := range strings.FieldsFuncSeq(text, splits) {
		if isOne(w, words) {
			return true
		}
	}
	return false
}
