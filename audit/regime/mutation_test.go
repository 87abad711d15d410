package regime

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// A mutant is one small change of a rule, and the way back.
type mutant struct {
	name  string
	apply func()
	undo  func()
}

// TestMutants changes every operator, value, date and vendor of every rule and
// of the lists, one at a time: some example of the rule must notice.
func TestMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs all examples many times")
	}
	set := allRules(t)
	dict := dictionary(t)
	made, survived := 0, 0
	benches := map[string]*bench{}
	for _, r := range set.Rules {
		benches[r.ID] = newBench(t, r, set, dict)
	}
	check := func(name string, m mutant, among []*rules.Rule) {
		made++
		m.apply()
		defer m.undo()
		if !slices.ContainsFunc(among, func(r *rules.Rule) bool { return benches[r.ID].notices(dict) }) {
			survived++
			t.Errorf("%s: nothing notices: %s", name, m.name)
		}
	}
	for _, r := range set.Rules {
		for _, m := range ruleMutants(r) {
			check(r.ID, m, []*rules.Rule{r})
		}
	}
	for id, l := range set.Lists {
		users := usersOf(set, id)
		for i := range l.Entries {
			if l.Entries[i].ReachedBy != "" {
				continue
			}
			for _, m := range entryMutants(&l.Entries[i]) {
				check(id+" "+l.Entries[i].ID, m, users)
			}
		}
	}
	t.Logf("%d mutants, %d survived", made, survived)
}

