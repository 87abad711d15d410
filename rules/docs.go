package rules

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Docs renders the documentation that stands beside the rules: README.md of
// the folder and of every jurisdiction, by path within the folder.
func Docs(fsys fs.FS) (map[string]string, error) {
	set, err := Load(fsys, Choice{All: true, Cases: true})
	if err != nil {
		return nil, err
	}
	out := map[string]string{"README.md": index(set)}
	for _, p := range set.Packs {
		out[p.ID+"/README.md"] = set.page(p)
	}
	return out, nil
}

// In returns the rules of a jurisdiction, named by its folder.
func (s *Set) In(dir string) []*Rule {
	return slices.DeleteFunc(slices.Clone(s.Rules), func(r *Rule) bool { return path.Dir(r.File) != "rules/"+dir })
}

const generated = "<!-- Made from the rule files by go test ./rules -run TestDocs -update. Change those, not this. -->\n\n"

// index is the table of all rules.
func index(s *Set) string {
	var b strings.Builder
	b.WriteString("# Rules\n\n" + generated)
	fmt.Fprintf(&b, "%d rules of %d jurisdictions. One file per rule, its examples inside. Nothing here is legal advice.\n\n", len(s.Rules), len(s.Packs))
	b.WriteString("Only a statute, regulation, licence, order, contract or authorisation can be breached. The rest is advice.\n" +
		"A rule that is *unverified* loads only with `--include-unverified`, and one that is *by name* only when `--rules` names it.\n\n")
	for _, p := range s.Packs {
		fmt.Fprintf(&b, "## [%s](%s/README.md)\n\nFacts up to %s.\n\n", p.Title, p.ID, p.Date)
		b.WriteString("| rule | says | force | binds | known by |\n| --- | --- | --- | --- | --- |\n")
		for _, r := range s.In(p.ID) {
			fmt.Fprintf(&b, "| [%s](%s/README.md#%s) | %s | %s | %s | %s |\n", r.ID, p.ID, anchor(r.ID), cell(r.Title), r.Force, cell(r.Bound()), r.Standing())
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Standing says how well the rule is known, and whether it must be named.
func (r *Rule) Standing() string {
	if !r.ByDefault() {
		return r.Evidence() + ", by name"
	}
	return r.Evidence()
}

// anchor is the name that a heading has in rendered Markdown.
func anchor(heading string) string { return strings.ReplaceAll(strings.ToLower(heading), ".", "") }

// cell makes a text fit for a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s), "\n", " "), "|", `\|`)
}

// page is the documentation of one jurisdiction.
func (s *Set) page(p Pack) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%sFacts up to %s.\n", p.Title, generated, p.Date)
	for _, r := range s.In(p.ID) {
		fmt.Fprintf(&b, "\n## %s\n\n%s", r.ID, r.Page(s.Lists[r.List]))
	}
	return b.String()
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
