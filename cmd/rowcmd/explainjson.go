package rowcmd

import (
	"github.com/gearaudit/gearaudit/audit/explain"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// explained is format json of explain.
type explained struct {
	Item  *report.Item      `json:"item,omitempty"` // with its findings; absent for a rejected row
	Cells []explainedCell   `json:"cells"`
	Note  string            `json:"note,omitempty"` // about who made it
	Proof []report.Evidence `json:"evidence"`
	Rules []explainedRule   `json:"rules"` // all of them with --all, else those that say something
	Price *explainedPrice   `json:"price,omitempty"`

	Rejected *explainedReject `json:"rejected,omitempty"`
}

type explainedCell struct {
	Field  string `json:"field"`
	Text   string `json:"text"`
	Unread bool   `json:"unread,omitempty"` // it could not be read, so the field is unknown
}

type explainedRule struct {
	Rule     string             `json:"rule"`
	Citation string             `json:"citation"`
	InForce  bool               `json:"in_force"`
	Binds    *explainedReason   `json:"binds,omitempty"` // absent: it binds nobody by itself
	Outcome  string             `json:"outcome,omitempty"`
	Entries  []explainedEntries `json:"entries"`
}

// explainedEntries is an entry of a rule's list, or the rule itself where it has none.
type explainedEntries struct {
	Entry   string            `json:"entry,omitempty"`
	Reach   explainedReason   `json:"reach"`
	Clauses []explainedClause `json:"clauses"`
}

type explainedClause struct {
	Clause string          `json:"clause"`
	Reason explainedReason `json:"reason"`
}

// explainedReason is a condition with its answer and the fact that decided it.
type explainedReason struct {
	Value string            `json:"value"` // yes, no or unknown
	Text  string            `json:"text,omitempty"`
	Fact  string            `json:"fact,omitempty"`
	Join  string            `json:"join,omitempty"` // all, any or not: how the parts make the value
	Parts []explainedReason `json:"parts,omitempty"`
}

type explainedPrice struct {
	State  string `json:"state"`
	Kind   string `json:"kind,omitempty"`
	Low    string `json:"low,omitempty"`
	High   string `json:"high,omitempty"`
	Basis  string `json:"basis,omitempty"`
	Source string `json:"source,omitempty"`
}

type explainedReject struct {
	Place  string `json:"place"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
	Text   string `json:"text"`
}

func explainedJSON(e *explain.Explanation, all bool) *explained {
	out := &explained{Cells: []explainedCell{}, Proof: report.NotNil(e.Proof), Rules: []explainedRule{}, Note: e.Note}
	if r := e.Reject; r != nil {
		out.Rejected = &explainedReject{Place: r.Place.String(), Code: r.Code, Reason: r.Reason, Hint: r.Hint, Text: r.Text}
		return out
	}
	out.Item = &e.Item
	for _, c := range e.Cells {
		out.Cells = append(out.Cells, explainedCell{c.Field, c.Text, c.Bad})
	}
	for i := range e.Rules {
		if r := &e.Rules[i]; all || r.Finding != nil {
			out.Rules = append(out.Rules, explainedRuleOf(r))
		}
	}
	if p := &e.Price; p.State != "" {
		out.Price = &explainedPrice{State: p.State, Kind: p.Kind, Basis: p.Basis, Source: p.Source}
		if p.High > 0 {
			out.Price.Low, out.Price.High = p.Low.String(), p.High.String()
		}
	}
	return out
}

func explainedRuleOf(r *regime.Explanation) explainedRule {
	out := explainedRule{Rule: r.Rule.ID, Citation: r.Rule.Citation, InForce: r.InForce, Entries: []explainedEntries{}}
	if r.Finding != nil {
		out.Outcome = r.Finding.Outcome.String()
	}
	if r.Binds != nil {
		binds := explainedReasonOf(r.Binds)
		out.Binds = &binds
	}
	for i := range r.Entries {
		x := &r.Entries[i]
		e := explainedEntries{Reach: explainedReasonOf(&x.Reach), Clauses: []explainedClause{}}
		if x.Entry != nil {
			e.Entry = x.Entry.ID
		}
		for k := range x.Clauses {
			e.Clauses = append(e.Clauses, explainedClause{x.Clauses[k].Clause.ID, explainedReasonOf(&x.Clauses[k].Reason)})
		}
		out.Entries = append(out.Entries, e)
	}
	return out
}

func explainedReasonOf(r *regime.Reason) explainedReason {
	out := explainedReason{Value: r.Value, Text: r.Text, Fact: r.Fact, Join: r.Join}
	for i := range r.Kids {
		out.Parts = append(out.Parts, explainedReasonOf(&r.Kids[i]))
	}
	return out
}
