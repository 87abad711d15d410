package maker_test

import (
	"math/rand/v2"
	"testing"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// slip makes one typing error at the letter s[i].
func slip(r *rand.Rand, s string, i int) string {
	letter := string(rune('a' + r.IntN(26)))
	switch r.IntN(4) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + letter + s[i:]
	case 2:
		if i+1 < len(s) {
			return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
		}
	}
	return s[:i] + letter + s[i+1:]
}

func TestX(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	miss, all := 0, 0
	eachDecidingName(t, func(v *rules.Vendor, name string) {
		for i := range len(name) {
			if name[i] >= 0x80 || !unicode.IsLetter(rune(name[i])) {
				continue
			}
			for k := 0; k < 3; k++ {
				changed := slip(r, name, i)
				all++
				if id := identify(t, row{man: changed}); id.Level < maker.Possible || !speaks(id, v.ID) {
					miss++
					if miss%3 == 0 {
						t.Logf("%q <- %q %s", changed, name, verdict(id))
					}
				}
			}
		}
	})
	t.Logf("%d of %d", miss, all)
}
