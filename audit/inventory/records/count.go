package records

import "bytes"

// Counter counts the records of a text from its bytes. It shares nothing
// with the chunker and the tokenizer, so that a record which one of them loses is
// missed: a record ends at a newline outside of quotes, a quote opens a cell at
// its beginning only (blanks apart) and is text elsewhere, and one that is not
// closed within the limit of a row, or behind which more text stands, ends its
// record with its line.
type Counter struct {
	Dialect
	Limit   int
	records int64
	rest    []byte // of a record whose end is still to come
}

// Write takes the next bytes. It never fails.
func (c *Counter) Write(p []byte) (int, error) {
	n := len(p)
	if len(c.rest) == 0 {
		p = c.plainLines(p)
	}
	c.rest = append(c.rest, p...)
	c.take(false)
	return n, nil
}

// End counts what the text ends with and returns the number of all records.
func (c *Counter) End() int64 {
	if len(c.rest) > 0 && c.rest[len(c.rest)-1] != c.Newline {
		c.rest = append(c.rest, c.Newline)
	}
	c.take(true)
	return c.records
}

// plainLines counts the lines before the first quote and returns what follows.
func (c *Counter) plainLines(p []byte) []byte {
	before := p
	if q := bytes.IndexByte(p, c.Quote); q >= 0 {
		before = p[:q]
	}
	lines := before[:bytes.LastIndexByte(before, c.Newline)+1]
	c.records += int64(bytes.Count(lines, []byte{c.Newline}))
	return p[len(lines):]
}

// take counts the records that are complete.
func (c *Counter) take(ended bool) {
	text := c.rest
	for len(text) > 0 {
		n := c.record(text, ended)
		if n == 0 {
			break
		}
		c.records++
		text = c.plainLines(text[n:])
	}
	c.rest = append(c.rest[:0], text...)
}

// record returns the length of the record that the text begins with, 0 where
// more text has to tell. It goes from quote to quote within a line: byte by byte it
// was 4 % of an audit in which a row of ten has a quote.
func (c *Counter) record(text []byte, ended bool) int {
	for i := 0; ; {
		n := bytes.IndexByte(text[i:], c.Newline)
		if n < 0 {
			return 0
		}
		q := bytes.IndexByte(text[i:i+n], c.Quote)
		if q < 0 {
			return i + n + 1
		}
		if q += i; q > c.Limit || !c.begins(text, q) {
			i = q + 1
			continue
		}
		end, sound := c.cellEnd(text, q, ended)
		switch {
		case end == 0:
			return 0
		case !sound:
			return c.lineEnd(text, q)
		}
		i = end
	}
}

// begins reports whether nothing but blanks stands between byte i and the
// beginning of its cell.
func (c *Counter) begins(text []byte, i int) bool {
	for i--; i >= 0 && text[i] == ' '; i-- {
	}
	return i < 0 || text[i] == c.Delimiter
}

// lineEnd returns the length of the text up to the end of the line of byte i.
func (c *Counter) lineEnd(text []byte, i int) int {
	n := bytes.IndexByte(text[i:], c.Newline)
	if n < 0 {
		return 0
	}
	return i + n + 1
}

// cellEnd returns the offset behind a cell in quotes, 0 where more text has to
// tell, and whether the quotes are sound.
func (c *Counter) cellEnd(text []byte, from int, ended bool) (end int, sound bool) {
	for i := from + 1; ; i++ {
		n := bytes.IndexByte(text[min(i, len(text)):], c.Quote)
		if i += max(n, 0); n < 0 || i+1 >= len(text) {
			if ended || len(text) > c.Limit+1 {
				return from + 1, false
			}
			return 0, false
		}
		if text[i+1] == c.Quote {
			i++
			continue
		}
		if i > c.Limit {
			return from + 1, false
		}
		return c.behind(text, i+1, ended)
	}
}

// behind returns the offset of the separator behind a closing quote; 0 and
// whether a separator follows are as in cellEnd.
func (c *Counter) behind(text []byte, i int, ended bool) (end int, sound bool) {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if i+1 < len(text) && text[i] == '\r' && text[i+1] == '\n' && c.Newline == '\n' {
		i++
	}
	switch {
	case i < len(text) && (text[i] == c.Delimiter || text[i] == c.Newline):
		return i, true
	case i < len(text)-1 || ended || len(text) > 2*c.Limit:
		return i, false
	default:
		return 0, false
	}
}
