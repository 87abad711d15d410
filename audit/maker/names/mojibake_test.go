package names

import (
	"testing"

	"github.com/gearaudit/gearaudit/rules"
)

// What becomes of a name has so many characters beyond ASCII that cells with fewer
// need not be looked up, and is found.
func TestMojibakeIsForeign(t *testing.T) {
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	x, seen := New(pack), 0
	for _, e := range x.Whole {
		for _, a := range miscodings() {
			read, ok := a.of(e.Text)
			if !ok || foreign(e.Text) == 0 {
				continue
			}
			seen++
			if n := foreign(read); n < leastForeign {
				t.Errorf("%q becomes %q, with %d characters beyond ASCII", e.Text, read, n)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d texts were seen", seen)
	}
}
