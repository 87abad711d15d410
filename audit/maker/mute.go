package maker

import (
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// Mute reports by the bytes of a cell that it says nothing about who made the
// item: no name, no model and no number of a vendor's own can begin anywhere in
// it. It says no of a cell that has to be read. It is for columns whose values
// do not repeat, serial numbers and tags in most files, and models where each
// has a number of its own: a cell is 40 to 90 ns instead of 200 to 1,200 for
// reading it.
func (s *Session) Mute(f gear.Field, cell []byte) bool {
	d := s.maker
	switch f {
	case gear.AssetTag:
		return !mayName(d.names, cell)
	case gear.SerialNumber:
		return plainBytes(cell) && d.muteSerial(cell)
	case gear.Model, gear.PartNumber:
		scope, _ := scopeOf(f)
		return plainBytes(cell) && !mayName(d.names, cell) && !d.families.others.mayStand(cell, scope) && (f == gear.PartNumber || !d.names.begunBy(cell) && s.spellsNobody(cell))
	case gear.Description, gear.Notes:
		scope, _ := scopeOf(f)
		return plainBytes(cell) && !mayName(d.names, cell) && !mayHoldAddress(cell) && !d.families.others.mayStand(cell, scope) && s.spellsNobody(cell)
	default:
		return false
	}
}

// plainBytes reports a text that cleaning and unwrapping leave as it is, or cut
// to a piece that begins and ends with words.
func plainBytes(cell []byte) bool {
	for i, c := range cell {
		switch {
		case c >= utf8.RuneSelf, c < ' ', c == 0x7f, c == '&', c == '_', c == '@', c == '\'':
			return false
		case c == '/' && i > 0 && cell[i-1]|0x20 == 'w': // w/o
			return false
		}
	}
	return true
}

// muteSerial reports a serial number that no grammar of a vendor's begins in,
// and no hardware address.
func (d *Identifier) muteSerial(cell []byte) bool {
	cell = withoutSN(cell)
	for _, c := range cell {
		if c == ' ' { // a number is read without its blanks too
			return false
		}
	}
	return (len(cell) < 7 || cell[6] != '-') && !d.families.serials.mayStand(cell, inSerial)
}

// withoutSN drops SN in front of a serial number without a blank.
func withoutSN[T string | []byte](t T) T {
	if len(t) > 11 && t[0]|0x20 == 's' && t[1]|0x20 == 'n' && wordByte(t[2]) {
		return t[2:]
	}
	return t
}

// mayStand reports a text with a word that begins as a family does.
func (l *familyStarts) mayStand(text []byte, scope string) bool {
	for i := range text {
		if i > 0 && isAlnum(text[i-1]) {
			continue
		}
		second := byte(0)
		if i+1 < len(text) {
			second = raised(text[i+1])
		}
		if l.mayBegin(raised(text[i]), second) && l.begins(text[i:], scope) {
			return true
		}
	}
	return false
}

// begins reports a text that begins with a member of a family.
func (l *familyStarts) begins(text []byte, scope string) bool {
	for i := range l.byFirst[raised(text[0])] {
		s := &l.byFirst[raised(text[0])][i]
		if n := len(s.text); n <= len(text) && s.family.applies(scope) && hasPrefixUpper(text, s.text) {
			if n == len(text) || s.family.mayFollow([]byte{raised(text[n])}) && s.family.match(strings.ToUpper(string(text[n-1:]))) > 0 {
				return true
			}
		}
	}
	return false
}

func hasPrefixUpper(text []byte, prefix string) bool {
	for i := range len(prefix) {
		if raised(text[i]) != prefix[i] {
			return false
		}
	}
	return true
}

// mayHoldAddress reports a text with as many signs as a whole hardware address has.
func mayHoldAddress[T string | []byte](text T) bool {
	colons, hyphens, dots := 0, 0, 0
	for i := range len(text) {
		switch text[i] {
		case ':':
			colons++
		case '-':
			hyphens++
		case '.':
			dots++
		}
	}
	return colons >= 5 || hyphens >= 2 || dots >= 2
}

// spellsNobody reports a text without a word that can be a slip of a name: all of
// its words are short, or have digits, or begin as no name does, or are none. What
// a word is stays known, since the words of free texts repeat where the texts do
// not: a sentence of 90 letters in every row is 0.9 us instead of 6.
func (s *Session) spellsNobody(text []byte) bool {
	x := s.maker.names
	for i := 0; i < len(text); {
		if !wordByte(text[i]) {
			i++
			continue
		}
		end, letters, digits := i, false, false
		for ; end < len(text) && wordByte(text[end]); end++ {
			letters, digits = letters || text[end]|0x20 >= 'a', digits || isDigit(text[end])
		}
		if end < len(text) && signByte(text[end]) { // of a word that is written with signs
			return false
		}
		if word := text[i:end]; len(word) >= slips.Shortest && letters != digits && x.opens[word[0]|0x20] && s.slips(word) {
			return false
		}
		i = end
	}
	return true
}

// slips reports a word that is a slip of some name, whatever stands beside it.
func (s *Session) slips(word []byte) bool {
	var buf [slips.Longest]byte
	if len(word) > len(buf) {
		return true
	}
	low := buf[:len(word)]
	for i, c := range word {
		if low[i] = c; isUpper(c) {
			low[i] |= 0x20
		}
	}
	is, known := s.words[string(low)]
	if !known {
		text := string(low)
		n := s.memory.cut(text)
		is = !labels.Word(text) && (len(n.words) != 1 || s.maker.names.misspelt(n, n.words[0]) != nil)
		if len(s.words) < s.maxShared {
			s.words[text] = is
		}
	}
	return is
}

// begunBy reports a text whose first word is the name of a maker.
func (x *nameIndex) begunBy(text []byte) bool {
	for len(text) > 0 && !wordByte(text[0]) {
		text = text[1:]
	}
	end := 0
	for end < len(text) && wordByte(text[end]) {
		end++
	}
	var low [slips.Longest]byte
	if end > len(low) {
		return true
	}
	for i, c := range text[:end] {
		if low[i] = c; isUpper(c) {
			low[i] |= 0x20
		}
	}
	return x.makers[string(low[:end])]
}

// mayName reports cheaply whether a text may hold a telling name: a word that
// begins with three letters that one of them begins with, or anything not ASCII.
func mayName[T string | []byte](x *nameIndex, t T) bool {
	before := border
	for i := range len(t) {
		kind := x.kinds[t[i]]
		switch {
		case kind == beyondASCII:
			return true
		case kind != border && (kind != before || kind == capital) && beginsName(x, t, i, before):
			return true
		}
		before = kind
	}
	return false
}

// beginsName reports a part of a name at t[i], behind a byte of a kind, that
// begins as a telling name does.
func beginsName[T string | []byte](x *nameIndex, t T, i int, before byteKind) bool {
	return (before == border || beginsPart(t, i)) && (x.short || gramAt(&x.starts, t, i) && tokenBegins(x, t, i))
}

// tokenBegins reports a telling name that stands at t[i], whatever stands between
// its letters.
func tokenBegins[T string | []byte](x *nameIndex, t T, i int) bool {
	var buf [slips.Longest]byte
	n := 0
	for ; i < len(t) && n < len(buf); i++ {
		if wordByte(t[i]) {
			if buf[n] = t[i]; isUpper(t[i]) {
				buf[n] |= 0x20
			}
			n++
		}
	}
	for _, name := range x.begun[string(buf[:min(n, 3)])] {
		if len(name) > len(buf) || len(name) <= n && string(buf[:len(name)]) == name || !isASCII(name) {
			return true
		}
	}
	return false
}
