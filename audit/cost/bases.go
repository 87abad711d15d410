package cost

import (
	"fmt"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
)

// Basis is the all-in cost as one of several things that must not be mixed: what an
// operator asks a program for, what the program approves of it and pays, and what is
// spent in the end.
type Basis struct {
	Name string // asked, approved, paid or spent
	Figures
	Note string // what the figure rests on
}

// bases are those that the reference class bears out. A class whose members asked
// nobody has one figure alone.
func (m *model) bases(all *Sum) []Basis {
	p := &m.param
	if m.class.Basis != "asked" {
		return []Basis{{"spent", all.Figures, "members of the class are known by " + m.class.Basis + "; no factor from one to the other is known, so the figure is taken as it is"}}
	}
	out := []Basis{
		{"asked", all.Figures, "what members of the class asked a program for"},
		{"approved", m.approved(all, 1), fmt.Sprintf("times %.2f to %.2f, most likely %.2f: what a program approved of what single applicants asked for", p.ApproveLow, p.ApproveHigh, p.Approve)},
	}
	if m.paid < 1 {
		out = append(out, Basis{"paid", m.approved(all, m.paid), fmt.Sprintf("what is approved, times the proration of %s", decimal(m.paid, 4))})
	}
	return append(out, Basis{
		"spent", m.spent(),
		fmt.Sprintf("what is not quoted times %.2f to %.2f, most likely %.2f: the few applicants of whom more is known than what they asked for", p.SpentLow, p.SpentHigh, p.Spent),
	})
}

// approved is what a program approves of a cost, of which a part is paid.
func (m *model) approved(all *Sum, paid float64) Figures {
	p := &m.param
	return all.times(func(q float64) float64 { return triangular(q, p.ApproveLow, p.Approve, p.ApproveHigh) * paid }, (p.ApproveLow+p.Approve+p.ApproveHigh)/3*paid)
}

// spent is what is paid in the end: what is quoted, and a part of what was asked for
// the rest.
func (m *model) spent() Figures {
	p := &m.param
	var quoted, rest []spread
	for i := range m.parts {
		own, tax := m.amounts(&m.parts[i])
		if m.parts[i].Quoted() {
			quoted = append(quoted, own, tax)
		} else {
			rest = append(rest, own, tax)
		}
	}
	firm, asked := newSum(quoted), newSum(append(rest, m.learned(spread{median: m.overhead})))
	part := func(q float64) float64 { return triangular(q, p.SpentLow, p.Spent, p.SpentHigh) }
	sum := func(q float64) float64 { return firm.at(normal(q)) + asked.at(normal(q))*part(q) }
	return Figures{
		P10: catalog.Round(sum(0.1)), P50: catalog.Round(sum(0.5)), P80: catalog.Round(sum(0.8)), P90: catalog.Round(sum(0.9)),
		Mean: catalog.Round(firm.mean() + asked.mean()*(p.SpentLow+p.Spent+p.SpentHigh)/3),
	}
}
