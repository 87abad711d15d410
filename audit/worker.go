package audit

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report/csv"
)

// worker judges rows. It owns everything that it changes; what it shares with
// the other workers is only read.
type worker struct {
	hall     *hall
	makers   *maker.Session
	counts   *counts
	ahead    *regime.Count
	docket   *regime.Docket
	prices   *cost.Tally
	screen   *screen // nil where every row is looked at
	nowhere  *cost.Site
	waivers  []*regime.Waiver // of the findings, nil for none; empty where there are none
	anything bool             // an output wants rows without findings
	findings bool             // and one wants those that have some
	recorder recorder
	pens     []csv.Pen // of the outputs that take pages
	whole    bool      // records are wanted whole
}

func (h *hall) newWorker() *worker {
	w := &worker{
		hall:     h,
		makers:   h.makers.Session(),
		counts:   newCounts(len(h.judge.Rules()), h.lexicon),
		ahead:    h.ahead.NewCount(),
		prices:   h.catalog.NewTally(),
		anything: h.wants(false),
		findings: h.wants(true),
		recorder: newRecorder(h.dict),
		whole:    h.whole(),
	}
	for _, p := range h.paged {
		w.pens = append(w.pens, p.writer.NewPen())
	}
	w.docket = h.judge.NewDocket(w.ahead)
	w.nowhere = w.prices.Site("")
	w.screen = newScreen(w)
	return w
}

// batch judges one chunk of rows and returns what has to happen in input order.
func (w *worker) batch(b *inventory.Batch) func() error {
	if w.screen != nil {
		w.screen.batch(b)
	}
	s := w.hall.sheaf()
	for b.Next() {
		w.row(b, s)
	}
	rejects, issues, skips := b.Rejects(), b.Issues(), b.Skips()
	if len(s.identities)+len(rejects)+len(issues)+len(skips) == 0 {
		w.hall.release(s)
		return nil
	}
	return func() error {
		defer w.hall.release(s)
		if err := w.hall.commit(rejects, issues, skips); err != nil {
			return err
		}
		return w.hall.bind(s)
	}
}

// row walks one row down the corridor. It is put into words only where a writer
// wants it.
func (w *worker) row(b *inventory.Batch, s *sheaf) {
	it := b.Item()
	id := w.makers.Identify(it)
	who := subject(id)
	j := w.docket.Judge(it, &who)
	site := w.counts.sites.of(b, b.Row())
	w.counts.row(id, j, site)
	w.docket.Note(j, site.place())
	w.counts.counting[w.waived(it, j)]++
	priced, line := w.price(it, id, j, site)
	if w.anything || w.findings && len(j.Findings) > 0 {
		w.record(it, id, j, priced, &line)
		w.write(s)
	}
}

// record puts into words what was found.
func (w *worker) record(it *gear.Item, id *maker.Identification, j *regime.Judgement, priced string, line *cost.Line) {
	rec := w.recorder.record(it, id, j)
	for i, one := range w.waivers {
		if one != nil {
			rec.Findings[i].Waived, rec.Findings[i].Waiver = true, one.ID
		}
	}
	rec.Item.Priced = priced
	if priced == pricedFirm || priced == pricedOpen {
		rec.Item.Low, rec.Item.High = line.Low.String(), line.High.String()
	}
}

// write adds the present record to a sheaf.
func (w *worker) write(s *sheaf) {
	rec := &w.recorder.rec
	s.identities = append(s.identities, w.recorder.identity)
	for i, pen := range w.pens {
		if len(rec.Findings) > 0 || w.hall.paged[i].clear {
			pen.Write(&s.pages[i], rec, w.recorder.said)
		}
		s.pages[i].End()
	}
	if w.whole {
		s.records = append(s.records, kept(rec))
	}
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
func (w *worker) price(it *gear.Item, id *maker.Identification, j *regime.Judgement, at *siteCount) (string, cost.Line) {
	if j.Gone {
		return "", cost.Line{}
	}
	if n := cost.Active(it); n > 0 && at != nil {
		w.prices.Count(w.money(at), n)
	}
	if id.Vendor == "" {
		return "", cost.Line{}
	}
	open := id.Level == gear.Possible || id.Level == gear.Conflicting
	line := w.prices.Price(it)
	line.Eligible = eligible(j.Findings)
	w.prices.Add(line, w.money(at), open)
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

// settle prices what all workers passed by, which their sites have counted.
func (w *worker) settle() {
	for _, s := range w.counts.sites.list {
		if s.active > 0 {
			w.prices.Count(w.money(s), s.active)
		}
	}
}

// money returns the site as the prices know it.
func (w *worker) money(at *siteCount) *cost.Site {
	if at == nil {
		return w.nowhere
	}
	if at.money == nil {
		at.money = w.prices.Site(at.key)
	}
	return at.money
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
	return regime.Subject{Vendor: id.Vendor, Others: id.Others, Level: gear.Level(id.Level), Missing: id.Missing}
}
