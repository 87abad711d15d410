package cost

import (
	"fmt"
	"math/big"
	"strings"
)

// Kind is a kind of equipment, priced alike: which items it takes, the
// catalogue lines that it is priced by, and the works that it needs.
type Kind struct {
	ID          string   // such as radio
	Item        string   // in words
	Category    string   // prices of a category move together
	Network     bool     // of the mobile network, which the classes of sites are about
	Works       string   // site: the visit of a crew; services: a share of the price; visit: to a customer; none
	Entries     []*Entry // empty: no source gives a price, the kind is unpriced
	Times       float64  // pieces of the entries' unit in one piece of equipment
	Placeholder *Entry   // an unverified line that says at most what to ask a quotation for
	Basis       string
	Note        string

	family    string
	functions codes
	roles     codes
	techs     codes
	within    bool // a component whose parent is known is part of the parent's price
	tower     bool // somebody must climb
	part      int  // of a whole site, -1 for none
	extra     []*component
	services  *component
	prices    [2]*component // of one piece: model or site not known, both known
	recorded  [2]*component // likewise, where the inventory says what the covered gear cost
	worst     []*Entry      // that no piece of an unpriced kind costs more than; empty: the dearest of its category
}

type kindRow struct {
	ID          Cell `csv:"id"`
	Item        Cell `csv:"item"`
	Family      Cell `csv:"family"`
	Function    Cell `csv:"function"`
	Role        Cell `csv:"role"`
	Technology  Cell `csv:"technology"`
	Lines       Cell `csv:"lines"`
	Times       Cell `csv:"times"`
	Category    Cell `csv:"category"`
	Scope       Cell `csv:"scope"`
	Works       Cell `csv:"works"`
	With        Cell `csv:"with"`
	Within      Cell `csv:"within"`
	Level       Cell `csv:"level"`
	Tower       Cell `csv:"tower"`
	Worst       Cell `csv:"worst"`
	Placeholder Cell `csv:"placeholder"`
	Basis       Cell `csv:"basis"`
	Note        Cell `csv:"note"`
}

// readKinds reads the kinds in the order in which they are tried.
func (c *Catalog) readKinds() error {
	t, err := packTable[kindRow]("kinds.csv")
	if err != nil {
		return err
	}
	c.kinds = make([]Kind, len(t.Rows))
	for i := range t.Rows {
		if err := c.readKind(&c.kinds[i], &t.Rows[i]); err != nil {
			return t.Fault(i, "id", err.Error(), "")
		}
	}
	return nil
}

func (c *Catalog) readKind(k *Kind, r *kindRow) error {
	*k = Kind{
		ID: string(r.ID), Item: string(r.Item), Category: string(r.Category), Network: r.Scope == "network", Works: string(r.Works),
		Basis: string(r.Basis), Note: string(r.Note), family: string(r.Family), within: r.Within == "yes", tower: r.Tower == "yes", part: -1,
	}
	var err error
	if k.functions, err = codesOf(functions[:], string(r.Function)); err != nil {
		return err
	}
	if k.roles, err = codesOf(roles[:], string(r.Role)); err != nil {
		return err
	}
	if k.techs, err = codesOf(technologies[:], string(r.Technology)); err != nil {
		return err
	}
	if k.Times, err = parseRatio(string(r.Times)); err != nil {
		return err
	}
	if k.Entries, err = c.entriesOf(string(r.Lines)); err != nil {
		return err
	}
	if k.worst, err = c.entriesOf(string(r.Worst)); err != nil {
		return err
	}
	k.Placeholder = c.byID[string(r.Placeholder)]
	return c.compile(k, string(r.With), r.Level == "yes")
}

