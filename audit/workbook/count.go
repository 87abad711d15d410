package workbook

import (
	"bytes"
	"strconv"
)

// rowCounter counts the rows of a sheet from the bytes of its part: the number
// of the last row element, or one more than that of the one before it. It shares
// nothing with the XML decoder.
type rowCounter struct {
	rows  int64
	tag   []byte // from < on, empty between tags
	quote byte   // of the attribute that the tag stands in, 0 between attributes
}

const longestTag = 1 << 16

// Write takes the next bytes. It never fails.
func (c *rowCounter) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		if len(c.tag) == 0 {
			i := bytes.IndexByte(p, '<')
			if i < 0 {
				return n, nil
			}
			p = p[i:]
		}
		i := bytes.IndexByte(p, '>')
		if i < 0 {
			i = len(p) - 1
		}
		c.tag = append(c.tag, p[:i+1]...)
		c.quoted(p[:i+1])
		if p = p[i+1:]; c.complete() {
			c.see(c.tag)
			c.tag, c.quote = c.tag[:0], 0
		}
		if len(c.tag) > longestTag {
			c.tag = append(c.tag[:9], c.tag[len(c.tag)-8:]...) // a comment: only its ends matter
		}
	}
	return n, nil
}

// quoted keeps whether the tag ends within an attribute.
func (c *rowCounter) quoted(p []byte) {
	if c.quote == 0 && bytes.IndexByte(p, '\'') < 0 && bytes.Count(p, []byte{'"'})%2 == 0 { // nearly always
		return
	}
	for len(p) > 0 {
		if c.quote != 0 {
			_, rest, found := bytes.Cut(p, []byte{c.quote})
			if !found {
				return
			}
			c.quote, p = 0, rest
			continue
		}
		i := bytes.IndexAny(p, `"'`)
		if i < 0 {
			return
		}
		c.quote, p = p[i], p[i+1:]
	}
}

// complete reports whether the tag, comment or text block has ended.
func (c *rowCounter) complete() bool {
	switch t := c.tag; {
	case t[len(t)-1] != '>':
		return false
	case bytes.HasPrefix(t, []byte("<!--")):
		return len(t) >= 7 && bytes.HasSuffix(t, []byte("-->"))
	case bytes.HasPrefix(t, []byte("<![CDATA[")):
		return len(t) >= 12 && bytes.HasSuffix(t, []byte("]]>"))
	case bytes.HasPrefix(t, []byte("<?")):
		return len(t) >= 4 && bytes.HasSuffix(t, []byte("?>"))
	default:
		return c.quote == 0
	}
}

// see counts a tag that begins a row.
func (c *rowCounter) see(tag []byte) {
	name, rest := tag[1:], []byte(nil)
	if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name, rest = name[:i], name[i:]
	}
	if i := bytes.IndexByte(name, ':'); i > 0 {
		name = name[i+1:]
	}
	if string(name) != "row" {
		return
	}
	c.rows++
	for {
		name, value, behind, ok := attribute(rest)
		if !ok {
			return
		}
		if string(name) == "r" {
			if n, err := strconv.ParseInt(string(value), 10, 64); err == nil {
				c.rows = n
			}
			return
		}
		rest = behind
	}
}

// attribute cuts the first attribute off a tag behind its name.
func attribute(tag []byte) (name, value, rest []byte, ok bool) {
	name, rest, _ = bytes.Cut(tag, []byte{'='})
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if len(rest) == 0 {
		return nil, nil, nil, false
	}
	value, rest, ok = bytes.Cut(rest[1:], rest[:1])
	return bytes.Trim(name, " \t\r\n"), value, rest, ok
}
