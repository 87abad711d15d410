package safetext

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON rewrites encoded JSON so that printing it does nothing: characters that
// cannot be seen become \u escapes, and so does the second of two # signs. The
// values that a reader gets are the same. The line ends between values stay.
func JSON(src []byte) []byte {
	if harmless(src) {
		return src
	}
	out := make([]byte, 0, len(src)+64)
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == '#' && i > 0 && src[i-1] == '#':
			out = append(out, `\u0023`...)
		case r == '\n' || r < 0x80 && r != 0x7f || shown(r):
			out = append(out, src[i:i+size]...)
		case r > 0xffff:
			hi, lo := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return out
}

func harmless(src []byte) bool {
	for _, c := range src {
		if c >= 0x7f {
			return false
		}
	}
	return !bytes.Contains(src, []byte("##"))
}
