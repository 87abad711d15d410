package values

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// DateOrder says which part of a date that is written in numbers comes first.
type DateOrder uint8

// The orders.
const (
	Unordered  DateOrder = iota // nothing in the column tells
	DayFirst                    // 31.12.2020
	MonthFirst                  // 12/31/2020
	YearFirst                   // 20/12/31, when declared
	mixed                       // the column has both
	Declared   = 1 << 4         // a person said so: years of two digits count too
)

// Days of a workbook are counted from 1899-12-30; these are the first and last
// that are taken for days: 1955-01-01 and 2119-02-28 or so.
const (
	firstSerial = 20090
	lastSerial  = 80050
	serialEpoch = -25569 // 1899-12-30 as gear.Date
)

// parseDate reads a day: ISO 8601 with or without a time, the year first with
// other signs, a month's name, the serial number of a workbook, else numbers in
// the order of the column.
func parseDate(s string, order func() DateOrder) (gear.Date, error) {
	s = withoutTime(s)
	if n, ok := digits(s); ok {
		return numberedDay(n, len(s))
	}
	p := splitDate(s)
	if p == nil {
		return 0, fmt.Errorf("%q is not a date", Clip(s))
	}
	if _, ok := digits(p[0]); ok && len(p[0]) == 4 {
		return p.date(0, 1, 2)
	}
	if _, named := monthName(p[0]); named {
		return p.date(2, 0, 1)
	}
	if _, named := monthName(p[1]); named {
		return p.date(2, 1, 0)
	}
	return p.inOrder(order())
}

// numberedDay reads 20201231, and serial numbers of workbooks.
func numberedDay(n, width int) (gear.Date, error) {
	switch {
	case width == 8:
		return gear.DateOf(n/10000, time.Month(n/100%100), n%100)
	case n >= firstSerial && n <= lastSerial:
		return gear.Date(n + serialEpoch), nil
	}
	return 0, errors.New("a number that is not a date")
}

// withoutTime cuts the time of day.
func withoutTime(s string) string {
	i := strings.IndexByte(s, ':')
	if i < 0 {
		if n, fraction, ok := strings.Cut(s, "."); ok && len(n) == 5 { // a serial number with a time
			if _, a := digits(n); a {
				if _, b := digits(fraction); b {
					return n
				}
			}
		}
		return s
	}
	if j := strings.LastIndexAny(s[:i], " T"); j > 0 {
		return strings.TrimRight(s[:j], " ,")
	}
	return s
}

// parts are the three pieces of a date.
type parts []string

// splitDate cuts a date at its signs; nil where there are not three pieces.
func splitDate(s string) parts {
	p := strings.FieldsFunc(s, func(r rune) bool {
		return r == '-' || r == '/' || r == '.' || r == ' ' || r == ',' || r == '年' || r == '月' || r == '日'
	})
	if len(p) != 3 || len(s) > 40 {
		return nil
	}
	return p
}

// inOrder reads three numbers.
func (p parts) inOrder(o DateOrder) (gear.Date, error) {
	year := p[2]
	if o&^Declared == YearFirst {
		year = p[0]
	}
	if len(year) == 2 && o&Declared == 0 {
		return 0, errors.New("the year has two digits: say how dates are written with --date-order")
	}
	if day, ok := p.onlyDay(); ok && (o == Unordered || o == mixed) {
		return day, nil
	}
	switch o &^ Declared {
	case DayFirst:
		return p.date(2, 1, 0)
	case MonthFirst:
		return p.date(2, 0, 1)
	case YearFirst:
		return p.date(0, 1, 2)
	case mixed:
		return 0, errors.New("the column holds dates with the day first and others with the month first")
	}
	return 0, errors.New("it may be the day or the month that comes first, and nothing in the column tells: say so with --date-order")
}

// eitherDay returns the two days that a date may mean of which nothing tells
// whether the day or the month comes first, the earlier one first: it is neither
// before nor behind them.
func eitherDay(s string, o DateOrder) (first, last gear.Date, ok bool) {
	p := splitDate(withoutTime(s))
	if p == nil || len(p[2]) != 4 || o != Unordered && o != mixed {
		return 0, 0, false
	}
	a, err := p.date(2, 1, 0)
	b, other := p.date(2, 0, 1)
	if err != nil || other != nil {
		return 0, 0, false
	}
	return min(a, b), max(a, b), true
}

// onlyDay reads a date that can be but one day, whatever comes first.
func (p parts) onlyDay() (gear.Date, bool) {
	a, okA := digits(p[0])
	b, okB := digits(p[1])
	if !okA || !okB || len(p[2]) != 4 || a <= 12 && b <= 12 && a != b {
		return 0, false
	}
	if a > 12 {
		d, err := p.date(2, 1, 0)
		return d, err == nil
	}
	d, err := p.date(2, 0, 1)
	return d, err == nil
}

// date reads the pieces that stand at the given places.
func (p parts) date(year, month, day int) (gear.Date, error) {
	y, okY := digits(p[year])
	m, okM := digits(p[month])
	if n, named := monthName(p[month]); named {
		m, okM = n, true
	}
	d, okD := digits(strings.TrimRight(p[day], "stndrh")) // 1st, 2nd, 3rd, 4th
	if !okY || !okM || !okD || len(p[year]) != 4 && len(p[year]) != 2 || len(p[month]) > 2 && m > 12 || len(p[day]) > 4 {
		return 0, fmt.Errorf("%q is not a date", Clip(strings.Join(p, "-")))
	}
	if len(p[year]) == 2 {
		if y += 2000; y >= 2070 {
			y -= 100
		}
	}
	return gear.DateOf(y, time.Month(m), d)
}

