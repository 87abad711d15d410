package values

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// digitsOf returns the digits of a text without leading zeros.
func digitsOf(s string) string {
	d := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	return strings.TrimLeft(d, "0")
}

// numberStyles are what a column can say about its numbers.
func numberStyles() []NumberStyle {
	return []NumberStyle{{}, {grouping: ','}, {grouping: '.'}, {Decimal: ','}, {Decimal: '.'}, {Dotted: true}}
}

// FuzzQuantity reads counts: what is accepted has the digits of the text, and
// nothing but zeros was left out.
func FuzzQuantity(f *testing.F) {
	for _, s := range []string{"1", "010", "1,200", "1.200", "2.7", "3.0", "1 200", "1'200", "-5", "1e3", "٣", "999999999999999999", "9999999999999999999", "1,2,3", "0,500", "12,", "+4", "0x1F"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, st := range numberStyles() {
			n, err := parseCount(s, func() NumberStyle { return st })
			if err != nil {
				continue
			}
			got, want := digitsOf(strconv.FormatInt(n, 10)), digitsOf(s)
			if n < 0 || got != want && got != strings.TrimSuffix(want, "0") && got != strings.TrimSuffix(want, "00") {
				t.Fatalf("%q in %+v is read as %d", s, st, n)
			}
			if got != want && !strings.ContainsAny(s, ".,") {
				t.Fatalf("%q in %+v lost digits: %d", s, st, n)
			}
			if strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'z' }) {
				t.Fatalf("%q is a count", s)
			}
		}
	})
}

// FuzzAmount reads money: what is accepted has the digits of the text, shifted
// to cents.
func FuzzAmount(f *testing.F) {
	for _, s := range []string{"1234.50", "$1,234.50", "1.234,50 €", "1 234,5", "USD 12", "(5)", "-5", "1.234", "12.-", "0.005", "1e3", "NaN", "¥120", "1,234,567", "1.234.567,89", "1,2.3,4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, st := range numberStyles() {
			n, err := ParseMoney(s, func() NumberStyle { return st })
			if err != nil {
				continue
			}
			got, want := strings.TrimRight(digitsOf(strconv.FormatInt(n, 10)), "0"), strings.TrimRight(digitsOf(s), "0")
			if n < 0 || got != want {
				t.Fatalf("%q in %+v is read as %d cents", s, st, n)
			}
			if cents := centsOf(s); cents >= 0 && cents != n {
				t.Fatalf("%q in %+v is read as %d cents, not %d", s, st, n, cents)
			}
		}
	})
}

// plainMoney is money that can be read in one way only.
var plainMoney = regexp.MustCompile(`^[$€£]?([0-9]{1,9})(?:[.,]([0-9]{1,2}))?$`)

// centsOf reads plain money, -1 for all other.
func centsOf(s string) int64 {
	m := plainMoney.FindStringSubmatch(s)
	if m == nil {
		return -1
	}
	n, err := strconv.ParseInt(m[1]+(m[2] + "00")[:2], 10, 64)
	if err != nil {
		return -1
	}
	return n
}

// ambiguousDay is a date that may begin with the day or the month.
var ambiguousDay = regexp.MustCompile(`^(0?[1-9]|1[0-2])[-/.](0?[1-9]|1[0-2])[-/.][0-9]{4}$`)

// FuzzDate reads days: one that is accepted is a day of the calendar which is
// read again as itself, and an ambiguous one is accepted in a known order only.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2020-02-29", "2021-02-29", "29/02/2020", "02/29/2020", "3/4/2021", "43831", "43831.75", "20201231", "1 Jan 2020", "Jan 1, 2020", "1. März 2021", "2020年3月4日", "2020-01-01T10:00:00Z", "01/02/20", "31.12.99", "0000-00-00", "février 3 2020"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(1))
	}
	orders := []DateOrder{Unordered, DayFirst, MonthFirst, YearFirst, mixed, DayFirst | Declared, MonthFirst | Declared, YearFirst | Declared}
	f.Fuzz(func(t *testing.T, s string, n uint8) {
		order := orders[int(n)%len(orders)]
		d, err := parseDate(s, func() DateOrder { return order })
		if err != nil {
			return
		}
		if again, err := gear.ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("%q is read as %v, which is read as %v: %v", s, d, again, err)
		}
		if (order == Unordered || order == mixed) && ambiguousDay.MatchString(s) && int(d.Time().Month()) != d.Time().Day() {
			t.Fatalf("%q is read as %v", s, d)
		}
	})
}
