package tree

import "strings"

// bare reads a text without quotes, which ends with its line or at a colon, in
// brackets at their signs too.
func (r *reader) bare(inBrackets bool) (Node, bool) {
	n, from := r.node(Scalar), r.at
	if c := r.peek(0); strings.IndexByte("?:,[]{}#&*!|>'\"%@`\n", c) >= 0 || c == '-' && (spaced(r.peek(1)) || inBrackets && strings.IndexByte(",[]{}", r.peek(1)) >= 0) {
		return n, false
	}
	end := from
	for ; r.at < len(r.src); r.at++ {
		c := r.src[r.at]
		if c == '\n' || c == '#' && r.src[r.at-1] == ' ' || inBrackets && (c == ',' || c == ']' || c == '}') {
			break
		}
		if c == ':' && spaced(r.peek(1)) {
			break
		}
		if inBrackets && (c == '[' || c == '{' || c == ':' && strings.IndexByte(",[]{}", r.peek(1)) >= 0) {
			return n, false
		}
		if c != ' ' {
			end = r.at + 1
		}
	}
	if r.peek(0) != ':' {
		r.at = end
	} else if end < r.at {
		return n, false // a blank before the colon
	}
	n.Text = r.src[from:end]
	switch n.Text {
	case "~", "null", "Null", "NULL":
		n.Missing = true
	}
	return n, true
}

// quoted reads a text in quotes that ends in its line.
func (r *reader) quoted() (Node, bool) {
	n, quote := r.node(Scalar), r.src[r.at]
	escape := quote
	if quote == '"' {
		escape = '\\'
	}
	r.at++
	from, plain := r.at, true
	for ; r.at < len(r.src) && r.src[r.at] != '\n'; r.at++ {
		switch c := r.src[r.at]; {
		case c == '\\' && quote == '"':
			if c := r.peek(1); c != '"' && c != '\\' {
				return n, false
			}
			plain = false
			r.at++
		case c == quote && quote == '\'' && r.peek(1) == quote:
			plain = false
			r.at++
		case c == quote:
			if n.Text = r.src[from:r.at]; !plain {
				n.Text = unquoted(n.Text, escape)
			}
			r.at++
			return n, true
		}
	}
	return n, false
}

// unquoted drops the signs before those that would end a text.
func unquoted(text string, escape byte) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == escape {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// folded reads the lines of a text behind the sign >, which are indented further
// than its key.
func (r *reader) folded(column int) (Node, bool) {
	n := r.node(Scalar)
	kept := "\n"
	if r.at++; r.src[r.at-1] != '>' {
		return n, false
	}
	if r.peek(0) == '-' {
		kept = ""
		r.at++
	}
	var text []string
	for indent := 0; r.peek(0) == '\n'; r.toLineEnd() {
		r.newLine()
		r.blanks()
		in := r.at - r.start
		switch {
		case r.at == len(r.src) || r.src[r.at] == '\n' || in <= column:
			n.Text = strings.Join(text, " ") + kept
			return n, text != nil && r.endsBlock(column)
		case indent == 0:
			indent = in
		case in != indent:
			return n, false
		}
		line := r.src[r.at : r.at+strings.IndexByte(r.src[r.at:], '\n')]
		if strings.HasSuffix(line, " ") {
			return n, false
		}
		text = append(text, line)
	}
	return n, false
}

// endsBlock goes over blank lines, and reports that no line behind them is indented
// further than a column.
func (r *reader) endsBlock(column int) bool {
	for r.blanks(); r.at < len(r.src) && r.src[r.at] == '\n'; r.blanks() {
		if r.at > r.start { // blanks that may belong to the text
			return false
		}
		r.newLine()
	}
	return r.at == len(r.src) || r.at-r.start <= column
}
