package safetext

import (
	"strings"
	"unicode"
)

// Row makes a row that cannot be cut into cells safe, as it was written: each of the
// pieces between what any program may take for the end of a cell is made so as Cell
// does, and quotes and delimiters stay. A line of it does not begin with ::.
func Row(s string) string {
	var b strings.Builder
	for piece := range strings.SplitAfterSeq(breakHashes(s), "") {
		b.WriteString(visiblePiece(piece))
	}
	s = b.String()
	b.Reset()
	for s != "" {
		end := strings.IndexAny(s, ",;\t|\n") + 1
		if end == 0 {
			end = len(s)
		}
		piece := s[:end]
		s = s[end:]
		body := strings.TrimLeftFunc(piece, func(r rune) bool { return r == '"' || unicode.IsSpace(r) && r != '\n' })
		b.WriteString(piece[:len(piece)-len(body)])
		if formula(body) && !Number(strings.TrimRight(body, ",;\t|\n\"")) || strings.HasPrefix(body, "::") {
			b.WriteByte('\'')
		}
		b.WriteString(body)
	}
	return b.String()
}

// visiblePiece is Visible for one character of a row, of which tabs and line ends stay.
func visiblePiece(s string) string {
	if s == "\t" || s == "\n" {
		return s
	}
	return Visible(s)
}
