package columns

import "testing"

// Numbers that people call have seven digits and a plus, a bracket or two blanks; names of
// ports have a stroke behind their letters; codes have letters and digits in three to
// sixty bytes of at most five words.
func TestCellsAtTheLimitsOfTheirKind(t *testing.T) {
	for cell, want := range map[string]bool{
		"406 555 0101": true, "406 5550101": false, "4065550101": false, "+4065550": true, "+406555": false, "(406)5550": true, "406-555-0101": false, "1 2 34567": true, "1 2 3456": false, "1 2 3456x7": false, "+1/2.3-4(5)6 7": true,
	} {
		if got := isPhone(cell); got != want {
			t.Errorf("%q is a number to call: %v", cell, got)
		}
	}
	for cell, want := range map[string]bool{
		"Gi1/0/24": true, "xe-0/0/1": true, "Gi1": false, "1/0": false, "G1/0": true, "TwentyTwoLettersOfPort1/0": true, "TwentyTwoLettersOfAPort1/0": false, "Twenty Letters Of It1/0": true, "Twenty Letters Of Its1/0": false, "eth0:1": true, "eth0.1": false, "Gi1/0/x": false, "": false,
	} {
		if got := isPort(cell); got != want {
			t.Errorf("%q is a port: %v", cell, got)
		}
	}
	for n := 58; n <= 62; n++ {
		cell := "A1"
		for len(cell) < n {
			cell += "x"
		}
		if got := IsCode(cell); got != (n <= 60) {
			t.Errorf("%d bytes are a code: %v", n, got)
		}
	}
	for cell, want := range map[string]bool{"A1": false, "A1b": true, "a b c d A1b": true, "a b c d e A1b": false, "A1 B2": false, "abc": false, "123": false, "é1é": false, "aé1": true} {
		if got := IsCode(cell); got != want {
			t.Errorf("%q is a code: %v", cell, got)
		}
	}
	for cell, want := range map[string]bool{
		"2020-01": true, "2020-01-02": true, "01/02/2020": true, "2020": false, "1-2-3": false, "2020-2021": false, "2020-01-02-03": false, "1899-01": false, "2099-01": true, "2100-01": false, "2020-001": false, "2020-01-02T03:04": true, "2020年1月2日": true, "20.x.2020": false, "99-2020": true,
	} {
		if got := isDate(cell); got != want {
			t.Errorf("%q is a day: %v", cell, got)
		}
	}
}
