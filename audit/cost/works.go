package cost

import "fmt"

// work is what a visit to a site needs, once however many pieces are changed.
type work struct {
	part        *component
	tower       bool   // only where radios stand on a tower
	placeholder *Entry // as of a kind
}

// priced reports whether a source or the user's price book gives a price: the
// others are in no sum.
func (w *work) priced() bool { return w.part.band.median > 0 }

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
	t, err := packTable[workRow]("works.csv")
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
		return fmt.Errorf("%q is no probability", r.Odds)
	}
	item := string(r.Item)
	if r.Note != "" {
		item += " (" + string(r.Note) + ")"
	}
	part := component{
		id: string(r.ID), activity: string(r.Activity), item: item, unit: "site", category: "works", class: 5,
		odds: odds, year: latest(entries), basis: string(r.Basis), source: sources(entries),
	}
	if len(entries) > 0 {
		low, high := spanOf(entries)
		part.band = newBand(low*times, high*times, c.param.sigma[5])
	}
	c.works = append(c.works, work{tower: r.Where == "tower", part: c.component(part), placeholder: c.byID[string(r.Placeholder)]})
	return nil
}

// noWorks lists the works that have no price, by what they are.
func (c *Catalog) noWorks() []string {
	var out []string
	for i := range c.works {
		if w := &c.works[i]; !w.priced() {
			out = append(out, w.part.item)
		}
	}
	return out
}
