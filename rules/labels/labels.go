// Package labels knows what people write where a maker should stand: the names
// of makers that no rule names, of sellers that put their label on what others
// make, and the common words of many languages, which are nobody's name.
//
// The lists are texts of one key a line, in order, and are searched as they
// are: a start costs nothing. The program in gen makes them from the sources in
// sources.csv.
package labels

import (
	_ "embed" // for the lists
	"sort"
	"strings"
)

//go:embed makers.txt
var makers string

//go:embed sellers.txt
var sellers string

//go:embed words.txt
var words string

//go:embed trade.txt
var trade string

//go:embed contested.txt
var contested string

// Where the lines of the longer lists begin, by their first byte and six bits of
// the second: 4 bytes each, the first byte first.
//
//go:embed makers.idx
var makersIndex string

//go:embed words.idx
var wordsIndex string

// Key joins the words of a name, which are in lower case, without those that
// drop says are no part of it.
func Key(name []string, drop func(string) bool) string {
	var b strings.Builder
	for _, w := range name {
		if !drop(w) {
			b.WriteString(w)
		}
	}
	return b.String()
}

// Maker reports the key of a known maker that no list of rules names.
func Maker(key string) bool { return has(within(makers, makersIndex, key), key) }

// Seller reports the key of a known carrier or seller.
func Seller(key string) bool { return has(sellers, key) }

// Word reports a common word of some language, in lower case without accents.
func Word(word string) bool { return has(within(words, wordsIndex, word), word) }

// Trade reports a word of the trade, as the fields and values of an inventory have
// it, in lower case without accents: router, leased, fiber.
func Trade(word string) bool { return has(trade, word) }

// Contested reports the key of a name that a list of makers has, and that is a word
// or too short to be one by itself: Foundry, How.
func Contested(key string) bool { return has(contested, key) }

// within returns the lines of a list that begin about as a line does.
func within(list, index, line string) string {
	if len(line) < 2 {
		return list
	}
	at := func(k int) int {
		i := 4 * k
		if i+4 > len(index) {
			return len(list)
		}
		return int(index[i]) | int(index[i+1])<<8 | int(index[i+2])<<16 | int(index[i+3])<<24
	}
	k := int(line[0])<<6 | int(line[1])>>2
	return list[at(k):at(k+1)]
}

// has reports whether a list has a line.
func has(list, line string) bool {
	if line == "" || strings.HasPrefix(line, "#") {
		return false
	}
	begin := func(i int) int { return strings.LastIndexByte(list[:i], '\n') + 1 } // of the line around i
	at := sort.Search(len(list), func(i int) bool {
		from := begin(i)
		end := strings.IndexByte(list[from:], '\n')
		return end < 0 || list[from:from+end] >= line
	})
	if at == len(list) {
		return false
	}
	return strings.HasPrefix(list[begin(at):], line+"\n")
}
