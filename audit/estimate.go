package audit

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
)

// addMoney says in the run what replacement costs and whether the money
// suffices, of which what was left unread can keep it from being sure. It returns the
// part of the cost that falls on each site.
func addMoney(run *report.Run, c *catalog.Catalog, t *cost.Tally, opts *Options, unread []string) ([]cost.SiteCost, error) {
	e, err := t.Estimate()
	if err != nil {
		return nil, err
	}
	run.Estimate = estimate(e)
	run.Estimate.Assumptions = assumptions(&opts.Cost, opts.Rates, opts.Confidence)
	if e.Items+e.OpenItems > 0 {
		if run.Method, err = method(c); err != nil {
			return nil, err
		}
	}
	sites := e.SiteCosts(t)
	if opts.Funding != nil {
		run.Budget = budgetOf(opts.Funding, budget.Hold(e, opts.Funding.Total, opts.Confidence, unread))
	}
	if opts.Observe.Cost != nil {
		opts.Observe.Cost(e, sites)
	}
	return sites, nil
}

// money is what an estimate goes by.
func (o *Options) money() cost.Options {
	m := o.Cost
	m.Day, m.Owner = o.AsOf, owner(o.Profile)
	if p := o.Funding; p != nil && p.Allocation > 0 && p.Proration != nil {
		paid, _ := p.Proration.Float64()
		m.Proration = &paid
	}
	return m
}

// owner is what the choice of a reference class turns on.
func owner(p *profile.Profile) catalog.Owner {
	if p == nil {
		return catalog.Owner{}
	}
	o := catalog.Owner{Country: strings.ToUpper(p.Operator.Country), OwnMoney: slices.Contains(p.Operator.Not, "scrp_participant")}
	if n := p.Operator.Customers; n != nil {
		o.Customers = *n
	}
	return o
}

// unread names what was not read and may be equipment of a designated maker: rejected
// rows that name one, and sheets that name one who made none of the rows read. A
// rejected row that names nobody says nothing about the money.
func unread(in *Inputs, t *engine.Totals, out *collector) []string {
	var list []string
	for _, v := range slices.Sorted(maps.Keys(out.named)) {
		list = append(list, fmt.Sprintf("rejected rows that name %s (%d)", v, out.named[v]))
	}
	for _, a := range in.missing(t.Vendors) {
		list = append(list, "a table that was not read: "+a.String())
	}
	return list
}

// budgetOf carries the comparison with the money into the contract.
func budgetOf(p *budget.Funding, h *budget.Held) *report.Budget {
	out := &report.Budget{
		Available: h.Available.String(), Within: h.Within.String(), Confidence: strconv.FormatFloat(h.Confidence, 'f', -1, 64),
		Deciding: h.Deciding, Proration: p.Prorated(),
	}
	if w := h.WorstCase; w != nil {
		worst := figures(&w.Figures)
		out.WorstCase = &worst
		out.ProbabilityWithin, out.ShortfallP50, out.ShortfallP80 = fraction(w.Probability), w.ShortfallP50.String(), w.ShortfallP80.String()
		out.Step, out.Gain = w.Step.String(), fraction(w.Gain)
	}
	if p.Allocation > 0 {
		out.Allocation = p.Allocation.String()
	}
	if p.Claimed > 0 {
		out.Claimed = p.Claimed.String()
	}
	if p.Phased {
		out.Periods = len(p.Periods)
	}
	return out
}

// quotation carries what became of a quotation into the contract.
func quotation(u *cost.QuoteUse) report.Quotation {
	q := u.Quote
	out := report.Quotation{
		For: q.Name(), Ref: q.Ref, Place: q.Where(), Low: q.Low.String(), High: q.High.String(), QuotedOn: q.QuotedOn.String(),
		AgeDays: u.Age, State: report.QuoteOpen, Pieces: u.Pieces, Rows: u.Rows,
	}
	if q.ValidTo != 0 {
		out.ValidTo = q.ValidTo.String()
	}
	switch {
	case u.ReplacedBy != nil:
		out.State, out.By = report.QuoteReplaced, u.ReplacedBy.Where()
	case u.Lapsed:
		out.State = report.QuoteLapsed
	case q.Firm:
		out.State = report.QuoteFirm
	}
	for _, at := range u.First {
		out.First = append(out.First, at.String())
	}
	if u.Ratio > 0 {
		out.Ratio = strconv.FormatFloat(u.Ratio, 'f', 3, 64)
	}
	return out
}

// fraction prints a part of one with the four places that a reader can use.
func fraction(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }

