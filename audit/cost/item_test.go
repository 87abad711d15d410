package cost

import (
	"strconv"
	"testing"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// cells are the fields of an item by name, as a file would write them.
type cells map[string]string

// bench makes items and keeps what they are priced with.
type bench struct {
	testing.TB
	*catalog.Catalog
	dict *gear.Dictionary
}

func newBench(t testing.TB) *bench {
	t.Helper()
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	return &bench{TB: t, Catalog: loaded(t), dict: dict}
}

// with is the bench with a price book laid over its catalog.
func (b *bench) with(quotes ...catalog.Quote) *bench {
	b.Helper()
	c, err := b.With(&catalog.Book{File: "book.csv", Quotes: quotes}, b.day("2026-11-21"))
	if err != nil {
		b.Fatal(err)
	}
	return &bench{TB: b.TB, Catalog: c, dict: b.dict}
}

// item reads cells by the types of their fields.
func (b *bench) item(fields cells) *gear.Item {
	b.Helper()
	it := &gear.Item{Values: make([]*gear.Value, b.dict.Len()), Columns: make([]int, b.dict.Len())}
	for name, text := range fields {
		f, ok := b.dict.Field(name)
		if !ok {
			b.Fatalf("no field %q", name)
		}
		it.Values[f] = b.value(f, text)
	}
	return it
}

func (b *bench) value(f gear.Field, text string) *gear.Value {
	b.Helper()
	v := &gear.Value{Text: text, State: gear.Present}
	if text == "" {
		v.State = gear.Blank
		return v
	}
	var err error
	ok := true
	switch b.dict.Defs[f].Type {
	case gear.Closed:
		v.Code = b.dict.Code(f, text)
		ok = v.Code > 0
	case gear.Day:
		v.Date, err = gear.ParseDate(text)
	case gear.Count:
		v.Int, err = strconv.ParseInt(text, 10, 64)
	case gear.Money:
		var a gear.Amount
		a, ok = gear.ParseAmount(text)
		v.Int = int64(a)
	}
	if err != nil || !ok {
		b.Fatalf("%s %q cannot be read: %v", b.dict.Name(f), text, err)
	}
	return v
}

// tally adds items up, each with its own site.
func (b *bench) tally(items ...cells) *Tally {
	b.Helper()
	return b.tallyFor(Options{}, items...)
}

// tallyFor adds items up for an estimate with options.
func (b *bench) tallyFor(o Options, items ...cells) *Tally {
	b.Helper()
	t := NewTally(b.Catalog, b.dated(o))
	for _, c := range items {
		b.add(t, c, false)
	}
	return t
}

// dated sets a fixed day.
func (b *bench) dated(o Options) Options {
	b.Helper()
	if o.Day == 0 {
		o.Day = b.day("2026-11-21")
	}
	return o
}

// add adds an item as an audit does.
func (b *bench) add(t *Tally, c cells, possible bool) catalog.Line {
	b.Helper()
	it := b.item(c)
	l := t.Price(it)
	t.Add(l, t.Site(c["site_id"]), possible)
	return l
}

// estimate works out the figures of a tally on a fixed day, with options that count
// pieces as the tally did.
func (b *bench) estimate(t *Tally, o Options) *Estimate {
	b.Helper()
	t.options = b.dated(o)
	e, err := t.Estimate()
	if err != nil {
		b.Fatal(err)
	}
	return e
}

func (b *bench) day(s string) gear.Date {
	b.Helper()
	d, err := gear.ParseDate(s)
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// radio is a radio unit at a site.
func radio(site string) cells {
	return cells{"function": "ran_radio_unit", "model": "RRU3908", "site_id": site, "status": "active"}
}

// mixed is a small network with something of everything.
func mixed() []cells {
	return []cells{
		{"function": "ran_baseband", "model": "BBU3900", "site_id": "A", "installed_on": "2018-05-01"},
		{"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A", "quantity": "3", "installed_on": "2018-05-01"},
		{"function": "transport_backhaul", "technology": "microwave", "site_id": "A", "quantity": "2"},
		{"function": "router_switch", "model": "ATN910", "site_id": "B"},
		{"function": "core_control", "site_id": "C", "installed_on": "2021-01-01"},
		{"function": "access_olt", "model": "MA5800-X7", "site_id": "C"},
		{"function": "access_ont_cpe", "technology": "fttp", "quantity": "120"},
		{"role": "power", "site_id": "A"},
		{"function": "camera", "site_id": "B"},
		{"model": "Mystery 9", "site_id": "B", "unit_cost": "1200.00"},
	}
}

func loaded(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
