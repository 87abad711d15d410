package words

import (
	"strings"
)

// cutASCII is cut for texts that are plain ASCII, as most are: the parts are
// pieces of one copy in lower case.
func (n *Text) cutASCII(s string) {
	low := strings.ToLower(s)
	before, start := Spaced, -1
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (WordByte(s[i]) || start >= 0 && SignByte(s[i])) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			n.addASCII(s[start:i], low[start:i], before)
			start, before = -1, Glued
		}
		if i < len(s) {
			before = max(before, GapOf(rune(s[i])))
		}
	}
}

// addASCII appends one word and its parts.
func (n *Text) addASCII(s, low string, before Gap) {
	w := Word{Text: low, First: len(n.Parts)}
	letters, digits := false, false
	for i := range len(s) {
		if SignByte(s[i]) {
			n.add(s, before)
			return
		}
		letters = letters || !IsDigit(s[i])
		digits = digits || IsDigit(s[i])
	}
	for first := 0; first < len(s); {
		end := first + 1
		for end < len(s) && !breaksASCII(s[first:], end-first) {
			end++
		}
		n.Parts = append(n.Parts, Part{Text: low[first:end], Gap: before})
		first, before = end, Glued
	}
	w.Last, w.HasDigits = len(n.Parts)-1, letters && digits
	n.Words = append(n.Words, w)
}

// breaksASCII reports whether a new part begins at s[i]; it is breaks for ASCII.
func breaksASCII(s string, i int) bool {
	a, b := s[i-1], s[i]
	switch {
	case IsDigit(a) != IsDigit(b):
		return true
	case IsLower(a) && IsUpper(b):
		return !capsLock(s) && !strings.HasSuffix(s, "mbH")
	}
	return i+1 < len(s) && IsUpper(a) && IsUpper(b) && IsLower(s[i+1])
}

// capsLock is inverted for ASCII.
func capsLock(s string) bool {
	for i := 1; i < len(s); i++ {
		if !IsUpper(s[i]) {
			return false
		}
	}
	return len(s) > 2
}
