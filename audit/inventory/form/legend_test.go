package form

import (
	"fmt"
	"testing"
)

func TestLegend(t *testing.T) {
	for line, want := range map[string]string{
		"* HW = Huawei": "[{HW Huawei}]", "Legend: HW = Huawei; E/// = Ericsson": "[{HW Huawei} {E/// Ericsson}]", "HW=Huawei,NOK=Nokia,,": "[{HW Huawei} {NOK Nokia}]",
		"AC = active.": "[{AC active}]", "Total = 4 = 2x2": "[]", "https://a.example/?x=1": "[]", "see note": "[]", "": "[]", "HW = Huawei, see note": "[]",
	} {
		if got := fmt.Sprint(Legend(line)); got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}
