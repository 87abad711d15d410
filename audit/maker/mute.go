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
		return len(cell) <= longestCode && !names.MayName(d.names, cell)
	case gear.SerialNumber:
		return len(cell) <= longestCode && plainBytes(cell) && d.muteSerial(cell)
	case gear.PartNumber:
		scope, _ := scopeOf(f)
		return len(cell) <= longestCode && plainBytes(cell) && !names.MayName(d.names, cell) && !d.families.Others.MayStand(cell, scope)
	case gear.Model:
		return len(cell) <= longestCode && plainBytes(cell) && !spacedCode(cell) && !d.names.BegunBy(cell) && s.dull(cell)
	case gear.Description, gear.Notes:
		return plainBytes(cell) && !codes.MayHoldAddress(cell) && s.dull(cell)
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

// word is what may begin in a word of a text, whatever stands around it.
type word struct {
	name   uint8 // from where on a telling name may begin in it; its length for nowhere
	family bool  // a model name may begin with it
	slip   bool  // it is a slip of some name
}

// dull reports a text, a model or a free one, in which no telling name, no model
// name and no slip of a name stands. What a word is stays known, since the words
// of free texts repeat where the texts do not, and only where it may begin
// something the text is looked at: a sentence of 90 letters in every row is 0.4 us
// instead of the 6 of reading it.
func (s *Session) dull(text []byte) bool {
	d := s.maker
	for i := 0; i < len(text); {
		if !words.WordByte(text[i]) {
			i++
			continue
		}
		end, letters, digits := i, false, false
		for ; end < len(text) && words.WordByte(text[end]); end++ {
			letters, digits = letters || text[end]|0x20 >= 'a', digits || words.IsDigit(text[end])
		}
		if end < len(text) && words.SignByte(text[end]) || end-i > slips.Longest { // of a word that is written with signs
			return false
		}
		w, known := word{}, false
		if !digits {
			w, known = s.words[string(text[i:end])]
		}
		if !known {
			w = s.word(text[i:end], letters, digits)
		}
		if w.slip || names.MayNameBetween(d.names, text, i+int(w.name), end) || w.family && d.families.Others.BeginsWord(text[i:], "model") {
			return false
		}
		i = end
	}
	return true
}

// word works out what a word is. Those of letters alone are kept.
func (s *Session) word(text []byte, letters, digits bool) word {
	x := s.maker.names
	w := word{
		name:   uint8(x.MayBegin(text)),
		family: s.maker.families.Others.MayBeginWord(text, "model"),
		slip:   len(text) >= slips.Shortest && letters != digits && x.Opens[text[0]|0x20] && s.slips(text),
	}
	if !digits && len(s.words) < s.maxShared {
		s.words[string(text)] = w
	}
	return w
}

// slips reports a word that is a slip of some name, whatever stands beside it.
func (s *Session) slips(word []byte) bool {
	var buf [slips.Longest]byte
	low := buf[:len(word)]
	for i, c := range word {
		if low[i] = c; words.IsUpper(c) {
			low[i] |= 0x20
		}
	}
	n := s.memory.Cut(string(low))
	return !labels.Word(string(low)) && (len(n.Words) != 1 || s.maker.names.Misspelt(n, n.Words[0]) != nil)
}
