package inventory

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// A line of sums is no row, but a firm whose name begins with the word is one.
func TestSumWords(t *testing.T) {
	f := &File{skips: skipBytes(dialect{delimiter: ',', quote: '"'}, []string{"total", "grand total"}), totals: map[string]bool{foldName("total"): true, foldName("grand total"): true}, columns: []column{{field: gear.Manufacturer, cell: 1}}}
	for cell, want := range map[string]sumWord{
		"Total": sumAlone, "TOTAL": sumAlone, "Grand Total": sumAlone, "Total of site 7": sumPhrase, "Total Phase": sumPhrase, "Totally": noSum, "Nokia": noSum,
	} {
		if got := f.sumWord([]byte(cell)); got != want {
			t.Errorf("%q is %d, want %d", cell, got, want)
		}
	}
	if !f.names(1) || f.names(0) {
		t.Error("column 1 names the maker, and column 0 does not")
	}
}
