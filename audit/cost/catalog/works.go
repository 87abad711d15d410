package catalog

import (
	"fmt"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// SiteWork is what a visit to a site needs, once however many pieces are changed.
type SiteWork struct {
	Part        *Component
	Published   *Component // of the catalog, whatever the price book says; nil: no source prices it
	Tower       bool       // only where radios stand on a tower
	placeholder *Entry     // as of a kind
}

// Priced reports whether a source or the user's price book gives a price: the
// others are in no sum.
func (w *SiteWork) Priced() bool { return w.Part.Band.Median > 0 }

type workRow struct {
	ID          Cell `csv:"id"`
	Activity    Cell `csv:"activity"`
	Item        Cell `csv:"item"`
	Lines       Cell `csv:"lines"`
	Times       Cell `csv:"times"`
	Where       Cell `csv:"where"`
	Odds        Cell `csv:"odds"`
	Placeholder Cell `csv:"placeholder"`
	Basis       Cell `csv:"basis"`
	Note        Cell `csv:"note"`
}

func (c *Catalog) readWorks() error {
	t, err := ReadPack[workRow]("works.csv")
	if err != nil {
		return err
	}
	for i := range t.Rows {
		if err := c.readWork(&t.Rows[i]); err != nil {
			return t.Fault(i, "id", err.Error(), "")
		}
	}
	return nil
}

func (c *Catalog) readWork(r *workRow) error {
	entries, err := c.entriesOf(string(r.Lines))
	if err != nil {
		return err
	}
	times, err := parseRatio(string(r.Times))
	if err != nil {
		return err
	}
	odds, err := parseRatio(string(r.Odds))
	if err != nil || odds > 1 {
		return fmt.Errorf("%q is not a probability", r.Odds)
	}
	item := string(r.Item)
	if r.Note != "" {
		item += " (" + string(r.Note) + ")"
	}
	part := Component{
		ID: string(r.ID), Activity: string(r.Activity), Item: item, Unit: "site", Category: "works", Class: 5,
		Odds: odds, Year: latest(entries), Basis: string(r.Basis), Source: sources(entries),
	}
	w := SiteWork{Tower: r.Where == "tower", placeholder: c.byID[string(r.Placeholder)]}
	if len(entries) > 0 {
		low, high := spanOf(entries)
		part.Band = NewBand(low*times, high*times, c.Param.Sigma[5])
	}
	if w.Part = c.component(part); len(entries) > 0 {
		w.Published = w.Part
	}
	c.SiteWorks = append(c.SiteWorks, w)
	return nil
}

// NoWorks lists the works that have no price, by what they are.
func (c *Catalog) NoWorks() []string {
	var out []string
	for i := range c.SiteWorks {
		if w := &c.SiteWorks[i]; !w.Priced() {
			out = append(out, w.Part.Item)
		}
	}
	return out
}

// Work is what a visit to a site needs, once however many pieces are changed.
type Work struct {
	ID       string
	Activity string // one of the words of this package
	Item     string
	Priced   bool        // a source or a quotation gives a price; without one it is in no figure
	Low      gear.Amount // for one site, P10
	High     gear.Amount // and P90
	Odds     float64     // that a site needs it, 1 for every site
	Tower    bool        // only where radios stand on a tower
	Basis    string
	Source   string

	Placeholder *Entry // an unverified line that says at most what to ask a quotation for; nil: none
}

// Works returns the works of a visit to a site.
func (c *Catalog) Works() []Work {
	out := make([]Work, len(c.SiteWorks))
	for i, w := range c.SiteWorks {
		var p Price
		if w.Priced() {
			p = w.Part.Band.Of(1)
		}
		out[i] = Work{
			ID: w.Part.ID, Activity: w.Part.Activity, Item: w.Part.Item, Low: p.Low, High: p.High, Odds: w.Part.Odds,
			Tower: w.Tower, Priced: w.Priced(), Basis: w.Part.Basis, Source: w.Part.Source, Placeholder: w.placeholder,
		}
	}
	return out
}
