package slips_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker/slips"
)

// edits counts the edits between two words, by trying them all: a letter added, left
// out or changed, or two neighbors swapped.
func edits(a, b string) int {
	var known [72][72]int // one more than the count
	var count func(i, j int) int
	count = func(i, j int) int {
		if i == 0 || j == 0 {
			return i + j
		}
		if n := known[i][j]; n > 0 {
			return n - 1
		}
		n := min(count(i-1, j), count(i, j-1)) + 1
		if a[i-1] == b[j-1] {
			n = min(n, count(i-1, j-1))
		} else {
			n = min(n, count(i-1, j-1)+1)
		}
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			n = min(n, count(i-2, j-2)+1)
		}
		known[i][j] = n + 1
		return n
	}
	return count(len(a), len(b))
}

// allWords are the words of two letters up to a length.
func allWords(longest int) []string {
	list := []string{""}
	for from := 0; len(list[from]) < longest; from++ {
		list = append(list, list[from]+"a", list[from]+"b")
	}
	return list
}

// The distance is the count of edits, and one more than the limit where that is more.
func TestDistanceIsTheCountOfEdits(t *testing.T) {
	all := allWords(5)
	for _, a := range all {
		for _, b := range all {
			n := edits(a, b)
			for limit := range 4 {
				if got, want := slips.Distance(a, b, limit), min(n, limit+1); got != want {
					t.Fatalf("from %q to %q, at most %d: %d, want %d", a, b, limit, got, want)
				}
			}
		}
	}
	rng := rand.New(rand.NewPCG(3, 20))
	for range 300 {
		a := word(rng, 55, slips.Longest)
		b := a
		for range rng.IntN(3) {
			b = slip(rng, b)
		}
		want := min(edits(a, b), 3)
		if len(b) > slips.Longest {
			want = 3 // longer ones are not compared
		}
		if got := slips.Distance(a, b, 2); got != want {
			t.Fatalf("from %q to %q: %d, want %d", a, b, got, want)
		}
	}
}

// word draws a word of few letters.
func word(rng *rand.Rand, shortest, longest int) string {
	b := make([]byte, shortest+rng.IntN(longest-shortest+1))
	for i := range b {
		b[i] = "aabc"[rng.IntN(4)]
	}
	return string(b)
}

// without are a word and what is left of it without one letter.
func without(w string) []string {
	list := []string{w}
	for i := range w {
		list = append(list, w[:i]+w[i+1:])
	}
	return list
}

// near is Near of typing errors by hand: texts of which a word, or the word without a
// letter, is the text, or the text without one, are held against it in this order.
func near(list []string, s string) int {
	if len(s) < slips.Shortest-1 || len(s) > 24 {
		return -1
	}
	for _, key := range without(s) {
		for i, w := range list {
			if len(w) <= 25 && slices.Contains(without(w), key) && edits(s, w) == 1 {
				return i
			}
		}
	}
	return -1
}

// A word is found by its letters exactly where it is one edit away, the first of those
// that are, in every length up to the one above which words are not looked up.
func TestNearIsOneEdit(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 20))
	found, lengths := 0, map[int]bool{}
	for round := range 60 {
		var list []string
		for range 12 {
			if round%2 == 0 {
				list = append(list, word(rng, 3, 8))
			} else {
				list = append(list, word(rng, 21, 28))
			}
		}
		typos := slips.NewTypos(list)
		for i, w := range list {
			if typos.Word(i) != w {
				t.Fatalf("word %d is %q, want %q", i, typos.Word(i), w)
			}
		}
		for range 120 {
			s := word(rng, 2, 8)
			if rng.IntN(3) > 0 {
				s = slip(rng, list[rng.IntN(len(list))])
			}
			i, ok := typos.Near(s)
			want := near(list, s)
			if ok != (want >= 0) || ok && i != want {
				t.Fatalf("%q among %q: %d, %v; want %d", s, list, i, ok, want)
			}
			if ok {
				found++
				lengths[len(s)] = true
			}
		}
	}
	if found < 1000 || !lengths[4] || !lengths[24] || lengths[3] || lengths[25] {
		t.Errorf("%d words were found, of lengths %v", found, lengths)
	}
	if i, ok := slips.NewTypos(nil).Near("abcde"); ok || i != 0 {
		t.Errorf("word %d of none is found", i)
	}
}

// A word two edits away is found behind the same three letters, from six letters on,
// among those that may bear it.
func TestTwoEdits(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 20))
	found := 0
	for range 400 {
		var list []string
		for range 8 {
			list = append(list, word(rng, 5, 8))
		}
		typos, bears := slips.NewTypos(list), rng.IntN(8)
		may := func(i int) bool { return i >= bears }
		s := slip(rng, slip(rng, list[rng.IntN(8)]+"a"))
		want := slices.IndexFunc(list, func(w string) bool {
			return len(s) > 5 && w[:3] == s[:3] && may(slices.Index(list, w)) && edits(s, w) == 2
		})
		i, ok := typos.Two(s, may)
		if ok != (want >= 0) || ok && i != want {
			t.Fatalf("%q among %q from %d: %d, %v; want %d", s, list, bears, i, ok, want)
		}
		if ok {
			found++
		}
	}
	if found < 50 {
		t.Errorf("only %d words were found", found)
	}
}

