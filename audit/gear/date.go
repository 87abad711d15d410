package gear

import (
	"fmt"
	"strings"
	"time"
)

// Date is a calendar day, counted in days from 1970-01-01. The zero Date means
// that there is none; 1970-01-01 itself therefore cannot be told from none and
// is refused by ParseDate.
type Date int32

// ParseDate reads a day in the form 2006-01-02. Years run from 1900 to 2199.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil && strings.Contains(err.Error(), "out of range") {
		return 0, fmt.Errorf("the calendar has no day %s", s)
	}
	if err != nil {
		return 0, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	return DateOf(t.Year(), t.Month(), t.Day())
}

// DateOf makes a date of its parts. It refuses a day that the calendar does
// not have and a year outside 1900 to 2199.
func DateOf(year int, month time.Month, day int) (Date, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || t.Month() != month || t.Day() != day {
		return 0, fmt.Errorf("the calendar has no day %04d-%02d-%02d", year, month, day)
	}
	d := Date(t.Unix() / 86400)
	if year < 1900 || year > 2199 || d == 0 {
		return 0, fmt.Errorf("the date %04d-%02d-%02d is out of range", year, month, day)
	}
	return d, nil
}

// Time returns midnight of the day in UTC.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String renders the day as 2006-01-02, empty for none.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// Earlier returns the earlier of two days; none is later than any day.
func Earlier(a, b Date) Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
