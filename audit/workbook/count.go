package workbook

import (
	"bytes"
	"strconv"
)

// rowCounter counts the rows of a sheet from the bytes of its part: the number
// of the last row element, or one more than that of the one before it.
type rowCounter struct {
	rows int64
	tag  []byte // from < on, empty between tags
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
		if c.tag = append(c.tag, p[:i+1]...); len(c.tag) > longestTag {
			c.tag = append(c.tag[:8], c.tag[len(c.tag)-8:]...) // a comment: only its ends matter
		}
		if p = p[i+1:]; c.complete() {
			c.see(c.tag)
			c.tag = c.tag[:0]
		}
	}
	return n, nil
}

// complete reports whether the tag, comment or text block has ended.
func (c *rowCounter) complete() bool {
	switch t := c.tag; {
	case t[len(t)-1] != '>':
		return false
	case bytes.HasPrefix(t, []byte("<!--")):
		return len(t) >= 7 && bytes.HasSuffix(t, []byte("-->"))
	case bytes.HasPrefix(t, []byte("<![CDATA[")):
		return bytes.HasSuffix(t, []byte("]]>"))
	default:
		return bytes.Count(t, []byte{'"'})%2 == 0 && bytes.Count(t, []byte{'\''})%2 == 0 || bytes.HasPrefix(t, []byte("<?"))
	}
}

// see counts a tag that begins a row.
func (c *rowCounter) see(tag []byte) {
	name := tag[1:]
	if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if string(name) != "row" {
		return
	}
	c.rows++
	for _, a := range bytes.Fields(tag)[1:] {
		if number, ok := bytes.CutPrefix(a, []byte("r=")); ok {
			if n, err := strconv.ParseInt(string(bytes.Trim(number, `"'/>`)), 10, 64); err == nil {
				c.rows = n
			}
		}
	}
}
