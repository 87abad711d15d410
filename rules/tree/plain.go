package tree

import (
	"strings"
	"unicode/utf8"
)

// ReadPlain reads a document of the plain part of YAML: mappings and lists in
// lines and in brackets, texts bare, in quotes on one line, or folded behind a
// sign, and comments. It reports false for whatever else a document holds, even
// where that is YAML.
func ReadPlain(src string) (*Node, bool) {
	if !strings.HasSuffix(src, "\n") || !utf8.ValidString(src) || strings.ContainsFunc(src, special) {
		return nil, false
	}
	r := reader{src: src, line: 1}
	c, ok := r.next()
	if !ok {
		return nil, false
	}
	n, ok := r.block(c)
	if !ok || r.at < len(src) {
		return nil, false
	}
	return &n, true
}

// special reports signs that end lines or texts in ways of their own, or that YAML does not allow.
func special(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r&0xfffe == 0xfffe
}

// reader stands at a byte of a document.
type reader struct {
	src    string
	at     int
	start  int // of the line
	line   int32
	marked int   // the byte of the line up to which characters were counted
	column int32 // and how many there are
	open   []Node
}

// node begins a node at the byte at which the reader stands.
func (r *reader) node(kind Kind) Node {
	r.column += int32(utf8.RuneCountInString(r.src[r.marked:r.at]))
	r.marked = r.at
	return Node{Kind: kind, Line: r.line, Column: r.column + 1}
}

// closed ends a mapping or list with what was opened since.
func (r *reader) closed(n Node, since int) Node {
	if since < len(r.open) {
		n.Content = append([]Node(nil), r.open[since:]...)
	}
	r.open = r.open[:since]
	return n
}

// peek returns the byte that stands n bytes ahead; a line end behind the last one.
func (r *reader) peek(n int) byte {
	if r.at+n >= len(r.src) {
		return '\n'
	}
	return r.src[r.at+n]
}

func (r *reader) blanks() {
	for r.at < len(r.src) && r.src[r.at] == ' ' {
		r.at++
	}
}

func (r *reader) toLineEnd() { r.at += strings.IndexByte(r.src[r.at:], '\n') }

func (r *reader) newLine() {
	r.at++
	r.start, r.marked, r.column = r.at, r.at, 0
	r.line++
}

// next goes to the first sign at or behind the reader that is no comment, and
// returns how far its line is indented; -1 at the end. It reports false where a
// text stands before it in the line.
func (r *reader) next() (indent int, ok bool) {
	begun := strings.TrimLeft(r.src[r.start:r.at], " ") != "" // behind something of the line
	for r.at < len(r.src) {
		from := r.at
		r.blanks()
		switch {
		case r.at == len(r.src):
		case r.src[r.at] == '\n':
			r.newLine()
			begun = false
		case r.src[r.at] == '#' && (r.at > from || !begun):
			r.toLineEnd()
		case begun:
			return 0, false
		default:
			return r.at - r.start, !strings.HasPrefix(r.src[r.start:], "---") && !strings.HasPrefix(r.src[r.start:], "...")
		}
	}
	return -1, true
}

// block reads what stands in lines, from a column on.
func (r *reader) block(column int) (Node, bool) {
	if r.peek(0) == '-' && spaced(r.peek(1)) {
		return r.list(column)
	}
	n, ok := r.value()
	if !ok || r.peek(0) != ':' || !spaced(r.peek(1)) {
		return n, ok
	}
	return r.mapping(column, n)
}

// list reads the entries behind dashes in a column.
func (r *reader) list(column int) (Node, bool) {
	n, since := r.node(Sequence), len(r.open)
	for {
		r.at++
		c, ok := r.inner(column)
		if !ok || c <= column {
			return n, false
		}
		entry, ok := r.entryOf(column, c)
		if !ok {
			return n, false
		}
		r.open = append(r.open, entry)
		if c, ok = r.next(); !ok || c > column {
			return n, false
		}
		if c < column || r.peek(0) != '-' || !spaced(r.peek(1)) {
			return r.closed(n, since), true
		}
	}
}

