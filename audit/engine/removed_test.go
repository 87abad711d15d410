package engine

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
	"pgregory.net/rapid"
)

// What is passed over by its letters holds no word of removal: such a word is found
// in whatever stands around it, between its letters and beside it.
func TestRemovalWordsAreNotPassedOver(t *testing.T) {
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	words := newRemovalWords(dict)
	pieces := []string{" ", "-", ".", "'", "7", "é", "owner", "no", "longer", "re", "moved", "de", "com", "missioned", "rack 2"}
	for word := range dict.Defs[gear.Status].Aliases {
		pieces = append(pieces, word)
	}
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "pieces") {
			text += p
		}
		if words.in(text) != words.holds(text) {
			t.Fatalf("%q has a word of removal: %v", text, words.in(text))
		}
		if words.in(text) {
			found++
		}
		if !words.mayStand(text) && words.holds(text) {
			t.Fatalf("%q is passed over", text)
		}
	})
	if found == 0 {
		t.Error("no text drawn holds a word")
	}
}

// A note without the letters of such a word is passed over unread, and one with them
// in another order, or cut by the end, too.
func TestPlainNotesArePassedOver(t *testing.T) {
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	words := newRemovalWords(dict)
	for text, want := range map[string]bool{
		"": false, "battery changed in May": false, "see ticket 4711": false, "remo": false, "remov": false, "r e m o v": false, "ermoved": false, "xremoved": false, "rem oval": false,
		"removed": true, "Re-Moved": true, "r.e.m.o.v.e.d": true, "it was removed": true, "REMOVED": true, "7 removed": true, "removedx": true, "sold": true, "café": true,
	} {
		if got := words.mayStand(text); got != want {
			t.Errorf("%q may hold a word of removal: %v, want %v", text, got, want)
		}
	}
}

// Of the words for gone in a note, those that a status needs no more than three letters
// for mean other things too; the others are found alone, in pieces and beyond ASCII.
func TestRemovalWordsOfAStatus(t *testing.T) {
	dict := &gear.Dictionary{Defs: make([]gear.FieldDef, gear.Known)}
	dict.Defs[gear.Status].Aliases = map[string]string{"exx": "removed", "gonn": "removed", "sold": "disposed", "live": "active", "taken out of it": "removed", "abgebäut": "removed", "vendü": "disposed"}
	words := newRemovalWords(dict)
	for text, want := range map[string]bool{
		"removed": true, "disposed": true, "exx": false, "gonn": true, "sold": true, "live": false, "taken out of it": false, "abgebaut": false, "abgebäut": true, "vendü": true, "café": false, "": false, "é removed": true, "é": false,
		"re moved": true, "re mo ved": true, "re m ov ed": false, "x re mo ved": true, "remove": false, "removedly": false, "not removed": true,
	} {
		if got := words.in(text); got != want {
			t.Errorf("%q has a word of removal: %v, want %v", text, got, want)
		}
	}
	short := newRemovalWords(dict)
	short.add("ab")
	if !short.short || words.short || !short.in("x ab") || !short.mayStand("nothing of it") || short.in("abc") {
		t.Error("a word of two letters is looked for in every text")
	}
}
