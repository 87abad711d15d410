package names

import (
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// BegunBy reports a text whose first word is the name of a maker.
func (x *Index) BegunBy(text []byte) bool {
	for len(text) > 0 && !words.WordByte(text[0]) {
		text = text[1:]
	}
	end := 0
	for end < len(text) && words.WordByte(text[end]) {
		end++
	}
	var low [slips.Longest]byte
	if end > len(low) {
		return true
	}
	for i, c := range text[:end] {
		if low[i] = c; words.IsUpper(c) {
			low[i] |= 0x20
		}
	}
	return x.Makers[string(low[:end])]
}

// MayName reports cheaply whether a text may hold a telling name: a word that
// begins with three letters that one of them begins with, or anything not ASCII.
func MayName[T string | []byte](x *Index, t T) bool {
	before := words.Border
	for i := range len(t) {
		kind := x.kinds[t[i]]
		switch {
		case kind == words.BeyondASCII:
			return true
		case kind != words.Border && (kind != before || kind == words.Capital) && beginsName(x, t, i, before):
			return true
		}
		before = kind
	}
	return false
}

// MayNameBetween is MayName for the names that begin between two bytes of a text in
// ASCII, within one of its words.
func MayNameBetween(x *Index, t []byte, from, to int) bool {
	for i := from; i < to; i++ {
		if (i == 0 || words.BeginsPart(t, i)) && beginsName(x, t, i, words.Border) {
			return true
		}
	}
	return false
}

// MayBegin returns from where on a telling name may begin in a word of ASCII
// letters and digits, whatever stands behind the word: its length where none does.
func (x *Index) MayBegin(word []byte) int {
	for i := range word {
		if (i == 0 || words.BeginsPart(word, i)) && (x.short || len(word)-i < 3 || words.GramAt(&x.starts, word, i) && x.mayGoOn(word[i:])) {
			return i
		}
	}
	return len(word)
}

// mayGoOn reports a text of at least three letters with which a telling name begins,
// or that begins with one.
func (x *Index) mayGoOn(text []byte) bool {
	var buf [slips.Longest]byte
	low := buf[:copy(buf[:], text)]
	for i, c := range low {
		if words.IsUpper(c) {
			low[i] |= 0x20
		}
	}
	for _, name := range x.begun[string(low[:3])] {
		n := min(len(name), len(low))
		if name[:n] == string(low[:n]) || !words.IsASCII(name) {
			return true
		}
	}
	return false
}

// beginsName reports a part of a name at t[i], behind a byte of a kind, that
// begins as a telling name does.
func beginsName[T string | []byte](x *Index, t T, i int, before words.ByteKind) bool {
	return (before == words.Border || words.BeginsPart(t, i)) && (x.short || words.GramAt(&x.starts, t, i) && tokenBegins(x, t, i))
}

// tokenBegins reports a telling name that stands at t[i], whatever stands between
// its letters.
func tokenBegins[T string | []byte](x *Index, t T, i int) bool {
	var buf [slips.Longest]byte
	n := 0
	for ; i < len(t) && n < len(buf); i++ {
		if words.WordByte(t[i]) {
			if buf[n] = t[i]; words.IsUpper(t[i]) {
				buf[n] |= 0x20
			}
			n++
		}
	}
	for _, name := range x.begun[string(buf[:min(n, 3)])] {
		if len(name) > len(buf) || len(name) <= n && string(buf[:len(name)]) == name || !words.IsASCII(name) {
			return true
		}
	}
	return false
}
