package audit

import (
	"context"
	"fmt"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Explanation is everything that can be said about one row.
type Explanation struct {
	Item   report.Item
	Cells  []CellReading
	Other  bool   // the row names a maker who is none of the designated vendors
	Note   string // about who made it
	Proof  []report.Evidence
	Rules  []regime.Explanation // every rule of the set, in order of id
	Price  PriceReading
	Waived map[string]*regime.Waiver // by rule, of its finding
	Reject *inventory.Reject         // set when the row was rejected; all else is empty then
}

// CellReading is how one cell was read.
type CellReading struct {
	Field  string
	Column int
	Text   string
	Bad    bool // it could not be read, so that the field is unknown
}

// PriceReading is how a row was priced.
type PriceReading struct {
	State     string // the words of report.Item.Priced
	Kind      string
	Low, High gear.Amount
	Basis     string
	Source    string
}

// Explain says everything about the row that begins on a line of the request's
// first input. The error is a *gear.Fault when no row begins there.
func Explain(ctx context.Context, req Request, line int) (*Explanation, error) {
	h, err := open(&req)
	if err != nil {
		return nil, err
	}
	files, err := h.inputs(ctx)
	if err != nil {
		return nil, err
	}
	if err := h.settle(ctx, files); err != nil {
		return nil, err
	}
	var found *Explanation
	w := h.newWorker()
	for _, f := range files {
		_, err := f.Scan(ctx, 1, func(_ int, b *inventory.Batch) func() error {
			if found == nil {
				found = w.explain(b, line)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if found == nil {
		return nil, &gear.Fault{
			Kind: gear.Usage, What: fmt.Sprintf("no row begins on line %d", line), Place: gear.Place{File: req.Sources[0].Name()},
			Hint: "give the line number that the report names; the heading is no row",
		}
	}
	return found, nil
}

// explain looks for the row in a batch.
func (w *worker) explain(b *inventory.Batch, line int) *Explanation {
	for b.Next() {
		if b.Item().Place.Line == line {
			return w.tell(b)
		}
	}
	for _, r := range b.Rejects() {
		if r.Place.Line == line {
			return &Explanation{Reject: &r}
		}
	}
	return nil
}

// tell walks the present row down the corridor and keeps what each step said.
func (w *worker) tell(b *inventory.Batch) *Explanation {
	it := b.Item()
	id := w.makers.Identify(it)
	who := subject(id)
	j := w.docket.Judge(it, &who)
	w.waived(it, j)
	waived := map[string]*regime.Waiver{}
	for i, one := range w.waivers {
		if one != nil {
			waived[j.Findings[i].Rule.ID] = one
		}
	}
	state, price := w.price(it, id, j, w.counts.sites.of(b, b.Row()))
	rec := w.recorder.record(it, id, j)
	return &Explanation{
		Item: rec.Item, Cells: w.hall.cells(it), Note: id.Note, Other: id.Level == gear.OtherMaker, Proof: w.hall.evidence(it, id),
		Rules: w.hall.judge.Explain(it, &who), Price: priceReading(state, &price), Waived: waived,
	}
}

func (h *hall) cells(it *gear.Item) []CellReading {
	var out []CellReading
	for f := range it.Values {
		if v := it.Value(gear.Field(f)); v != nil && v.State != gear.Blank {
			out = append(out, CellReading{
				Field: h.dict.Name(gear.Field(f)), Column: it.At(gear.Field(f)).Column, Text: v.Text, Bad: v.State == gear.Bad,
			})
		}
	}
	return out
}

func priceReading(state string, l *cost.Line) PriceReading {
	p := PriceReading{State: state, Low: l.Low, High: l.High, Basis: l.Basis(), Source: l.Source()}
	if l.Kind != nil {
		p.Kind = l.Kind.Item
	}
	return p
}
