package maker

import (
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/names"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
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
		return !names.MayName(d.names, cell)
	case gear.SerialNumber:
		return plainBytes(cell) && d.muteSerial(cell)
	case gear.Model, gear.PartNumber:
		scope, _ := scopeOf(f)
		return plainBytes(cell) && !names.MayName(d.names, cell) && !d.families.Others.MayStand(cell, scope) && (f == gear.PartNumber || !d.names.BegunBy(cell) && s.spellsNobody(cell))
	case gear.Description, gear.Notes:
		scope, _ := scopeOf(f)
		return plainBytes(cell) && !names.MayName(d.names, cell) && !codes.MayHoldAddress(cell) && !d.families.Others.MayStand(cell, scope) && s.spellsNobody(cell)
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
	return (len(cell) < 7 || cell[6] != '-') && !d.families.Serials.MayStand(cell, codes.InSerial)
}

// withoutSN drops SN in front of a serial number without a blank.
func withoutSN[T string | []byte](t T) T {
	if len(t) > 11 && t[0]|0x20 == 's' && t[1]|0x20 == 'n' && words.WordByte(t[2]) {
		return t[2:]
	}
	return t
}

// spellsNobody reports a text without a word that can be a slip of a name: all of
// its words are short, or have digits, or begin as no name does, or are none. What
// a word is stays known, since the words of free texts repeat where the texts do
// not: a sentence of 90 letters in every row is 0.9 us instead of 6.
func (s *Session) spellsNobody(text []byte) bool {
	x := s.maker.names
	for i := 0; i < len(text); {
		if !words.WordByte(text[i]) {
			i++
			continue
		}
		end, letters, digits := i, false, false
		for ; end < len(text) && words.WordByte(text[end]); end++ {
			letters, digits = letters || text[end]|0x20 >= 'a', digits || words.IsDigit(text[end])
		}
		if end < len(text) && words.SignByte(text[end]) { // of a word that is written with signs
			return false
		}
		if word := text[i:end]; len(word) >= slips.Shortest && letters != digits && x.Opens[word[0]|0x20] && s.slips(word) {
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
		if low[i] = c; words.IsUpper(c) {
			low[i] |= 0x20
		}
	}
	is, known := s.words[string(low)]
	if !known {
		text := string(low)
		n := s.memory.Cut(text)
		is = !labels.Word(text) && (len(n.Words) != 1 || s.maker.names.Misspelt(n, n.Words[0]) != nil)
		if len(s.words) < s.maxShared {
			s.words[text] = is
		}
	}
	return is
}
