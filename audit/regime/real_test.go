package regime

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// drawValue is a cell of a field: one of its values, or a day around those that
// rules name.
func drawValue(t *rapid.T, dict *gear.Dictionary, name string) string {
	field, _ := dict.Field(name)
	switch def := &dict.Defs[field]; def.Type {
	case gear.Closed:
		return rapid.SampledFrom(def.Values).Draw(t, name)
	case gear.YesNo:
		return rapid.SampledFrom([]string{"yes", "no"}).Draw(t, name)
	case gear.Day:
		return gear.Date(rapid.Int32Range(17500, 22000).Draw(t, name)).String()
	case gear.Count, gear.Number:
		return fmt.Sprint(rapid.IntRange(0, 9).Draw(t, name))
	default:
		return rapid.SampledFrom([]string{"US", "CN", "GB", "DE", "NE", "n78", "700 MHz", "S1", "S2", "drone"}).Draw(t, name)
	}
}

// telling are the fields that rules ask for most.
var telling = []string{
	"role", "function", "technology", "status", "funding", "upkeep_funding", "purpose", "acquired_on", "installed_on",
	"authorized_on", "removed_on", "site_class", "site_id", "region", "country_of_origin", "frequency_band", "approval",
	"approval_ends_on", "sanctions_affected", "anchors_5g", "managed_layer", "critical_part", "substantial_component",
	"connects_third_party", "routes_user_data", "covered_mission", "dod_work", "consumer_grade", "device_class", "traffic", "country",
}

func drawFacts(t *rapid.T, dict *gear.Dictionary) []rules.Fact {
	var facts []rules.Fact
	for _, name := range telling {
		if rapid.Bool().Draw(t, "has "+name) {
			facts = append(facts, rules.Fact{Name: name, Value: drawValue(t, dict, name)})
		}
	}
	return facts
}

func drawProfile(t *rapid.T) *profile.Profile {
	o := rules.Operator{Country: rapid.SampledFrom([]string{"", "US", "GB", "DE", "SE", "CA", "DK", "FR", "FI"}).Draw(t, "country")}
	for _, k := range everyKind(t) {
		switch rapid.IntRange(0, 2).Draw(t, k) {
		case 0:
			o.Kinds = append(o.Kinds, k)
		case 1:
			o.Not = append(o.Not, k)
		}
	}
	if rapid.Bool().Draw(t, "usf") {
		o.USF = []string{"high_cost"}
	}
	return &profile.Profile{Operator: o}
}

func drawSubject(t *rapid.T) *Subject {
	makers := []string{"huawei", "zte", "hikvision", "dahua", "kaspersky", "dji", "smic", "china_telecom"}
	s := &Subject{Level: rapid.SampledFrom([]gear.Level{gear.Unknown, gear.OtherMaker, gear.Possible, gear.Conflicting, gear.Probable, gear.Confirmed, gear.Confirmed}).Draw(t, "level")}
	if s.Level > gear.OtherMaker {
		s.Vendor = rapid.SampledFrom(makers).Draw(t, "maker")
	}
	if s.Level == gear.Conflicting {
		s.Others = []string{rapid.SampledFrom(makers).Draw(t, "other")}
	}
	return s
}

func drawDay(t *rapid.T) gear.Date { return gear.Date(rapid.Int32Range(17000, 22500).Draw(t, "as of")) }

func exhibitOf(t testing.TB, dict *gear.Dictionary, facts []rules.Fact) *gear.Item {
	t.Helper()
	e, err := newCaseItem(dict, facts)
	if err != nil {
		t.Fatal(err)
	}
	return &e.item
}

// The judge sorts rules by maker to be fast. It must say what it would say if
// it tried every rule on every item.
func TestNoShortcutChangesAnAnswer(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		day := drawDay(rt)
		j, err := compile(set, dict, drawProfile(rt), day, day)
		if err != nil {
			t.Fatal(err)
		}
		it, s := exhibitOf(t, dict, drawFacts(rt, dict)), drawSubject(rt)
		if diff := cmp.Diff(j.slowly(it, s), summary(j.Judge(it, s, nil))); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// slowly tries every rule. Who made a passive thing is not asked: where nobody
// is named, only rules that go by category speak of it.
func (j *Judge) slowly(it *gear.Item, s *Subject) []string {
	var list []Finding
	x := evalContext{row: it, subject: s}
	for _, d := range j.compiled {
		f := Finding{Index: d.index, Rule: d.rule, Remedy: d.rule.Remedy}
		switch {
		case !d.inForce, d.bound == no, s.Level == gear.OtherMaker && !d.byCategory():
			continue
		case s.Level == gear.Unknown && it.Text(gear.Function) == "passive" && !d.byCategory():
			continue
		}
		if j.one(&f, d, &x, j.isGone(&x)) {
			list = append(list, f)
		}
	}
	return summary(list)
}

func summary(list []Finding) []string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = fmt.Sprintf("%s %s %s %s %v %v", f.Rule.ID, f.Outcome, f.Worst, f.Deadline, f.Missing, f.Questions)
	}
	return out
}

