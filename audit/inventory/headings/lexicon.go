package headings

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Lexicon knows the words of headings. It is not changed once made.
type Lexicon struct {
	words    gear.HeadingWords
	concepts map[string][]int // by word, or words with blanks between them
	longest  int              // words that stand for one idea together
	script   int              // runes of the longest word of a script without blanks

	longWords map[byte][]string // by their first letter, that others may be short for
}

// NewLexicon makes the lexicon of a dictionary.
func NewLexicon(d *gear.Dictionary) *Lexicon {
	x := &Lexicon{words: d.Words, concepts: make(map[string][]int, 2048)}
	for c := range d.Words.Concepts {
		for _, w := range d.Words.Concepts[c].Words {
			words := Words(w)
			x.longest = max(x.longest, len(words))
			key := strings.Join(words, " ")
			if all := x.concepts[key]; len(all) == 0 || all[len(all)-1] != c {
				x.concepts[key] = append(all, c)
			}
			if n := len([]rune(key)); len(words) == 1 && ideographic([]rune(key)[0]) {
				x.script = max(x.script, n)
			}
		}
	}
	x.learn(d)
	return x
}

// token is a word of a heading, or several that stand for one idea.
type token struct {
	text     string
	concepts []int // none: the word is not known
	guessed  bool  // it may be short for words with these ideas
}

// tokens cuts a heading into ideas.
func (x *Lexicon) tokens(heading string) []token {
	words := Words(heading)
	alone := len(words) == 1 && !strings.Contains(heading, ".")
	var out []token
	for i := 0; i < len(words); {
		n := min(x.longest, len(words)-i)
		for ; n > 0; n-- {
			key := strings.Join(words[i:i+n], " ")
			if c := x.concepts[key]; c != nil {
				out = append(out, token{text: key, concepts: c})
				break
			}
		}
		if n == 0 {
			parts := x.compound(words[i])
			if len(parts) == 1 && parts[0].concepts == nil {
				parts[0] = x.guess(parts[0], alone)
			}
			out = append(out, parts...)
			n = 1
		}
		i += n
	}
	return out
}

const (
	shortestHead = 5 // letters of a word at the end of a compound whose beginning is not known
	shortestRest = 3 // letters of the beginning
)

// compound cuts a word that is not known as a whole: by the longest words that
// fit in scripts without blanks, else into a beginning and a known end.
func (x *Lexicon) compound(word string) []token {
	runes := []rune(word)
	if ideographic(runes[0]) {
		return x.segments(runes)
	}
	for n := 1; n < len(runes)-1; n++ {
		rest, head := string(runes[:n]), string(runes[n:])
		c := x.concepts[head]
		if c == nil || len(runes)-n < 2 {
			continue
		}
		for _, joint := range [...]string{"", "s", "n", "en", "e", "-"} { // Gerätehersteller, Hersteller-s-nummer
			if k := x.concepts[strings.TrimSuffix(rest, joint)]; k != nil && len(rest) >= shortestRest && len(head) >= shortestRest-1 && strings.HasSuffix(rest, joint) {
				return []token{{text: rest, concepts: k}, {text: head, concepts: c}}
			}
		}
		if len(runes)-n >= shortestHead && n > shortestRest {
			return []token{{text: rest}, {text: head, concepts: c}}
		}
	}
	return []token{{text: word}}
}

// segments cuts a run of a script without blanks.
func (x *Lexicon) segments(runes []rune) []token {
	var out []token
	var rest []rune
	end := func() {
		if len(rest) > 0 {
			out = append(out, token{text: string(rest)})
			rest = nil
		}
	}
	for i := 0; i < len(runes); {
		n := min(x.script, len(runes)-i)
		for ; n > 0; n-- {
			if c := x.concepts[string(runes[i:i+n])]; c != nil {
				end()
				out = append(out, token{text: string(runes[i : i+n]), concepts: c})
				break
			}
		}
		if n == 0 {
			rest = append(rest, runes[i])
			n = 1
		}
		i += n
	}
	end()
	return out
}
