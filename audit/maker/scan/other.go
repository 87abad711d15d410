package scan

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// other takes one character beyond ASCII and returns its length.
func (s *scan) other(text []byte, i int) int {
	r, size := utf8.DecodeRune(text[i:])
	c := s.names.class(r)
	switch c.kind {
	case dropped:
		if r < 0x300 || r > 0x36f || i > 0 && !words.IsLower(text[i-1]) {
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
		switch next := i + size; {
		case i > 0 && words.WordByte(text[i-1]):
			if !words.IsLower(text[i-1]) {
				s.joined(text, i, size)
			}
		case next < len(text) && (words.IsUpper(text[next]) || words.IsDigit(text[next])): // a model may begin with it
			s.undo(text, i)
		case i > 0:
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
	if s.deep && i+size < len(text) && text[i+size] >= utf8.RuneSelf && s.names.mojibake.MayBegin(s.names.index, text[i:]) {
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
	list := open(s, s.names.words[gram])
	if list == nil {
		return
	}
	first := third
	for seen := s.names.latinAt(text[third:]).n; seen < 3 && first > 0; {
		_, size := utf8.DecodeLastRune(text[:first])
		first -= size
		seen += s.names.latinAt(text[first:]).n
	}
	if r, _ := utf8.DecodeLastRune(text[:first]); first > 0 && s.names.insideWord(r, text[first:]) {
		return
	}
	read := spelling{names: s.names, text: text, at: first}
	var fit int // letters of the name before that stand there
	for k := 0; k < len(list); k = after(list, k, fit) {
		w := &list[k]
		if fit = read.fit(w.text); fit < len(w.text) || read.ends[fit-1] < 0 {
			continue
		}
		i := read.ends[fit-1]
		if r, _ := utf8.DecodeLastRune(text[:i]); w.open || i == len(text) || !s.names.insideWord(r, text[i:]) {
			s.found.add(w.vendor)
		}
	}
}

// longestSpelled is how many letters of a name in other letters are looked at.
const longestSpelled = 64

// spelling is the letters of a text as they look, read as far as they are asked for.
type spelling struct {
	names *Names
	text  []byte
	at    int // up to here it is read
	n     int // letters read
	codes [longestSpelled]uint8
	ends  [longestSpelled]int // where each letter ends, -1 inside a character that looks like several
}

// fit returns how many letters of a name the text begins with.
func (p *spelling) fit(name string) int {
	for k := range min(len(name), longestSpelled) {
		if k == p.n && !p.more() || p.codes[k] != p.names.codes[name[k]] {
			return k
		}
	}
	return min(len(name), longestSpelled)
}

// more reads the next character that is a letter. It reports whether there is one.
func (p *spelling) more() bool {
	for p.at < len(p.text) {
		l := p.names.latinAt(p.text[p.at:])
		if l.ends || p.n+l.n > longestSpelled {
			return false
		}
		p.at += l.size
		for k := range l.n {
			p.codes[p.n], p.ends[p.n] = l.codes[k], -1
			p.n++
		}
		if l.n > 0 {
			p.ends[p.n-1] = p.at
			return true
		}
	}
	return false
}

// foreign takes a letter of another script: a part of a name in that script,
// or one that looks Latin.
func (s *scan) foreign(text []byte, i, size int, c runeClass) {
	if c.symbol != 0 && s.last != 0 {
		s.script(text, i+size, uint32(s.last)<<16|uint32(c.symbol))
	}
	s.last = c.symbol
	beside := i > 0 && words.ASCIILetter(text[i-1]) || i+size < len(text) && words.ASCIILetter(text[i+size])
	switch {
	case beside && size == 2, beside && c.latin[0] != 0:
		s.undo(text, i) // letters of two scripts in one word
	case c.latin[0] != 0:
		s.push(text, i, c.latin[0])
	default:
		s.gram = 0
	}
}

// script looks whether a name of another script, whose first two characters
// end before text[i], stands there.
func (s *scan) script(text []byte, i int, pair uint32) {
	h := pair * 0x9e3779b1 >> 20
	if s.names.seconds[h>>6]>>(h&63)&1 == 0 {
		return
	}
	for _, w := range open(s, s.names.scripts[pair]) {
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
	b, ok := words.Windows1252(r)
	return ok && b >= 0x80 && b < 0xc0
}

// isEntity reports an HTML character: &amp; or &#72;
func isEntity(text []byte) bool {
	end := bytes.IndexByte(text[:min(len(text), 34)], ';')
	return end > 2 && bytes.IndexByte(text[:end], ' ') < 0
}

// costOfCleaning is what a cleaned text counts among the beginnings of names that are
// looked at.
const costOfCleaning = 50

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
	for from > 0 && from > at-2*windowBefore && (text[from] >= utf8.RuneSelf || words.WordByte(text[from-1])) {
		from--
	}
	for to < len(text) && to < at+2*windowAfter && (text[to] >= utf8.RuneSelf || words.WordByte(text[to])) {
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

// cleaned scans a text in each form that a reader looks at.
func (s *scan) cleaned(text string) {
	t := words.Clean(text)
	s.left -= costOfCleaning
	in := scan{names: s.names, found: s.found, left: math.MaxInt}
	in.run([]byte(t))
	if !words.IsASCII(t) {
		in.run([]byte(strings.Map(lookingLatin, t)))
		in.run([]byte(strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf && unicode.IsLetter(r) {
				return -1
			}
			return r
		}, t)))
		up, _ := words.Upper(t)
		in.run([]byte(up))
	}
	if e := s.names.mojibake.Find(s.names.index, text, t); e != nil {
		in.found.add(s.names.bit[e.Vendor])
	}
	s.found = s.found.Or(in.found)
}
