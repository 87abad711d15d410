// Package charset finds out in which encoding a text is written, and brings it to
// UTF-8. What is not beyond doubt is refused, never guessed.
package charset

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Charset is the encoding of an input and how it was found out.
type Charset struct {
	Name string            // of the WHATWG list
	how  string            // in words, for the report
	enc  encoding.Encoding // nil for UTF-8
	skip int               // bytes of a byte order mark
}

// Ways in which an encoding is found out.
const (
	byMark     = "byte order mark"
	byDecree   = "named by --encoding"
	byValidity = "all of it is valid"
	byZeros    = "every other byte is zero"
	byWords    = "its letters make sense"
	byMajority = "nearly all of it is valid"
	byLetters  = "letters with accents stand between plain ones"
)

// Reader returns the text of a stream in UTF-8.
func (c *Charset) Reader(r io.Reader) (io.Reader, error) {
	if c.skip > 0 {
		if _, err := io.CopyN(io.Discard, r, int64(c.skip)); err != nil {
			return nil, err
		}
	}
	if c.enc == nil {
		return r, nil
	}
	return c.enc.NewDecoder().Reader(r), nil
}

// String names the encoding and, where it was inferred, says by what.
func (c Charset) String() string {
	switch c.how {
	case byMark, byValidity:
		return c.Name
	}
	return c.Name + " (" + c.how + ")"
}

// Workbook is the encoding of the texts that sheets are turned into.
func Workbook() Charset { return Charset{Name: "xlsx", how: byMark} }

// Converts reports an encoding other than UTF-8.
func (c *Charset) Converts() bool { return c.enc != nil }

// Mark returns how many bytes the mark at the beginning of the text has.
func (c *Charset) Mark() int { return c.skip }

// Writer returns what writes a text in the encoding, which is not UTF-8.
func (c *Charset) Writer(out io.Writer) io.Writer { return c.enc.NewEncoder().Writer(out) }

// Decode returns the beginning of a text in UTF-8.
func (c *Charset) Decode(begin []byte) ([]byte, error) {
	if c.enc == nil {
		return begin[min(len(begin), c.skip):], nil
	}
	r, err := c.Reader(bytes.NewReader(begin))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Find decides the encoding of an input by its beginning, which is cut
// off when there is more.
func Find(begin []byte, cut bool, declared, name string) (Charset, error) {
	marked, found := byteOrderMark(begin)
	if declared != "" {
		c, err := declaredCharset(declared, name)
		if found && marked.Name == c.Name {
			c.skip = marked.skip
		}
		return c, err
	}
	if found {
		return marked, nil
	}
	if validUTF8(begin, cut) {
		if c, ok := zeros(begin); ok {
			return c, nil
		}
		return Charset{Name: "utf-8", how: byValidity}, nil
	}
	if c, ok := zeros(begin); ok {
		return c, nil
	}
	return infer(begin, cut, name)
}

// byteOrderMark reads the mark that a text may begin with.
func byteOrderMark(b []byte) (Charset, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return Charset{Name: "utf-8", how: byMark, skip: 3}, true
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return Charset{Name: "utf-16le", how: byMark, skip: 2, enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, true
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return Charset{Name: "utf-16be", how: byMark, skip: 2, enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, true
	}
	return Charset{}, false
}

func declaredCharset(name, file string) (Charset, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return Charset{}, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf("the encoding %q is not known", name), Place: gear.Place{File: file}, Hint: "write utf-8, utf-16le, windows-1252, gb18030, big5, shift_jis, euc-kr or another name of the WHATWG list"}
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil {
		canonical = strings.ToLower(name)
	}
	c := Charset{Name: canonical, how: byDecree, enc: enc}
	if canonical == "utf-8" {
		c.enc = nil
	}
	return c, nil
}

// validUTF8 allows for a character that is cut off at the end.
func validUTF8(b []byte, cut bool) bool {
	for i := len(b) - 1; cut && i >= max(0, len(b)-utf8.UTFMax); i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				b = b[:i]
			}
			break
		}
	}
	return utf8.Valid(b)
}

// zeros finds UTF-16 without a mark: in text of Latin letters one half of each
// character is zero.
func zeros(b []byte) (Charset, bool) {
	b = b[:min(len(b), 4096)]
	var count [2]int
	for i, c := range b {
		if c == 0 {
			count[i&1]++
		}
	}
	half := len(b) / 2
	switch {
	case half > 2 && 10*count[1] > 6*half && 20*count[0] < half:
		return Charset{Name: "utf-16le", how: byZeros, enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, true
	case half > 2 && 10*count[0] > 6*half && 20*count[1] < half:
		return Charset{Name: "utf-16be", how: byZeros, enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, true
	}
	return Charset{}, false
}
