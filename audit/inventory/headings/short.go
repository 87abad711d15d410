package headings

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const (
	shortestCut  = 3  // letters of a word that was cut off (Inst. for installed), or that lost its vowels (svc for service)
	shortestBare = 4  // the first of a heading of one word without a full stop
	mostLonger   = 24 // words that one may be short for
	mostVariants = 64 // of a heading that is written out
)

// learn keeps the words that others may be short for, by their first letter.
func (x *Lexicon) learn(d *gear.Dictionary) {
	x.longWords = map[byte][]string{}
	add := func(heading string) {
		for _, w := range Words(heading) {
			if len(w) > shortestCut+1 && lettersOnly(w) {
				x.longWords[w[0]] = append(x.longWords[w[0]], w)
			}
		}
	}
	for i := range d.Words.Concepts {
		for _, w := range d.Words.Concepts[i].Words {
			add(w)
		}
	}
	for i := range d.Defs {
		for _, h := range d.Defs[i].Headings {
			add(h)
		}
	}
	for i := range d.Contested {
		add(d.Contested[i].Heading)
	}
	for c, words := range x.longWords {
		slices.Sort(words)
		x.longWords[c] = slices.Compact(words)
	}
}

// lettersOnly reports a word of small Latin letters.
func lettersOnly(word string) bool {
	return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" && word != ""
}

// longer returns the words that one may be short for: its plural, what it is the
// beginning of, or what it is without its vowels. Where there are too many, none.
func (x *Lexicon) longer(word string, alone bool) []string {
	if len(word) < shortestCut || !lettersOnly(word) {
		return nil
	}
	least := shortestCut
	if alone {
		least = shortestBare
	}
	all := x.longWords[word[0]]
	at, _ := slices.BinarySearch(all, word)
	for _, ending := range [...]string{"s", "es"} {
		if single, ok := strings.CutSuffix(word, ending); ok {
			if _, plural := slices.BinarySearch(all, single); plural {
				return []string{single}
			}
		}
	}
	var out []string
	for _, w := range all[at:] {
		if !strings.HasPrefix(w, word) || len(out) > mostLonger {
			break
		}
		if len(word) >= least && len(w) >= len(word)+2 && (!alone || 5*len(word) >= 2*len(w)) { // Lage is no Lagerbestand
			out = append(out, w)
		}
	}
	if !strings.ContainsAny(word[1:], vowels) {
		for _, w := range all {
			if !strings.HasPrefix(w, word) && len(w) >= len(word)+2 && bonesOf(word, w) {
				out = append(out, w)
			}
		}
	}
	if len(out) > mostLonger {
		return nil
	}
	return out
}

const vowels = "aeiouy"

// bonesOf reports a word that is another one without its vowels and some of its
// consonants: it has the first and the last of them, and the others in their order.
func bonesOf(short, long string) bool {
	last := strings.TrimRight(strings.TrimSuffix(long, "s"), vowels)
	if last == "" || short[len(short)-1] != last[len(last)-1] {
		return false
	}
	rest := long
	for i := range len(short) {
		at := strings.IndexByte(rest, short[i])
		if at < 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}

// Longer returns a heading with its short words written out, in all ways that are
// known; none where it has no such words.
func (x *Lexicon) Longer(heading string) []string {
	words := Words(heading)
	alone := len(words) == 1 && !strings.Contains(heading, ".")
	out := []string{""}
	some := false
	for _, w := range words {
		ways := x.longer(w, alone)
		if x.concepts[w] != nil || len(ways) == 0 {
			ways = []string{w}
		} else {
			some = true
		}
		if len(out)*len(ways) > mostVariants {
			return nil
		}
		var next []string
		for _, begin := range out {
			for _, way := range ways {
				next = append(next, strings.TrimSpace(begin+" "+way))
			}
		}
		out = next
	}
	if !some {
		return nil
	}
	return out
}

// guess gives a word that is not known the ideas of those that it may be short for.
func (x *Lexicon) guess(t token, alone bool) token {
	for _, w := range x.longer(t.text, alone) {
		for _, c := range x.concepts[w] {
			if !slices.Contains(t.concepts, c) {
				t.concepts = append(t.concepts, c)
			}
		}
	}
	t.guessed = t.concepts != nil
	return t
}
