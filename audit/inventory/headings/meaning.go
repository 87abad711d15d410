package headings

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Meaning is what the words of a heading say together.
type Meaning struct {
	Fields []gear.Field // that it may mean, the likeliest first
	Words  []string     // that say so
	Score  int          // how much of the heading says so
	last   int          // index of the last word that says so
	guess  bool         // one of the words is short for those that say so
}

// Heading is a heading that was read.
type Heading struct {
	Meanings []Meaning // the likeliest first; none where its words say nothing
	Apart    string    // what tells the column from others of its kind: "4g" of 4G Vendor
	Besides  bool      // it speaks of people, of upkeep, or of what was before: nothing of the item stands there
	Plain    bool      // at least half of its words are known
}

const (
	perWord  = 4 // that says it
	perOther = 2 // known word that says something else
	most     = 3 // that unknown words take away
	least    = 2 // for a meaning
)

// Read says what the words of a heading mean. Of a key with dots in it, as
// device_type.manufacturer.name, the shortest end decides that means anything.
func (x *Lexicon) Read(heading string) Heading {
	if keys := strings.Split(heading, "."); len(keys) > 1 && !strings.ContainsAny(heading, " \t") && keys[0] != "" {
		for n := len(keys) - 1; n > 0; n-- {
			if n == len(keys)-1 && slices.Contains(x.words.Tails, strings.ToLower(keys[n])) {
				continue
			}
			h := x.read(strings.Join(keys[n:], " "))
			if len(h.Meanings) > 0 && x.blocked(strings.Join(keys[:n], " "), h.Meanings[0].Fields) { // ports.total
				h.Meanings = nil
				return h
			}
			if len(h.Meanings) > 0 {
				return h
			}
		}
	}
	return x.read(heading)
}

// blocked reports words beside which none of the fields is meant.
func (x *Lexicon) blocked(words string, fields []gear.Field) bool {
	return slices.ContainsFunc(x.tokens(words), func(t token) bool {
		return !t.guessed && slices.ContainsFunc(t.concepts, func(c int) bool {
			return !slices.ContainsFunc(fields, func(f gear.Field) bool { return !slices.Contains(x.words.Concepts[c].Blocks, f) })
		})
	})
}

func (x *Lexicon) read(heading string) Heading {
	tokens := x.tokens(heading)
	var h Heading
	known := 0
	var apart []string
	var blocked []gear.Field
	for _, t := range tokens {
		if t.concepts != nil && !t.guessed {
			known++
		}
		if !t.guessed && x.apart(t) {
			apart = append(apart, t.text)
		}
	}
	h.Apart, h.Plain = strings.Join(apart, " "), 2*known >= len(tokens)
	for i := range x.words.Phrases {
		if m, ok := x.phrase(&x.words.Phrases[i], tokens); ok {
			h.Meanings = append(h.Meanings, m)
		}
	}
	slices.SortStableFunc(h.Meanings, func(a, b Meaning) int {
		if a.Score != b.Score {
			return b.Score - a.Score
		}
		return b.last - a.last
	})
	if m := h.Meanings; len(m) > 1 && m[0].guess && m[1].guess && m[0].Score == m[1].Score && m[0].Fields[0] != m[1].Fields[0] { // short for one thing or another
		h.Meanings = nil
	}
	for _, t := range tokens {
		if t.guessed {
			continue
		}
		for _, c := range t.concepts {
			blocked = append(blocked, x.words.Concepts[c].Blocks...)
		}
	}
	h.Besides = len(h.Meanings) == 0 && slices.Contains(blocked, gear.Manufacturer)
	return h
}

// apart reports a word that tells columns apart, or a number or letter that does.
func (x *Lexicon) apart(t token) bool {
	if t.concepts == nil {
		return strings.Trim(t.text, "0123456789") == ""
	}
	return slices.ContainsFunc(t.concepts, func(c int) bool { return x.words.Concepts[c].Apart })
}

// phrase reports whether the tokens say what a phrase says.
func (x *Lexicon) phrase(p *gear.Phrase, tokens []token) (Meaning, bool) {
	used := make([]bool, len(tokens))
	m := Meaning{Fields: p.Fields, last: -1}
	for _, c := range p.Concepts {
		at := -1
		for i := range tokens {
			if !used[i] && slices.Contains(tokens[i].concepts, c) && (at < 0 || len(tokens[i].concepts) < len(tokens[at].concepts)) {
				at = i
			}
		}
		if at < 0 {
			return m, false
		}
		used[at] = true
		m.last = max(m.last, at)
		m.Words = append(m.Words, tokens[at].text)
		if m.Score += perWord; tokens[at].guessed {
			m.Score--
			m.guess = true
		}
	}
	unknown, others := 0, 0
	for i, t := range tokens {
		switch {
		case used[i]:
		case x.ends(t) && i > 0: // what follows says of what each
			m.Score -= min(unknown, most)
			return m, m.Score >= least
		case x.blocks(t, p):
			return m, false
		case t.concepts == nil:
			if strings.Trim(t.text, "0123456789") != "" {
				unknown++
			}
		case !x.neutral(t, p):
			m.Score -= perOther
			others++
		}
	}
	if m.guess && unknown > 0 {
		return m, false
	}
	m.Score -= min(unknown, most)
	return m, m.Score >= least && (unknown+others == 0 || !x.alone(p))
}

// alone reports a phrase that means nothing beside other words: the state of an
// invoice is none of the item.
func (x *Lexicon) alone(p *gear.Phrase) bool {
	return slices.ContainsFunc(p.Fields, func(f gear.Field) bool { return slices.Contains(x.words.Alone, f) })
}

func (x *Lexicon) ends(t token) bool {
	return slices.ContainsFunc(t.concepts, func(c int) bool { return x.words.Concepts[c].Ends })
}

// blocks reports a word with which a heading never means what a phrase says.
func (x *Lexicon) blocks(t token, p *gear.Phrase) bool {
	for _, c := range t.concepts {
		for _, f := range x.words.Concepts[c].Blocks {
			if slices.Contains(p.Fields, f) {
				return true
			}
		}
	}
	return false
}

// neutral reports a word that says nothing about the field, or the same once
// more.
func (x *Lexicon) neutral(t token, p *gear.Phrase) bool {
	return slices.ContainsFunc(t.concepts, func(c int) bool {
		return x.words.Concepts[c].Neutral || slices.Contains(p.Concepts, c)
	})
}

// Things reports words of which each says what a thing is, as in Smartphone or IP
// camera.
func (x *Lexicon) Things(text string) bool {
	tokens := x.tokens(text)
	for _, t := range tokens {
		if !slices.ContainsFunc(t.concepts, func(c int) bool { return x.words.Concepts[c].Things }) {
			return false
		}
	}
	return len(tokens) > 0
}
