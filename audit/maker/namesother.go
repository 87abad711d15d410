package maker

import (
	"bytes"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
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
	text := clean(string(r))
	if strings.TrimSpace(text) == "" {
		if text == "" {
			return runeClass{kind: dropped}
		}
		return runeClass{kind: soft}
	}
	if isASCII(text) {
		return n.latinClass(text)
	}
	c := runeClass{kind: foreign}
	if l, ok := latinFor(r); ok && len(text) <= utf8.UTFMax {
		c.latin[0] = n.codes[l]
	}
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case size < len(text):
		c.kind = odd
	case !isWord(first) && gapOf(first) >= comma:
		c.kind = hard
	case !isWord(first):
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

// other takes one character beyond ASCII and returns its length.
func (s *scan) other(text []byte, i int) int {
	r, size := utf8.DecodeRune(text[i:])
	c := s.names.class(r)
	switch c.kind {
	case dropped:
		if r < 0x300 || r > 0x36f || i > 0 && !isLower(text[i-1]) {
			s.joined(text, i, size)
		}
		return size
	case soft:
		s.before = softByte
		return size
	case hard:
		s.gram, s.last, s.before = 0, 0, hardByte
		return size
	}
	s.before = otherByte
	switch c.kind {
	case odd:
		s.undo(text, i)
	case latin:
		s.last = 0
		if i > 0 && !isLower(text[i-1]) {
			s.joined(text, i, size)
		}
		for _, code := range c.latin {
			if code != 0 {
				s.push(text, i, code)
			}
		}
		if s.deep && r >= 0xc2 && r <= 0xf4 && miscoded(text[i+size:]) {
			s.undo(text, i)
		}
	case foreign:
		s.foreign(text, i, size, c)
	}
	if s.deep && i+size < len(text) && text[i+size] >= utf8.RuneSelf && s.names.mojibake.mayBegin(s.names.index, text[i:]) {
		s.undo(text, i)
	}
	return size
}

// joined undoes what stands inside a word of ASCII, such as a model.
func (s *scan) joined(text []byte, i, size int) {
	inside := func(c byte) bool { return c > ' ' && c < utf8.RuneSelf }
	if i > 0 && inside(text[i-1]) && i+size < len(text) && inside(text[i+size]) {
		s.undo(text, i)
	}
}

// push takes the Latin look of a character.
func (s *scan) push(text []byte, i int, code uint8) {
	s.gram = (s.gram<<6 | uint32(code)) & (1<<18 - 1)
	if s.names.grams[s.gram>>6]>>(s.gram&63)&1 != 0 {
		s.spelled(text, i, s.gram)
	}
}

// spelled looks whether a name stands where three letters end, some of whose
// letters are beyond ASCII.
func (s *scan) spelled(text []byte, third int, gram uint32) {
	first := third
	for seen := s.names.latinAt(text[third:]).n; seen < 3 && first > 0; {
		_, size := utf8.DecodeLastRune(text[:first])
		first -= size
		seen += s.names.latinAt(text[first:]).n
	}
	if r, _ := utf8.DecodeLastRune(text[:first]); first > 0 && s.names.insideWord(r, text[first:]) {
		return
	}
	for _, w := range s.names.words[gram] {
		rest, i := w.text, first
		for rest != "" && i < len(text) {
			l := s.names.latinAt(text[i:])
			if l.ends || l.n > len(rest) || !l.equal(s.names, rest) {
				break
			}
			rest, i = rest[l.n:], i+l.size
		}
		if r, _ := utf8.DecodeLastRune(text[:i]); rest == "" && (w.open || i == len(text) || !s.names.insideWord(r, text[i:])) {
			s.found.add(w.vendor)
		}
	}
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

func (l *latinLetters) equal(n *Names, rest string) bool {
	for k := range l.n {
		if n.codes[rest[k]] != l.codes[k] {
			return false
		}
	}
	return true
}

// insideWord reports that a text begins inside a word that r belongs to.
func (n *Names) insideWord(r rune, text []byte) bool {
	next, _ := utf8.DecodeRune(text)
	return unicode.IsLetter(r) && unicode.IsLetter(next) && !unicode.IsUpper(next) && !eastern(r) && !eastern(next)
}

// foreign takes a letter of another script: a part of a name in that script,
// or one that looks Latin.
func (s *scan) foreign(text []byte, i, size int, c runeClass) {
	if c.symbol != 0 && s.last != 0 {
		s.script(text, i+size, uint32(s.last)<<16|uint32(c.symbol))
	}
	s.last = c.symbol
	beside := i > 0 && asciiLetter(text[i-1]) || i+size < len(text) && asciiLetter(text[i+size])
	switch {
	case beside && size == 2, beside && c.latin[0] != 0:
		s.undo(text, i) // letters of two scripts in one word
	case c.latin[0] != 0:
		s.push(text, i, c.latin[0])
	default:
		s.gram = 0
	}
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// script looks whether a name of another script, whose first two characters
// end before text[i], stands there.
func (s *scan) script(text []byte, i int, pair uint32) {
	h := pair * 0x9e3779b1 >> 20
	if s.names.seconds[h>>6]>>(h&63)&1 == 0 {
		return
	}
	for _, w := range s.names.scripts[pair] {
		if s.names.continues(text[i:], w.rest) {
			s.found.add(w.vendor)
		}
	}
}

func (n *Names) continues(text []byte, rest []uint16) bool {
	for len(rest) > 0 {
		if len(text) == 0 {
			return false
		}
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r < utf8.RuneSelf {
			if n.codes[r] != softByte {
				return false
			}
			continue
		}
		switch c := n.class(r); c.kind {
		case dropped, soft:
		default:
			if c.symbol != rest[0] {
				return false
			}
			rest = rest[1:]
		}
	}
	return true
}

// miscoded reports that a text begins with a character which is, in
// Windows-1252, a byte inside a character of UTF-8.
func miscoded(text []byte) bool {
	r, size := utf8.DecodeRune(text)
	if size < 2 {
		return false
	}
	b, ok := windows1252(r)
	return ok && b >= 0x80 && b < 0xc0
}

// isEntity reports an HTML character: &amp; or &#72;
func isEntity(text []byte) bool {
	end := bytes.IndexByte(text[:min(len(text), 34)], ';')
	return end > 2 && bytes.IndexByte(text[:end], ' ') < 0
}

// The window around a place where letters are hidden.
const (
	windowBefore = 64
	windowAfter  = 256
)

// undo cleans the text around a place as the readers of cells do, and scans
// what comes out.
func (s *scan) undo(text []byte, at int) {
	if !s.deep || at < s.clear {
		return
	}
	from, to := max(0, at-windowBefore), min(len(text), at+windowAfter)
	for from > 0 && from > at-2*windowBefore && (text[from] >= utf8.RuneSelf || wordByte(text[from-1])) {
		from--
	}
	for to < len(text) && to < at+2*windowAfter && (text[to] >= utf8.RuneSelf || wordByte(text[to])) {
		to++
	}
	s.clear = to
	if to < len(text) {
		s.clear = to - windowBefore
	}
	window := text[from:to]
	s.cleaned(string(window))
	for piece := range bytes.FieldsFuncSeq(window, func(r rune) bool { return strings.ContainsRune(",;\t\n\r|\"", r) }) {
		if len(piece) < len(window) {
			s.cleaned(string(piece))
		}
	}
}

// lookingLatin replaces a look-alike by its Latin letter in the same case.
func lookingLatin(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	l, ok := latinFor(r)
	switch {
	case !ok:
		return r
	case unicode.IsUpper(r):
		return unicode.ToUpper(l)
	}
	return l
}

// cleaned scans a text in each form that a reader looks at.
func (s *scan) cleaned(text string) {
	t := clean(text)
	in := scan{names: s.names}
	in.run([]byte(t))
	if !isASCII(t) {
		in.run([]byte(strings.Map(lookingLatin, t)))
		in.run([]byte(strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf && unicode.IsLetter(r) {
				return -1
			}
			return r
		}, t)))
		up, _ := upper(t)
		in.run([]byte(up))
	}
	if e := s.names.mojibake.find(s.names.index, t); e != nil {
		in.found.add(s.names.bit[e.vendor])
	}
	s.found = s.found.Or(in.found)
}
