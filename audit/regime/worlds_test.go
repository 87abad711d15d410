package regime

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// switches are fields that are yes, no or blank; made-up rules ask for them.
var switches = []string{
	"sanctions_affected", "anchors_5g", "remotely_connected", "consumer_grade", "connects_third_party",
	"covered_mission", "dod_work", "critical_part",
}

// riddle is a made-up rule in which every field is asked for at most once, so
// that three-valued logic is exact: what it promises can be counted out.
type riddle struct {
	rule *rules.Rule
	used []string
}

func drawRiddle(t *rapid.T) *riddle {
	r := &riddle{rule: &rules.Rule{ID: "x-riddle", Force: "regulation", Vendors: []string{"huawei"}, File: "x-riddle.yaml"}}
	left := slices.Clone(rapid.Permutation(switches).Draw(t, "fields"))
	clauses := rapid.IntRange(1, 4).Draw(t, "clauses")
	for i := range clauses {
		c := rules.Clause{ID: fmt.Sprint("c", i), Message: "so"}
		c.Outcome = rapid.SampledFrom([]string{"breach", "report", "advisory", "designated", "exempt", "clear"}).Draw(t, "outcome")
		if len(left) > 0 && rapid.IntRange(0, 4).Draw(t, "always") > 0 {
			c.When = r.condition(t, &left, 2)
		}
		r.rule.Clauses = append(r.rule.Clauses, c)
	}
	return r
}

// condition draws a tree over fields that no other part of the rule has.
func (r *riddle) condition(t *rapid.T, left *[]string, depth int) *rules.Condition {
	shape := rapid.IntRange(0, 5).Draw(t, "shape")
	if depth == 0 || len(*left) < 2 || shape < 2 {
		field := (*left)[0]
		*left = (*left)[1:]
		r.used = append(r.used, field)
		return &rules.Condition{Field: field, Is: rapid.SampledFrom([]string{"yes", "no"}).Draw(t, "is")}
	}
	if shape == 2 {
		return &rules.Condition{Not: r.condition(t, left, depth-1)}
	}
	kids := []rules.Condition{*r.condition(t, left, depth-1)}
	for len(*left) > 0 && len(kids) < 3 && rapid.Bool().Draw(t, "more") {
		kids = append(kids, *r.condition(t, left, depth-1))
	}
	if shape == 3 {
		return &rules.Condition{All: kids}
	}
	return &rules.Condition{Any: kids}
}

// world is an item of which every switch is set, or blank.
type world map[string]string

func (w world) item(t testing.TB, dict *gear.Dictionary) *gear.Item {
	var pairs []string
	for _, f := range switches {
		if w[f] != "" {
			pairs = append(pairs, f+"="+w[f])
		}
	}
	return &item(t, dict, pairs...).item
}

// each calls fn with every way to fill in the blanks among the fields.
func (w world) each(fields []string, fn func(world)) {
	for i, f := range fields {
		if w[f] != "" {
			continue
		}
		for _, v := range []string{"yes", "no"} {
			filled := world{f: v}
			for k, was := range w {
				filled[k] = was
			}
			filled[f] = v
			filled.each(fields[i+1:], fn)
		}
		return
	}
	fn(w)
}

// plain judges an item of which everything is known, by the words of the rule
// and without any of the engine.
func (r *riddle) plain(w world) Outcome {
	for _, c := range r.rule.Clauses {
		if c.When == nil || holds(c.When, w) {
			o, _ := ParseOutcome(c.Outcome)
			return o
		}
	}
	return Clear
}

func holds(c *rules.Condition, w world) bool {
	isTrue := func(k rules.Condition) bool { return holds(&k, w) }
	switch {
	case c.All != nil:
		return !slices.ContainsFunc(c.All, func(k rules.Condition) bool { return !isTrue(k) })
	case c.Any != nil:
		return slices.ContainsFunc(c.Any, isTrue)
	case c.Not != nil:
		return !isTrue(*c.Not)
	default:
		return w[c.Field] == c.Is
	}
}

