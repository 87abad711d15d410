package regime

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordSearch tells quickly whether a text holds any of many words, so that most
// texts need no closer look.
type wordSearch struct {
	words  map[string]bool // in lower case
	first  [utf8.RuneSelf]bool
	longer int // bytes of the longest
}

func newWordSearch(asks []*node) *wordSearch {
	s := &wordSearch{words: map[string]bool{}}
	for _, n := range asks {
		if n.op != opWords {
			continue
		}
		for _, w := range n.texts {
			s.add(strings.ToLower(w))
		}
	}
	return s
}

func (s *wordSearch) add(w string) {
	s.words[w] = true
	s.longer = max(s.longer, len(w))
	if w[0] < utf8.RuneSelf {
		s.first[w[0]] = true
	}
}

// in reports whether the text holds a word, whole and in any case. It may
// report one that is not there where the text is not ASCII.
func (s *wordSearch) in(text string) bool {
	var low [64]byte
	for i := 0; i < len(text); {
		c := lower(text[i])
		if c >= utf8.RuneSelf {
			return true
		}
		if !letterOrDigit(c) {
			i++
			continue
		}
		start, maybe := i, s.first[c]
		for ; i < len(text); i++ {
			if c = lower(text[i]); c >= utf8.RuneSelf {
				return true
			}
			if !letterOrDigit(c) {
				break
			}
			if maybe && i-start < len(low) {
				low[i-start] = c
			}
		}
		if n := i - start; maybe && n <= s.longer && n <= len(low) && s.words[string(low[:n])] {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func letterOrDigit(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// splits parts a text into words.
func splits(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