func allRules(t testing.TB) *rules.Set {
	t.Helper()
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// bench is a rule with its examples made ready once, because every mutant is
// held against all of them.
type bench struct {
	single   *rules.Set
	examples []example
}

type example struct {
	*variant
	profile *profile.Profile
	list    []*caseItem
}

func newBench(t *testing.T, r *rules.Rule, set *rules.Set, dict *gear.Dictionary) *bench {
	t.Helper()
	b := &bench{single: &rules.Set{Rules: []*rules.Rule{r}, Lists: set.Lists}}
	for i := range r.Cases {
		for _, v := range variants(&r.Cases[i]) {
			p, err := caseProfile(&v.Case)
			if err != nil {
				t.Fatal(r.ID, err)
			}
			list, err := caseItems(dict, &v.Case)
			if err != nil {
				t.Fatal(r.ID, err)
			}
			b.examples = append(b.examples, example{v, p, list})
		}
	}
	return b
}

// notices reports whether an example comes out wrong. Examples of the same
// operator and day share a judge.
func (b *bench) notices(dict *gear.Dictionary) bool {
	type asked struct {
		operator *rules.Operator
		day      gear.Date
	}
	judges := map[asked]*Judge{}
	for _, e := range b.examples {
		k := asked{e.Operator, e.AsOf}
		j := judges[k]
		if j == nil {
			var err error
			if j, err = compile(b.single, dict, e.profile, e.AsOf, e.AsOf); err != nil {
				return true
			}
			judges[k] = j
		}
		if j.check(e.variant, e.list) != nil {
			return true
		}
	}
	return false
}

func usersOf(set *rules.Set, list string) []*rules.Rule {
	return slices.DeleteFunc(slices.Clone(set.Rules), func(r *rules.Rule) bool { return r.List != list })
}

func setTo[T any](name string, at *T, to T) mutant {
	was := *at
	return mutant{name: name, apply: func() { *at = to }, undo: func() { *at = was }}
}

// dropped makes one mutant per value of a list: the list without it.
func dropped(name string, at *[]string) []mutant {
	var out []mutant
	for i, v := range *at {
		out = append(out, setTo(name+" without "+v, at, append(slices.Clone((*at)[:i]), (*at)[i+1:]...)))
	}
	return out
}

// shifted makes a date a day earlier and a day later.
func shifted(name string, at *gear.Date) []mutant {
	if *at == 0 {
		return nil
	}
	return []mutant{setTo(name+" a day earlier", at, at.AddDays(-1)), setTo(name+" a day later", at, at.AddDays(1))}
}

// shiftedText does so for a date written as text; a name becomes another one.
func shiftedText(name string, at *string) []mutant {
	d, err := gear.ParseDate(*at)
	switch {
	case *at == "" || strings.HasPrefix(*at, "operator."):
		return nil
	case err != nil:
		return []mutant{setTo(name+" "+*at+" long ago", at, "1950-01-01"), setTo(name+" "+*at+" never", at, "2150-01-01")}
	}
	return []mutant{setTo(name+" a day earlier", at, d.AddDays(-1).String()), setTo(name+" a day later", at, d.AddDays(1).String())}
}

func ruleMutants(r *rules.Rule) []mutant {
	out := dropped("vendors", &r.Vendors)
	out = append(out, shiftedText("valid_from", &r.ValidFrom)...)
	out = append(out, shifted("valid_to", &r.ValidTo)...)
	for _, c := range []*rules.Condition{r.Category, r.Eligible} {
		out = append(out, conditionMutants(c)...)
	}
	countries := r.Countries // the pack says them too: what the rule itself says of its country must hold alone
	for _, m := range conditionMutants(r.Binds) {
		out = append(out, mutant{
			name:  m.name,
			apply: func() { m.apply(); r.Countries = nil },
			undo:  func() { m.undo(); r.Countries = countries },
		})
	}
	if r.Binds != nil {
		out = append(out, setTo("binds nobody", &r.Binds, nil))
	}
	if r.Unbound != "" {
		out = append(out, setTo("unbound review", &r.Unbound, ""))
	}
	for i := range r.Clauses {
		out = append(out, clauseMutants(r, i)...)
	}
	if s := r.Share; s != nil {
		out = append(out, shifted("deadline", &s.Deadline)...)
		out = append(out, conditionMutants(&s.Universe)...)
		out = append(out, setTo("a smaller cap", &s.Cap, "349/1000"), setTo("a larger cap", &s.Cap, "353/1000"))
		for i := range s.Measures {
			out = append(out, setTo(fmt.Sprint("without measure ", i+1), &s.Measures, append(slices.Clone(s.Measures[:i]), s.Measures[i+1:]...)))
		}
	}
	return out
}

func clauseMutants(r *rules.Rule, i int) []mutant {
	c := &r.Clauses[i]
	out := []mutant{setTo("without clause "+c.ID, &r.Clauses, append(slices.Clone(r.Clauses[:i]), r.Clauses[i+1:]...))}
	other := "advisory"
	if c.Outcome == other {
		other = "report"
	}
	if !asks(c.When) { // beside an open question the answer is a review either way
		out = append(out, setTo("clause "+c.ID+" "+other, &c.Outcome, other))
	}
	if c.Deadline != nil {
		out = append(out, shiftedText("clause "+c.ID+" deadline", &c.Deadline.At)...)
		out = append(out, shifted("clause "+c.ID+" first deadline", &c.Deadline.First)...)
		if c.Deadline.Yearly != "" {
			out = append(out, setTo("clause "+c.ID+" yearly", &c.Deadline.Yearly, "07-07"))
		}
	}
	for _, m := range conditionMutants(c.When) {
		m.name = "clause " + c.ID + ": " + m.name
		out = append(out, m)
	}
	return out
}

func asks(c *rules.Condition) bool {
	if c == nil {
		return false
	}
	for _, k := range slices.Concat(c.All, c.Any) {
		if asks(&k) {
			return true
		}
	}
	return c.Ask != "" || asks(c.Not)
}

func conditionMutants(c *rules.Condition) []mutant {
	if c == nil {
		return nil
	}
	out := slices.Concat(
		dropped(c.Field+c.Operator+" in", &c.In), dropped(c.Field+c.Operator+" said", &c.Said), dropped(c.Field+" words", &c.Words),
		dropped("vendor", &c.Vendor), shiftedText(c.Field+" from", &c.From), shiftedText(c.Field+" before", &c.Before),
		shiftedText(c.Field+" until", &c.Until), groupMutants(c), flipped(c))
	for i := range c.All {
		out = append(out, conditionMutants(&c.All[i])...)
	}
	for i := range c.Any {
		out = append(out, conditionMutants(&c.Any[i])...)
	}
	return append(out, conditionMutants(c.Not)...)
}

// groupMutants exchanges all and any, and takes members away.
func groupMutants(c *rules.Condition) []mutant {
	was := *c
	put := func(name string, to rules.Condition) mutant {
		return mutant{name: fmt.Sprintf("line %d: %s", c.Line, name), apply: func() { *c = to }, undo: func() { *c = was }}
	}
	var out []mutant
	if len(c.All) > 1 {
		out = append(out, put("any for all", rules.Condition{Any: c.All}))
	}
	if len(c.Any) > 1 {
		out = append(out, put("all for any", rules.Condition{All: c.Any}))
	}
	for i := range c.All {
		out = append(out, put(fmt.Sprint("without member ", i+1), rules.Condition{All: append(slices.Clone(c.All[:i]), c.All[i+1:]...)}))
	}
	for i := range c.Any {
		out = append(out, put(fmt.Sprint("without member ", i+1), rules.Condition{Any: append(slices.Clone(c.Any[:i]), c.Any[i+1:]...)}))
	}
	if c.Not != nil {
		out = append(out, put("without not", *c.Not))
	}
	return out
}

// flipped turns one word of a condition into its opposite.
func flipped(c *rules.Condition) []mutant {
	var out []mutant
	if c.Is != "" {
		out = append(out, setTo(c.Field+c.Operator+" is the other", &c.Is, map[string]string{"yes": "no", "no": "yes"}[c.Is]))
	}
	for _, b := range []**bool{&c.Known, &c.Some} {
		if *b != nil {
			to := !**b
			out = append(out, setTo(c.Field+c.Operator+" the opposite", b, &to))
		}
	}
	if c.Max != nil {
		less, more := *c.Max-1, *c.Max+1
		out = append(out, setTo("less at most", &c.Max, &less), setTo("more at most", &c.Max, &more))
	}
	if c.From != "" && c.Before == "" {
		was := *c
		out = append(out, mutant{name: c.Field + " before for from", apply: func() { c.Before, c.From = was.From, "" }, undo: func() { *c = was }})
	}
	return out
}

func entryMutants(e *rules.Entry) []mutant {
	out := slices.Concat(shifted("listed_on", &e.ListedOn), shifted("duty_from", &e.DutyFrom), shifted("report_from", &e.ReportFrom),
		conditionMutants(e.Category), conditionMutants(e.Limit))
	if e.Vendor != "" {
		out = append(out, setTo("another vendor", &e.Vendor, "somebody"))
	}
	if e.Limit != nil {
		out = append(out, setTo("without its limit", &e.Limit, nil))
	}
	return out
}
