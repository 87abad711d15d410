package maker

import "strings"

// scratch is the memory that a session reads cells with, so that a cell which
// says nothing leaves nothing behind.
type scratch struct {
	name name
	text string // that name is cut from
	half name   // of what stands beside a model
}

// besides takes apart what stands beside a model, and leaves the last cut valid.
func (m *scratch) besides(s string) []part {
	if s == "" {
		return nil
	}
	n := name{parts: m.half.parts[:0], words: m.half.words[:0]}
	n.cut(s)
	m.half = n
	return n.parts
}

// cut takes a cleaned text apart. The result is valid until the next cut. The
// text that was cut last is not cut again: readers of a cell ask for its words
// one after the other, which was 6 % of an inventory without repeated values.
func (m *scratch) cut(s string) name {
	if s == m.text {
		return m.name
	}
	m.text = s
	n := name{parts: m.name.parts[:0], words: m.name.words[:0]}
	n.cut(s)
	m.name = n
	return n
}

// cutASCII is cut for texts that are plain ASCII, as most are: the parts are
// pieces of one copy in lower case.
func (n *name) cutASCII(s string) {
	low := strings.ToLower(s)
	before, start := spaced, -1
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (wordByte(s[i]) || start >= 0 && signByte(s[i])) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			n.addASCII(s[start:i], low[start:i], before)
			start, before = -1, glued
		}
		if i < len(s) {
			before = max(before, gapOf(rune(s[i])))
		}
	}
}

func wordByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) }

// signByte reports a sign that may stand for a letter, and the apostrophe.
func signByte(c byte) bool { return c == '@' || c == '!' || c == '$' || c == '\'' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// addASCII appends one word and its parts.
func (n *name) addASCII(s, low string, before gap) {
	w := word{text: low, first: len(n.parts)}
	letters, digits := false, false
	for i := range len(s) {
		if signByte(s[i]) {
			n.add(s, before)
			return
		}
		letters = letters || !isDigit(s[i])
		digits = digits || isDigit(s[i])
	}
	for first := 0; first < len(s); {
		end := first + 1
		for end < len(s) && !breaksASCII(s[first:], end-first) {
			end++
		}
		n.parts = append(n.parts, part{text: low[first:end], gap: before})
		first, before = end, glued
	}
	w.last, w.hasDigits = len(n.parts)-1, letters && digits
	n.words = append(n.words, w)
}

// breaksASCII reports whether a new part begins at s[i]; it is breaks for ASCII.
func breaksASCII(s string, i int) bool {
	a, b := s[i-1], s[i]
	switch {
	case isDigit(a) != isDigit(b):
		return true
	case isLower(a) && isUpper(b):
		return !capsLock(s) && !strings.HasSuffix(s, "mbH")
	}
	return i+1 < len(s) && isUpper(a) && isUpper(b) && isLower(s[i+1])
}

// capsLock is inverted for ASCII.
func capsLock(s string) bool {
	for i := 1; i < len(s); i++ {
		if !isUpper(s[i]) {
			return false
		}
	}
	return len(s) > 2
}

// raised returns a byte in upper case.
func raised(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// beginsPart reports whether a part of a name may begin at t[i]; everything but a
// letter or digit is a border.
func beginsPart[T string | []byte](t T, i int) bool {
	a, c := t[i-1], t[i]
	if !wordByte(c) || !wordByte(a) {
		return true
	}
	return isDigit(a) != isDigit(c) || isUpper(c) && (!isUpper(a) || i+1 < len(t) && isLower(t[i+1]))
}
