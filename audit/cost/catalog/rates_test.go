package catalog

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// A recorded cost in another currency is worth what its rate says, and nothing where
// none does; the user's rate goes before that of a price book.
func TestRates(t *testing.T) {
	c := load(t)
	item := func(currency string) *gear.Item {
		it := &gear.Item{Values: make([]*gear.Value, 200)}
		it.Values[gear.UnitCost] = &gear.Value{State: gear.Present, Int: 1000_00}
		it.Values[gear.Currency] = &gear.Value{State: gear.Present, Text: currency}
		return it
	}
	book, err := ReadBook("book.csv", strings.NewReader(bookHead+"radio,,,10,10,EUR,1.2,2026-03-02,Q-1,,\nrouter,,,10,10,CAD,0.7,2026-03-02,Q-1,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	booked, err := c.With(book, 0)
	if err != nil {
		t.Fatal(err)
	}
	both, err := booked.WithRates(map[string]float64{"eur": 1.1})
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		c        *Catalog
		currency string
		want     gear.Amount
	}{
		"dollars": {c, "usd", 1000_00}, "nothing said": {c, "", 1000_00}, "no rate": {c, "EUR", 0}, "of the book": {booked, "eur", 1200_00},
		"another of the book": {booked, "CAD", 700_00}, "the user's": {both, "€", 1100_00}, "another one": {both, "GBP", 0},
	} {
		if got := tc.c.Key(item(tc.currency)).Recorded; got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
	for _, bad := range []map[string]float64{{"EUR": 0}, {"EUR": -1}, {"EUR": 5000}, {"USD": 1.1}, {"": 2}} {
		if _, err := c.WithRates(bad); err == nil {
			t.Errorf("%v was taken", bad)
		}
	}
}
