package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// The map rests on the first 10,000 records: a column that is empty in the first of
// them, or holds other things, is told by those that follow, and not by later ones.
func TestSample(t *testing.T) {
	for _, c := range []struct {
		blank int // rows before the makers begin
		found bool
	}{{100, true}, {2_000, true}, {9_000, true}, {10_500, false}} {
		var b strings.Builder
		b.WriteString("Vendor,Kw,Spot\n")
		for i := range c.blank {
			fmt.Fprintf(&b, ",%d,\n", i)
		}
		for i := range 40 {
			fmt.Fprintf(&b, ",%d,%s\n", i, []string{"Huawei", "Nokia", "Samsung", "Cisco"}[i%4])
		}
		got := readText(t, b.String(), Options{KnowsMaker: knownMakers, Names: names()})
		n := 0
		for _, it := range got.texts {
			if it["manufacturer"] == "Huawei" {
				n++
			}
		}
		if (n == 10) != c.found {
			t.Errorf("makers from row %d on: %d items of Huawei", c.blank, n)
		}
	}
}