// What a review of a real rule asks for, once answered, leads to one of the
// outcomes that the rule held for possible.
func TestAnswersKeepThePromise(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	reviews := 0
	rapid.Check(t, func(rt *rapid.T) {
		day := drawDay(rt)
		j, err := compile(set, dict, drawProfile(rt), day, day)
		if err != nil {
			t.Fatal(err)
		}
		facts, s := drawFacts(rt, dict), drawSubject(rt)
		for _, f := range j.Judge(exhibitOf(t, dict, facts), s, nil) {
			d := j.compiled[f.Index]
			if f.Outcome != Review || d.share != nil || len(f.Missing) == 0 {
				continue
			}
			reviews++
			if f.Worst > Review {
				continue // it is a review by the rule's own words
			}
			checkPromise(rt, t, j, d, facts, s, &f)
		}
	})
	if reviews == 0 && !testing.Short() {
		t.Error("no review was drawn")
	}
}

func checkPromise(rt *rapid.T, t *testing.T, j *Judge, d *compiledRule, facts []rules.Fact, s *Subject, f *Finding) {
	dict := d.questions.dict
	more := slices.Clone(facts)
	for _, name := range f.Missing {
		field, known := dict.Field(name)
		if known && field != gear.Manufacturer && !silently(d.rule, name) {
			more = append(more, rules.Fact{Name: name, Value: drawValue(rt, dict, name)})
		}
	}
	before, after := exhibitOf(t, dict, facts), exhibitOf(t, dict, more)
	x, y := evalContext{row: before, subject: s}, evalContext{row: after, subject: s}
	was, is := d.verdict(&x, j.Gone(before)), d.verdict(&y, j.Gone(after))
	if j.Gone(before) == j.Gone(after) && is.set&^was.set != 0 && !silentAnywhere(d, f.Missing) {
		rt.Fatalf("%s: after an answer %s, promised %s (missing %v)", d.rule.ID, names(is.set), names(was.set), f.Missing)
	}
}

// silently reports whether a rule takes the blank of a field for no.
func silently(r *rules.Rule, field string) bool {
	for _, c := range conditions(r) {
		if c.Field == field && (c.Said != nil || c.Words != nil || c.Known != nil) || c.AnsweredBy == field {
			return true
		}
	}
	return false
}

// silentAnywhere does so for the list entries too.
func silentAnywhere(d *compiledRule, fields []string) bool {
	found := false
	look := func(c *rules.Condition) {
		found = found || slices.Contains(fields, c.Field) && (c.Said != nil || c.Words != nil || c.Known != nil)
	}
	for _, p := range d.entries {
		if p.entry != nil {
			walk(p.entry.Category, look)
			walk(p.entry.Limit, look)
		}
	}
	return found
}

// Nothing but law of the binding kinds is ever breached or due, by any rule
// that the program carries, for any item and operator.
func TestOnlyLawIsBreached(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		j, err := Compile(set, dict, drawProfile(rt), drawDay(rt))
		if err != nil {
			t.Fatal(err)
		}
		it, s := exhibitOf(t, dict, drawFacts(rt, dict)), drawSubject(rt)
		for _, f := range j.Judge(it, s, nil) {
			if (f.Outcome <= Due || f.Worst <= Due) && !rules.Binding(f.Rule.Force) {
				rt.Fatalf("%s is a %s and says %s", f.Rule.ID, f.Rule.Force, f.Outcome)
			}
			if f.Outcome <= Report && s.Level != gear.Confirmed && !j.compiled[f.Index].byCategory() {
				rt.Fatalf("%s says %s of a maker that is %s", f.Rule.ID, f.Outcome, s.Level)
			}
			if f.Outcome == Review && len(f.Missing)+len(f.Questions) == 0 && f.Worst != Review {
				rt.Fatalf("%s is under review and asks nothing", f.Rule.ID)
			}
		}
	})
}

// Nobody is bound by the law of another country, but for what says so itself.
func TestOtherCountriesDoNotBind(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	it := item(t, dict, "role=ran", "function=ran_baseband", "technology=5g_sa", "funding=high_cost", "acquired_on=2023-01-01", "installed_on=2023-01-01", "site_class=national_security")
	p := &profile.Profile{Operator: rules.Operator{Country: "VN", Kinds: []string{"mno", "isp"}, Not: []string{"federal_contractor"}}}
	j, err := Compile(set, dict, p, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range j.Judge(&it.item, &Subject{Vendor: "huawei", Level: gear.Confirmed}, nil) {
		got = append(got, f.Rule.ID+" "+f.Outcome.String())
	}
	want := "prague-scorecard advisory, uk-designation-notice designated, us-fcc-covered-list designated"
	if strings.Join(got, ", ") != want {
		t.Errorf("an operator in Vietnam: %v, want %s", got, want)
	}
}
