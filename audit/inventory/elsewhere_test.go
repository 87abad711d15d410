package inventory

import (
	"strings"
	"testing"
)

// Where no heading means a maker, the column whose values are names of makers is
// read as one; six distinct values of ten suffice, and columns of people lose.
func TestMakersByCells(t *testing.T) {
	knows := func(s string) bool { return strings.Contains(" Nokia Ciena Axis ", " "+s+" ") }
	for _, c := range []struct {
		heading string
		values  []string
		mapped  bool
	}{
		{"Wytworzyl", []string{"Nokia", "Ciena", "Axis"}, true},
		{"Wytworzyl", []string{"Nokia", "Ciena", "Axis", "Bersol", "Unit"}, true},
		{"Wytworzyl", []string{"Nokia", "Ciena", "Bersol", "Unit"}, false},
		{"Leased to", []string{"Nokia", "Ciena", "Axis"}, false},
	} {
		text := "Tag,Model," + c.heading + "\n"
		for _, v := range c.values {
			text += "T-" + v + ",XQ 20," + v + "\n"
		}
		got := readText(t, text, Options{KnowsMaker: knows})
		if has := strings.Contains(got.items[0], "manufacturer=Nokia"); has != c.mapped {
			t.Errorf("%s %q: %q, want manufacturer %v", c.heading, c.values, got.items[0], c.mapped)
		}
	}
}
