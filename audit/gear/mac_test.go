package gear

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is read as one address at once is the address that the slow way finds in it.
func TestParseMACFindsTheSameAddress(t *testing.T) {
	read := 0
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[0-9a-fA-F]{12}|([0-9a-f]{4}[-.: ]){2}[0-9A-F]{4}|([0-9a-f]{2}[-.: ]){5}[0-9a-g]{2}|[0-9a-f.:-]{14}|[0-9a-f:-]{17}|[0-9a-f]{6}-[0-9a-f]{6}`).Draw(t, "cell")
		n, ok := ParseMAC([]byte(cell))
		if !ok {
			return
		}
		read++
		var all []string
		EachMAC(cell, func(a string) { all = append(all, a) })
		if want := fmt.Sprintf("%012X", n); CheckMAC(cell) != nil || len(all) != 1 || all[0] != want {
			t.Fatalf("%q is read as %s, the slow way finds %v, error %v", cell, want, all, CheckMAC(cell))
		}
	})
	if read < 10 && !testing.Short() {
		t.Errorf("only %d addresses were read", read)
	}
}

func TestParseMAC(t *testing.T) {
	const digits = "0018820A0b0C"
	for _, sign := range []string{"", ":", "-", ".", " "} {
		for _, group := range []int{2, 3, 4, 6, 12} {
			var parts []string
			for i := 0; i < len(digits); i += group {
				parts = append(parts, digits[i:i+group])
			}
			cell := strings.Join(parts, sign)
			want := group == 12 || sign == "" || group == 2 && (sign == ":" || sign == "-") || group == 4 && sign != " "
			for _, c := range []struct {
				text string
				want bool
			}{{cell, want}, {cell[1:], false}, {cell + "0", false}, {strings.Replace(cell, "A", "g", 1), false}} {
				n, ok := ParseMAC([]byte(c.text))
				if ok != c.want || ok && n != 0x0018820A0B0C {
					t.Errorf("%q is read as %x, %v, want %v", c.text, n, ok, c.want)
				}
			}
		}
	}
}
