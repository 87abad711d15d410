package lexicon

import (
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// PhraseSet finds expressions of one to three words.
type PhraseSet struct {
	words  map[string]bool // blanks kept
	begins map[string]bool // the first words
	ends   map[string]bool // the last words
}

func newPhraseSet(scratch *words.Cutter, lists ...[]string) *PhraseSet {
	s := &PhraseSet{words: map[string]bool{}, begins: map[string]bool{}, ends: map[string]bool{}}
	for _, list := range lists {
		for _, phrase := range list {
			parts := scratch.Cut(words.Clean(phrase)).Parts
			s.words[words.SpacedText(parts)] = true
			s.begins[parts[0].Text] = true
			s.ends[parts[len(parts)-1].Text] = true
		}
	}
	return s
}

// endingAt reports whether an expression ends with parts[i].
func (s *PhraseSet) endingAt(parts []words.Part, i int) bool {
	if !s.ends[parts[i].Text] {
		return false
	}
	for n := 1; n <= 3 && n <= i+1; n++ {
		if s.words[words.SpacedText(parts[i+1-n:i+1])] {
			return true
		}
	}
	return false
}

// AnyBefore reports an expression among the four parts before parts[first].
func (s *PhraseSet) AnyBefore(parts []words.Part, begin, first int) bool {
	for i := max(begin, first-4); i < first; i++ {
		if s.endingAt(parts, i) {
			return true
		}
	}
	return false
}

// StartingAt reports whether an expression begins with parts[i].
func (s *PhraseSet) StartingAt(parts []words.Part, i int) bool {
	if !s.begins[parts[i].Text] {
		return false
	}
	for n := 1; n <= 3 && i+n <= len(parts); n++ {
		if s.words[words.SpacedText(parts[i:i+n])] {
			return true
		}
	}
	return false
}
