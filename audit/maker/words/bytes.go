package words

import (
	"unicode/utf8"
)

// IsASCII reports a text of ASCII alone.
func IsASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// IsNumber reports a text of digits alone.
func IsNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// WordByte reports an ASCII letter or digit.
func WordByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || IsDigit(c) }

// SignByte reports a sign that may stand for a letter, and the apostrophe.
func SignByte(c byte) bool { return c == '@' || c == '!' || c == '$' || c == '\'' }

// IsDigit reports an ASCII digit.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// IsUpper reports an ASCII capital.
func IsUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// IsLower reports a small ASCII letter.
func IsLower(c byte) bool { return c >= 'a' && c <= 'z' }

// ASCIILetter reports an ASCII letter.
func ASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// IsAlnum reports a letter or digit, or a byte of a character beyond ASCII.
func IsAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}

// Digit36 numbers letters and digits from 0; 36 is anything else.
func Digit36(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 36
}

// Raised returns a byte in upper case.
func Raised(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// BeginsPart reports whether a part of a name may begin at t[i]; everything but a
// letter or digit is a border.
func BeginsPart[T string | []byte](t T, i int) bool {
	a, c := t[i-1], t[i]
	if !WordByte(c) || !WordByte(a) {
		return true
	}
	return IsDigit(a) != IsDigit(c) || IsUpper(c) && (!IsUpper(a) || i+1 < len(t) && IsLower(t[i+1]))
}

// ByteKind is what a byte is in a name.
type ByteKind uint8

// The kinds of bytes.
const (
	Border ByteKind = iota
	digit
	small
	Capital
	BeyondASCII
)

// ByteKinds returns the kinds of all bytes.
func ByteKinds() (kinds [256]ByteKind) {
	for i := range kinds {
		switch c := byte(i); {
		case c >= utf8.RuneSelf:
			kinds[i] = BeyondASCII
		case IsDigit(c):
			kinds[i] = digit
		case IsUpper(c):
			kinds[i] = Capital
		case IsLower(c):
			kinds[i] = small
		}
	}
	return kinds
}
