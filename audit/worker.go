package audit

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// worker judges rows. It owns everything that it changes; what it shares with
// the other workers is only read.
type worker struct {
	hall     *hall
	makers   *maker.Session
	counts   *counts
	ahead    *regime.Count
	prices   *cost.Tally
	findings []regime.Finding // scratch
	waivers  []*regime.Waiver // of the findings, nil for none
}

func (h *hall) newWorker() *worker {
	return &worker{
		hall:   h,
		makers: h.makers.Session(),
		counts: newCounts(len(h.judge.Rules())),
		ahead:  h.ahead.NewCount(),
		prices: h.catalog.NewTally(),
	}
}

// batch judges one chunk of rows and returns what has to happen in input order.
func (w *worker) batch(b *inventory.Batch) func() error {
	var records []report.Record
	for b.Next() {
		if rec, ok := w.row(b.Item()); ok {
			records = append(records, rec)
		}
	}
	rejects, issues := b.Rejects(), b.Issues()
	if len(records)+len(rejects)+len(issues) == 0 {
		return nil
	}
	return func() error { return w.hall.commit(records, rejects, issues) }
}

// row walks one row down the corridor. The record is made only where a writer
// wants it.
func (w *worker) row(it *gear.Item) (report.Record, bool) {
	id := w.makers.Identify(it)
	who := subject(id)
	inPlace := !w.hall.judge.Gone(it)
	w.findings = w.hall.judge.Judge(it, &who, w.findings[:0])
	worst := w.counts.row(it, id, w.findings, inPlace)
	w.ahead.Judge(it, &who, siteKey(it))
	w.counts.counting[w.waived(it)]++
	priced, line := w.price(it, id, inPlace)
	if !w.hall.wants(len(w.findings) > 0) {
		return report.Record{}, false
	}
	rec := w.hall.recorder.record(it, id, w.findings, worst)
	for i, one := range w.waivers {
		if one != nil {
			rec.Findings[i].Waived, rec.Findings[i].Waiver = true, one.ID
		}
	}
	rec.Item.Priced = priced
	if priced == pricedFirm || priced == pricedOpen {
		rec.Item.Low, rec.Item.High = line.Low.String(), line.High.String()
	}
	return rec, true
}

// Words of Item.Priced.
const (
	pricedFirm = "firm"
	pricedOpen = "if_open"
	pricedNot  = "unpriced"
	pricedIn   = "included" // part of the price of what it sits in
)

// price adds a row that is to be replaced to the sums, and every row in place
// to its site, of which the covered part is a share.
func (w *worker) price(it *gear.Item, id *maker.Identification, inPlace bool) (string, cost.Line) {
	if !inPlace {
		return "", cost.Line{}
	}
	site := siteKey(it)
	w.prices.Count(site, cost.Active(it))
	if id.Vendor == "" {
		return "", cost.Line{}
	}
	open := id.Level == maker.Possible || id.Level == maker.Conflicting
	line := w.prices.Price(it)
	line.Eligible = eligible(w.findings)
	w.prices.Add(line, site, open)
	switch {
	case line.State == cost.Included:
		return pricedIn, line
	case !line.Priced():
		return pricedNot, line
	case open:
		return pricedOpen, line
	default:
		return pricedFirm, line
	}
}

// eligible reports whether a rule says that a reimbursement programme takes
// the item.
func eligible(findings []regime.Finding) bool {
	for i := range findings {
		if findings[i].Eligible == "yes" {
			return true
		}
	}
	return false
}

// subject is what the rules must know of who made an item.
func subject(id *maker.Identification) regime.Subject {
	return regime.Subject{Vendor: id.Vendor, Others: id.Others, Level: regime.Level(id.Level), Missing: id.Missing}
}
