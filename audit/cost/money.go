package cost

import (
	"math"
	"math/bits"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// ParseAmount reads a decimal amount without a sign, such as 12500 or
// 12,500.50, as minor units. Commas must stand before groups of three digits;
// at most two decimals are allowed, and at most 15 digits before them.
func ParseAmount(s string) (gear.Amount, bool) {
	whole, cents, point := strings.Cut(s, ".")
	if whole, ok := ungroup(whole); ok && len(cents) <= 2 && (!point || cents != "") {
		n, ok := digits(whole + cents + "00"[len(cents):])
		return gear.Amount(n), ok
	}
	return 0, false
}

// ungroup removes the commas of a whole number.
func ungroup(s string) (string, bool) {
	if !strings.Contains(s, ",") {
		return s, s != "" && len(s) <= 15
	}
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if len(g) > 3 || len(g) == 0 || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	s = strings.Join(groups, "")
	return s, len(s) <= 15
}

func digits(s string) (int64, bool) {
	var n int64
	for _, r := range []byte(s) {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int64(r-'0')
	}
	return n, true
}

// round returns an amount of cents as whole units of the currency, half up,
// in cents again. Amounts beyond what can be counted are cut to the largest.
func round(cents float64) gear.Amount {
	if !(cents > 0) {
		return 0
	}
	if cents >= math.MaxInt64/2 {
		return math.MaxInt64 / 200 * 100
	}
	return gear.Amount(math.Floor(cents/100+0.5)) * 100
}

// squares is a sum of squares of amounts, exact in 128 bits, so that it does
// not depend on the order of adding.
type squares struct{ hi, lo uint64 }

// add adds a times b and reports whether the sum still fits.
func (s *squares) add(a, b gear.Amount) bool {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return s.merge(squares{hi, lo})
}

func (s *squares) merge(o squares) bool {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, o.lo, 0)
	s.hi, carry = bits.Add64(s.hi, o.hi, carry)
	return carry == 0
}

func (s squares) float() float64 { return math.Ldexp(float64(s.hi), 64) + float64(s.lo) }
