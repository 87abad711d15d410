package words

import (
	"strings"
	"unicode"
)

// Gap is what stands before a part of a name.
type Gap uint8

// The gaps, from the closest to the widest.
const (
	Glued   Gap = iota // nothing: a change of case, of script, or of letters and digits
	Dotted             // a dot
	joined             // a hyphen, an underscore
	Spaced             // a blank
	Comma              // , and the like
	Colon              // : and =
	Slashed            // / + & that sets several names side by side
	Parted             // | ; between texts
	Opened             // an opening bracket
	closed             // a closing bracket
)

// Part is a run of letters, or of digits, of a cell.
type Part struct {
	Text string // in lower case, look-alikes of a mixed word replaced
	Gap  Gap    // before it
	Look rune   // a look-alike letter that was replaced, 0 for none
	Bare string // a mixed word without its foreign letters, else empty
	Alt  string // the Latin look of a word in another script, else empty
	Han  bool   // Chinese

	Rated  bool   // what follows is known
	Common bool   // an ordinary word
	Canon  string // its canonical form
}

// Word is a run of parts without anything between them, as it was typed.
type Word struct {
	Text      string // in lower case
	HasDigits bool   // it has digits or signs that stand for letters
	First     int    // its first part
	Last      int    // its last part
}

// Text is a cell cut into parts and words.
type Text struct {
	Parts []Part
	Words []Word
}

// cut takes a cleaned text apart. Words end at blanks and punctuation; parts
// also where lower case turns into upper case (HikVision), before the last
// capital of a run (ZTETelecom), between letters and digits, and at Chinese.
func (n *Text) cut(s string) {
	if IsASCII(s) {
		n.cutASCII(s)
		return
	}
	n.cutText(s)
}

// cutText is cut for texts in any script.
func (n *Text) cutText(s string) {
	before, start := Spaced, -1
	flush := func(end int) {
		if start >= 0 {
			n.add(s[start:end], before)
			start, before = -1, Glued
		}
	}
	for i, r := range s {
		switch {
		case IsWord(r) || start >= 0 && strings.ContainsRune("@!$'", r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			before = max(before, GapOf(r))
		}
	}
	flush(len(s))
}

// IsWord reports a character that words are made of.
func IsWord(r rune) bool {
	return r < 0x80 && (r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9') ||
		r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// GapOf returns the gap that a character makes.
func GapOf(r rune) Gap {
	switch r {
	case '.', '·':
		return Dotted
	case '-', '_', '~':
		return joined
	case '/', '+', '&', '\\', '、':
		return Slashed
	case '|', ';', '；':
		return Parted
	case '(', '[', '{', '<', '（', '【', '《', '「':
		return Opened
	case ')', ']', '}', '>', '）', '】', '》', '」':
		return closed
	case ':', '=', '：':
		return Colon
	case ',', '，', '"', '“', '”', '#':
		return Comma
	}
	return Spaced
}

// add appends one word and its parts.
func (n *Text) add(s string, before Gap) {
	runes := make([]rune, 0, len(s))
	w := Word{First: len(n.Parts)}
	letters := false
	for _, r := range s {
		if r == '\'' {
			continue
		}
		letters = letters || unicode.IsLetter(r)
		w.HasDigits = w.HasDigits || strings.ContainsRune("@!$", r) || unicode.IsDigit(r)
		runes = append(runes, r)
	}
	for len(runes) > 0 {
		end := 1
		for end < len(runes) && !breaks(runes, end) {
			end++
		}
		if p, ok := newPart(runes[:end], before); ok {
			n.Parts = append(n.Parts, p)
			before = Glued
		}
		runes = runes[end:]
	}
	w.Last = len(n.Parts) - 1
	if w.Last < w.First {
		return
	}
	w.HasDigits = w.HasDigits && letters
	w.Text = strings.ToLower(s)
	n.Words = append(n.Words, w)
}
