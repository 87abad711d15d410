package scan

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// runeClass says what a character beyond ASCII means to the scanner.
type runeClass struct {
	kind   runeKind
	latin  [3]uint8 // codes of the Latin letters that it is or looks like
	symbol uint16   // in names of other scripts, 0 for none
}

type runeKind uint8

const (
	dropped runeKind = iota // nobody sees it
	latin                   // a Latin letter with something about it
	foreign                 // a letter of another script
	soft                    // may stand inside a name
	hard                    // ends it
	odd                     // only a whole text shows what it is
)

// runeClasses holds a page of 256 classes once a character of it was met.
type runeClasses [0x110]atomic.Pointer[[256]runeClass]

func (n *Names) class(r rune) runeClass {
	page := r >> 8
	if int(page) >= len(n.classes) {
		return runeClass{kind: hard}
	}
	p := n.classes[page].Load()
	if p == nil {
		p = new([256]runeClass)
		for i := range p {
			p[i] = n.classOf(page<<8 + rune(i))
		}
		n.classes[page].Store(p)
	}
	return p[r&0xff]
}

// classOf looks at what cleaning makes of a character.
func (n *Names) classOf(r rune) runeClass {
	if r >= 0x1100 && r <= 0x11ff || r == 0x3099 || r == 0x309a || r >= 0xff01 && r <= 0xff9f {
		return runeClass{kind: odd} // letters that join, and those of another width
	}
	text := words.Clean(string(r))
	if strings.TrimSpace(text) == "" {
		if text == "" {
			return runeClass{kind: dropped}
		}
		return runeClass{kind: soft}
	}
	if words.IsASCII(text) {
		return n.latinClass(text)
	}
	c := runeClass{kind: foreign}
	if l, ok := words.LatinFor(r); ok && len(text) <= utf8.UTFMax {
		c.latin[0] = n.codes[l]
	}
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case size < len(text):
		c.kind = odd
	case !words.IsWord(first) && words.GapOf(first) >= words.Comma:
		c.kind = hard
	case !words.IsWord(first):
		c.kind = soft
	}
	c.symbol = n.symbols[unicode.ToLower(first)]
	return c
}

// latinClass is the class of a character that cleaning turns into ASCII.
func (n *Names) latinClass(text string) runeClass {
	c := runeClass{kind: latin}
	for i := range len(text) {
		code := n.codes[text[i]]
		switch {
		case code == hardByte:
			return runeClass{kind: hard}
		case code > letters:
			return runeClass{kind: soft}
		case i >= len(c.latin):
			return runeClass{kind: odd}
		}
		c.latin[i] = code
	}
	return c
}

// latinLetters are the Latin letters that a character is or looks like.
type latinLetters struct {
	codes [3]uint8
	n     int
	size  int  // of the character
	ends  bool // no name goes on over it
}

func (n *Names) latinAt(text []byte) latinLetters {
	r, size := utf8.DecodeRune(text)
	l := latinLetters{size: size}
	if r < utf8.RuneSelf {
		if c := n.codes[r]; c <= letters {
			l.codes[0], l.n = c, 1
		} else {
			l.ends = c == hardByte
		}
		return l
	}
	c := n.class(r)
	l.codes = c.latin
	for l.n < len(l.codes) && l.codes[l.n] != 0 {
		l.n++
	}
	l.ends = c.kind == hard || c.kind == foreign && l.n == 0
	return l
}

// insideWord reports that a text begins inside a word that r belongs to.
func (n *Names) insideWord(r rune, text []byte) bool {
	next, _ := utf8.DecodeRune(text)
	return unicode.IsLetter(r) && unicode.IsLetter(next) && !unicode.IsUpper(next) && !words.Eastern(r) && !words.Eastern(next)
}

// lookingLatin replaces a look-alike by its Latin letter in the same case.
func lookingLatin(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	l, ok := words.LatinFor(r)
	switch {
	case !ok:
		return r
	case unicode.IsUpper(r):
		return unicode.ToUpper(l)
	}
	return l
}
