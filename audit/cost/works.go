package cost

import "fmt"

// work is what a visit to a site needs, once however many pieces are changed.
type work struct {
	part  *component
	tower bool // only where radios stand on a tower
}

type workRow struct {
	ID       Cell `csv:"id"`
	Activity Cell `csv:"activity"`
	Item     Cell `csv:"item"`
	Lines    Cell `csv:"lines"`
	Times    Cell `csv:"times"`
	Where    Cell `csv:"where"`
	Odds     Cell `csv:"odds"`
	Basis    Cell `csv:"basis"`
	Note     Cell `csv:"note"`
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
	low, high, err := spanOf(entries)
	if err != nil {
		return err
	}
	times, err := fraction(string(r.Times))
	if err != nil {
		return err
	}
	odds, err := fraction(string(r.Odds))
	if err != nil || odds > 1 {
		return fmt.Errorf("%q is no probability", r.Odds)
	}
	item := string(r.Item)
	if r.Note != "" {
		item += " (" + string(r.Note) + ")"
	}
	c.works = append(c.works, work{tower: r.Where == "tower", part: c.component(component{
		id: string(r.ID), activity: string(r.Activity), item: item, unit: "site", category: "works", network: true, class: 5,
		band: newBand(low*times, high*times, c.param.sigma[5]), odds: odds, year: latest(entries), basis: string(r.Basis), source: sources(entries),
	})})
	return nil
}