// compile makes the components that rows of the kind are added under.
func (c *Catalog) compile(k *Kind, with string, level bool) error {
	low, high := spanOf(k.Entries)
	for _, e := range k.Entries {
		if e.Unit != k.Entries[0].Unit {
			return fmt.Errorf("%s and %s are for different units", k.Entries[0].ID, e.ID)
		}
	}
	for i, class := range []int{5, 4} {
		floor := c.param.sigma[class]
		k.recorded[i] = c.component(component{
			id: k.ID + "-recorded", activity: ActivityEquipment, item: k.Item + ", by what the covered gear cost", unit: "each",
			category: k.Category, class: class, basis: Recorded,
			band: newBand(c.param.ownLow, c.param.ownHigh, floor), source: "unit_cost of the inventory, times 1.3 to 3",
		})
		if len(k.Entries) == 0 {
			continue
		}
		k.prices[i] = c.component(component{
			id: k.ID, activity: ActivityEquipment, item: k.Item, unit: "each", category: k.Category, class: class, level: level,
			band: newBand(low*k.Times, high*k.Times, floor), year: latest(k.Entries), basis: k.Basis, source: sources(k.Entries),
		})
	}
	if k.Works == "services" {
		k.services = c.component(component{
			id: "services-" + k.Category, activity: ActivityServices, item: "as a part of the price of " + k.Category + " equipment", unit: "each",
			category: "services", class: 5, band: newBand(1, 1, c.param.sigma[5]), basis: Derived,
			source: "services 36 against equipment 50 million in Mediacom's request",
		})
	}
	if with == "" {
		return nil
	}
	entries, err := c.entriesOf(with)
	if err != nil {
		return err
	}
	for _, e := range entries {
		k.extra = append(k.extra, c.component(component{
			id: k.ID + "-" + e.ID, activity: ActivityReplacement, item: strings.ToLower(e.Item), unit: "each", category: "works",
			class: 5, extra: true, band: newBand(float64(e.Low)*k.Times, float64(e.High)*k.Times, c.param.sigma[5]),
			year: e.Year, basis: e.Basis, source: sources([]*Entry{e}),
		}))
	}
	return nil
}

func (c *Catalog) component(n component) *component {
	n.index = len(c.components)
	if n.odds == 0 {
		n.odds = 1
	}
	c.components = append(c.components, &n)
	return &n
}

// entriesOf finds the catalogue lines that are named between bars. Lines that
// nobody vouches for are refused.
func (c *Catalog) entriesOf(ids string) ([]*Entry, error) {
	if ids == "" {
		return nil, nil
	}
	var out []*Entry
	for id := range strings.SplitSeq(ids, "|") {
		e := c.byID[id]
		switch {
		case e == nil:
			return nil, fmt.Errorf("the catalogue has no line %q", id)
		case e.Basis == Unverified:
			return nil, fmt.Errorf("the catalogue line %s is unverified and cannot price anything", id)
		}
		out = append(out, e)
	}
	return out, nil
}

// dearest is what no piece of a kind without a price costs more than, in
// cents: the lines that are named for it, else the dearest quotation or price
// of its category; 0 where its category has none.
func (c *Catalog) dearest(k *Kind) float64 {
	if len(k.worst) > 0 {
		_, high := spanOf(k.worst)
		return high
	}
	most := 0.0
	for i := range c.kinds {
		o := &c.kinds[i]
		if o.Category != k.Category {
			continue
		}
		if o.prices[0] != nil {
			most = max(most, o.prices[0].band.high)
		}
	}
	for _, q := range c.ready {
		if q.kind != nil && q.kind.Category == k.Category {
			most = max(most, q.part.band.high)
		}
	}
	return most
}

// spanOf is the lowest and the highest price of the lines.
func spanOf(entries []*Entry) (low, high float64) {
	for i, e := range entries {
		if i == 0 || float64(e.Low) < low {
			low = float64(e.Low)
		}
		high = max(high, float64(e.High))
	}
	return low, high
}

func latest(entries []*Entry) int {
	year := 0
	for _, e := range entries {
		year = max(year, e.Year)
	}
	return year
}

func sources(entries []*Entry) string {
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.ID + ": " + e.Source
	}
	return strings.Join(out, "; ")
}

// parseRatio reads a number above zero such as 8, 0.5 or 1/2.
func parseRatio(s string) (float64, error) {
	n, ok := new(big.Rat).SetString(s)
	if !ok || n.Sign() <= 0 {
		return 0, fmt.Errorf("%q is no number above zero", s)
	}
	f, _ := n.Float64()
	return f, nil
}
