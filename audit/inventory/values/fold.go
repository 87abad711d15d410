package values

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Fold reduces a heading or a word of a closed list to the form in which
// two spellings of it are equal: wide and accented letters as plain ones, lower
// case, without blanks and signs.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return gear.FoldHeading(unsigned(Plain(s)))
		}
	}
	return foldASCII(s)
}

// foldASCII does what the longer way does to a text without other letters.
func foldASCII(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '$', c == '%':
			b = append(b, c)
		}
	}
	return string(b)
}

// Plain takes accents off Latin, Greek and Cyrillic letters.
func Plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36f {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
	return norm.NFC.String(s)
}

// unsigned drops blanks and signs beyond those that gear.FoldHeading drops.
func unsigned(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`"!?,;&[]{}<>|°\^~=+@`+"`´’", r) {
			return -1
		}
		return r
	}, s)
}
