package values

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// NumberStyle is what a column as a whole says about the signs in its numbers.
type NumberStyle struct {
	grouping byte // sign between thousands that the whole column agrees on, 0 for none
	Decimal  byte // sign before decimals that the column proves, 0 where nothing tells
	Dotted   bool // where nothing tells, a dot stands before decimals
}

var (
	errNumber    = errors.New("no number")
	errGrouping  = errors.New("the sign in it may stand between thousands or before decimals, and the column does not tell")
	errNegative  = errors.New("less than nothing")
	errTooLarge  = errors.New("too large to be counted")
	errFraction  = errors.New("a count has no decimals")
	errPrecision = errors.New("finer than can be held exactly")
)

const maxDigits = 18 // of any number: what int64 holds without a thought

// parseCount reads a whole number that is not negative.
func parseCount(s string, style func() NumberStyle) (int64, error) {
	if n, ok := PlainDigits(s); ok {
		return n, nil
	}
	if strings.HasPrefix(s, "-") {
		return 0, errNegative
	}
	body := ungrouped(s)
	if n, ok := PlainDigits(body); ok && groupedBy(s, ' ') { // 1 200 and 1'200 are never decimals
		return n, nil
	}
	sign := onlySign(s)
	if sign == 0 {
		return 0, errNumber
	}
	if !groupedBy(s, sign) {
		return wholeDecimal(s, sign)
	}
	switch st := style(); {
	case st.Decimal == sign:
		return 0, errFraction
	case st.grouping != sign && st.Decimal == 0: // else the column shows that the other sign stands before decimals
		return 0, errGrouping
	}
	n, ok := PlainDigits(strings.ReplaceAll(s, string(sign), ""))
	if !ok {
		return 0, errTooLarge
	}
	return n, nil
}

// wholeDecimal reads a count that was written with decimals: 3.0 is three.
func wholeDecimal(s string, sign byte) (int64, error) {
	head, tail, _ := strings.Cut(s, string(sign))
	if n, ok := PlainDigits(head); ok && strings.Trim(tail, "0") == "" && (tail == "0" || tail == "00") {
		return n, nil
	}
	if _, ok := PlainDigits(tail); ok {
		return 0, errFraction
	}
	return 0, errNumber
}

// PlainDigits reads a run of ASCII digits, base 10.
func PlainDigits(s string) (int64, bool) {
	if s == "" || len(s) > maxDigits {
		return 0, false
	}
	var n int64
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int64(s[i]-'0')
	}
	return n, true
}

// spaces are the signs that only ever stand between thousands.
var spaces = strings.NewReplacer(" ", " ", "\u00a0", " ", "\u202f", " ", "\u2009", " ", "'", " ", "’", " ")

func ungrouped(s string) string { return strings.ReplaceAll(spaces.Replace(s), " ", "") }

// onlySign returns the sign, comma or dot, that a number holds; 0 where it
// holds none, both, or anything else.
func onlySign(s string) byte {
	var sign byte
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c != ',' && c != '.' || sign != 0 && sign != c:
			return 0
		default:
			sign = c
		}
	}
	return sign
}

// groupedBy reports whether the sign stands where thousands end, and nowhere
// else: 1,200 and 12,000,000, but not 0,500.
func groupedBy(s string, sign byte) bool {
	if sign == ' ' {
		s = spaces.Replace(s)
	}
	groups := strings.Split(s, string(sign))
	for i, g := range groups {
		if _, ok := PlainDigits(g); !ok || i > 0 && len(g) != 3 || len(g) > 3 {
			return false
		}
	}
	return len(groups) > 1 && groups[0][0] != '0'
}

// ParseDecimal reads a decimal number, with a sign, in units of 10^-places.
func ParseDecimal(s string, places int, style func() NumberStyle) (int64, error) {
	s = strings.ReplaceAll(s, "\u2212", "-")
	negative := strings.HasPrefix(s, "-")
	if s != "" && (negative || s[0] == '+') {
		s = s[1:]
	}
	n, err := parseUnsigned(s, places, style)
	if negative {
		n = -n
	}
	return n, err
}

