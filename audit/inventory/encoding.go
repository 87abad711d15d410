package inventory

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

// charset is the encoding of an input and how it was found out.
type charset struct {
	name string
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

// reader returns the text of a stream in UTF-8.
func (c *charset) reader(r io.Reader) (io.Reader, error) {
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
func (c charset) String() string {
	switch c.how {
	case byMark, byValidity:
		return c.name
	}
	return c.name + " (" + c.how + ")"
}

// decode returns the beginning of a text in UTF-8.
func (c *charset) decode(begin []byte) ([]byte, error) {
	if c.enc == nil {
		return begin[min(len(begin), c.skip):], nil
	}
	r, err := c.reader(bytes.NewReader(begin))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// findCharset decides the encoding of an input by its beginning, which is cut
// off when there is more.
func findCharset(begin []byte, cut bool, o *Options, name string) (charset, error) {
	marked, found := byteOrderMark(begin)
	if o.Encoding != "" {
		c, err := declaredCharset(o.Encoding, name)
		if found && marked.name == c.name {
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
		return charset{name: "utf-8", how: byValidity}, nil
	}
	if c, ok := zeros(begin); ok {
		return c, nil
	}
	return infer(begin, cut, name)
}

// byteOrderMark reads the mark that a text may begin with.
func byteOrderMark(b []byte) (charset, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return charset{name: "utf-8", how: byMark, skip: 3}, true
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return charset{name: "utf-16le", how: byMark, skip: 2, enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, true
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return charset{name: "utf-16be", how: byMark, skip: 2, enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, true
	}
	return charset{}, false
}

func declaredCharset(name, file string) (charset, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf("the encoding %q is not known", name), Place: gear.Place{File: file}, Hint: "write utf-8, utf-16le, windows-1252, gb18030, big5, shift_jis, euc-kr or another name of the WHATWG list"}
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil {
		canonical = strings.ToLower(name)
	}
	c := charset{name: canonical, how: byDecree, enc: enc}
	if canonical == "utf-8" {
		c.enc = nil
	}
	return c, nil
}

// validUTF8 allows for a character that is cut off at the end.
func validUTF8(b []byte, cut bool) bool {
	for i := 0; cut && i < utf8.UTFMax-1 && len(b) > 0 && !utf8.Valid(b[max(0, len(b)-utf8.UTFMax):]); i++ {
		b = b[:len(b)-1]
	}
	return utf8.Valid(b)
}

// zeros finds UTF-16 without a mark: in text of Latin letters one half of each
// character is zero.
func zeros(b []byte) (charset, bool) {
	b = b[:min(len(b), 4096)]
	var count [2]int
	for i, c := range b {
		if c == 0 {
			count[i&1]++
		}
	}
	half := len(b) / 2
	switch {
	case half > 2 && count[1] > half*6/10 && count[0] < half/20:
		return charset{name: "utf-16le", how: byZeros, enc: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}, true
	case half > 2 && count[0] > half*6/10 && count[1] < half/20:
		return charset{name: "utf-16be", how: byZeros, enc: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, true
	}
	return charset{}, false
}
