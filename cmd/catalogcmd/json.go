package catalogcmd

import (
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/cmd/rulescmd"
)

// The catalogue as programs read it. Money is a decimal string in USD.
type (
	listedCatalog struct {
		Pack       rulescmd.ListedPack `json:"pack"`
		Currency   string              `json:"currency"`
		Quotations []listedQuote       `json:"quotations"`
		Kinds      []listedKind        `json:"kinds"`
		Works      []listedWork        `json:"works"`
		Lines      []listedLine        `json:"lines"`
		Parameters []listedNumber      `json:"parameters"`
	}
	listedQuote struct {
		Item     string `json:"item,omitempty"`
		Model    string `json:"model,omitempty"`
		Function string `json:"function,omitempty"`
		Low      string `json:"low"`
		High     string `json:"high"`
		QuotedOn string `json:"quoted_on"`
		Ref      string `json:"quote_ref"`
		Firm     bool   `json:"firm"`
	}
	listedKind struct {
		ID    string   `json:"id"`
		Item  string   `json:"item"`
		Low   string   `json:"low,omitempty"` // absent: unpriced
		High  string   `json:"high,omitempty"`
		Basis string   `json:"basis"`
		Works string   `json:"works"`
		Lines []string `json:"lines"`

		Category  string   `json:"category"`            // its prices move together
		Functions []string `json:"functions,omitempty"` // of the items that it takes
		Level     bool     `json:"price_level"`         // the price level of the class is paid for it
		Tower     bool     `json:"tower"`               // somebody must climb

		Source string `json:"source,omitempty"`
	}
	listedWork struct {
		ID       string  `json:"id"`
		Activity string  `json:"activity"`
		Item     string  `json:"item"`
		Low      string  `json:"low,omitempty"` // absent: unpriced
		High     string  `json:"high,omitempty"`
		Odds     float64 `json:"odds"`
		Tower    bool    `json:"tower"`
		Basis    string  `json:"basis"`
		Source   string  `json:"source"`
	}
	listedLine struct {
		ID     string `json:"id"`
		Layer  string `json:"layer"`
		Item   string `json:"item"`
		Unit   string `json:"unit"`
		Low    string `json:"low"`
		High   string `json:"high"`
		Year   int    `json:"year,omitempty"`
		Basis  string `json:"basis"`
		Source string `json:"source"`
	}
	listedNumber struct {
		Name   string  `json:"name"`
		Value  float64 `json:"value"`
		What   string  `json:"what"`
		Basis  string  `json:"basis"`
		Source string  `json:"source"`
	}
)

func listCatalogJSON(w *term.Env, c *catalog.Catalog, book *catalog.Book) error {
	pack, err := c.Pack()
	if err != nil {
		return err
	}
	out := listedCatalog{
		Pack: rulescmd.ListedPack{ID: pack.ID, Title: pack.Title, Date: pack.Date, SHA256: pack.SHA256}, Currency: catalog.Currency,
		Quotations: []listedQuote{}, Parameters: listedNumbers(c.Parameters()),
	}
	for _, q := range quotes(book) {
		out.Quotations = append(out.Quotations, listedQuote{
			Item: q.Item, Model: q.Model, Function: q.Function, Low: q.Low.String(), High: q.High.String(),
			QuotedOn: q.QuotedOn.String(), Ref: q.Ref, Firm: q.Firm,
		})
	}
	for _, k := range c.Kinds() {
		out.Kinds = append(out.Kinds, listedKindOf(&k))
	}
	for _, x := range c.Works() {
		work := listedWork{ID: x.ID, Activity: x.Activity, Item: x.Item, Odds: x.Odds, Tower: x.Tower, Basis: x.Basis, Source: x.Source}
		if x.Priced {
			work.Low, work.High = x.Low.String(), x.High.String()
		}
		out.Works = append(out.Works, work)
	}
	for _, e := range c.Entries() {
		out.Lines = append(out.Lines, listedLine{
			ID: e.ID, Layer: e.Layer, Item: e.Item, Unit: e.Unit, Low: e.Low.String(), High: e.High.String(), Year: e.Year,
			Basis: e.Basis, Source: e.Source,
		})
	}
	return term.PrintJSON(w.Out, out)
}

func listedKindOf(k *catalog.Kind) listedKind {
	out := listedKind{ID: k.ID, Item: k.Item, Basis: k.Basis, Works: k.Works, Lines: []string{}, Source: k.Source(), Category: k.Category, Functions: k.Functions(), Level: k.Leveled(), Tower: k.Tower}
	if low, high, ok := k.Range(); ok {
		out.Low, out.High = low.String(), high.String()
	}
	for _, e := range k.Entries {
		out.Lines = append(out.Lines, e.ID)
	}
	return out
}

func listedNumbers(list []catalog.Parameter) []listedNumber {
	out := make([]listedNumber, len(list))
	for i, n := range list {
		out[i] = listedNumber{Name: n.Name, Value: n.Value, What: n.What, Basis: n.Basis, Source: n.Source}
	}
	return out
}
