package regime

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// firstDay begins the stretch of days that the made-up rules of this file name.
const firstDay, lastDay = gear.Date(18000), gear.Date(18012)

// vague is a made-up rule and an item of which cells stand for several values.
type vague struct {
	dict *gear.Dictionary
	rule *rules.Rule
	used []gear.Field
	item *gear.Item
}

func drawVague(t *rapid.T, dict *gear.Dictionary) *vague {
	v := &vague{dict: dict, rule: &rules.Rule{ID: "x-vague", Force: "regulation", Vendors: []string{"huawei"}, File: "x-vague.yaml"}}
	v.item = &gear.Item{Values: make([]*gear.Value, dict.Len())}
	left := rapid.Permutation([]gear.Field{gear.Function, gear.Technology, gear.Role, gear.SiteClass, gear.InstalledOn, gear.AuthorizedOn}).Draw(t, "fields")[:4]
	for range rapid.IntRange(1, 3).Draw(t, "clauses") {
		if len(left) == 0 {
			break
		}
		c := rules.Clause{ID: "c", Message: "so", Outcome: rapid.SampledFrom([]string{"breach", "report", "exempt", "clear"}).Draw(t, "outcome")}
		c.When = v.condition(t, &left)
		v.rule.Clauses = append(v.rule.Clauses, c)
	}
	for _, f := range v.used {
		v.item.Values[f] = v.cell(t, f)
	}
	return v
}

func (v *vague) condition(t *rapid.T, left *[]gear.Field) *rules.Condition {
	f := (*left)[0]
	*left = (*left)[1:]
	v.used = append(v.used, f)
	c := &rules.Condition{Field: v.dict.Name(f)}
	if v.dict.Defs[f].Type == gear.Day {
		c.From, c.Until = "", gear.Date(rapid.Int32Range(int32(firstDay)+1, int32(lastDay)-1).Draw(t, "until")).String()
	} else {
		c.In = rapid.SliceOfNDistinct(rapid.SampledFrom(v.dict.Defs[f].Values), 1, 3, rapid.ID[string]).Draw(t, "in")
	}
	switch shape := rapid.IntRange(0, 4).Draw(t, "shape"); {
	case shape == 0:
		return &rules.Condition{Not: c}
	case shape == 1 && len(*left) > 0:
		return &rules.Condition{All: []rules.Condition{*c, *v.condition(t, left)}}
	case shape == 2 && len(*left) > 0:
		return &rules.Condition{Any: []rules.Condition{*c, *v.condition(t, left)}}
	}
	return c
}

// cell draws a value that is one, one of several, or unreadable.
func (v *vague) cell(t *rapid.T, f gear.Field) *gear.Value {
	out := &gear.Value{State: rapid.SampledFrom([]gear.State{gear.Present, gear.Present, gear.Present, gear.Bad, gear.Blank}).Draw(t, "state")}
	if out.State != gear.Present {
		return out
	}
	if v.dict.Defs[f].Type == gear.Day {
		out.Date = gear.Date(rapid.Int32Range(int32(firstDay), int32(lastDay)-3).Draw(t, "first"))
		if n := rapid.Int32Range(0, 3).Draw(t, "days"); n > 0 {
			out.Until = out.Date.AddDays(int(n))
		}
		return out
	}
	codes := rapid.SliceOfNDistinct(rapid.IntRange(1, len(v.dict.Defs[f].Values)), 1, 3, rapid.ID[int]).Draw(t, "codes")
	if len(codes) == 1 {
		out.Code = uint16(codes[0])
		return out
	}
	for _, c := range codes {
		out.Set |= 1 << c
	}
	return out
}

// members lists every single value that a cell may mean.
func (v *vague) members(f gear.Field) []*gear.Value {
	var out []*gear.Value
	cell, def := v.item.Values[f], &v.dict.Defs[f]
	if def.Type == gear.Day {
		first, last := firstDay, lastDay
		if cell.Known() {
			first, last = cell.Between()
		}
		for d := first; d <= last; d++ {
			out = append(out, &gear.Value{State: gear.Present, Date: d})
		}
		return out
	}
	for c := 1; c <= len(def.Values); c++ {
		if !cell.Known() || cell.Codes()>>c&1 != 0 {
			out = append(out, &gear.Value{State: gear.Present, Code: uint16(c)})
		}
	}
	return out
}

// each calls fn with every item of single values that the vague one may be.
func (v *vague) each(fields []gear.Field, values []*gear.Value, fn func([]*gear.Value)) {
	if len(fields) == 0 {
		fn(values)
		return
	}
	for _, m := range v.members(fields[0]) {
		values[fields[0]] = m
		v.each(fields[1:], values, fn)
	}
}

// plain judges single values by the words of the rule, without the engine.
func (v *vague) plain(values []*gear.Value) Outcome {
	for _, c := range v.rule.Clauses {
		if v.holds(c.When, values) {
			o, _ := ParseOutcome(c.Outcome)
			return o
		}
	}
	return Clear
}

func (v *vague) holds(c *rules.Condition, values []*gear.Value) bool {
	isTrue := func(k rules.Condition) bool { return v.holds(&k, values) }
	switch {
	case c.All != nil:
		return !slices.ContainsFunc(c.All, func(k rules.Condition) bool { return !isTrue(k) })
	case c.Any != nil:
		return slices.ContainsFunc(c.Any, isTrue)
	case c.Not != nil:
		return !isTrue(*c.Not)
	}
	f, _ := v.dict.Field(c.Field)
	if c.In != nil {
		return slices.Contains(c.In, v.dict.Defs[f].Values[values[f].Code-1])
	}
	return values[f].Date.String() <= c.Until
}

