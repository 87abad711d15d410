package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// count prints a whole number in groups of three: 1,043.
func count(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// many prints a number with its noun: 1 item, 214 items.
func many(n int64, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + more
}

// cents reads a decimal string of the contract.
func cents(s string) (gear.Amount, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	if fraction == "" {
		fraction = "00"
	}
	if len(fraction) != 2 {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	return gear.Amount(n), err == nil
}

// full prints money with its currency and without cents: $48,213,400.
func full(currency, amount string) string {
	a, ok := cents(amount)
	if !ok {
		return amount
	}
	return priced(currency, a < 0, count(rounded(a, 100)))
}

// short prints money as it is spoken of, in three figures: $48.2M, $482k.
func short(currency, amount string) string {
	a, ok := cents(amount)
	if !ok {
		return amount
	}
	for _, unit := range []struct {
		size   gear.Amount
		suffix string
	}{{1e11, "B"}, {1e8, "M"}, {1e5, "k"}} {
		if v := abs(a); v >= unit.size-unit.size/2000 {
			return priced(currency, a < 0, figures(v, unit.size)+unit.suffix)
		}
	}
	return priced(currency, a < 0, count(rounded(a, 100)))
}

// figures prints a/unit with three figures.
func figures(a, unit gear.Amount) string {
	switch {
	case a < 10*unit-unit/200:
		n := rounded(a, unit/100)
		return strconv.FormatInt(n/100, 10) + "." + strconv.FormatInt(n%100+100, 10)[1:]
	case a < 100*unit-unit/20:
		n := rounded(a, unit/10)
		return strconv.FormatInt(n/10, 10) + "." + strconv.FormatInt(n%10, 10)
	default:
		return count(rounded(a, unit))
	}
}

func abs(a gear.Amount) gear.Amount { return max(a, -a) }

// rounded returns |a|/unit, halves up.
func rounded(a, unit gear.Amount) int64 { return int64((abs(a) + unit/2) / unit) }

// priced puts the currency to a number: a sign in front for the common ones.
func priced(currency string, negative bool, number string) string {
	sign := ""
	if negative {
		sign = "-"
	}
	switch currency {
	case "USD":
		return sign + "$" + number
	case "GBP":
		return sign + "£" + number
	case "EUR":
		return sign + "€" + number
	case "":
		return sign + number
	default:
		return currency + " " + sign + number
	}
}

// chance prints a fraction of one as it is spoken of: 9 %, less than 1 %.
func chance(fraction string) string {
	p, err := strconv.ParseFloat(fraction, 64)
	switch {
	case err != nil:
		return fraction
	case p <= 0.005:
		return "less than 1 %"
	case p >= 0.995:
		return "more than 99 %"
	default:
		return strconv.Itoa(int(p*100+0.5)) + " %"
	}
}

// outcomeMeaning says in a few words what an outcome asks of the reader.
func outcomeMeaning(outcome string) string {
	switch outcome {
	case "breach":
		return "forbidden now"
	case "due":
		return "must be gone by a date to come"
	case "report":
		return "must be disclosed or certified"
	case "review":
		return "an answer is missing"
	case "advisory":
		return "advice or a proposal, no duty"
	case "designated":
		return "designated maker, no duty known to apply"
	case "exempt":
		return "covered, but an exception applies"
	case "historic":
		return "a duty of the past, or gear that is gone"
	default:
		return "no rule reaches it"
	}
}

// tally reads: 120 breach, 38 review.
func tally(outcomes map[string]int64) string {
	var parts []string
	for _, o := range rules.Outcomes() {
		if n := outcomes[o]; n > 0 {
			parts = append(parts, count(n)+" "+o)
		}
	}
	return strings.Join(parts, ", ")
}

// clip shortens a text to at most n characters and shows that it did.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	seen := 0
	for i := range s {
		if seen++; seen == n {
			if rest := s[i:]; utf8.RuneCountInString(rest) > 1 {
				return s[:i] + "…"
			}
		}
	}
	return s
}