// parseUnsigned finds out which sign stands before the decimals and reads.
func parseUnsigned(s string, places int, style func() NumberStyle) (int64, error) {
	if strings.ContainsAny(s, " '’\u00a0\u202f\u2009") {
		head := s
		if i := strings.IndexAny(s, ".,"); i >= 0 {
			head = s[:i]
		}
		if !groupedBy(head, ' ') {
			return 0, errNumber
		}
		s = ungrouped(s)
		return scaled(strings.ReplaceAll(s, ",", "."), places)
	}
	comma, dot := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma < 0 && dot < 0:
		return scaled(s, places)
	case comma >= 0 && dot >= 0: // the last one stands before the decimals
		return bothSigns(s, min(comma, dot), max(comma, dot), places)
	}
	sign := s[max(comma, dot)]
	decimal := singleSign(s, sign, style)
	switch {
	case decimal == sign:
		return scaled(strings.ReplaceAll(s, string(sign), "."), places)
	case decimal == 0:
		return 0, errGrouping
	}
	return scaled(strings.ReplaceAll(s, string(sign), ""), places)
}

// singleSign decides what stands before the decimals of a number with commas
// or dots, but not both. 0 means that it cannot be told.
func singleSign(s string, sign byte, style func() NumberStyle) byte {
	if !groupedBy(s, sign) {
		return sign
	}
	other := byte(',') + '.' - sign
	if strings.Count(s, string(sign)) > 1 {
		return other
	}
	st := style()
	if st.Decimal == 0 && st.Dotted && sign == '.' {
		return sign
	}
	return st.Decimal
}

// bothSigns reads a number with both signs, such as 1.234,50.
func bothSigns(s string, first, last, places int) (int64, error) {
	group := s[first]
	if strings.Count(s, string(s[last])) > 1 || !groupedBy(s[:last], group) {
		return 0, errNumber
	}
	return scaled(strings.ReplaceAll(s[:last], string(group), "")+"."+s[last+1:], places)
}

// scaled reads digits with at most one dot, in units of 10^-places.
func scaled(s string, places int) (int64, error) {
	head, tail, dotted := strings.Cut(s, ".")
	if head == "" && tail == "" || dotted && tail == "" {
		return 0, errNumber
	}
	tail = strings.TrimRight(tail, "0")
	if len(tail) > places && places == 6 { // no one measures finer than this
		tail = tail[:places]
	}
	if len(tail) > places {
		return 0, errPrecision
	}
	digits := head + tail + strings.Repeat("0", places-len(tail))
	if digits = strings.TrimLeft(digits, "0"); digits == "" && AllDigits(head+tail) {
		return 0, nil
	}
	if len(digits) > maxDigits {
		return 0, errTooLarge
	}
	n, ok := PlainDigits(digits)
	if !ok {
		return 0, errNumber
	}
	return n, nil
}

// AllDigits reports a text of ASCII digits only.
func AllDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// ParseMoney reads an amount of money that is not negative, in minor units,
// with or without the sign or code of a currency.
func ParseMoney(s string, style func() NumberStyle) (int64, error) {
	body := strings.TrimFunc(s, func(r rune) bool {
		return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || strings.ContainsRune("$€£¥₩₽₹ \u00a0\u202f", r)
	})
	if strings.HasPrefix(body, "-") || strings.HasPrefix(body, "(") {
		return 0, errNegative
	}
	body = strings.TrimSuffix(strings.TrimSuffix(body, ".-"), ",-")
	if len(s)-len(body) > 8 {
		return 0, fmt.Errorf("%q is not an amount", Clip(s))
	}
	return parseUnsigned(body, 2, style)
}

