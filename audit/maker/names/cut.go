package names

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// The lengths to which analysers cut names, and the first letters of a name
// that is shown so.
const (
	shortestCut = 8
	longestCut  = 16
)

// cutHits finds a name that is the beginning of one of a single vendor's names:
// HikvisionDi, DahuaTec.
func (x *Index) cutHits(n words.Text) []evidence.Hit {
	if len(n.Words) != 1 {
		return nil
	}
	key := n.Words[0].Text
	if len(key) < shortestCut || len(key) > longestCut || n.Words[0].HasDigits || x.Makers[key] || labels.Maker(key) || labels.Word(key) || x.LookAlikes[key] != "" {
		return nil
	}
	if _, common := x.Ordinary[key]; common {
		return nil
	}
	at, _ := slices.BinarySearch(x.beginnings, key)
	var found *evidence.Entry
	for ; at < len(x.beginnings) && strings.HasPrefix(x.beginnings[at], key); at++ {
		e := x.Whole[x.beginnings[at]]
		if e.Dated != nil || found != nil && found.Vendor != e.Vendor {
			return nil
		}
		if found == nil || !found.Sure {
			found = e
		}
	}
	if found == nil {
		return nil
	}
	h := evidence.Hit{Entry: found, Kind: evidence.Name, Strength: evidence.Likely, Matched: key, Note: "the beginning of the name"}
	if !found.Sure {
		h.Strength = evidence.Weak
	}
	return []evidence.Hit{h}
}

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
	return slices.ContainsFunc(x.shortened[letters[0]-'a'], func(name string) bool { return abbreviates(letters, name) })
}

// addShortened files a word, or the first letters of the words of a name, that people
// shorten: under what it begins with, since each label that nobody knows is held
// against all of them.
func (x *Index) addShortened(name string) {
	if words.ASCIILetter(name[0]) {
		x.shortened[name[0]|0x20-'a'] = append(x.shortened[name[0]|0x20-'a'], name)
	}
}

// initials returns the first bytes of the words of a name.
func initials(n words.Text) string {
	var buf [16]byte
	first := buf[:0]
	for _, w := range n.Words {
		first = append(first, w.Text[0])
	}
	return string(first)
}

// abbreviates reports letters that stand in a name in their order.
func abbreviates(letters, name string) bool {
	at := 0
	for i := 0; i < len(name) && at < len(letters); i++ {
		if name[i]|0x20 == letters[at] {
			at++
		}
	}
	return at == len(letters)
}
