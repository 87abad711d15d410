package safetext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible shows characters that would act or hide instead of being seen as
// escapes: \x1b for one byte, \u202e for a code point, \U000e0041 for one
// beyond the basic plane. Line ends are \n and \r, a tab is \t. Bytes that are
// no UTF-8 are \xff.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case shown(r):
			b.WriteString(s[i : i+size])
		default:
			b.WriteString(escape(r))
		}
		i += size
	}
	return b.String()
}

// plain is the fast path: printable ASCII, which most cells are.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// shown reports whether a character leaves a mark and does nothing else.
func shown(r rune) bool {
	switch {
	case r == ' ':
		return true
	case !unicode.IsGraphic(r):
		return false // controls, formats, surrogates, private use, unassigned, line and paragraph separators
	case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), unicode.Is(unicode.Variation_Selector, r):
		return false // letters by category that no font draws
	case r == '\u2800':
		return false // the empty Braille pattern
	default:
		return true
	}
}

func escape(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r == '\t':
		return `\t`
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	default:
		return fmt.Sprintf(`\U%08x`, r)
	}
}
