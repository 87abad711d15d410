package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// condition checks the form of a condition and of those inside it. Whether
// its fields exist is for the engine to say, which knows the dictionary.
func (c *checker) condition(x *Condition) {
	if x == nil {
		return
	}
	heads := x.heads()
	if len(heads) != 1 {
		c.fail(x.Pos, "write one of all, any, not, field, vendor, operator, entry, ask", "a condition asks one thing, this one asks %d", len(heads))
		return
	}
	for i := range x.All {
		c.condition(&x.All[i])
	}
	for i := range x.Any {
		c.condition(&x.Any[i])
	}
	c.condition(x.Not)
	for _, d := range []string{x.From, x.Before, x.Until} {
		c.ref(x.Pos, "the day", d)
	}
	c.predicates(x, heads[0])
}

// heads returns what a condition asks about.
func (x *Condition) heads() []string {
	var out []string
	for _, h := range []struct {
		name string
		set  bool
	}{
		{"all", x.All != nil}, {"any", x.Any != nil}, {"not", x.Not != nil}, {"field", x.Field != ""}, {"vendor", x.Vendor != nil},
		{"operator", x.Operator != ""}, {"entry", x.Entry != ""}, {"ask", x.Ask != ""},
	} {
		if h.set {
			out = append(out, h.name)
		}
	}
	return out
}

// Asks returns the names of what a condition on a field or a fact asks of it:
// in said words day max is known some.
func (x *Condition) Asks() []string {
	var out []string
	for _, p := range []struct {
		name string
		set  bool
	}{
		{"in", x.In != nil}, {"said", x.Said != nil}, {"words", x.Words != nil}, {"day", x.From+x.Before+x.Until != ""},
		{"max", x.Max != nil}, {"is", x.Is != ""}, {"known", x.Known != nil}, {"some", x.Some != nil},
	} {
		if p.set {
			out = append(out, p.name)
		}
	}
	return out
}

func (c *checker) predicates(x *Condition, head string) {
	asks := x.Asks()
	takes := head == "field" || head == "operator"
	switch {
	case takes && len(asks) != 1:
		c.fail(x.Pos, "add one of in, from/before/until, max, is, known", "a %s condition asks one thing, this one asks %d", head, len(asks))
	case !takes && len(asks) > 0:
		c.fail(x.Pos, "take it away", "%s takes no %s", head, asks[0])
	case x.AnsweredBy != "" && head != "ask":
		c.fail(x.Pos, "take it away", "only ask takes answered_by")
	case x.Is != "" && x.Is != "yes" && x.Is != "no":
		c.fail(x.Pos, "write yes or no", "is cannot be %q", x.Is)
	case x.Entry != "" && x.Entry != "limit" && x.Entry != "category":
		c.fail(x.Pos, "write limit or category", "an entry has no %q to ask for", x.Entry)
	}
}

// ref checks a day: a date, or a name with an optional span such as
// operator.scrp.approved_on+1y.
func (c *checker) ref(p Pos, key, text string) {
	if text == "" {
		return
	}
	if _, err := ParseRef(text); err != nil {
		c.fail(p, "write 2026-11-21, as_of, entry.listed_on or operator.scrp.term_ends_on", "%s: %s", key, err)
	}
}

// Ref is a day that a rule names: a date, or another day it refers to plus a
// span.
type Ref struct {
	Date   gear.Date // when Name is empty
	Name   string    // as_of, entry.listed_on, operator.scrp.term_ends_on
	Years  int
	Months int
	Days   int
}

// After adds the span to a day; the day of a month is kept where the month has it.
func (r Ref) After(d gear.Date) gear.Date {
	if r.Years|r.Months|r.Days == 0 {
		return d
	}
	t := d.Time()
	moved := t.AddDate(r.Years, r.Months, 0)
	if moved.Day() != t.Day() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return gear.Date(moved.Unix() / 86400).AddDays(r.Days)
}

// ParseRef reads a day as rules write it.
func ParseRef(text string) (Ref, error) {
	name, span, plus := strings.Cut(text, "+")
	var r Ref
	if plus {
		if err := r.span(span); err != nil {
			return r, err
		}
	}
	switch {
	case name == "as_of", name == "entry.listed_on", name == "entry.duty_from", name == "entry.report_from", strings.HasPrefix(name, "operator."):
		r.Name = name
		return r, nil
	}
	d, err := gear.ParseDate(name)
	if err != nil {
		return r, err
	}
	r.Date = d
	return r, nil
}

func (r *Ref) span(text string) error {
	if len(text) < 2 {
		return fmt.Errorf("%q is not a span such as 1y, 6m or 90d", text)
	}
	n, err := strconv.Atoi(text[:len(text)-1])
	if err != nil || n < 0 || n > 36500 {
		return fmt.Errorf("%q is not a span such as 1y, 6m or 90d", text)
	}
	switch text[len(text)-1] {
	case 'y':
		r.Years = n
	case 'm':
		r.Months = n
	case 'd':
		r.Days = n
	default:
		return fmt.Errorf("%q is not a span such as 1y, 6m or 90d", text)
	}
	return nil
}