func (r *riddle) judge(t testing.TB, dict *gear.Dictionary) *Judge {
	j, err := Compile(&rules.Set{Rules: []*rules.Rule{r.rule}}, dict, &profile.Profile{}, 20000)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func drawWorld(t *rapid.T, fields []string) world {
	w := world{}
	for _, f := range fields {
		w[f] = rapid.SampledFrom([]string{"", "", "yes", "no"}).Draw(t, f)
	}
	return w
}

// promise is what the engine holds for possible, and which blanks it asks for.
func promise(j *Judge, it *gear.Item, s *Subject) (outcomes, []string) {
	x := evalContext{row: it, subject: s}
	v := j.compiled[0].verdict(&x, false)
	list := j.Judge(it, s, nil)
	if len(list) == 0 {
		return v.set, nil
	}
	return v.set, list[0].Missing
}

// Whatever the blanks turn out to be, what the rule says then was among the
// outcomes that it held for possible; and each of those does come out.
func TestPromiseIsExact(t *testing.T) {
	dict := dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRiddle(rt)
		j := r.judge(t, dict)
		w := drawWorld(rt, r.used)
		got, _ := promise(j, w.item(t, dict), &Subject{Vendor: "huawei", Level: gear.Confirmed})
		var want outcomes
		w.each(r.used, func(full world) { want |= one(r.plain(full)) })
		if got != want {
			rt.Fatalf("promised %s, possible %s", names(got), names(want))
		}
	})
}

// A blank is asked for exactly when it can change the answer.
func TestAsksForWhatDecides(t *testing.T) {
	dict := dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRiddle(rt)
		j := r.judge(t, dict)
		w := drawWorld(rt, r.used)
		_, missing := promise(j, w.item(t, dict), &Subject{Vendor: "huawei", Level: gear.Confirmed})
		for _, f := range r.used {
			if want := r.decides(w, f); want != slices.Contains(missing, f) {
				rt.Fatalf("%s: decides %v, asked for: %v (world %v)", f, want, missing, w)
			}
		}
	})
}

// decides reports whether a blank field changes what comes out in some world.
func (r *riddle) decides(w world, field string) bool {
	if w[field] != "" {
		return false
	}
	found := false
	w.each(r.used, func(full world) {
		was := full[field]
		here := r.plain(full)
		full[field] = map[string]string{"yes": "no", "no": "yes"}[was]
		found = found || r.plain(full) != here
		full[field] = was
	})
	return found
}

// With a maker that is not certain the same holds, with nothing more possible:
// it may be somebody else's.
func TestUncertainMakerIsOneMoreWorld(t *testing.T) {
	dict := dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRiddle(rt)
		j := r.judge(t, dict)
		w := drawWorld(rt, r.used)
		level := rapid.SampledFrom([]gear.Level{gear.Possible, gear.Probable, gear.Conflicting}).Draw(rt, "level")
		sure, _ := promise(j, w.item(t, dict), &Subject{Vendor: "huawei", Level: gear.Confirmed})
		got, missing := promise(j, w.item(t, dict), &Subject{Vendor: "huawei", Level: level})
		if want := sure | one(Clear); got != want {
			rt.Fatalf("%s, if it were certain %s", names(got), names(sure))
		}
		if asked := slices.Contains(missing, "manufacturer"); asked != (sure != one(Clear)) {
			rt.Fatalf("asks for the maker: %v, while it would be %s", asked, names(sure))
		}
		for _, f := range j.Judge(w.item(t, dict), &Subject{Vendor: "huawei", Level: level}, nil) {
			if f.Outcome != Review {
				rt.Fatalf("a maker that is %s leads to %s", level, f.Outcome)
			}
		}
	})
}

// Each answer narrows what is possible and never widens it.
func TestAnswersOnlyNarrow(t *testing.T) {
	dict := dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := drawRiddle(rt)
		j := r.judge(t, dict)
		w := drawWorld(rt, r.used)
		s := &Subject{Vendor: "huawei", Level: gear.Confirmed}
		before, _ := promise(j, w.item(t, dict), s)
		for _, f := range r.used {
			if w[f] == "" {
				w[f] = rapid.SampledFrom([]string{"yes", "no"}).Draw(rt, "answer")
				after, _ := promise(j, w.item(t, dict), s)
				if after&^before != 0 {
					rt.Fatalf("%s=%s leads from %s to %s", f, w[f], names(before), names(after))
				}
				before = after
			}
		}
		if !before.single() {
			rt.Fatalf("all is known, and %s is possible", names(before))
		}
	})
}

// names writes a set of outcomes.
func names(s outcomes) string {
	var out []string
	for o := range Outcomes {
		if s.has(o) {
			out = append(out, o.String())
		}
	}
	return fmt.Sprint(out)
}
