package codes

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// WrittenAddresses finds hardware addresses among words: behind a label, as a
// mask or a range, and in the link-local address that a device makes of its own.
// Of each it returns the half that names the maker.
func WrittenAddresses(s string) []string {
	var out []string
	for token := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;/|()[]=<>\"'%", r) }) {
		if ip, err := netip.ParseAddr(token); err == nil {
			if b := ip.As16(); ip.Is6() && b[11] == 0xff && b[12] == 0xfe {
				out = append(out, fmt.Sprintf("%02X%02X%02X", b[8]^2, b[9], b[10]))
			}
			continue
		}
		if label, rest, ok := strings.Cut(token, ":"); ok && len(label) > 2 {
			token = rest
		}
		if half, ok := MakersHalf(token); ok {
			out = append(out, half)
		}
	}
	return out
}

// MakersHalf returns the first six digits of an address of twelve, or of one
// whose other digits are masked.
func MakersHalf(token string) (string, bool) {
	var digits []byte
	masked := false
	for i := range len(token) {
		switch c := token[i]; {
		case words.Digit36(c) < 16:
			digits = append(digits, c)
		case c == '*' || c|0x20 == 'x':
			masked = true
		case c != ':' && c != '-' && c != '.':
			return "", false
		}
	}
	if len(digits) != 12 && (!masked || len(digits) < 6) {
		return "", false
	}
	return string(digits[:6]), true
}

// Grouped reports an address in groups of two or of four digits.
func Grouped(token string) bool {
	for _, size := range [...]int{2, 4} {
		if len(token) != 12+12/size-1 {
			continue
		}
		fits := true
		for i := range len(token) {
			fits = fits && (words.Digit36(token[i]) > 15) == (i%(size+1) == size)
		}
		if fits {
			return true
		}
	}
	return false
}

// MayHoldAddress reports a text with as many signs as a whole hardware address has.
func MayHoldAddress[T string | []byte](text T) bool {
	colons, hyphens, dots := 0, 0, 0
	for i := range len(text) {
		switch text[i] {
		case ':':
			colons++
		case '-':
			hyphens++
		case '.':
			dots++
		}
	}
	return colons >= 5 || hyphens >= 2 || dots >= 2
}
