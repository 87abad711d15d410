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
	byPair  map[[2]byte][]*Start  // by the first two; the second is 0 for a beginning of one byte
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
	l.byPair = map[[2]byte][]*Start{}
	for i := range l.ByFirst {
		slices.SortStableFunc(l.ByFirst[i], func(a, b Start) int { return len(b.Text) - len(a.Text) })
		for k := range l.ByFirst[i] {
			pair := [2]byte{byte(i), l.ByFirst[i][k].second}
			l.byPair[pair] = append(l.byPair[pair], &l.ByFirst[i][k])
		}
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
		if (i == 0 || !words.IsAlnum(text[i-1])) && l.BeginsWord(text[i:], scope) {
			return true
		}
	}
	return false
}

// BeginsWord reports a text that begins with a member of a family.
func (l *Starts) BeginsWord(text []byte, scope string) bool {
	return l.any(text, func(s *Start) bool {
		n := len(s.Text)
		return n <= len(text) && hasPrefixUpper(text, s.Text) && s.Family.applies(scope) &&
			(n == len(text) || s.Family.MayFollow([]byte{words.Raised(text[n])}) && s.Family.Match(strings.ToUpper(string(text[n-1:min(len(text), n-1+longestModel)]))) > 0)
	})
}

// MayBeginWord reports a word with which a member of a family may begin, whatever
// stands behind the word.
func (l *Starts) MayBeginWord(word []byte, scope string) bool {
	if len(word) == 1 {
		return len(l.ByFirst[words.Raised(word[0])]) > 0
	}
	return l.any(word, func(s *Start) bool {
		n := min(len(s.Text), len(word))
		return hasPrefixUpper(word, s.Text[:n]) && s.Family.applies(scope) && (n == len(word) || s.Family.MayFollow([]byte{words.Raised(word[n])}))
	})
}

// any asks about the beginnings with the first two bytes of a text.
func (l *Starts) any(text []byte, fn func(*Start) bool) bool {
	first, second := words.Raised(text[0]), byte(0)
	if len(text) > 1 {
		second = words.Raised(text[1])
	}
	if !l.mayBegin(first, second) {
		return false
	}
	return slices.ContainsFunc(l.byPair[[2]byte{first, second}], fn) || second != 0 && slices.ContainsFunc(l.byPair[[2]byte{first}], fn)
}

func hasPrefixUpper(text []byte, prefix string) bool {
	for i := range len(prefix) {
		if words.Raised(text[i]) != prefix[i] {
			return false
		}
	}
	return true
}
