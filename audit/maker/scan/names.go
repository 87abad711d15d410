package scan

import (
	"math"
	"math/bits"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/names"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// Names finds the names and the strong model families of designated vendors in
// raw bytes, a nanosecond or two a byte. It is the proof that nothing which
// names a vendor passes unseen, so it may find too much and never too little:
// whatever the readers of cells take for a name, or for a model of a family
// that decides alone, is found in the same text. It knows no slips of the pen,
// abbreviations or brands of others. It never changes and may be shared.
type Names struct {
	vendors  []string
	bit      map[string]int
	codes    [256]uint8                   // by byte: 1 to 36 for a letter or digit, else one of the kinds below
	grams    [1 << 18 / 64]uint64         // three letters that a name begins with, six bits each
	words    map[uint32]list[scanWord]    // by those letters
	signs    [256]uint8                   // by byte: what it is at the beginning of a model, six bits
	begins   [1 << 18 / 64]uint64         // three signs that a model of a strong family begins with
	models   map[uint32]list[codes.Start] // by those signs
	symbols  map[rune]uint16              // of names in other scripts, from 1
	seconds  [1 << 12 / 64]uint64         // hashes of the two symbols that such a name begins with
	scripts  map[uint32]list[scriptWord]  // by those symbols
	classes  runeClasses
	mojibake *names.Mojibake
	index    *names.Index
	families *codes.Families
}

// The kinds of a byte that is no ASCII letter or digit.
const (
	letters   = 36 // the highest code of a letter or digit
	softByte  = 37 // may stand inside a name: a blank, a hyphen, a dot
	hardByte  = 38 // ends it: a comma, a bracket, a slash
	otherByte = 39 // of a character beyond ASCII
	entity    = 40 // & of an HTML character
)

// scanWord is a name in letters and digits alone, in lower case.
type scanWord struct {
	text   string
	vendor int
	shared int  // letters that it begins with as the name before it in its list does
	open   bool // more letters may follow
}

// scriptWord is a name in another script, without its first two characters.
type scriptWord struct {
	rest   []uint16
	vendor int
}

// list is what may stand where a text begins in some way, and of whom.
type list[T any] struct {
	vendors VendorSet
	all     []T
}

func (l list[T]) with(one T, vendor int) list[T] {
	l.vendors.add(vendor)
	l.all = append(l.all, one)
	return l
}

// VendorSet is a set of the vendors of a pack. The zero VendorSet is empty.
type VendorSet [2]uint64

const maxVendors = 128

// Empty reports a set without vendors.
func (s VendorSet) Empty() bool { return s == VendorSet{} }

// Or returns the vendors of both sets.
func (s VendorSet) Or(o VendorSet) VendorSet { return VendorSet{s[0] | o[0], s[1] | o[1]} }

// without returns the vendors that are not in the other set.
func (s VendorSet) without(o VendorSet) VendorSet { return VendorSet{s[0] &^ o[0], s[1] &^ o[1]} }

func (s *VendorSet) add(i int) { s[i>>6] |= 1 << (i & 63) }

// Vendors returns the ids of a set, sorted.
func (n *Names) Vendors(s VendorSet) []string {
	var ids []string
	for k, word := range s {
		for ; word != 0; word &= word - 1 {
			ids = append(ids, n.vendors[k<<6+bits.TrailingZeros64(word)])
		}
	}
	return ids
}

// Find returns the vendors that a text names, which is UTF-8 but for what is
// broken in it.
func (n *Names) Find(text []byte) VendorSet {
	s := scan{names: n, deep: true, left: math.MaxInt}
	s.run(text)
	return s.found
}

// tail is how much of the end of a text is always looked at.
const tail = 1 << 10

// FindSome is Find for a text that may be full of beginnings of names: it looks at so
// many of them, and at those in the last kilobyte. It reports whether these were all.
func (n *Names) FindSome(text []byte, most int) (found VendorSet, all bool) {
	s := scan{names: n, deep: true, left: most}
	s.run(text)
	if s.left > 0 {
		return s.found, true
	}
	end := text[max(0, len(text)-tail):]
	for len(end) > 0 && !utf8.RuneStart(end[0]) {
		end = end[1:]
	}
	return s.found.Or(n.Find(end)), false
}

// scan is one pass over a text.
type scan struct {
	names  *Names
	found  VendorSet
	deep   bool // what hides letters is undone too
	clear  int  // up to here that was done
	left   int  // beginnings of names that may still be looked at
	gram   uint32
	last   uint16 // the symbol before, 0 for none
	before uint8  // the kind of the character before
}

func (s *scan) run(text []byte) {
	n := s.names
	gram, before := uint32(0), uint8(hardByte)
	for i := 0; i < len(text) && s.left > 0; i++ {
		c := n.codes[text[i]]
		if c <= letters {
			if before >= softByte && before != otherByte && i+1 < len(text) {
				signs := uint32(n.signs[text[i]])<<12 | uint32(n.signs[text[i+1]])<<6
				if i+2 < len(text) {
					signs |= uint32(n.signs[text[i+2]])
				}
				if n.begins[signs>>6]>>(signs&63)&1 != 0 {
					s.model(text, i, signs)
				}
			}
			gram = (gram<<6 | uint32(c)) & (1<<18 - 1)
			if n.grams[gram>>6]>>(gram&63)&1 != 0 {
				s.word(text, i, gram)
			}
			before = c
			continue
		}
		switch c {
		case otherByte:
			s.gram, s.before = gram, before
			i += s.other(text, i) - 1
			gram, before = s.gram, s.before
			continue
		case hardByte:
			gram, s.last = 0, 0
		case entity:
			gram, s.last = 0, 0
			if s.deep && isEntity(text[i:]) {
				s.undo(text, i)
			}
		}
		before = c
	}
}

// word looks whether a name stands where three of its letters end.
func (s *scan) word(text []byte, third int, gram uint32) {
	list := open(s, s.names.words[gram])
	if list == nil {
		return
	}
	first := third
	for seen := 1; seen < 3; {
		first--
		switch c := s.names.codes[text[first]]; {
		case c <= letters:
			seen++
		case c == otherByte:
			s.spelled(text, third, gram)
			return
		}
	}
	if first > 0 && text[first-1] < utf8.RuneSelf && !words.BeginsPart(text, first) {
		return
	}
	var fit int // letters of the name before that stand there
	for k := 0; k < len(list); k = after(list, k, fit) {
		w := &list[k]
		end, n, other := s.match(text, third+1, w.text[3:])
		if fit = 3 + n; other {
			s.spelled(text, third, gram)
			return
		}
		if end > 0 && (w.open || end == len(text) || text[end] >= utf8.RuneSelf || words.BeginsPart(text, end)) {
			s.found.add(w.vendor)
		}
	}
}

// open returns what may stand at a place and is of a vendor who was not found before.
func open[T any](s *scan, l list[T]) []T {
	if l.vendors.without(s.found).Empty() {
		return nil
	}
	s.left--
	return l.all
}

// after returns the next name of a list to look for behind list[k], of which so many
// letters stand in the text: those that begin with one letter more of it do not.
func after(list []scanWord, k, fit int) int {
	for k++; k < len(list) && list[k].shared > fit; k++ {
	}
	return k
}

// match returns where the rest of a name ends, 0 when it does not stand there, and
// how many of its letters do; other says that a character beyond ASCII stands in
// between.
func (s *scan) match(text []byte, i int, rest string) (end, fit int, other bool) {
	for ; fit < len(rest); i++ {
		if i == len(text) {
			return 0, fit, false
		}
		switch c := s.names.codes[text[i]]; {
		case c <= letters:
			if text[i]|0x20 != rest[fit]|0x20 {
				return 0, fit, false
			}
			fit++
		case c == otherByte:
			return 0, fit, true
		case c == hardByte:
			return 0, fit, false
		}
	}
	return i, fit, false
}
