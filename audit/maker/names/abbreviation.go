package names

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// longestAbbreviation is the most letters that may stand for a name.
const longestAbbreviation = 4

// longestShortened is the most letters of a word that people shorten in this way.
const longestShortened = 12

// mayAbbreviate reports a few letters that may stand for the name of a vendor: for
// letters of a telling word of it, or for the first letters of its words. A word of a language stands for none.
func (x *Index) mayAbbreviate(label string) bool {
	letters := strings.Map(func(r rune) rune {
		if r < 0x80 && words.ASCIILetter(byte(r)) {
			return r | 0x20
		}
		return -1
	}, label)
	if len(letters) < 2 || len(letters) > longestAbbreviation || labels.Word(strings.ToLower(label)) {
		return false
	}
	for name := range x.Tokens {
		if len(name) <= longestShortened && abbreviates(letters, name) {
			return true
		}
	}
	cutter := &words.Cutter{}
	for _, e := range x.Whole {
		if e.Words < 2 {
			continue
		}
		initials := make([]byte, 0, 8)
		for _, w := range cutter.Cut(words.Clean(e.Text)).Words {
			initials = append(initials, w.Text[0])
		}
		if abbreviates(letters, string(initials)) {
			return true
		}
	}
	return false
}

// abbreviates reports letters that stand in a name in their order, the first one at
// its beginning.
func abbreviates(letters, name string) bool {
	if name == "" || name[0]|0x20 != letters[0] {
		return false
	}
	at := 0
	for i := 0; i < len(name) && at < len(letters); i++ {
		if name[i]|0x20 == letters[at] {
			at++
		}
	}
	return at == len(letters)
}
