package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// OutcomeRejected stands in the column outcome for a row that could not be
// judged, in formats that list rows.
const OutcomeRejected = "rejected"

// Whole prints a line or column, empty when there is none.
func Whole(n int) string { return string(AppendWhole(nil, n)) }

// AppendWhole appends a line or column, nothing for none.
func AppendWhole(dst []byte, n int) []byte {
	if n == 0 {
		return dst
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

// YesNo is the word for a flag.
func YesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// Total adds up counts by outcome.
func Total(outcomes map[string]int64) int64 {
	var sum int64
	for _, n := range outcomes {
		sum += n
	}
	return sum
}

// Listed reads: a, b and 3 more files.
func Listed(names []string, limit int, one, many string) string {
	if len(names) <= limit {
		return strings.Join(names, ", ")
	}
	rest := len(names) - limit
	word := many
	if rest == 1 {
		word = one
	}
	return strings.Join(names[:limit], ", ") + fmt.Sprintf(" and %d more %s", rest, word)
}

// Sentence makes the first letter of a text large.
func Sentence(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Field is a field name in front of a reason, nothing without a name.
func Field(name string) string {
	if name == "" {
		return ""
	}
	return name + ": "
}

// OutcomesOf lists the outcomes that occur, worst first.
func OutcomesOf(n map[string]int64) []string {
	var out []string
	for _, o := range rules.Outcomes() {
		if n[o] > 0 {
			out = append(out, o)
		}
	}
	return out
}

// Some prints a count, nothing for zero, so that the eye finds what there is.
func Some(n int64) string {
	if n == 0 {
		return ""
	}
	return Count(n)
}

// Count prints a whole number in groups of three: 1,043.
func Count(n int64) string {
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

// Many prints a number with its noun: 1 item, 214 items.
func Many(n int64, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + more
}

// Cents reads a decimal string of the contract.
func Cents(s string) (gear.Amount, bool) {
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

// Full prints money with its currency and without cents: $48,213,400.
func Full(currency, amount string) string {
	a, ok := Cents(amount)
	if !ok {
		return amount
	}
	return priced(currency, a < 0, Count(rounded(a, 100)))
}

// Short prints money as it is spoken of, in three figures: $48.2M, $482k.
func Short(currency, amount string) string {
	a, ok := Cents(amount)
	if !ok {
		return amount
	}
	for _, unit := range []struct {
		size   gear.Amount
		suffix string
	}{{1e11, "B"}, {1e8, "M"}, {1e5, "k"}} {
		if v := abs(a); v >= unit.size-unit.size/2000 {
			return priced(currency, a < 0, threeFigures(v, unit.size)+unit.suffix)
		}
	}
	return priced(currency, a < 0, Count(rounded(a, 100)))
}

// threeFigures prints a/unit with three figures.
func threeFigures(a, unit gear.Amount) string {
	switch {
	case a < 10*unit-unit/200:
		n := rounded(a, unit/100)
		return strconv.FormatInt(n/100, 10) + "." + strconv.FormatInt(n%100+100, 10)[1:]
	case a < 100*unit-unit/20:
		n := rounded(a, unit/10)
		return strconv.FormatInt(n/10, 10) + "." + strconv.FormatInt(n%10, 10)
	default:
		return Count(rounded(a, unit))
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

// Limit prints a share limit of the contract, an exact fraction, as percent where
// that is exact in two places.
func Limit(fraction string) string {
	above, below, ok := strings.Cut(fraction, "/")
	a, wrong := strconv.ParseInt(above, 10, 64)
	b, err := strconv.ParseInt(below, 10, 64)
	if !ok || wrong != nil || err != nil || b <= 0 || a < 0 || a > 1e9 || a*10000%b != 0 {
		return fraction
	}
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(float64(a*10000/b)/100, 'f', 2, 64), "0"), ".") + "%"
}

// Chance prints a fraction of one as it is spoken of: 9%, less than 1%.
func Chance(fraction string) string {
	p, err := strconv.ParseFloat(fraction, 64)
	switch {
	case err != nil:
		return fraction
	case p <= 0.005:
		return "less than 1%"
	case p >= 0.995:
		return "more than 99%"
	default:
		return strconv.Itoa(int(p*100+0.5)) + "%"
	}
}

// OutcomeMeaning says in a few words what an outcome asks of the reader.
func OutcomeMeaning(outcome string) string {
	switch outcome {
	case "breach":
		return "forbidden now"
	case "due":
		return "must be gone by a date to come"
	case "report":
		return "must be disclosed or certified"
	case "review":
		return "a fact is missing"
	case "advisory":
		return "advice or a proposal, no duty"
	case "designated":
		return "designated maker, no duty known to apply"
	case "exempt":
		return "covered, but an exception applies"
	case "historic":
		return "a duty of the past, or gear that is gone"
	default:
		return "no rule covers it"
	}
}

// Tally reads: 120 breach, 38 review.
func Tally(outcomes map[string]int64) string {
	var parts []string
	for _, o := range rules.Outcomes() {
		if n := outcomes[o]; n > 0 {
			parts = append(parts, Count(n)+" "+o)
		}
	}
	return strings.Join(parts, ", ")
}

// Clip shortens a text to at most n characters and shows that it did.
func Clip(s string, n int) string {
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
