package term

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Plural counts things: one quotation, 2 quotations.
func Plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// Count writes a number.
func Count(n int64) string { return strconv.FormatInt(n, 10) }

// Dollars writes an amount for people: with its thousands apart, and with its
// cents only where it has any.
func Dollars(amount string) string {
	whole, cents, _ := strings.Cut(amount, ".")
	sign := ""
	if rest, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = "-", rest
	}
	var groups []string
	for len(whole) > 3 {
		groups = append(groups, whole[len(whole)-3:])
		whole = whole[:len(whole)-3]
	}
	groups = append(groups, whole)
	slices.Reverse(groups)
	out := sign + strings.Join(groups, ",")
	if strings.Trim(cents, "0") != "" {
		out += "." + cents
	}
	return out
}

// WholeDollars writes an amount in whole units, half up: the ends of a range that was
// derived are not known to the cent.
func WholeDollars(a gear.Amount) string { return Dollars(((a + 50) / 100 * 100).String()) }

// WithNote puts more behind a text, if there is any.
func WithNote(text, more string) string {
	if more == "" {
		return text
	}
	return text + ": " + more
}

// Size writes a number of bytes for people: 812 bytes, 36 kB, 1.2 MB.
func Size(n int64) string {
	switch {
	case n < 1000:
		return Plural(int(n), "byte", "bytes")
	case n < 999_500:
		return strconv.FormatInt((n+500)/1000, 10) + " kB"
	default:
		return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
	}
}
