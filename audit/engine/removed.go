package engine

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// removalWords are the words of statuses by which equipment is gone. A note that
// has one is told; no note ever makes an item one that is gone.
type removalWords struct {
	words map[string]bool
	begin [1 << 15][]string // the words in ASCII by their first three letters, five bits each
	short bool              // one of these has fewer
}

const (
	shortestRemoval = 4 // letters of a word for gone in a note: shorter ones mean other things too
	longestRemoval  = 3 // words
)

func newRemovalWords(dict *gear.Dictionary) *removalWords {
	w := &removalWords{words: map[string]bool{}}
	def := &dict.Defs[gear.Status]
	gone := []string{"removed", "disposed"}
	for _, word := range gone {
		w.add(gear.FoldHeading(word))
	}
	for word, value := range def.Aliases {
		if len(word) >= shortestRemoval && slices.Contains(gone, value) {
			w.add(gear.FoldHeading(word))
		}
	}
	return w
}

func (w *removalWords) add(fold string) {
	w.words[fold] = true
	if strings.IndexFunc(fold, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		letters, whole := firstLetters(fold)
		w.begin[letters] = append(w.begin[letters], fold)
		w.short = w.short || !whole
	}
}

// in reports a text that has one of the words.
func (w *removalWords) in(text string) bool {
	return text != "" && w.mayStand(text) && w.holds(text)
}

// holds is in for a text that may have one: it cuts it into words.
func (w *removalWords) holds(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	for i := range words {
		for n := 1; n <= longestRemoval && i+n <= len(words); n++ {
			if w.words[gear.FoldHeading(strings.Join(words[i:i+n], ""))] {
				return true
			}
		}
	}
	return false
}

// mayStand reports a text with letters, at the beginning of a word and whatever
// stands between them, that are those of one of the words, or with a byte that is not
// ASCII. To cut a sentence of 90 letters into words and fold them is 5 us, to look at
// its letters 0.1.
func (w *removalWords) mayStand(text string) bool {
	if w.short {
		return true
	}
	before := false
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return true
		}
		letter := isLetter(c)
		if letter && !before {
			letters, _ := firstLetters(text[i:])
			if slices.ContainsFunc(w.begin[letters], func(word string) bool { return spells(text[i:], word) }) {
				return true
			}
		}
		before = letter
	}
	return false
}

// spells reports a text whose letters begin with those of a word.
func spells(text, word string) bool {
	at := 0
	for i := 0; i < len(text) && at < len(word); i++ {
		if !isLetter(text[i]) {
			continue
		}
		if text[i]|0x20 != word[at] {
			return false
		}
		at++
	}
	return at == len(word)
}

// firstLetters returns the first three letters of a text in ASCII, five bits each,
// without regard to case and to what stands between them, and whether it has three.
func firstLetters(text string) (letters int, whole bool) {
	n := 0
	for i := 0; i < len(text) && n < 3; i++ {
		if isLetter(text[i]) {
			letters = letters<<5 | int(text[i]&0x1f)
			n++
		}
	}
	return letters, n == 3
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
