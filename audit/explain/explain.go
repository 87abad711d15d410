// Package explain says everything about one row of an inventory: its cells, the
// evidence of its maker, every rule, and its price.
//
// The package serves the command explain. Its API may change.
package explain

import (
	"context"
	"fmt"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/engine"
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
	Field string
	Text  string
	Bad   bool // it could not be read, so that the field is unknown
}

// PriceReading is how a row was priced.
type PriceReading struct {
	State     string // the words of report.Item.Priced
	Kind      string
	Low, High gear.Amount
	Basis     string
	Source    string
}

// Row says everything about the row that begins on a line of the first input.
// The error is a *gear.Fault when no row begins there.
func Row(ctx context.Context, opts audit.Options, line int) (*Explanation, error) {
	data, err := audit.Load(opts.DataOptions)
	if err != nil {
		return nil, err
	}
	in, err := data.Open(ctx, opts.Sources, opts.Inventory)
	if err != nil {
		return nil, err
	}
	eng, err := data.Engine(ctx, in, opts.Workers)
	if err != nil {
		return nil, err
	}
	x := &explainer{data: data, engine: eng, rows: eng.NewEvaluator(true, engine.DefaultCaches())}
	var found *Explanation
	err = in.Scan(ctx, 1, func(_ int, _ *inventory.File, b *inventory.Batch) func() error {
		if found == nil {
			found = x.find(b, line)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, &gear.Fault{
			Kind: gear.Usage, What: fmt.Sprintf("no row begins on line %d", line), Place: gear.Place{File: opts.Sources[0].Name()},
			Hint: "give the line number that the report names; the heading is no row",
		}
	}
	return found, nil
}

type explainer struct {
	data   *audit.Dataset
	engine *engine.Engine
	rows   *engine.Evaluator
}

// find looks for the row in a batch.
func (x *explainer) find(b *inventory.Batch, line int) *Explanation {
	for b.Next() {
		if b.Item().Place.Line == line {
			return x.explain(x.rows.Row(b))
		}
	}
	for _, r := range b.Rejects() {
		if r.Place.Line == line {
			return &Explanation{Reject: &r}
		}
	}
	return nil
}

func (x *explainer) explain(r *engine.Result) *Explanation {
	waived := map[string]*regime.Waiver{}
	for i, one := range r.Waivers {
		if one != nil {
			waived[r.Judgement.Findings[i].Rule.ID] = one
		}
	}
	return &Explanation{
		Item: x.data.Item(r), Cells: x.cells(r.Item), Note: r.Maker.Note, Other: r.Maker.Level == gear.OtherMaker, Proof: x.data.Evidence(r.Item, r.Maker),
		Rules: x.engine.Explain(r.Item, r.Maker), Price: priceReading(&r.Price), Waived: waived,
	}
}

func (x *explainer) cells(it *gear.Item) []CellReading {
	var out []CellReading
	for f := range it.Values {
		if v := it.Value(gear.Field(f)); v != nil && v.State != gear.Blank {
			out = append(out, CellReading{
				Field: x.data.Dictionary().Name(gear.Field(f)), Text: v.Text, Bad: v.State == gear.Bad,
			})
		}
	}
	return out
}

func priceReading(x *engine.Price) PriceReading {
	p := PriceReading{State: x.State.String(), Low: x.Line.Low, High: x.Line.High, Basis: x.Line.Basis(), Source: x.Line.Source()}
	if x.Line.Kind != nil {
		p.Kind = x.Line.Kind.Item
	}
	return p
}