// What a rule holds for possible of an item with vague cells is exactly what it
// says of the items that it may be, one by one.
func TestVagueCellsAreEveryMember(t *testing.T) {
	dict := dictionary(t)
	open := 0
	rapid.Check(t, func(rt *rapid.T) {
		v := drawVague(rt, dict)
		j, err := Compile(&rules.Set{Rules: []*rules.Rule{v.rule}}, dict, &profile.Profile{}, 20000)
		if err != nil {
			t.Fatal(err)
		}
		want := outcomes(0)
		v.each(v.used, make([]*gear.Value, dict.Len()), func(values []*gear.Value) { want |= one(v.plain(values)) })
		s := &Subject{Vendor: "huawei", Level: gear.Confirmed}
		x := evalContext{row: v.item, subject: s}
		if got := j.compiled[0].verdict(&x, false); got.set != want {
			rt.Fatalf("%s, want %s", names(got.set), names(want))
		}
		list := j.Judge(v.item, s, nil)
		if want.single() == (len(list) > 0 && list[0].Outcome == Review) {
			rt.Fatalf("%s leads to %v", names(want), summary(list))
		}
		if !want.single() {
			open++
		}
	})
	if open == 0 {
		t.Error("no cell left anything open")
	}
}

// A word for several values at a time holds what any of them holds.
func TestEveryValueAtATime(t *testing.T) {
	for _, tc := range []struct {
		set, codes uint64
		every      bool
		want       truth
	}{
		{0b0110, 0b0010, true, yes}, {0b0110, 0b1000, true, no}, {0b0110, 0b0110, true, yes},
		{0b0110, 0b0010, false, unknown}, {0b0110, 0b1000, false, no}, {0b0110, 0b1110, false, yes},
	} {
		if got := oneOf(&gear.Value{State: gear.Present, Set: tc.set, Every: tc.every}, tc.codes); got != tc.want {
			t.Errorf("%b in %b, every %v: %s, want %s", tc.set, tc.codes, tc.every, got, tc.want)
		}
	}
}

// What cannot be right makes nothing gone; it is asked for.
func TestGoneOnlyWhereItCanBe(t *testing.T) {
	dict := dictionary(t)
	j, _ := stand(t, carrier)
	for _, tc := range []struct {
		facts []string
		want  truth
		word  bool
	}{
		{nil, no, false},
		{[]string{"status=active"}, no, false},
		{[]string{"status=removed"}, yes, true},
		{[]string{"status=removed", "removed_on=2024-05-01"}, yes, false},
		{[]string{"removed_on=2024-05-01"}, yes, false},
		{[]string{"removed_on=2026-11-21"}, yes, false},
		{[]string{"removed_on=2026-11-22"}, no, false},
		{[]string{"status=disposed", "removed_on=2027-05-01"}, no, false},
		{[]string{"status=active", "removed_on=2024-05-01"}, unknown, false},
		{[]string{"status=active", "removed_on=2027-05-01"}, no, false},
		{[]string{"status=removed", "removed_on=1979-12-31"}, unknown, false},
		{[]string{"status=removed", "removed_on=1980-01-01"}, yes, false},
		{[]string{"removed_on=1900-01-01"}, unknown, false},
		{[]string{"removed_on=2020-01-01", "installed_on=2020-01-02"}, unknown, false},
		{[]string{"removed_on=2020-01-02", "installed_on=2020-01-02"}, yes, false},
		{[]string{"status=removed", "removed_on=2020-01-01", "acquired_on=2021-01-02"}, unknown, false},
		{[]string{"removed_on=2020-01-01", "installed_on=1900-01-01"}, yes, false},
	} {
		it := &item(t, dict, tc.facts...).item
		if got := j.isGone(&evalContext{row: it}); got != tc.want || j.Gone(it) != (tc.want == yes) || j.GoneByWord(it) != tc.word {
			t.Errorf("%v: gone is %s, by a word %v; want %s, %v", tc.facts, got, j.GoneByWord(it), tc.want, tc.word)
		}
	}
	spans := &item(t, dict, "removed_on=2026-11-01").item
	spans.Values[gear.RemovedOn].Until = date(t, "2026-11-30")
	if got := j.isGone(&evalContext{row: spans}); got != unknown {
		t.Errorf("removed in November 2026: gone is %s on the 21st", got)
	}
}

// Dates that contradict each other, or that nobody can have yet, put nobody in
// breach and are asked for.
func TestImpossibleDatesAreAskedFor(t *testing.T) {
	dict := dictionary(t)
	j, _ := stand(t, carrier)
	for _, tc := range []struct {
		facts []string
		want  string
	}{
		{[]string{"acquired_on=2021-03-15"}, "us-usf-54.9 breach breach  [] []"},
		{[]string{"acquired_on=2076-03-15"}, "us-usf-54.9 review breach  [acquired_on upkeep_funding] [does Universal Service money still pay for its upkeep?]"},
		{[]string{"acquired_on=2021-03-15", "removed_on=1900-01-01"}, "us-usf-54.9 review breach  [removed_on] []"},
		{[]string{"acquired_on=2021-03-15", "removed_on=2024-01-01"}, "us-usf-54.9 historic historic  [] []"},
	} {
		it := &item(t, dict, append(tc.facts, "funding=high_cost", "role=ran")...).item
		got := ""
		for _, f := range summary(j.Judge(it, &Subject{Vendor: "huawei", Level: gear.Confirmed}, nil)) {
			if f[:len("us-usf-54.9")] == "us-usf-54.9" {
				got = f
			}
		}
		if got != tc.want {
			t.Errorf("%v: %s, want %s", tc.facts, got, tc.want)
		}
	}
}
