package gear

import (
	"math/big"
	"strings"
)

// ParseFraction reads a part of a whole, such as 7/20, 0.35 or 35 %, exactly. It
// reports false for anything below 0 or above 1, and for exponents.
func ParseFraction(text string) (*big.Rat, bool) {
	s, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	if len(s) > 40 || strings.ContainsAny(s, "eExXpP_") {
		return nil, false
	}
	f, ok := new(big.Rat).SetString(strings.TrimSpace(s))
	if !ok {
		return nil, false
	}
	if percent {
		f.Quo(f, big.NewRat(100, 1))
	}
	return f, f.Sign() >= 0 && f.Cmp(big.NewRat(1, 1)) <= 0
}
