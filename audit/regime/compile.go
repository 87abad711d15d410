package regime

import (
	"math"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// compiler turns the conditions of one rule (and of one list entry) into
// nodes, for one operator and one day.
type compiler struct {
	file      string
	questions *questionList
	cal       calendar
}

// fault places an error at a condition.
func (c *compiler) fault(p rules.Pos, hint, what string, err error) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Place: p.In(c.file), Hint: hint, Err: err}
}

// condition compiles a condition; none compiles to nil.
func (c *compiler) condition(x *rules.Condition) (*node, error) {
	if x == nil {
		return nil, nil
	}
	n := &node{src: x}
	err := c.into(n, x)
	if err != nil {
		return nil, err
	}
	return n, nil
}

func (c *compiler) into(n *node, x *rules.Condition) error {
	switch {
	case x.All != nil:
		return c.kids(n, opAll, x.All)
	case x.Any != nil:
		return c.kids(n, opAny, x.Any)
	case x.Not != nil:
		return c.kids(n, opNot, []rules.Condition{*x.Not})
	case x.Vendor != nil:
		n.op, n.texts, n.open = opVendor, x.Vendor, openMaker
		return nil
	case x.Operator != "":
		return c.operator(n, x)
	case x.Entry != "":
		return c.limit(n, x)
	case x.Ask != "":
		return c.ask(n, x)
	default:
		return c.field(n, x)
	}
}

func (c *compiler) kids(n *node, o op, list []rules.Condition) error {
	n.op, n.kids = o, make([]*node, len(list))
	kids := make([]node, len(list)) // together, as they are asked together
	for i := range list {
		kids[i].src, n.kids[i] = &list[i], &kids[i]
		if err := c.into(&kids[i], &list[i]); err != nil {
			return err
		}
	}
	return nil
}

// limit stands for the limit of the list entry that is being compiled, or
// tells whether it is a category.
func (c *compiler) limit(n *node, x *rules.Condition) error {
	if c.cal.entry == nil {
		return c.fault(x.Pos, "give the rule a list", "entry is used by a rule without a list", nil)
	}
	if x.Entry == "category" {
		n.op, n.value = opConst, known(c.cal.entry.Category != nil)
		return nil
	}
	if c.cal.entry.Limit == nil {
		n.op, n.value = opConst, yes
		return nil
	}
	return c.kids(n, opAll, []rules.Condition{*c.cal.entry.Limit})
}

func (c *compiler) ask(n *node, x *rules.Condition) error {
	var err error
	n.op = opAsk
	if x.AnsweredBy == "" {
		n.open, err = c.questions.fact("", x.Ask)
		return err
	}
	f, ok := c.questions.dict.Field(x.AnsweredBy)
	if !ok {
		return c.unknownField(x, x.AnsweredBy)
	}
	n.silent, n.field = true, f
	n.open, err = c.questions.field(f, x.Ask)
	return err
}

func (c *compiler) unknownField(x *rules.Condition, name string) error {
	return c.fault(x.Pos, "the fields are listed by gearaudit columns --help and in rules/fields.yaml", "there is no field "+name, nil)
}

// field compiles a condition on a field of the item, or on the day itself.
func (c *compiler) field(n *node, x *rules.Condition) error {
	if x.Field == "as_of" {
		return c.constantDay(n, x, fact{known: true, date: c.cal.asOf}, "")
	}
	f, ok := c.questions.dict.Field(x.Field)
	if !ok {
		return c.unknownField(x, x.Field)
	}
	n.field = f
	var err error
	if n.open, err = c.questions.field(f, ""); err != nil {
		return c.fault(x.Pos, "split the rule", err.Error(), nil)
	}
	switch x.Asks()[0] {
	case "known":
		n.op = opKnown
		return c.negate(n, x, *x.Known)
	case "words":
		n.op, n.texts, n.silent = opWords, x.Words, true
		return nil
	case "day":
		return c.dayField(n, x)
	case "max":
		n.op, n.max = opMax, *x.Max
		return c.typed(x, f, gear.Count)
	case "is":
		n.op, n.codes = opCode, 1<<gear.No
		if x.Is == "yes" {
			n.codes = 1 << gear.Yes
		}
		return c.typed(x, f, gear.YesNo)
	default:
		return c.values(n, x, f)
	}
}

// negate turns a node into its opposite when want is false.
func (c *compiler) negate(n *node, x *rules.Condition, want bool) error {
	if !want {
		inner := *n
		*n = node{op: opNot, src: x, kids: []*node{&inner}}
	}
	return nil
}

func (c *compiler) typed(x *rules.Condition, f gear.Field, want gear.FieldType) error {
	if got := c.questions.dict.Defs[f].Type; got != want {
		return c.fault(x.Pos, "", "the field "+x.Field+" is of type "+string(got)+", not "+string(want), nil)
	}
	return nil
}

// values compiles in and said.
func (c *compiler) values(n *node, x *rules.Condition, f gear.Field) error {
	list := x.In
	if x.Said != nil {
		list, n.silent = x.Said, true
	}
	def := &c.questions.dict.Defs[f]
	if def.Type != gear.Closed && def.Type != gear.YesNo {
		n.op, n.texts = opText, list
		return nil
	}
	n.op = opCode
	for _, v := range list {
		code := c.code(f, v)
		if code == 0 || code > 63 {
			return c.fault(x.Pos, "its values are: "+strings.Join(def.Values, " "), "the field "+x.Field+" has no value "+v, nil)
		}
		n.codes |= 1 << code
	}
	return nil
}

// code numbers a value of a closed field, or yes and no; 0 is none.
func (c *compiler) code(f gear.Field, value string) uint16 {
	if c.questions.dict.Defs[f].Type == gear.Closed {
		return c.questions.dict.Code(f, value)
	}
	return map[string]uint16{"no": gear.No, "yes": gear.Yes}[value]
}

func (c *compiler) dayField(n *node, x *rules.Condition) error {
	if err := c.typed(x, n.field, gear.Day); err != nil {
		return err
	}
	n.op = opDay
	if n.field == gear.AcquiredOn {
		n.latest = c.cal.today
	}
	open, err := c.window(n, x)
	if open != "" {
		n.op, n.value = opConst, unknown
		n.open, err = c.questions.fact(open, "")
	}
	return err
}

// window resolves from, before and until; it returns the fact that is missing
// for that, if one is.
func (c *compiler) window(n *node, x *rules.Condition) (string, error) {
	n.from, n.until = math.MinInt32, math.MaxInt32
	for _, b := range []struct {
		text string
		set  func(gear.Date)
	}{
		{x.From, func(d gear.Date) { n.from = d }},
		{x.Before, func(d gear.Date) { n.until = d.AddDays(-1) }},
		{x.Until, func(d gear.Date) { n.until = min(n.until, d) }},
	} {
		if b.text == "" {
			continue
		}
		d, open, err := c.cal.resolve(b.text)
		if err != nil {
			return "", c.fault(x.Pos, "", "the day "+b.text+" cannot be told", err)
		}
		if open != "" {
			return open, nil
		}
		b.set(d)
	}
	return "", nil
}
