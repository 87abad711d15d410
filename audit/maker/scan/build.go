package scan

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/names"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// New files the names and strong families of a pack.
func New(pack *rules.VendorPack, index *names.Index, fam *codes.Families) (*Names, error) {
	if len(pack.Vendors) > maxVendors {
		return nil, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf("the vendor pack has %d vendors, and %d is the most", len(pack.Vendors), maxVendors),
			Hint: "leave out vendors that no rule names"}
	}
	n := &Names{bit: map[string]int{}, words: map[uint32]list[scanWord]{}, models: map[uint32]list[codes.Start]{}, symbols: map[rune]uint16{}, scripts: map[uint32]list[scriptWord]{}, mojibake: &index.Mojibake, index: index, families: fam}
	for i, v := range pack.Vendors {
		n.vendors = append(n.vendors, v.ID)
		n.bit[v.ID] = i
	}
	n.fillCodes()
	n.addNames(index)
	n.addFamilies(fam)
	return n, nil
}

// fillCodes says what each byte is in a name.
func (n *Names) fillCodes() {
	for i := range n.codes {
		c := byte(i)
		switch {
		case c >= utf8.RuneSelf:
			n.codes[i] = otherByte
		case words.Digit36(c) < 36:
			n.codes[i] = uint8(words.Digit36(c) + 1)
		case c == '&':
			n.codes[i] = entity
		case words.GapOf(rune(c)) >= words.Comma:
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
func (n *Names) addNames(x *names.Index) {
	for _, key := range slices.Sorted(maps.Keys(x.Tokens)) {
		n.addWord(key, x.Tokens[key], false)
	}
	for _, key := range slices.Sorted(maps.Keys(x.Whole)) {
		e := x.Whole[key]
		if e.Kind == "abbreviation" || e.Kind == "typo" {
			continue
		}
		if e.Words > 1 || len(key) >= shortestWord {
			n.addWord(key, e, e.Words > 1 && len(key) >= 2*openWord)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(x.Phrases)) {
		for _, p := range x.Phrases[key] {
			n.addWord(p.Core, p.Entry, len(p.Core) >= openWord)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(x.HanKeys)) {
		n.addScript(key, x.HanKeys[key])
	}
	for _, l := range n.words {
		list := l.all
		slices.SortStableFunc(list, func(a, b scanWord) int { return strings.Compare(a.text, b.text) })
		for i := 1; i < len(list); i++ {
			a, b := list[i-1].text, list[i].text
			for k := 0; k < min(len(a), len(b)) && a[k] == b[k]; k++ {
				list[i].shared++
			}
		}
	}
}

// addWord files a name in lower case; one of another script as such.
func (n *Names) addWord(key string, e *evidence.Entry, open bool) {
	if !words.IsASCII(key) {
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
	w := scanWord{text: key, vendor: n.bit[e.Vendor], open: open}
	for _, o := range n.words[gram].all {
		if o == w {
			return
		}
	}
	n.words[gram] = n.words[gram].with(w, w.vendor)
}

// addScript files the longest run of a name beyond ASCII.
func (n *Names) addScript(key string, e *evidence.Entry) {
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
	n.scripts[pair] = n.scripts[pair].with(scriptWord{rest: ids[2:], vendor: n.bit[e.Vendor]}, n.bit[e.Vendor])
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
func (n *Names) addFamilies(fam *codes.Families) {
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
	for _, starts := range fam.Others.ByFirst {
		for _, s := range starts {
			if s.Family.Strength == evidence.Strong {
				n.addStart(s, 0, 0)
			}
		}
	}
}

// addStart files a beginning under the signs so far and those that may follow.
func (n *Names) addStart(s codes.Start, signs uint32, at int) {
	if at == 3 {
		n.begins[signs>>6] |= 1 << (signs & 63)
		n.models[signs] = n.models[signs].with(s, n.bit[s.Family.Vendor])
		return
	}
	if at < len(s.Text) {
		n.addStart(s, signs<<6|uint32(n.signs[s.Text[at]]), at+1)
		return
	}
	var seen [lastSign]bool
	for c := range 256 {
		sign := n.signs[c]
		if seen[sign] || at == len(s.Text) && !s.Family.MayFollow([]byte{words.Raised(byte(c))}) {
			continue
		}
		seen[sign] = true
		n.addStart(s, signs<<6|uint32(sign), at+1)
	}
}