// estimate carries an estimate into the contract.
func estimate(e *cost.Estimate) report.Estimate {
	out := report.Estimate{
		Currency: e.Currency, Class: e.Class, Baseline: e.Baseline.String(), Items: e.Items, Sites: e.Sites,
		Equipment: figures(&e.Equipment), AllIn: figures(&e.AllIn), Programme: figures(&e.Program),
		OpenItems: e.OpenItems, Unpriced: e.Unpriced, Notes: e.Notes,
	}
	if e.IfOpen != nil {
		f := figures(e.IfOpen)
		out.IfOpen = &f
	}
	for _, b := range e.Bases {
		f := figures(&b.Figures)
		out.Bases = append(out.Bases, report.CostBasis{Basis: b.Name, P10: f.P10, P50: f.P50, P80: f.P80, P90: f.P90, Mean: f.Mean, Note: b.Note})
	}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, report.CostLine{
			ID: l.ID, Activity: l.Activity, What: l.Item, Unit: l.Unit, Quantity: l.Quantity,
			Low: l.Low.String(), Likely: l.Likely.String(), High: l.High.String(), Basis: l.Basis, Source: l.Source,
		})
	}
	if e.Betterment > 0 {
		out.Betterment = e.Betterment.String()
	}
	for _, s := range e.Steps {
		out.Steps = append(out.Steps, report.CostStep{What: s.What, Amount: s.Amount.String(), Note: s.Note})
	}
	for i := range e.Quotes {
		out.Quotations = append(out.Quotations, quotation(&e.Quotes[i]))
	}
	for _, m := range e.Missing {
		out.Missing = append(out.Missing, missingPrice(&m))
	}
	for _, d := range e.Drivers {
		out.Drivers = append(out.Drivers, report.Driver{Name: d.Name, Share: fraction(d.Share)})
	}
	return out
}

func figures(f *cost.Figures) report.Range {
	return report.Range{P10: f.P10.String(), P50: f.P50.String(), P80: f.P80.String(), P90: f.P90.String(), Mean: f.Mean.String()}
}

func missingPrice(m *cost.MissingPrice) report.MissingPrice {
	out := report.MissingPrice{Kind: m.Kind, Item: m.Item, Pieces: m.Pieces, Open: m.Open}
	if e := m.Placeholder; e != nil {
		out.Hint = e.Item + ", " + e.Low.String() + " to " + e.High.String() + " " + e.Currency + ", unit: " + e.Unit
	}
	return out
}

// assumptions lists the numbers that the user set, so that the run can be made
// again.
func assumptions(o *cost.Options, rates map[string]float64, confidence float64) []report.Assumption {
	var out []report.Assumption
	if o.Escalation != nil {
		out = append(out, report.Assumption{Name: report.AssumedEscalation, Value: plain(*o.Escalation)})
	}
	if o.LifeYears != 0 {
		out = append(out, report.Assumption{Name: report.AssumedLife, Value: plain(o.LifeYears)})
	}
	if o.Tax != 0 {
		out = append(out, report.Assumption{Name: report.AssumedTax, Value: plain(o.Tax)})
	}
	for _, code := range slices.Sorted(maps.Keys(rates)) {
		out = append(out, report.Assumption{Name: report.AssumedRate + code, Value: plain(rates[code])})
	}
	if confidence != 0 {
		out = append(out, report.Assumption{Name: report.AssumedConfidence, Value: plain(confidence)})
	}
	return out
}

// method carries the method into the contract.
func method(c *catalog.Catalog) (*report.Method, error) {
	m, err := cost.NewMethod(c)
	if err != nil {
		return nil, err
	}
	out := &report.Method{Steps: m.Steps, Held: m.All.Held, ErrorFactor: strconv.FormatFloat(math.Exp(m.All.LogError), 'f', 2, 64)}
	for _, p := range m.Parameters {
		out.Parameters = append(out.Parameters, report.Parameter{Name: p.Name, Value: plain(p.Value), What: p.What, Basis: p.Basis, Source: p.Source})
	}
	for _, t := range m.Trials {
		if t.HeldOut {
			continue // told by catalog method: the contract's count is of members left out
		}
		out.BackTest = append(out.BackTest, report.Trial{
			Operator: t.Operator, Sites: t.Units, Request: t.Middle().String(), P10: t.P10.String(), P50: t.P50.String(),
			P90: t.P90.String(), Held: t.Held, Source: t.Source, Note: t.Note,
		})
	}
	return out, nil
}

// plain prints a number as short as it can be read again.
func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
