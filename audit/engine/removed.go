package engine

import (
	"slices"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// removalWords are the words of statuses by which equipment is gone. A note that
// has one is told; no note ever makes an item one that is gone.
type removalWords map[string]bool

const (
	shortestRemoval = 4 // letters of a word for gone in a note: shorter ones mean other things too
	longestRemoval  = 3 // words
)

func newRemovalWords(dict *gear.Dictionary) removalWords {
	w := removalWords{}
	def := &dict.Defs[gear.Status]
	gone := []string{"removed", "disposed"}
	for _, word := range gone {
		w[gear.FoldHeading(word)] = true
	}
	for word, value := range def.Aliases {
		if len(word) >= shortestRemoval && slices.Contains(gone, value) {
			w[gear.FoldHeading(word)] = true
		}
	}
	return w
}

// in reports a text that has one of the words.
func (w removalWords) in(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	for i := range words {
		for n := 1; n <= longestRemoval && i+n <= len(words); n++ {
			if w[gear.FoldHeading(strings.Join(words[i:i+n], ""))] {
				return true
			}
		}
	}
	return false
}
