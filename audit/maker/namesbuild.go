package maker

import (
	"maps"
	"slices"
	"unicode/utf8"
)

func (n *Names) fillCodes() {
	for i := range n.codes {
		c := byte(i)
		switch {
		case c >= utf8.RuneSelf:
			n.codes[i] = otherByte
		case digit36(c) < 36:
			n.codes[i] = uint8(digit36(c) + 1)
		case c == '&':
			n.codes[i] = entity
		case gapOf(rune(c)) >= comma:
			n.codes[i] = hardByte
		default:
			n.codes[i] = softByte
		}
	}
}

// shortestWord is the length of a single word that is looked for though it is a
// name only as a whole cell.
const shortestWord = 4

// openWord is the length from which a name may have letters behind it, as in a
// legal name written without blanks.
const openWord = 6

// addNames files the telling names, the names of other scripts, and the telling
// word of each name of several words.
func (n *Names) addNames(x *nameIndex) {
	for _, key := range slices.Sorted(maps.Keys(x.tokens)) {
		n.addWord(key, x.tokens[key], false)
	}
	for _, key := range slices.Sorted(maps.Keys(x.whole)) {
		e := x.whole[key]
		if e.kind == "abbreviation" || e.kind == "typo" {
			continue
		}
		if e.words > 1 || len(key) >= shortestWord {
			n.addWord(key, e, e.words > 1 && len(key) >= 2*openWord)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(x.phrases)) {
		for _, p := range x.phrases[key] {
			n.addWord(p.core, p.entry, len(p.core) >= openWord)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(x.hanKeys)) {
		n.addScript(key, x.hanKeys[key])
	}
}

// addWord files a name in lower case; one of another script as such.
func (n *Names) addWord(key string, e *entry, open bool) {
	if !isASCII(key) {
		n.addScript(key, e)
		return
	}
	if len(key) < 3 {
		return
	}
	var gram uint32
	for i := range 3 {
		gram = gram<<6 | uint32(n.codes[key[i]])
	}
	if max(n.codes[key[0]], n.codes[key[1]], n.codes[key[2]]) > letters {
		return
	}
	n.grams[gram>>6] |= 1 << (gram & 63)
	w := scanWord{text: key, vendor: n.bit[e.vendor], open: open}
	for _, o := range n.words[gram] {
		if o == w {
			return
		}
	}
	n.words[gram] = append(n.words[gram], w)
}

// addScript files the longest run of a name beyond ASCII.
func (n *Names) addScript(key string, e *entry) {
	var run, longest []rune
	for _, r := range key {
		if r < utf8.RuneSelf {
			run = nil
			continue
		}
		if run = append(run, r); len(run) > len(longest) {
			longest = run
		}
	}
	if len(longest) < 2 {
		return
	}
	ids := make([]uint16, len(longest))
	for i, r := range longest {
		if n.symbols[r] == 0 {
			n.symbols[r] = uint16(len(n.symbols) + 1)
		}
		ids[i] = n.symbols[r]
	}
	pair := uint32(ids[0])<<16 | uint32(ids[1])
	h := pair * 0x9e3779b1 >> 20
	n.seconds[h>>6] |= 1 << (h & 63)
	n.scripts[pair] = append(n.scripts[pair], scriptWord{rest: ids[2:], vendor: n.bit[e.vendor]})
}

// The signs at the beginning of a model beyond letters and digits.
const (
	otherSign = iota + letters + 1 // a character beyond ASCII
	hyphen
	blank // an underscore too
	lastSign
)

// addFamilies files the beginnings of the families that decide alone, by their
// first three signs. A beginning of fewer stands under all that may follow.
func (n *Names) addFamilies(fam *families) {
	for c := range n.signs {
		switch code := n.codes[c]; {
		case code <= letters:
			n.signs[c] = code
		case c >= utf8.RuneSelf:
			n.signs[c] = otherSign
		case c == '-':
			n.signs[c] = hyphen
		case c == ' ' || c == '_':
			n.signs[c] = blank
		}
	}
	for _, starts := range fam.others.byFirst {
		for _, s := range starts {
			if s.family.strength == Strong {
				n.addStart(s, 0, 0)
			}
		}
	}
}

// addStart files a beginning under the signs so far and those that may follow.
func (n *Names) addStart(s start, signs uint32, at int) {
	if at == 3 {
		n.begins[signs>>6] |= 1 << (signs & 63)
		n.models[signs] = append(n.models[signs], s)
		return
	}
	if at < len(s.text) {
		n.addStart(s, signs<<6|uint32(n.signs[s.text[at]]), at+1)
		return
	}
	var seen [lastSign]bool
	for c := range 256 {
		sign := n.signs[c]
		if seen[sign] || at == len(s.text) && !s.family.mayFollow([]byte{raised(byte(c))}) {
			continue
		}
		seen[sign] = true
		n.addStart(s, signs<<6|uint32(sign), at+1)
	}
}
