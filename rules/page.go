package rules

import (
	"fmt"
	"strings"
)

// cell makes a text fit for a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\n", " "), "|", `\|`)
}

// Page renders a rule in Markdown: what, who, when, why, what follows, its
// examples and its sources. The list is the one that the rule names.
func (r *Rule) Page(l *List) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**\n\n", r.Title)
	for _, row := range [][2]string{
		{"Force", r.Force + ", " + r.Authority}, {"Citation", r.Citation}, {"Known by", r.Standing() + " source"},
		{"Binds", r.Bound()}, {"Reaches", r.reaches(l)}, {"In force", r.inForce()}, {"If not said whether it binds", r.Unbound},
	} {
		if row[1] != "" {
			fmt.Fprintf(&b, "- %s: %s\n", row[0], strings.TrimSpace(row[1]))
		}
	}
	fmt.Fprintf(&b, "\n%s\n\n", strings.TrimSpace(r.Why))
	r.clausesTo(&b)
	r.shareTo(&b)
	r.listTo(&b, l)
	if r.Remedy != "" {
		fmt.Fprintf(&b, "What to do: %s.\n\n", strings.TrimSuffix(strings.TrimSpace(r.Remedy), "."))
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "- %s\n", strings.TrimSpace(n))
	}
	r.sourcesTo(&b)
	return b.String()
}

// Bound says whom the rule binds.
func (r *Rule) Bound() string {
	if r.Binds == nil {
		return "nobody by itself"
	}
	return strings.TrimSuffix(strings.TrimPrefix(r.Binds.String(), "("), ")")
}

func (r *Rule) reaches(l *List) string {
	switch {
	case l != nil:
		return "every entry of the " + l.Title + " (" + l.Date.String() + ")"
	case r.Category != nil:
		return r.Category.String() + ", whoever made it"
	default:
		return strings.Join(r.Vendors, ", ")
	}
}

func (r *Rule) inForce() string {
	out := "no first day is stated"
	if r.ValidFrom != "" {
		out = "from " + dayText(r.ValidFrom)
	}
	if r.ValidTo != 0 {
		out += " to " + r.ValidTo.String()
	}
	for _, a := range r.AmendedFrom {
		out += fmt.Sprintf("; %s was %s (%s)", a.Field, a.Value, a.Note)
	}
	return out
}