// entryOf reads the entry behind a dash in a column.
func (r *reader) entryOf(column, c int) (Node, bool) {
	if r.peek(0) == '>' {
		return r.folded(column)
	}
	return r.block(c)
}

// mapping reads keys that stand in a column, and their values. The first key was
// read.
func (r *reader) mapping(column int, key Node) (Node, bool) {
	n, since := Node{Kind: Mapping, Line: key.Line, Column: key.Column}, len(r.open)
	for {
		if key.Kind != Scalar || len(key.Text) > longestKey {
			return n, false
		}
		r.at++
		value, ok := r.valueOf(column)
		if !ok {
			return n, false
		}
		r.open = append(r.open, key, value)
		c, ok := r.next()
		if !ok || c > column {
			return n, false
		}
		if c < column {
			return r.closed(n, since), true
		}
		if key, ok = r.value(); !ok || r.peek(0) != ':' || !spaced(r.peek(1)) {
			return n, false
		}
	}
}

// longestKey is less than a key may have in bytes.
const longestKey = 500

// valueOf reads the value of a key that stands in a column.
func (r *reader) valueOf(column int) (Node, bool) {
	line := r.line
	c, ok := r.inner(column)
	switch {
	case !ok || c < column:
		return Node{}, false
	case r.line == line && r.peek(0) == '>':
		return r.folded(column)
	case r.line == line:
		return r.value()
	case c == column && r.peek(0) == '-' && spaced(r.peek(1)):
		return r.list(column)
	case c == column:
		return Node{}, false
	}
	return r.block(c)
}

// inner goes to what stands behind a dash or colon, in its line or a later one, and
// returns its column.
func (r *reader) inner(column int) (int, bool) {
	if from := r.at; r.peek(0) == ' ' {
		r.blanks()
		if r.peek(0) != '\n' && r.peek(0) != '#' {
			return r.at - r.start, true
		}
		r.at = from
	}
	return r.next()
}

// value reads what stands in brackets, in quotes or bare.
func (r *reader) value() (Node, bool) {
	switch c := r.peek(0); {
	case c == '[' || c == '{':
		return r.brackets()
	case c == '"' || c == '\'':
		return r.quoted()
	}
	return r.bare(false)
}

// brackets reads a list or mapping in brackets, which may run over several lines.
func (r *reader) brackets() (Node, bool) {
	kind, end := Sequence, byte(']')
	if r.src[r.at] == '{' {
		kind, end = Mapping, '}'
	}
	n, since := r.node(kind), len(r.open)
	r.at++
	for {
		if !r.within() {
			return n, false
		}
		if r.peek(0) == end {
			r.at++
			return r.closed(n, since), true
		}
		if kind == Mapping {
			key, ok := r.entry()
			if !ok || key.Kind != Scalar || r.peek(0) != ':' || r.peek(1) != ' ' {
				return n, false
			}
			r.open = append(r.open, key)
			r.at++
			r.blanks()
		}
		value, ok := r.entry()
		if !ok || !r.within() {
			return n, false
		}
		r.open = append(r.open, value)
		switch r.peek(0) {
		case ',':
			r.at++
		case end:
		default:
			return n, false
		}
	}
}

// entry reads a value in brackets.
func (r *reader) entry() (Node, bool) {
	switch c := r.peek(0); c {
	case '[', '{', '"', '\'':
		return r.value()
	}
	return r.bare(true)
}

// within goes to the next sign in brackets, and reports false where there is none.
func (r *reader) within() bool {
	for r.at < len(r.src) {
		r.blanks()
		switch {
		case r.peek(0) == '#':
			return false
		case r.peek(0) != '\n':
			return true
		case r.at < len(r.src):
			r.newLine()
		}
	}
	return false
}

func spaced(c byte) bool { return c == ' ' || c == '\n' }
