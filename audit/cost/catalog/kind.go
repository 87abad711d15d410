package catalog

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Kind is a kind of equipment, priced alike: which items it takes, the
// catalog lines that it is priced by, and the works that it needs.
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
	Tower     bool // somebody must climb
	Part      int  // of a whole site, -1 for none
	Extra     []*Component
	Services  *Component
	Prices    [2]*Component // of one piece: model or site not known, both known
	recorded  [2]*Component // likewise, where the inventory says what the covered gear cost
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
	t, err := ReadPack[kindRow]("kinds.csv")
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
		Basis: string(r.Basis), Note: string(r.Note), family: string(r.Family), within: r.Within == "yes", Tower: r.Tower == "yes", Part: -1,
	}
	var err error
	if k.functions, err = codesOf(Functions[:], string(r.Function)); err != nil {
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
		floor := c.Param.Sigma[class]
		k.recorded[i] = c.component(Component{
			ID: k.ID + "-recorded", Activity: ActivityEquipment, Item: k.Item + ", by what the covered gear cost", Unit: "each",
			Category: k.Category, Class: class, Basis: Recorded,
			Band: NewBand(c.Param.OwnLow, c.Param.OwnHigh, floor), Source: "unit_cost of the inventory, times 1.3 to 3",
		})
		if len(k.Entries) == 0 {
			continue
		}
		k.Prices[i] = c.component(Component{
			ID: k.ID, Activity: ActivityEquipment, Item: k.Item, Unit: "each", Category: k.Category, Class: class, Level: level,
			Band: NewBand(low*k.Times, high*k.Times, floor), Year: latest(k.Entries), Basis: k.Basis, Source: sources(k.Entries),
		})
	}
	if k.Works == "services" {
		k.Services = c.component(Component{
			ID: "services-" + k.Category, Activity: ActivityServices, Item: "as a part of the price of " + k.Category + " equipment", Unit: "each",
			Category: "services", Class: 5, Band: NewBand(1, 1, c.Param.Sigma[5]), Basis: Derived,
			Source: "services 36 against equipment 50 million in Mediacom's request",
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
		k.Extra = append(k.Extra, c.component(Component{
			ID: k.ID + "-" + e.ID, Activity: ActivityReplacement, Item: strings.ToLower(e.Item), Unit: "each", Category: "works",
			Class: 5, Extra: true, Band: NewBand(float64(e.Low)*k.Times, float64(e.High)*k.Times, c.Param.Sigma[5]),
			Year: e.Year, Basis: e.Basis, Source: sources([]*Entry{e}),
		}))
	}
	return nil
}

func (c *Catalog) component(n Component) *Component {
	n.Index = len(c.Components)
	if n.Odds == 0 {
		n.Odds = 1
	}
	c.Components = append(c.Components, &n)
	return &n
}

// entriesOf finds the catalog lines that are named between bars. Lines that
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
			return nil, fmt.Errorf("the catalog has no line %q", id)
		case e.Basis == Unverified:
			return nil, fmt.Errorf("the catalog line %s is unverified and cannot price anything", id)
		}
		out = append(out, e)
	}
	return out, nil
}

// Dearest is what no piece of a kind without a price costs more than, in
// cents: the lines that are named for it, else the dearest quotation or price
// of its category; 0 where its category has none.
func (c *Catalog) Dearest(k *Kind) float64 {
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
		if o.Prices[0] != nil {
			most = max(most, o.Prices[0].Band.High)
		}
	}
	for _, q := range c.Quotations {
		if q.kind != nil && q.kind.Category == k.Category {
			most = max(most, q.Part.Band.High)
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
		return 0, fmt.Errorf("%q is not a number above zero", s)
	}
	f, _ := n.Float64()
	return f, nil
}

// Range is the price of one piece where no more than the count is known, P10
// to P90. Ok is false for a kind without a price.
func (k *Kind) Range() (low, high gear.Amount, ok bool) {
	if k.Prices[0] == nil {
		return 0, 0, false
	}
	p := k.Prices[0].Band.Of(1)
	return p.Low, p.High, true
}

// Source says where the price of a kind comes from, empty when it has none.
func (k *Kind) Source() string { return sources(k.Entries) }

// Leveled reports whether the price is one of open models, of which buyers pay the
// price level of their class.
func (k *Kind) Leveled() bool { return k.Prices[0] != nil && k.Prices[0].Level }

// Functions are those of the items that the kind takes, as the inventory says them.
func (k *Kind) Functions() []string { return k.functions.of(Functions[:]) }

// Within reports whether a piece whose parent is named is part of the parent's price.
func (k *Kind) Within() bool { return k.within }

// Takes says in words which items are of the kind.
func (k *Kind) Takes() string {
	var by []string
	if k.family != "" {
		of := "models of the family " + k.family
		if list := k.functions.of(Functions[:]); len(list) > 0 {
			of += " whose function, said or the family's first, is " + strings.Join(list, " or ")
		}
		by = append(by, of)
	}
	var asked []string
	for _, x := range []struct {
		what  string
		names []string
		set   codes
	}{{"function", Functions[:], k.functions}, {"role", roles[:], k.roles}, {"technology", technologies[:], k.techs}} {
		list := x.set.of(x.names)
		if x.set&1 != 0 {
			list = append(list, "not said")
		}
		if len(list) > 0 {
			asked = append(asked, x.what+" "+strings.Join(list, " or "))
		}
	}
	if k.functions != 0 || k.roles != 0 {
		by = append(by, strings.Join(asked, ", "))
	}
	if len(by) == 0 {
		return "what is left"
	}
	return strings.Join(by, "; or ")
}
