package slips_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
)

// slip makes one slip of the pen.
func slip(r *rand.Rand, w string) string {
	i := 1 + r.IntN(len(w)-2)
	switch r.IntN(4) {
	case 0:
		return w[:i] + w[i+1:]
	case 1:
		return w[:i] + string(rune('a'+r.IntN(26))) + w[i:]
	case 2:
		return w[:i] + string(rune('a'+r.IntN(26))) + w[i+1:]
	}
	return w[:i-1] + string(w[i]) + string(w[i-1]) + w[i+1:]
}

var words = strings.Fields("kropotkin fibrovex radiovolna lumiplex ostrava yamashita bryggens quorvex marvini smarbix zarvil kazor")

func TestOneSlipIsFound(t *testing.T) {
	typos, halves := slips.NewTypos(words), new(slips.Halves)
	for _, w := range words {
		halves.Add(w)
	}
	halves.Finish()
	r := rand.New(rand.NewPCG(16, 1))
	for range 5000 {
		want := r.IntN(len(words))
		text := slip(r, words[want])
		if text == words[want] || len(text) < slips.Shortest-1 {
			continue
		}
		if i, ok := typos.Near(text); !ok || i != want {
			t.Errorf("%q is not found for %q by its letters", text, words[want])
		}
		if i, ok := halves.Near([]byte(text)); !ok || i != want {
			t.Errorf("%q is not found for %q by its halves", text, words[want])
		}
	}
}

func TestStrangersAreNotFound(t *testing.T) {
	typos := slips.NewTypos(words)
	for _, text := range []string{"kropotkin", "fibrax", "radio", "lump", "ostr", "", strings.Repeat("a", 100)} {
		if i, ok := typos.Near(text); ok {
			t.Errorf("%q is taken for %q", text, words[i])
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{{"abcd", "abcd", 2, 0}, {"abcd", "abdc", 2, 1}, {"abcd", "abd", 2, 1}, {"abcd", "xbcy", 2, 2}, {"abcd", "wxyz", 2, 3}} {
		if got := slips.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("from %q to %q are %d edits, want %d", c.a, c.b, got, c.want)
		}
	}
}
