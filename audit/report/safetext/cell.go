package safetext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cell makes text safe for a cell of a CSV file or a workbook: a program that
// opens it shows text, and computes nothing. A plain decimal number stays a
// number; other text that begins as a formula does gets a ' in front.
//
// A semicolon opens a new cell where commas are decimal points, so what follows
// one is looked at as a cell of its own.
func Cell(s string) string {
	s = breakHashes(Visible(s))
	if !computed(s) || Number(s) {
		return s
	}
	parts := strings.Split(s, ";")
	for i, p := range parts {
		if formula(p) {
			at := len(p) - len(strings.TrimLeftFunc(p, unicode.IsSpace))
			if i == 0 {
				at = 0
			}
			parts[i] = p[:at] + "'" + p[at:]
		}
	}
	return strings.Join(parts, ";")
}

// FirstCell is Cell for the first cell of a row, with which a line begins: a
// build log into which the file is printed obeys no :: there.
func FirstCell(s string) string {
	s = Cell(s)
	if strings.HasPrefix(strings.TrimLeftFunc(s, unicode.IsSpace), "::") {
		return "'" + s
	}
	return s
}

// computed reports whether a part of the cell is a formula.
func computed(s string) bool {
	for !formula(s) {
		i := strings.IndexByte(s, ';')
		if i < 0 {
			return false
		}
		s = s[i+1:]
	}
	return true
}

// formula reports whether a spreadsheet would compute what the text begins with.
func formula(s string) bool {
	if s == "" || s[0] > '@' && s[0] <= '~' {
		return false
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool { return r == '"' || unicode.IsSpace(r) })
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠':
		return true
	}
	return false
}

// Number reports whether s is a plain decimal number such as -104.5, which is
// harmless as a cell: digits, one point, a leading minus.
func Number(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	return digits(whole) && (!point || digits(fraction))
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
