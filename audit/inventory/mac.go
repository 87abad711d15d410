package inventory

import (
	"errors"
	"fmt"
	"strings"
)

// CheckMAC makes sure that a text holds one or more hardware addresses of 12
// hexadecimal digits, in any spelling; the first half alone will do, as it
// names the maker.
func CheckMAC(s string) error {
	seen := 0
	for _, a := range strings.FieldsFunc(s, between) {
		if err := oneMAC(a); err != nil {
			return err
		}
		seen++
	}
	if seen == 0 {
		return errors.New("no hardware address")
	}
	return nil
}

// between separates the addresses of a cell.
func between(r rune) bool {
	return r == ' ' || r == ',' || r == ';' || r == '/' || r == '|' || r == '\n' || r == '\r' || r == '\t'
}

// oneMAC checks one address.
func oneMAC(s string) error {
	n := 0
	for i := range len(s) {
		switch c := s[i] | 0x20; {
		case c >= '0' && c <= '9' && s[i] >= '0', c >= 'a' && c <= 'f':
			n++
		case s[i] == ':' || s[i] == '-' || s[i] == '.':
		case (s[i] == 'x' || s[i] == 'X') && i == 1 && s[0] == '0':
			n--
		default:
			return fmt.Errorf("%q is no hardware address", clip(s))
		}
	}
	if n != 12 && n != 6 && n != 16 {
		return fmt.Errorf("%q has %d hexadecimal digits, a hardware address has 12", clip(s), n)
	}
	return nil
}
