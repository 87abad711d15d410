package gear

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
	for _, part := range strings.FieldsFunc(s, betweenMACs) {
		if oneMAC(strings.ReplaceAll(part, " ", "")) == nil { // 00 18 82 01 02 03
			seen++
			continue
		}
		for _, a := range strings.Fields(part) {
			if err := oneMAC(a); err != nil {
				return err
			}
			seen++
		}
	}
	if seen == 0 {
		return errors.New("no hardware address")
	}
	return nil
}

// ParseMAC reads one address of twelve digits with a colon or a hyphen between
// every two, with one of these or a dot between every four, or with nothing between them.
func ParseMAC(cell []byte) (int64, bool) {
	var group int // digits
	switch len(cell) {
	case 12:
		group = 12
	case 14:
		sign := cell[4]
		if sign != '.' && sign != '-' && sign != ':' || cell[9] != sign {
			return 0, false
		}
		group = 4
	case 17:
		sign := cell[2]
		if sign != ':' && sign != '-' || cell[5] != sign || cell[8] != sign || cell[11] != sign || cell[14] != sign {
			return 0, false
		}
		group = 2
	default:
		return 0, false
	}
	n, wrong := int64(0), byte(0)
	for at := 0; at < len(cell); at += group + 1 {
		for i := at; i < at+group; i += 2 {
			a, b := hexDigit(cell[i]), hexDigit(cell[i+1])
			n, wrong = n<<8|int64(a)<<4|int64(b), wrong|a|b
		}
	}
	return n, wrong < 16
}

// hexDigit returns the value of a hexadecimal digit, something above 15 for any
// other sign.
func hexDigit(c byte) byte {
	switch {
	case c-'0' < 10:
		return c - '0'
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	default:
		return 0xff
	}
}

// betweenMACs separates the addresses of a cell, but for blanks.
func betweenMACs(r rune) bool {
	return r == ',' || r == ';' || r == '/' || r == '|' || r == '\n' || r == '\r' || r == '\t'
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
			return fmt.Errorf("%q is not a hardware address", clipped(s))
		}
	}
	if n != 12 && n != 6 && n != 16 && !shortMAC(s) {
		return fmt.Errorf("%q has %d hexadecimal digits, a hardware address has 12", clipped(s), n)
	}
	return nil
}

// clipped is a text as far as a message quotes it.
func clipped(s string) string {
	if len(s) <= 40 {
		return s
	}
	return strings.ToValidUTF8(s[:37], "") + "..."
}

// shortMAC reports six groups of one digit or two, as 0:18:82:1:2:3, where
// noughts in front are left out.
func shortMAC(s string) bool {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == '-' })
	for _, g := range groups {
		if len(g) > 2 {
			return false
		}
	}
	return len(groups) == 6
}

// EachMAC calls fn for every hardware address in a cell, as 12 hexadecimal
// digits in upper case. Digits may be grouped by colons, hyphens, dots or
// blanks, and a group of one digit before a colon or hyphen lacks a nought; a
// cell of six digits is the half that names the maker.
func EachMAC(s string, fn func(string)) {
	var a macGroups
	for i := 0; i < len(s); i++ {
		switch d := hexDigit(s[i]); {
		case d < 16:
			a.add("0123456789ABCDEF"[d])
		case s[i] == ':' || s[i] == '-':
			a.group()
		case s[i] == '.':
		case s[i] == ' ' && a.n%12 != 0:
		default:
			a.emit(fn)
		}
		if a.n == 12 && (i+1 == len(s) || endsMAC(s[i+1])) {
			a.emit(fn)
		}
	}
	if a.n == 6 && !a.found {
		fn(string(a.digits[:6]))
		return
	}
	a.emit(fn)
}

// macGroups collects the digits of one hardware address.
type macGroups struct {
	digits [24]byte
	n      int
	start  int  // of the present group
	groups int  // that a colon or hyphen ended
	found  bool // there was something before
}

func (a *macGroups) add(d byte) {
	if a.n < len(a.digits) {
		a.digits[a.n] = d
		a.n++
	}
}

// group ends a group, and fills up one of a single digit.
func (a *macGroups) group() {
	if a.n == a.start+1 && a.n < len(a.digits) {
		a.digits[a.n], a.digits[a.start] = a.digits[a.start], '0'
		a.n++
	}
	a.start = a.n
	a.groups++
}

func (a *macGroups) emit(fn func(string)) {
	if a.groups == 5 {
		a.group()
	}
	if a.n == 12 || a.n == 16 {
		fn(string(a.digits[:12]))
	}
	*a = macGroups{found: a.found || a.n > 0}
}

// endsMAC reports what may stand behind a whole address.
func endsMAC(c byte) bool {
	return c == ' ' || c == ',' || c == ';' || c == '/' || c == '|' || c == '\n'
}
