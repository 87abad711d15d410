package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// examples checks that a rule has a hit, a miss, and for every day it names
// the day before, the day itself and the day after.
func (l *linter) examples(r *rules.Rule) {
	if len(r.Cases) == 0 {
		l.fail(r.Pos, "add cases: with at least a hit and a miss", "the rule has no example")
		return
	}
	hit, miss := false, false
	shown := map[string][]gear.Date{}
	for i := range r.Cases {
		for _, v := range variants(&r.Cases[i]) {
			h, m := wants(v)
			hit, miss = hit || h, miss || m
			show(shown, v)
		}
	}
	if !hit || !miss {
		l.fail(r.Pos, "add an example that it reaches and one that it does not", "the examples have no hit, or no miss")
	}
	for _, b := range borders(r) {
		for _, d := range b.days {
			if !slices.Contains(shown[b.field], d) {
				l.fail(b.pos, "show the day before, the day and the day after", "no example has %s %s", b.field, d)
			}
		}
	}
}

// wants reports whether an example wants something, and whether it wants
// nothing.
func wants(v *variant) (hit, miss bool) {
	list := []string{v.Want}
	for _, item := range v.Items {
		for _, f := range item {
			if f.Name == "want" {
				list = append(list, f.Value)
			}
		}
	}
	for _, w := range list {
		hit = hit || w != "" && w != "none"
		miss = miss || w == "none"
	}
	return hit, miss
}

// show notes the days that an example has.
func show(shown map[string][]gear.Date, v *variant) {
	shown["as_of"] = append(shown["as_of"], v.AsOf)
	for _, item := range append([][]rules.Fact{v.Item}, v.Items...) {
		for _, f := range item {
			if d := literal(f.Value); d != 0 {
				shown[f.Name] = append(shown[f.Name], d)
			}
		}
	}
}

// border is a day at which what a rule says changes, by the field that has
// it, and the days around it that examples must show.
type border struct {
	pos   rules.Pos
	field string
	days  []gear.Date
}

func borders(r *rules.Rule) []border {
	var out []border
	add := func(p rules.Pos, field string, d gear.Date) {
		if d != 0 {
			out = append(out, border{p, field, []gear.Date{d.AddDays(-1), d, d.AddDays(1)}})
		}
	}
	add(r.Pos, "as_of", literal(r.ValidFrom))
	add(r.Pos, "as_of", r.ValidTo)
	for _, c := range r.Clauses {
		if c.Deadline != nil && c.Outcome == Due.String() {
			add(c.Deadline.Pos, "as_of", literal(c.Deadline.At))
		}
	}
	if r.Share != nil {
		add(r.Share.Pos, "as_of", r.Share.Deadline)
	}
	for _, c := range conditions(r) {
		if c.Field != "" {
			add(c.Pos, c.Field, literal(c.From))
			add(c.Pos, c.Field, literal(c.Before))
			if d := literal(c.Until); d != 0 {
				out = append(out, border{c.Pos, c.Field, []gear.Date{d, d.AddDays(1)}})
			}
		}
	}
	return out
}