// nearHalf is Near of whole texts by hand: of each length that the text may have had, a
// key that begins, or else ends, as the text does, or begins so but for the letters in
// the middle, is held against it.
func nearHalf(list []string, s string) int {
	if len(s) < 4 || len(s) > slips.Longest {
		return -1
	}
	for n := len(s) - 1; n <= len(s)+1; n++ {
		mid := n / 2
		for _, end := range []bool{false, true} {
			for i, k := range list {
				if len(k) != n || len(k) < 5 || len(k) > slips.Longest {
					continue
				}
				begins := !end && (strings.HasPrefix(s, k[:mid]) || strings.HasPrefix(s, k[:mid-1]+k[mid:mid+1]))
				if (begins || end && strings.HasSuffix(s, k[mid:])) && edits(s, k) == 1 {
					return i
				}
			}
		}
	}
	return -1
}

// A whole text is found exactly where it is one edit away, by the half of it that stays.
func TestHalvesAreOneEdit(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 20))
	found, lengths := 0, map[int]bool{}
	for round := range 24 {
		halves := new(slips.Halves)
		var list []string
		for range 12 {
			k := word(rng, 3, 8)
			if round%2 == 1 {
				k = word(rng, 61, 67)
			}
			if took := halves.Add(k); took != (len(k) >= 5 && len(k) <= slips.Longest) {
				t.Fatalf("%q of %d letters is taken: %v", k, len(k), took)
			} else if took {
				list = append(list, k)
			}
		}
		halves.Finish()
		for range 80 {
			s := word(rng, 2, 8)
			if len(list) > 0 && rng.IntN(3) > 0 {
				s = slip(rng, list[rng.IntN(len(list))])
			}
			i, ok := halves.Near([]byte(s))
			want := nearHalf(list, s)
			if ok != (want >= 0) || ok && i != want {
				t.Fatalf("%q among %q: %d, %v; want %d", s, list, i, ok, want)
			}
			if one := slices.ContainsFunc(list, func(k string) bool { return len(k)-len(s) < 2 && len(s)-len(k) < 2 && edits(s, k) == 1 }); one != ok && len(s) >= 4 && len(s) <= slips.Longest {
				t.Fatalf("%q among %q is found: %v", s, list, ok)
			}
			if ok {
				found++
				lengths[len(s)] = true
			}
		}
	}
	if found < 300 || !lengths[4] || !lengths[slips.Longest] || lengths[3] || lengths[slips.Longest+1] {
		t.Errorf("%d texts were found, of lengths %v", found, lengths)
	}
	if i, ok := new(slips.Halves).Near([]byte("abcde")); ok || i != 0 {
		t.Errorf("text %d of none is found", i)
	}
}

// A misread word is read again with each pair of letters that a scanner takes for one,
// wherever the pair stands.
func TestReadings(t *testing.T) {
	pairs := [][2]string{{"vv", "w"}, {"ii", "u"}, {"li", "h"}, {"lc", "k"}, {"ri", "n"}, {"rn", "m"}, {"cl", "d"}, {"il", "u"}, {"ln", "h"}, {"uu", "w"}, {"ni", "m"}, {"lt", "h"}, {"fi", "h"}, {"ll", "u"}}
	rng := rand.New(rand.NewPCG(7, 20))
	texts := []string{"", "v", "vv", "hvvv", "uuu", "xfi", "fix", "illlt", "zrn"}
	for range 4000 {
		b := make([]byte, rng.IntN(7))
		for i := range b {
			b[i] = "vuilrcnftxw"[rng.IntN(11)]
		}
		texts = append(texts, string(b))
	}
	for _, s := range texts {
		var want []string
		for _, p := range pairs {
			for i := range s {
				if strings.HasPrefix(s[i:], p[0]) {
					want = append(want, s[:i]+p[1]+s[i+2:])
				}
			}
		}
		var got []string
		if slips.Readings(s, func(r string) bool { got = append(got, r); return false }) || !slices.Equal(got, want) {
			t.Fatalf("%q is read as %q, want %q", s, got, want)
		}
		for stop := range want {
			n := 0
			if !slips.Readings(s, func(string) bool { n++; return n > stop }) || n != stop+1 {
				t.Fatalf("%q: %d readings were told, want %d", s, n, stop+1)
			}
		}
	}
}

// Digits and signs stand for the letters that they look like.
func TestDigitLetters(t *testing.T) {
	if got := slips.DigitLetters.Replace("0123456789@!$|x"); got != "oizeasbtbgaislx" {
		t.Error(fmt.Sprint("the letters are ", got))
	}
}
