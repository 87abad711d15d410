package slips

import "strings"

// Shortest is the length below which a name has no typing errors: too many
// others are one letter away.
const Shortest = 5

// Longest is the length up to which words and names are compared letter by letter.
const Longest = 64

// typed is the length above which a word is not looked up.
const typed = 24

// Typos finds known words that a word was meant to be. It files each word under
// the hash of itself and of what is left of it when a letter is missing; whoever
// is found is compared letter by letter.
type Typos struct {
	words []string
	seen  [1 << 10]uint64 // a bit for the hash of each key, so that most strangers are never looked up
	keys  chains
}

// NewTypos indexes the words.
func NewTypos(words []string) *Typos {
	n := 0
	for _, w := range words {
		n += len(w) + 1
	}
	t := &Typos{words: words, keys: chains{links: make([]link, 0, n)}}
	for i := len(words) - 1; i >= 0; i-- { // the first word of a key is to be found first
		w := words[i]
		if len(w) > typed+1 {
			continue
		}
		var after [typed + 2]uint64
		t.note(t.behind(w, &after), i)
		before, power := uint64(0), uint64(1)
		for j := range len(w) {
			if j == 0 || w[j] != w[j-1] { // either of two equal letters may be the missing one
				t.note(before+power*after[j+1], i)
			}
			before += power * uint64(w[j])
			power *= base
		}
	}
	return t
}

// Word returns a known word.
func (t *Typos) Word(i int) string { return t.words[i] }

func (t *Typos) note(sum uint64, word int) {
	h := spread(sum)
	t.seen[h>>6] |= 1 << (h & 63)
	t.keys.file(sum, word)
}

// behind fills in the hashes of what stands behind each letter, and returns
// that of the whole word.
func (t *Typos) behind(s string, after *[typed + 2]uint64) uint64 {
	for j := len(s) - 1; j >= 0; j-- {
		after[j] = uint64(s[j]) + base*after[j+1]
	}
	return after[0]
}

// Near returns the index of a known word that is one edit away: a letter
// left out, added, changed, or two neighbours swapped. An equal word is none.
func (t *Typos) Near(s string) (int, bool) {
	if len(s) < Shortest-1 || len(s) > typed {
		return 0, false
	}
	var after [typed + 2]uint64
	if i, ok := t.filed(t.behind(s, &after), s); ok {
		return i, true
	}
	before, power := uint64(0), uint64(1)
	for j := range len(s) {
		if i, ok := t.filed(before+power*after[j+1], s); ok {
			return i, true
		}
		before += power * uint64(s[j])
		power *= base
	}
	return 0, false
}

// filed returns the first word under a key that is one edit away.
func (t *Typos) filed(sum uint64, s string) (int, bool) {
	h := spread(sum)
	if t.seen[h>>6]&(1<<(h&63)) == 0 {
		return 0, false
	}
	return t.keys.find(sum, func(word int) bool { return Distance(s, t.words[word], 1) == 1 })
}

// Two returns the index of a known word that is two edits away and begins with
// the same three letters; fn says which words bear two.
func (t *Typos) Two(s string, fn func(i int) bool) (int, bool) {
	for i, w := range t.words {
		if len(s) > 5 && w[:3] == s[:3] && fn(i) && Distance(s, w, 2) == 2 {
			return i, true
		}
	}
	return 0, false
}

// Distance counts the edits between two words, neighbours swapped being one
// edit (Damerau and Levenshtein, optimal string alignment). It stops counting
// above limit and returns limit+1.
func Distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit || len(b) > Longest {
		return limit + 1
	}
	var rows [3][Longest + 2]int
	for j := range len(b) + 1 {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		two, prev, cur := &rows[(i+2)%3], &rows[i%3], &rows[(i+1)%3]
		cur[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			v := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				v = min(v, two[j-2]+1)
			}
			cur[j] = v
			best = min(best, v)
		}
		if best > limit {
			return limit + 1
		}
	}
	return min(rows[(len(a)+1)%3][len(b)], limit+1)
}

// DigitLetters are the letters that digits and signs are taken for.
var DigitLetters = strings.NewReplacer("0", "o", "1", "i", "2", "z", "3", "e", "4", "a", "5", "s", "6", "b", "7", "t", "8", "b", "9", "g", "@", "a", "!", "i", "$", "s", "|", "l")

// ocrConfusions are pairs of letters that a scanner reads for one, and the other way
// round.
var ocrConfusions = [...][2]string{{"vv", "w"}, {"ii", "u"}, {"li", "h"}, {"lc", "k"}, {"ri", "n"}, {"rn", "m"}, {"cl", "d"}, {"il", "u"}, {"ln", "h"}, {"uu", "w"}, {"ni", "m"}, {"lt", "h"}, {"fi", "h"}, {"ll", "u"}}

// hasOCRConfusion reports whether a word holds any of the shapes.
func hasOCRConfusion(s string) bool {
	for i := 1; i < len(s); i++ {
		switch s[i-1] {
		case 'v', 'u':
			if s[i] == s[i-1] {
				return true
			}
		case 'i', 'l', 'r', 'c', 'n', 'f':
			for _, pair := range ocrConfusions {
				if s[i-1] == pair[0][0] && s[i] == pair[0][1] {
					return true
				}
			}
		}
	}
	return false
}

// Readings calls fn with the words that a scanner may have misread as s, until
// fn returns true.
func Readings(s string, fn func(string) bool) bool {
	if !hasOCRConfusion(s) {
		return false
	}
	for _, pair := range ocrConfusions {
		for at := 0; ; {
			i := strings.Index(s[at:], pair[0])
			if i < 0 {
				break
			}
			at += i
			if fn(s[:at] + pair[1] + s[at+len(pair[0]):]) {
				return true
			}
			at++
		}
	}
	return false
}
