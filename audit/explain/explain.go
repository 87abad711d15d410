// Package explain says everything about one row of an inventory: its cells, the
// evidence of its maker, every rule, and its price.
//
// The package serves the command explain. Its API may change.
package explain

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
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
	Waived map[string]*excuse.Waiver // by rule, of its finding
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

// Row says everything about one row of the first input: the one that begins on
// the line, if name is a number and one does, or in which a cell stands that is
// named as EQUIP!F6, or as 6:3 by its line and column, else the one whose asset tag or serial number is name. The error is a *gear.Fault where there is no such row,
// or more than one.
func Row(ctx context.Context, opts audit.Options, name string) (*Explanation, error) {
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
	x := &explainer{data: data, engine: eng, rows: eng.NewEvaluator(true, engine.DefaultCaches(), opts.Cost), identity: gear.FoldIdentity(name)}
	x.sheet, x.line, x.column = place(name)
	err = in.Scan(ctx, 1, func(_ int, _ *inventory.File, b *inventory.Batch) func() error {
		if x.atLine == nil {
			x.search(b)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return x.found(name, opts.Sources[0].Name())
}

type explainer struct {
	data     *audit.Dataset
	engine   *engine.Engine
	rows     *engine.Evaluator
	sheet    string // looked for; empty: any
	line     int    // looked for; 0: none
	column   int    // in which a cell of a thing stands that is in no row; 0: any
	identity string // folded

	atLine *Explanation
	named  *Explanation // the first row with the identity
	lines  []string     // of all rows with it
}

// search looks for the row in a batch.
func (x *explainer) search(b *inventory.Batch) {
	for b.Next() {
		it := b.Item()
		if x.line > 0 && x.on(it.Place) && b.Holds(x.line, x.column) {
			x.atLine = x.explain(x.rows.Row(b))
			return
		}
		if x.identified(it) {
			if x.lines = append(x.lines, lineOf(it.Place)); x.named == nil {
				x.named = x.explain(x.rows.Row(b))
			}
		}
	}
	for _, r := range b.Rejects() {
		if r.Place.Line == x.line && x.on(r.Place) {
			x.atLine = &Explanation{Reject: &r}
		}
	}
}

// place reads a line, a line and a column as 12:3, or a cell or row of a sheet; 0 for
// what is none of them.
func place(name string) (sheet string, line, column int) {
	if i := strings.LastIndexByte(name, '!'); i >= 0 {
		sheet, name = name[:i], strings.ToUpper(name[i+1:])
		letters := strings.TrimRight(name, "0123456789")
		for _, c := range letters {
			if c < 'A' || c > 'Z' || column > 1<<20 {
				return "", 0, 0
			}
			column = 26*column + int(c-'A') + 1
		}
		name = name[len(letters):]
	} else if text, after, ok := strings.Cut(name, ":"); ok {
		n, err := strconv.Atoi(after)
		if err != nil || n < 1 {
			return "", 0, 0
		}
		name, column = text, n
	}
	line, err := strconv.Atoi(name)
	if err != nil {
		return "", 0, 0
	}
	return sheet, line, column
}

// lineOf names the place of an item as Row takes it.
func lineOf(p gear.Place) string {
	s := strconv.Itoa(p.Line)
	if p.Column > 0 {
		s += ":" + strconv.Itoa(p.Column)
	}
	return s
}

// on reports a place on the sheet that is looked for.
func (x *explainer) on(p gear.Place) bool {
	return x.sheet == "" || strings.EqualFold(x.sheet, p.Sheet)
}

// identified reports whether the item's asset tag or serial number is looked for.
func (x *explainer) identified(it *gear.Item) bool {
	for _, f := range []gear.Field{gear.AssetTag, gear.SerialNumber} {
		if v := it.Value(f); v.Known() && x.identity != "" && gear.FoldIdentity(v.Text) == x.identity {
			return true
		}
	}
	return false
}

func (x *explainer) found(name, file string) (*Explanation, error) {
	fault := func(what, hint string) error {
		return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint, Place: gear.Place{File: file}}
	}
	switch {
	case x.atLine != nil:
		return x.atLine, nil
	case len(x.lines) == 1:
		return x.named, nil
	case len(x.lines) > 1:
		return nil, fault(fmt.Sprintf("%d rows have the asset tag or serial number %q", len(x.lines), name), "give the line of one: "+strings.Join(x.lines[:min(len(x.lines), 10)], ", "))
	case x.line > 0:
		return nil, fault("no row begins on line "+name, "give the line number that the report names, an asset tag or a serial number; the heading is no row")
	default:
		return nil, fault(fmt.Sprintf("no row has the asset tag or serial number %q", name), "gearaudit columns FILE shows which columns hold them")
	}
}

func (x *explainer) explain(r *engine.Result) *Explanation {
	waived := map[string]*excuse.Waiver{}
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
