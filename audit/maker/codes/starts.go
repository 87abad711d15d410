package codes

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// Start is one beginning of a family.
type Start struct {
	Text   string
	second byte // of the text, 0 for none
	Family *Family
}

// Starts are the beginnings of families. Most texts are told apart by two
// bytes.
type Starts struct {
	ByFirst [256][]Start          // by the first byte, longest beginning first
	pairs   [256][256 / 64]uint64 // by the first byte: second ones
}

// add files a beginning.
func (l *Starts) add(s Start) {
	first := s.Text[0]
	l.ByFirst[first] = append(l.ByFirst[first], s)
	if s.second != 0 {
		l.pairs[first][s.second>>6] |= 1 << (s.second & 63)
		return
	}
	for i := range l.pairs[first] {
		l.pairs[first][i] = 1<<64 - 1
	}
}

// secondByte returns the second byte of a beginning, 0 where there is none.
func secondByte(s string) byte {
	if len(s) < 2 {
		return 0
	}
	return s[1]
}

// finish must be called when all beginnings are filed.
func (l *Starts) finish() {
	for i := range l.ByFirst {
		slices.SortStableFunc(l.ByFirst[i], func(a, b Start) int { return len(b.Text) - len(a.Text) })
	}
}

// mayBegin reports whether a family begins with two bytes, the second one 0 at the
// end of a text.
func (l *Starts) mayBegin(first, second byte) bool {
	return l.pairs[first][second>>6]>>(second&63)&1 != 0
}

// MayStand reports a text with a word that begins as a family does.
func (l *Starts) MayStand(text []byte, scope string) bool {
	for i := range text {
		if i > 0 && words.IsAlnum(text[i-1]) {
			continue
		}
		second := byte(0)
		if i+1 < len(text) {
			second = words.Raised(text[i+1])
		}
		if l.mayBegin(words.Raised(text[i]), second) && l.begins(text[i:], scope) {
			return true
		}
	}
	return false
}

// begins reports a text that begins with a member of a family.
func (l *Starts) begins(text []byte, scope string) bool {
	for i := range l.ByFirst[words.Raised(text[0])] {
		s := &l.ByFirst[words.Raised(text[0])][i]
		if n := len(s.Text); n <= len(text) && s.Family.applies(scope) && hasPrefixUpper(text, s.Text) {
			if n == len(text) || s.Family.MayFollow([]byte{words.Raised(text[n])}) && s.Family.Match(strings.ToUpper(string(text[n-1:]))) > 0 {
				return true
			}
		}
	}
	return false
}

func hasPrefixUpper(text []byte, prefix string) bool {
	for i := range len(prefix) {
		if words.Raised(text[i]) != prefix[i] {
			return false
		}
	}
	return true
}
