package catalog

import (
	"fmt"
	"maps"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// State says whether a line has a price.
type State uint8

// The states of a line.
const (
	Unpriced State = iota // no source gives a price: in no sum
	Priced
	Included // part of the price of the piece that it sits in or belongs to
)

// Line is what replacing one inventory row costs, before works.
type Line struct {
	Kind     *Kind
	State    State
	Quantity int64
	Low      gear.Amount // equipment of the whole row, P10
	High     gear.Amount // and P90
	Eligible bool        // for the caller to set: a reimbursement program takes it

	Part      *Component  // what the row is added under, nil when it has no price
	Each      Price       // of one piece
	Better    gear.Amount // of one piece: what the chosen one costs more than a comparable one
	Foreign   bool        // the inventory says what it cost, in a currency that is not converted
	Installed bool
	Known     bool // model and site are known
	Year      int  // since when it is there, 0 when not said
	Overflow  bool
}

// Priced reports whether the line is in the sums.
func (l *Line) Priced() bool { return l.State == Priced }

// Source says where the price comes from, empty when there is none.
func (l *Line) Source() string {
	if l.Part == nil {
		return ""
	}
	return l.Part.Source
}

// Basis says how well the price is known, one of the words of this package;
// empty when there is none.
func (l *Line) Basis() string {
	if l.Part == nil {
		return ""
	}
	return l.Part.Basis
}

// Key is what the price of a piece depends on: items with the same key have
// the same price. It may serve a cache.
type Key struct {
	Model      string
	Role       uint16
	Function   uint16
	Technology uint16
	Component  bool        // it sits in another item
	Sited      bool        // its site is known
	Accessory  bool        // a license or a mounting part
	Recorded   gear.Amount // what one piece of it cost, 0 when not said, or in a currency without a rate
}

// Key returns the key of an item.
func (c *Catalog) Key(it *gear.Item) Key {
	k := c.key(it, c.accessory)
	k.Recorded = c.recorded(it)
	return k
}

// key returns the key of an item but for what it cost, with a memory of accessories
// or without.
func (c *Catalog) key(it *gear.Item, accessory func(string) bool) Key {
	return Key{
		Model: it.Text(gear.Model), Role: code(it, gear.Role), Function: code(it, gear.Function), Technology: code(it, gear.Technology),
		Accessory: passive.has(code(it, gear.Function)) || accessory(it.Text(gear.Model)) || accessory(it.Text(gear.Description)),
		Component: it.Known(gear.Parent), Sited: it.Known(gear.SiteID) || it.Known(gear.SiteName),
	}
}

// recorded is what one piece of an item cost, 0 when that is not said, or in a
// currency without a rate.
func (c *Catalog) recorded(it *gear.Item) gear.Amount {
	v := it.Peek(gear.UnitCost)
	if !v.Known() || v.Int <= 0 {
		return 0
	}
	if rate := c.rate(it.Text(gear.Currency)); rate != 1 {
		return Cents(min(float64(v.Int)*rate, MaxPrice))
	}
	return gear.Amount(v.Int)
}

// installed reports whether an item is in the network, and not on its way to it.
func installed(it *gear.Item) bool {
	s := code(it, gear.Status)
	return s == 0 || !waiting.has(s)
}

// passive is the function of what no rule reaches, such as panels and cables.
var passive = mustCodes(Functions[:], "passive")

var waiting = mustCodes(statuses[:], "planned|staged")

// rate is what one unit of a currency is worth in that of the catalog, 0 where that
// is not known. An amount without a currency is one of the catalog's.
func (c *Catalog) rate(s string) float64 {
	switch code := currencyCode(s); code {
	case "", Currency:
		return 1
	default:
		return c.rates[code]
	}
}

// currencyCode is the code of a currency as inventories write it.
func currencyCode(s string) string {
	switch s = strings.ToUpper(strings.TrimSpace(s)); s {
	case "$", "US$":
		return Currency
	case "€":
		return "EUR"
	case "£":
		return "GBP"
	}
	return s
}

// WithRates returns a catalog that takes recorded costs in other currencies: by code,
// what one unit is worth in that of the catalog. They go before the rates of a price
// book. A rate that cannot be used is an error of kind Usage.
func (c *Catalog) WithRates(rates map[string]float64) (*Catalog, error) {
	if len(rates) == 0 {
		return c, nil
	}
	n := *c
	n.rates = map[string]float64{}
	maps.Copy(n.rates, c.rates)
	for name, rate := range rates {
		code := currencyCode(name)
		if code == "" || code == Currency || !(rate > 0) || rate > maxRate {
			return nil, usage(gear.Place{}, fmt.Sprintf("the rate %v of the currency %q cannot be used", rate, name), "write what one unit is worth in "+Currency+", such as EUR: 1.10")
		}
		n.rates[code] = rate
	}
	return &n, nil
}

func code(it *gear.Item, f gear.Field) uint16 {
	if v := it.Peek(f); v.Known() {
		return v.Code
	}
	return 0
}

// Price prices one item by what it is: its function, else what its model is
// known to be, else its role, and its technology. The user's price book goes
// first. It does not change the catalog and may be called by many at once.
func (c *Catalog) Price(it *gear.Item) Line {
	k := c.Key(it)
	l := c.template(k)
	l.fill(it, k.Recorded)
	return l
}

// template prices one piece.
func (c *Catalog) template(k Key) Line {
	fam := c.familyOf(k.Model, k.Function)
	function := k.Function
	if function == 0 {
		function = fam.first
	}
	kind := c.kindOf(fam.name, function, k.Role, k.Technology)
	l := Line{Kind: kind, Known: k.Model != "" && k.Sited}
	class := l.class()
	switch q := c.book.find(k.Model, kind.ID, function); {
	case q != nil:
		l.Part, l.Better = q.Part, Cents(q.better)
	case k.Accessory, kind.within && k.Component:
		l.State = Included
		return l
	case kind.Prices[class] != nil:
		l.Part = kind.Prices[class]
	case k.Recorded > 0:
		l.record(k.Recorded)
		return l
	default:
		return l
	}
	l.State, l.Each = Priced, l.Part.Band.Of(1)
	return l
}

// class tells the prices of what is known well from those of what is not.
func (l *Line) class() int {
	if l.Known {
		return 1
	}
	return 0
}

// record prices a piece that no source gives a price for by what it cost.
func (l *Line) record(cost gear.Amount) {
	l.Part = l.Kind.recorded[l.class()]
	l.State, l.Each = Priced, l.Part.Band.Of(float64(cost))
}

// kindOf returns the first kind that takes an item; the last one takes any.
func (c *Catalog) kindOf(fam string, function, role, tech uint16) *Kind {
	for i := range c.kinds {
		k := &c.kinds[i]
		byFamily := k.family != "" && k.family == fam && k.functions.has(function)
		byCodes := (k.functions != 0 || k.roles != 0) && k.functions.has(function) && k.roles.has(role) && k.techs.has(tech)
		if byFamily || byCodes {
			return k
		}
	}
	return &c.kinds[len(c.kinds)-1]
}

// fill adds what is the row's own to the price of a piece, of which it may have
// recorded what one cost.
func (l *Line) fill(it *gear.Item, recorded gear.Amount) {
	if l.State == Unpriced && recorded == 0 {
		cost := it.Peek(gear.UnitCost)
		l.Foreign = cost.Known() && cost.Int > 0
	}
	l.Quantity = it.Units()
	l.Installed = installed(it)
	for _, f := range [...]gear.Field{gear.InstalledOn, gear.AcquiredOn} {
		if v := it.Peek(f); v.Known() {
			l.Year = v.Date.Time().Year()
			break
		}
	}
	if l.State != Priced {
		return
	}
	var errLow, errHigh error
	l.Low, errLow = l.Each.Low.Times(l.Quantity)
	l.High, errHigh = l.Each.High.Times(l.Quantity)
	l.Overflow = errLow != nil || errHigh != nil
}

// Pricer is [Catalog.Price] with a memory. It is not safe for concurrent use.
type Pricer struct {
	catalog *Catalog
	cache   map[Key]Line
	texts   map[string]bool // models and descriptions: they name an accessory
	limit   int

	computed, cached int64 // prices
}

// DefaultPrices is how many prices a pricer remembers at most, unless it is told
// otherwise. It is more than real inventories have kinds.
const DefaultPrices = 1 << 14

// NewPricer returns a pricer of the catalog.
func NewPricer(c *Catalog) *Pricer {
	return &Pricer{catalog: c, cache: map[Key]Line{}, texts: map[string]bool{}, limit: DefaultPrices}
}

// Limit bounds how many prices are remembered. They are the same for 0.
func (p *Pricer) Limit(prices int) { p.limit = prices }

// Answers returns how many prices were worked out, and how many remembered.
func (p *Pricer) Answers() (computed, cached int64) { return p.computed, p.cached }

// Price prices one item. What it cost is read only where nothing else prices it.
func (p *Pricer) Price(it *gear.Item) Line {
	key := p.catalog.key(it, p.accessory)
	l, ok := p.cache[key]
	if ok {
		p.cached++
	} else {
		p.computed++
		if l = p.catalog.template(key); len(p.cache) < p.limit {
			p.cache[key] = l
		}
	}
	recorded := gear.Amount(0)
	if l.State == Unpriced {
		if recorded = p.catalog.recorded(it); recorded > 0 {
			l.record(recorded)
		}
	}
	l.fill(it, recorded)
	return l
}

// accessory is [Catalog.accessory] with a memory: cutting a model into words was
// half of the time of its price.
func (p *Pricer) accessory(text string) bool {
	if text == "" {
		return false
	}
	is, known := p.texts[text]
	if !known {
		if is = p.catalog.accessory(text); len(p.texts) < p.limit && len(text) <= longestRemembered {
			p.texts[strings.Clone(text)] = is
		}
	}
	return is
}

// longestRemembered is the length up to which texts are remembered.
const longestRemembered = 64
