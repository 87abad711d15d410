package rules

import (
	"fmt"
	"slices"
	"strings"
)

func (r *Rule) clausesTo(b *strings.Builder) {
	if len(r.Clauses) == 0 {
		return
	}
	b.WriteString("| clause | when | then |\n| --- | --- | --- |\n")
	for i := range r.Clauses {
		c := &r.Clauses[i]
		fmt.Fprintf(b, "| %s | %s | %s |\n", c.ID, cell(c.holds()), cell(c.then()))
	}
	b.WriteString("\nThe first clause that holds decides; if none holds, the rule says nothing.\n\n")
}

func (c *Clause) holds() string {
	out := "always"
	if c.When != nil {
		out = c.When.String()
	}
	if c.Removed {
		out += " (only for what is removed)"
	}
	return out
}

func (c *Clause) then() string {
	out := "**" + c.Outcome + "**"
	if c.Deadline != nil {
		out += " by " + c.Deadline.words()
	}
	if c.Message != "" {
		out += ": " + c.Message
	}
	return out
}

func (d *Deadline) words() string {
	switch {
	case d.Yearly != "":
		return d.Yearly + " every year"
	case d.Fact != "":
		return dayText(d.Fact)
	default:
		return dayText(d.At)
	}
}

func (r *Rule) shareTo(b *strings.Builder) {
	s := r.Share
	if s == nil {
		return
	}
	fmt.Fprintf(b, "At most **%s** by %s, of what is %s, measured by each of:\n\n", s.Cap, s.Deadline, s.Universe.String())
	for _, m := range s.Measures {
		how := "distinct " + m.Count
		if m.Sum != "" {
			how = "sum of " + m.Sum
		}
		fmt.Fprintf(b, "- %s (%s)\n", m.Unit, how)
	}
	b.WriteString("\n")
}

func (r *Rule) listTo(b *strings.Builder, l *List) {
	if l == nil || r.Binds != nil {
		return // the entries stand once, with the status rule
	}
	b.WriteString("| entry | names | limited to | listed | duties from | known by |\n| --- | --- | --- | --- | --- | --- |\n")
	for i := range l.Entries {
		e := &l.Entries[i]
		limit := ""
		if e.Limit != nil {
			limit = e.Limit.String()
		}
		who := e.Name
		if e.Vendor != "" {
			who += " (`" + e.Vendor + "`)"
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n", e.ID, cell(who), cell(limit), e.ListedOn, e.DutyFrom, e.Evidence)
	}
	b.WriteString("\n")
}

func (r *Rule) sourcesTo(b *strings.Builder) {
	b.WriteString("\nExamples:\n\n")
	for i := range r.Cases {
		c := &r.Cases[i]
		fmt.Fprintf(b, "- %s: %s\n", c.Name, c.wants())
	}
	b.WriteString("\nSources:\n\n")
	for _, s := range r.Sources {
		kind := s.Evidence
		if s.Copy {
			kind += ", a copy"
		}
		fmt.Fprintf(b, "- <%s> (%s, read %s)", s.URL, kind, s.Checked)
		if s.Says != "" {
			fmt.Fprintf(b, ": %s", s.Says)
		}
		b.WriteString("\n")
	}
}

// wants says what comes out of an example; of a network, what comes out of its
// rows, the worst first.
func (c *Case) wants() string {
	if c.Want != "" {
		return c.Want
	}
	var out []string
	for _, o := range append(Outcomes(), "none") {
		says := func(item []Fact) bool {
			return slices.ContainsFunc(item, func(f Fact) bool { return f.Name == "want" && f.Value == o })
		}
		if slices.ContainsFunc(c.Items, says) {
			out = append(out, o)
		}
	}
	return strings.Join(out, ", else ")
}