// months are the names of months in the languages of the headings, folded and
// cut to what tells them apart.
var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"januar": 1, "februar": 2, "marz": 3, "mrz": 3, "mai": 5, "juni": 6, "juli": 7, "okt": 10, "oktober": 10, "dez": 12, "dezember": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8, "sept": 9, "september": 9, "october": 10,
	"november": 11, "december": 12, "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "mars": 3, "avril": 4, "avr": 4, "juin": 6,
	"juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12, "enero": 1, "ene": 1,
	"febrero": 2, "marzo": 3, "abril": 4, "abr": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "ago": 8, "septiembre": 9,
	"octubre": 10, "noviembre": 11, "diciembre": 12, "dic": 12,
}

func monthName(s string) (int, bool) {
	if len(s) < 3 || s[0] <= '9' {
		return 0, false
	}
	m, ok := months[Fold(s)]
	return m, ok
}

// digits reads a run of up to eight ASCII digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 8 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// Clip shortens a text for a message.
func Clip(s string) string {
	if len(s) <= 40 {
		return s
	}
	return strings.ToValidUTF8(s[:37], "") + "..."
}

// Quote puts a text of a cell into a message.
func Quote(s string) string { return strconv.Quote(Clip(Trim(s))) }

// ParseInterval reads a year, month, quarter, half or fiscal year as the days that
// it may mean: 2018-06, Jun-17, 2015, Q3 2016, FY19, 2018-2019. Where a fiscal year
// begins is not known: FY19 is all that anybody calls so.
func ParseInterval(s string) (first, last gear.Date, ok bool) {
	words := intervalWords(s)
	if len(words) == 0 || len(words) > 4 || len(s) > 24 {
		return 0, 0, false
	}
	month, quarter, half, fiscal := 0, 0, 0, false
	var years []int
	for _, w := range words {
		n, number := digits(w)
		switch {
		case number && len(w) == 4 && n >= 1980 && n <= 2100:
			years = append(years, n)
		case number && len(w) <= 2 && n >= 1 && n <= 12 && month == 0 && len(words) == 2 && quarter == 0 && half == 0 && !fiscal && (len(years) > 0 || len(words[1]) == 4):
			month = n
		case number && len(w) == 2 && (month > 0 || quarter > 0 || half > 0 || fiscal):
			years = append(years, 2000+n)
		case (w == "q" || w == "h" || w == "fy") || number && len(w) == 1 && n >= 1 && n <= 4:
			switch {
			case w == "fy":
				fiscal = true
			case number && quarter < 0:
				quarter = n
			case number && half < 0 && n <= 2:
				half = n
			case w == "q":
				quarter = -1
			case w == "h":
				half = -1
			default:
				return 0, 0, false
			}
		default:
			m, named := monthName(w)
			if !named || month > 0 {
				return 0, 0, false
			}
			month = m
		}
	}
	if len(years) == 2 && month == 0 && quarter == 0 && half == 0 && years[0] <= years[1] {
		return span(years[0], 1, years[1], 12)
	}
	if len(years) != 1 || quarter < 0 || half < 0 {
		return 0, 0, false
	}
	year := years[0]
	switch {
	case month > 0:
		return span(year, month, year, month)
	case quarter > 0 && fiscal:
		return span(year-1, 4, year+1, 3)
	case quarter > 0:
		return span(year, 3*quarter-2, year, 3*quarter)
	case half > 0:
		return span(year, 6*half-5, year, 6*half)
	case fiscal: // April of the year before to March of the next
		return span(year-1, 4, year+1, 3)
	}
	return span(year, 1, year, 12)
}

// span returns the first day of a month and the last of another one.
func span(year, month, endYear, endMonth int) (first, last gear.Date, ok bool) {
	first, err := gear.DateOf(year, time.Month(month), 1)
	if err != nil {
		return 0, 0, false
	}
	if endMonth++; endMonth > 12 {
		endYear, endMonth = endYear+1, 1
	}
	next, err := gear.DateOf(endYear, time.Month(endMonth), 1)
	return first, next.AddDays(-1), err == nil
}

// intervalWords cuts a text into numbers and words, as Q3, 3Q16 and FY19 too: the
// number of a quarter or a half comes behind its letter.
func intervalWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" -/.,'’年月", r) }) {
		letters := strings.Trim(w, "0123456789")
		before, after, _ := strings.Cut(w, letters)
		switch {
		case letters == "":
			out = append(out, w)
		case (letters == "q" || letters == "h") && after != "" && before == "": // Q3, Q32016
			out = append(out, letters, after[:1])
			if len(after) > 1 {
				out = append(out, after[1:])
			}
		case (letters == "q" || letters == "h") && len(before) == 1: // 3Q, 3Q16
			out = append(out, letters, before)
			if after != "" {
				out = append(out, after)
			}
		case (letters == "q" || letters == "h") && len(before) == 4: // 2016Q3
			out = append(out, letters, after, before)
		default:
			for _, part := range [...]string{before, letters, after} {
				if part != "" {
					out = append(out, part)
				}
			}
		}
	}
	return out
}
