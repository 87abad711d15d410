package safetext

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// Inert reports whether Cell keeps a text as it is, where that is seen at one
// look, as it is of most. False says nothing.
func Inert(text []byte) bool {
	if !printable(text) || bytes.IndexByte(text, '#') >= 0 {
		return false
	}
	for {
		text = bytes.TrimLeft(text, ` "`)
		if len(text) > 0 && strings.IndexByte("=+-@", text[0]) >= 0 {
			return false
		}
		i := bytes.IndexByte(text, ';')
		if i < 0 {
			return true
		}
		text = text[i+1:]
	}
}

// printable reports whether a text is printable ASCII. It looks at eight bytes
// at a time: their high bits, those of their successors, which 0x7f has, and
// what is left when a blank is taken off each.
func printable(text []byte) bool {
	const each = 0x0101010101010101
	for ; len(text) >= 8; text = text[8:] {
		x := binary.LittleEndian.Uint64(text)
		if (x|(x+each)|(x-' '*each))&(0x80*each) != 0 {
			return false
		}
	}
	for _, c := range text {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}
