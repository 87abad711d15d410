package maker

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// verdicts finds the decision about a row. Decisions with the same fields form
// a group with one table, so that a row is looked up once for each group.
type verdicts struct {
	decisions *Decisions
	groups    []verdictGroup
}

type verdictGroup struct {
	fields []gear.Field
	index  map[string]int // what the fields say: the decision
}

// With returns an identifier that heeds the decisions which have not expired
// on the day. They answer only what the evidence leaves open: a confirmed
// maker stays confirmed. The receiver is not changed.
func (d *Identifier) With(decisions *Decisions, asOf gear.Date) *Identifier {
	v := &verdicts{decisions: decisions}
	for i := range decisions.List {
		if decisions.State(i, asOf, 1) != Stale {
			v.add(i)
		}
	}
	out := *d
	out.verdicts = v
	return &out
}

func (v *verdicts) add(i int) {
	fields := v.decisions.fields[i]
	at := slices.IndexFunc(v.groups, func(g verdictGroup) bool { return slices.Equal(g.fields, fields) })
	if at < 0 {
		at = len(v.groups)
		v.groups = append(v.groups, verdictGroup{fields: fields, index: map[string]int{}})
	}
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(folded(v.decisions.List[i].Match[v.decisions.dict.Name(f)]))
		b.WriteByte(0)
	}
	if _, twice := v.groups[at].index[b.String()]; !twice {
		v.groups[at].index[b.String()] = i
	}
}

// folded is the form in which a decision's text and a cell are compared.
func folded(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(words.Clean(s)), " "))
}

// find returns the decision about a row. Where several match, the one that
// names more fields counts, then the earlier one.
func (v *verdicts) find(it *gear.Item) (int, bool) {
	best, found := 0, false
	for _, g := range v.groups {
		var b strings.Builder
		for _, f := range g.fields {
			b.WriteString(folded(it.Text(f)))
			b.WriteByte(0)
		}
		i, ok := g.index[b.String()]
		if !ok {
			continue
		}
		better := len(g.fields) > len(v.decisions.fields[best]) || len(g.fields) == len(v.decisions.fields[best]) && i < best
		if !found || better {
			best, found = i, true
		}
	}
	return best, found
}

// decide answers a row that the evidence leaves open. The evidence stays, so
// that a report shows what was decided against.
func (s *Session) decide(it *gear.Item, id *Identification) *Identification {
	i, ok := s.maker.verdicts.find(it)
	if !ok || id.Level == gear.Confirmed {
		return id
	}
	s.uses[i]++
	c := &s.maker.verdicts.decisions.List[i]
	out := &Identification{Level: gear.OtherMaker, Note: "decided by " + c.Who + " on " + c.When.String() + ": " + c.Reason}
	e := evidence.Evidence{Kind: evidence.Decided, Field: s.maker.verdicts.decisions.fields[i][0], Matched: s.maker.verdicts.decisions.Text(i), Entry: c.Vendor,
		Source: s.maker.verdicts.decisions.File, Note: out.Note, Strength: evidence.Strong, Strong: true}
	if c.Vendor != "none" {
		out.Level, out.Vendor, e.Vendor = gear.Confirmed, c.Vendor, c.Vendor
	}
	out.Evidence = append([]evidence.Evidence{e}, id.Evidence...)
	return out
}

// Uses returns how often this session used each decision, in their order; nil
// without decisions.
func (s *Session) Uses() []int64 { return s.uses }
