package names

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// finish builds what needs all names: the typing errors and the order of the
// Chinese names.
func (x *Index) finish() {
	var typed []string
	x.begun = map[string][]string{}
	for _, key := range slices.Sorted(maps.Keys(x.Tokens)) {
		switch {
		case x.starts.Add(key):
			x.begun[key[:3]] = append(x.begun[key[:3]], key)
		case key[0] < utf8.RuneSelf:
			x.short = true
		}
		x.Opens[x.Tokens[key].Text[0]|0x20] = true
		if x.Tokens[key].Edits > 1 {
			x.doubles.Add(key)
		}
		if e := x.Tokens[key]; len(key) >= slips.Shortest && len(key) <= 12 && key[0] < 0x80 && e.Edits > 0 {
			typed = append(typed, key)
			x.known = append(x.known, e)
		}
	}
	for key := range x.Tokens {
		if len(key) <= longestShortened {
			x.addShortened(key)
		}
	}
	for i := range x.shortened {
		slices.Sort(x.shortened[i])
		x.shortened[i] = slices.Compact(x.shortened[i])
	}
	for key := range x.Whole {
		if len(key) > shortestCut && words.IsASCII(key) {
			x.beginnings = append(x.beginnings, key)
		}
	}
	sort.Strings(x.beginnings)
	x.Typos = slips.NewTypos(typed)
	x.long.keys.Finish()
	x.joinLookAlikes()
	slices.SortStableFunc(x.hanNames, func(a, b *evidence.Entry) int { return len(b.Key) - len(a.Key) })
}

// joinLookAlikes files neighbours of several words without their blanks too,
// unless that is a vendor's name.
func (x *Index) joinLookAlikes() {
	for _, text := range slices.Sorted(maps.Keys(x.LookAlikes)) {
		if joined := strings.ReplaceAll(text, " ", ""); x.Whole[joined] == nil && x.LookAlikes[joined] == "" {
			x.LookAlikes[joined] = x.LookAlikes[text]
		}
	}
}