// IsWord reports a plain letter or digit.
func IsWord(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// Numeric reports a cell that holds a number and no word.
func Numeric(cell string) bool {
	seen := false
	for _, c := range cell {
		if unicode.IsLetter(c) {
			return false
		}
		seen = seen || c >= '0' && c <= '9'
	}
	return seen
}

// piecesOf takes away what people write around a number of pieces: 3 ea, x4, (3),
// Qty: 2, ~6. It returns the text itself where anything else stands there.
func (r *Reader) piecesOf(text string) string {
	s := strings.Trim(text, "()[] \u00a0.")
	lower := strings.ToLower(s)
	for word := range r.About {
		if rest, ok := strings.CutPrefix(lower, word); ok && (strings.HasPrefix(rest, " ") || !IsWord(word[0])) && len(rest) > 0 {
			s = Trim(s[len(s)-len(rest):])
			break
		}
	}
	first := strings.IndexFunc(s, unicode.IsDigit)
	last := strings.LastIndexFunc(s, unicode.IsDigit)
	if first < 0 {
		return text
	}
	for _, word := range [...]string{s[:first], s[last+1:]} {
		if word = strings.Trim(word, " :.×*-=\u00a0()"); word != "" && !r.Pieces[Fold(word)] {
			return text
		}
	}
	if strings.ContainsAny(s[:first]+s[last+1:], "<>+/%") || strings.HasSuffix(strings.TrimRight(s[:first], " "), "-") {
		return text
	}
	return s[first : last+1]
}

// Sound reports by the bytes of a cell alone that its field can read it: 7 or
// 25410.35 where money or a number stands, 2024-05-28 where a day does. It says
// nothing of other cells. A column of prices hardly repeats, and in most rows
// nobody wants to know more of a price than that it is one: reading each took
// 0.25 us a row, this takes 0.02.
func (r *Reader) Sound(cell []byte) bool {
	if len(r.Answers)+len(r.Legend) > 0 || r.Part != Whole || r.Joined != nil {
		return false
	}
	switch r.Def.Type {
	case gear.Money, gear.Number:
		return plainDecimal(cell)
	case gear.Day:
		return plainDay(cell)
	default:
		return false
	}
}

// Amount reads an amount of money that is sound by its bytes, in minor units.
func (r *Reader) Amount(cell []byte) (n int64, ok bool) {
	if r.Def.Type != gear.Money || r.Always != "" || !r.Sound(cell) {
		return 0, false
	}
	places := -1
	for _, c := range cell {
		if c == '.' {
			places = 0
			continue
		}
		n = 10*n + int64(c-'0')
		if places >= 0 {
			places++
		}
	}
	for places = max(places, 0); places < 2; places++ {
		n *= 10
	}
	return n, true
}

// longestPlain keeps a number far from the largest that can be held.
const longestPlain = 12

// plainDecimal reports digits that end in a dot and one or two more, or in
// nothing: no style of a column reads them otherwise.
func plainDecimal(cell []byte) bool {
	if len(cell) == 0 || len(cell) > longestPlain {
		return false
	}
	dot := -1
	for i, c := range cell {
		switch {
		case c-'0' < 10:
		case c == '.' && dot < 0 && i > 0:
			dot = i
		default:
			return false
		}
	}
	behind := len(cell) - 1 - dot
	return dot < 0 || behind == 1 || behind == 2
}

// plainDay reports a day of this century in ISO 8601 that every month has.
func plainDay(cell []byte) bool {
	if len(cell) != len("2006-01-02") || cell[0] != '2' || cell[1] != '0' || cell[4] != '-' || cell[7] != '-' {
		return false
	}
	for _, i := range [...]int{2, 3, 5, 6, 8, 9} {
		if cell[i]-'0' > 9 {
			return false
		}
	}
	month, day := 10*(cell[5]-'0')+cell[6]-'0', 10*(cell[8]-'0')+cell[9]-'0'
	return month >= 1 && month <= 12 && day >= 1 && day <= 28
}
