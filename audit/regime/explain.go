package regime

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Explanation is why one rule says what it says of an item.
type Explanation struct {
	Rule    *rules.Rule
	Finding *Finding // nil: it says nothing
	InForce bool     // on the day of the judgement
	Binds   *Reason  // nil: it binds nobody by itself
	Entries []EntryExplanation
}

// EntryExplanation is how the clauses of a rule came out, under one entry of
// its list if it has one. Entries that are not about the item are left out.
type EntryExplanation struct {
	Entry   *rules.Entry // nil: the rule names its vendors itself
	Reach   Reason
	Clauses []ClauseReason // in order, up to the one that decides
}

// ClauseReason is how one clause came out.
type ClauseReason struct {
	Clause *rules.Clause
	Reason Reason
}

// Reason is how one condition came out, with the fact that decided it.
type Reason struct {
	Value string // yes, no or unknown
	Text  string // the condition in words
	Fact  string // what the file or the profile says, blank included; empty where the kids decide
	Place gear.Place
	Join  string // how the kids make the value: all, any or not; empty where there are none
	Kids  []Reason
}

// Explain returns why every rule of the set says what it says of an item,
// rules that are not in force and that do not bind included.
func (j *Judge) Explain(it *gear.Item, s *Subject) []Explanation {
	byRule := map[int]*Finding{}
	for _, f := range j.Judge(it, s, nil) {
		byRule[f.Index] = &f
	}
	x := evalContext{row: it, subject: s}
	out := make([]Explanation, len(j.compiled), len(j.rules))
	if m := j.designated; m != nil && (j.noProfile || byRule[m.compiled.index] != nil) {
		out = append(out, Explanation{Rule: m.compiled.rule, Finding: byRule[m.compiled.index], InForce: true})
	}
	for i, d := range j.compiled {
		out[i] = Explanation{Rule: d.rule, Finding: byRule[d.index], InForce: d.inForce}
		e := explainer{judge: j, operator: d.operator, questions: d.questions, item: it}
		switch {
		case j.noProfile || d.binds == nil:
		case d.elsewhere(&x):
			a := e.answer(d.here, &x)
			out[i].Binds = &a
		default:
			a := e.answer(d.binds, &x)
			out[i].Binds = &a
		}
		if d.inForce {
			out[i].Entries = e.entries(d, &x)
		}
	}
	return out
}

type explainer struct {
	judge     *Judge
	item      *gear.Item
	operator  *rules.Operator // of whom the rule was judged
	questions *questionList
}

func (e *explainer) entries(d *compiledRule, x *evalContext) []EntryExplanation {
	if d.share != nil {
		return []EntryExplanation{{Reach: e.answer(d.share.universe, x)}}
	}
	var out []EntryExplanation
	for _, p := range d.entries {
		if !p.inForce {
			continue
		}
		if reach, _ := p.reach(x); reach != no {
			out = append(out, EntryExplanation{Entry: p.entry, Reach: e.reach(p, x), Clauses: e.clauses(p, x)})
		}
	}
	return out
}

func (e *explainer) reach(p *compiledEntry, x *evalContext) Reason {
	if p.category != nil {
		return e.answer(p.category, x)
	}
	return e.answer(&node{op: opVendor, texts: p.vendors, src: &rules.Condition{Vendor: p.vendors}}, x)
}

func (e *explainer) clauses(p *compiledEntry, x *evalContext) []ClauseReason {
	var out []ClauseReason
	gone := e.judge.isGone(x) == yes
	for i := range p.clauses {
		l := &p.clauses[i]
		if l.src.Removed && !gone {
			continue
		}
		a := Reason{Value: yes.String(), Text: "always"}
		if l.when != nil {
			a = e.answer(l.when, x)
		}
		out = append(out, ClauseReason{Clause: l.src, Reason: a})
		if a.Value == yes.String() {
			break
		}
	}
	return out
}

// answer asks a condition and those inside it.
func (e *explainer) answer(n *node, x *evalContext) Reason {
	t, _ := n.eval(x)
	a := Reason{Value: t.String(), Text: n.src.String()}
	if n.op == opNot && n.src.Not == nil { // known: no, which is one condition
		n = n.kids[0]
	}
	for _, k := range n.kids {
		a.Kids = append(a.Kids, e.answer(k, x))
	}
	switch {
	case len(n.kids) == 0:
		a.Fact, a.Place = e.fact(n, x)
	case n.src.Any != nil:
		a.Join = "any"
	case n.src.Not != nil:
		a.Join = "not"
	default:
		a.Join = "all"
	}
	return a
}

// Deciding lists the kids that made the value what it is: of all, those that
// failed, of any, those that held, and where neither settled it, those that are
// not known.
func (r *Reason) Deciding() []Reason {
	if r.Join != "all" && r.Join != "any" {
		return r.Kids
	}
	var out []Reason
	for _, k := range r.Kids {
		if k.Value == r.Value {
			out = append(out, k)
		}
	}
	return out
}

// fact is what decided a condition that has none inside it.
func (e *explainer) fact(n *node, x *evalContext) (string, gear.Place) {
	switch {
	case n.op == opVendor:
		if !e.item.Known(gear.Manufacturer) {
			return maker(x.subject), gear.Place{} // another cell says it
		}
		return maker(x.subject), e.item.At(gear.Manufacturer)
	case n.src.Operator != "":
		return e.profile(n.src), gear.Place{}
	case n.src.Field == "as_of":
		return "the day of the judgement is " + e.judge.asOf.String(), gear.Place{}
	case n.op == opAsk && !n.silent:
		return "no field answers this", gear.Place{}
	case n.op == opConst && n.src.Field == "":
		return "by the list entry", gear.Place{}
	}
	f := n.field
	if n.op == opConst {
		f, _ = e.questions.dict.Field(n.src.Field)
	}
	name := e.questions.dict.Name(f)
	if !e.item.Known(f) {
		return name + " is blank", e.item.At(f)
	}
	return name + " is " + e.item.Text(f), e.item.At(f)
}

func maker(s *Subject) string {
	switch s.Level {
	case gear.Unknown:
		return "nothing says who made it"
	case gear.OtherMaker:
		return "made by another maker"
	}
	out := s.Level.String() + ": " + s.Vendor
	if len(s.Others) > 0 {
		out += ", also " + strings.Join(s.Others, ", ")
	}
	return out
}

// profile is what the operator's profile says to a condition.
func (e *explainer) profile(c *rules.Condition) string {
	o, name := e.operator, c.Operator
	if name == "kind" {
		return kinds(append(slices.Clone(c.In), c.Said...), o)
	}
	f, _ := lookup(o, name)
	if !f.known {
		return "the profile does not say " + name
	}
	return name + " is " + listed(f.values)
}

// kinds says which of the kinds that are asked for the profile speaks of.
func kinds(asked []string, o *rules.Operator) string {
	var is, not []string
	for _, k := range asked {
		switch {
		case slices.Contains(o.Kinds, k):
			is = append(is, k)
		case slices.Contains(o.Not, k):
			not = append(not, k)
		}
	}
	switch {
	case len(is) > 0:
		return "the profile says it is " + listed(is)
	case len(not) == 0:
		return "the profile does not say"
	case len(not) < len(asked):
		return "the profile says it is not " + listed(not) + ", and nothing of the others"
	default:
		return "the profile says it is not"
	}
}

func listed(words []string) string {
	if len(words) == 0 {
		return "nothing"
	}
	return strings.Join(words, ", ")
}
