package gear

import "strings"

// ParseMoney reads an amount as people write it: digits with an optional
// decimal point, in groups of three with commas or not, a dollar sign in front
// or not, and K, M or B behind it or not. 30M, $30,000,000 and 30000000.00 are
// the same. It is exact: more places than a cent has are refused.
func ParseMoney(text string) (Amount, bool) {
	s := strings.ToUpper(strings.TrimPrefix(strings.TrimSpace(text), "$"))
	places := 2
	if n := len(s); n > 0 {
		if zeros := map[byte]int{'K': 3, 'M': 6, 'B': 9}[s[n-1]]; zeros > 0 {
			s, places = strings.TrimSpace(s[:n-1]), 2+zeros
		}
	}
	return minor(s, places)
}

// minor reads a decimal number and shifts its point by places to the right.
// Commas must stand before groups of three.
func minor(s string, places int) (Amount, bool) {
	whole, fraction, point := strings.Cut(s, ".")
	if strings.Contains(whole, ",") {
		groups := strings.Split(whole, ",")
		for i, g := range groups {
			if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
				return 0, false
			}
		}
		whole = strings.Join(groups, "")
	}
	if whole == "" || point && fraction == "" || len(fraction) > places || len(whole)+places > 18 {
		return 0, false
	}
	var n Amount
	for _, r := range []byte(whole + fraction + strings.Repeat("0", places-len(fraction))) {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + Amount(r-'0')
	}
	return n, true
}

// ParseAmount reads a decimal amount as files of a fixed shape hold it, such as
// 12500 or 12,500.50: no sign, no currency, no unit, at most two places, commas
// only before groups of three digits, at most 15 digits before the point.
func ParseAmount(s string) (Amount, bool) {
	whole, _, _ := strings.Cut(s, ".")
	if len(strings.ReplaceAll(whole, ",", "")) > 15 {
		return 0, false
	}
	return minor(s, 2)
}
