package values

import (
	"fmt"
	"testing"
	"time"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// dayThat is a day if the calendar has it.
func dayThat(y, m, d int) (gear.Date, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return dateOf(t), t.Year() == y && int(t.Month()) == m && t.Day() == d
}

// Every pair of numbers before a year is the day that the calendar has for it in the
// order that is known, or the only one that it can be, or none.
func TestEveryPairOfNumbers(t *testing.T) {
	for a := range 34 {
		for b := range 34 {
			dayFirst, isDay := dayThat(2020, b, a)
			monthFirst, isMonth := dayThat(2020, a, b)
			for order, want := range map[DateOrder]struct {
				day gear.Date
				ok  bool
			}{
				DayFirst: {dayFirst, isDay}, DayFirst | Declared: {dayFirst, isDay}, MonthFirst: {monthFirst, isMonth}, MonthFirst | Declared: {monthFirst, isMonth},
				Unordered: {pick(isDay, dayFirst, monthFirst), isDay != isMonth || isDay && a == b},
				mixed:     {pick(isDay, dayFirst, monthFirst), isDay != isMonth || isDay && a == b},
			} {
				for _, text := range []string{fmt.Sprintf("%d/%d/2020", a, b), fmt.Sprintf("%02d.%02d.2020", a, b), fmt.Sprintf("%d-%02d-2020", a, b)} {
					got, err := parseDate(text, func() DateOrder { return order })
					if (err == nil) != want.ok || want.ok && got != want.day {
						t.Errorf("%q in order %d: %v, %v; want %v, %v", text, order, got, err, want.day, want.ok)
					}
				}
			}
			first, last, ok := eitherDay(fmt.Sprintf("%d/%d/2020", a, b), Unordered)
			if both := isDay && isMonth; ok != both || both && (first != min(dayFirst, monthFirst) || last != max(dayFirst, monthFirst)) {
				t.Errorf("%d/%d/2020 is either %v or %v, %v", a, b, first, last, ok)
			}
			e := &Habits{Kind: gear.Day}
			e.See(fmt.Sprintf("%d/%d/2020", a, b))
			if e.dayFirst != (a > 12 && b <= 12) || e.monthFirst != (b > 12 && a <= 12) {
				t.Errorf("%d/%d/2020 shows %+v", a, b, e)
			}
			iso, isISO := dayThat(2020, a, b)
			if got, err := parseDate(fmt.Sprintf("2020-%02d-%02d", a, b), func() DateOrder { return Unordered }); (err == nil) != isISO || isISO && got != iso {
				t.Errorf("2020-%02d-%02d: %v, %v", a, b, got, err)
			}
		}
	}
}

func pick(first bool, a, b gear.Date) gear.Date {
	if first {
		return a
	}
	return b
}

// A year of two digits is read where the order is said, and is of the hundred years
// from 1970 on.
func TestEveryShortYear(t *testing.T) {
	for y := range 100 {
		text := fmt.Sprintf("03/04/%02d", y)
		if _, err := parseDate(text, func() DateOrder { return DayFirst }); err == nil {
			t.Errorf("%q is read without an order that was said", text)
		}
		want := 2000 + y
		if y >= 70 {
			want = 1900 + y
		}
		got, err := parseDate(text, func() DateOrder { return DayFirst | Declared })
		if day, ok := dayThat(want, 4, 3); err != nil || !ok || got != day {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

// What is no date says whether it is none by its form, or one that the calendar does
// not have.
func TestWhatIsWrongWithDates(t *testing.T) {
	for text, want := range map[string]string{
		"2020-012-01": "", "2020-013-01": `"2020-013-01" is not a date`, "2020-13-01": "the calendar has no day 2020-13-01", "2020-12-32": "the calendar has no day 2020-12-32", "2020-12-00032": `"2020-12-00032" is not a date`,
		"020-12-01": `"020-12-01" is not a date`, "2020-12-1st": "", "2020-12-1x": `"2020-12-1x" is not a date`,
	} {
		_, err := parseDate(text, func() DateOrder { return YearFirst | Declared })
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// Every year, month, quarter, half and fiscal year at the limits of what is one.
func TestLimitsOfIntervals(t *testing.T) {
	for text, want := range map[string]string{
		"1979": "", "1980": "1980-01-01 1980-12-31", "2100": "2100-01-01 2100-12-31", "2101": "",
		"0/2020": "", "1/2020": "2020-01-01 2020-01-31", "12/2020": "2020-12-01 2020-12-31", "13/2020": "", "2020/0": "", "2020/12": "2020-12-01 2020-12-31", "2020/13": "", "2020/012": "",
		"Q0 2020": "", "Q1 2020": "2020-01-01 2020-03-31", "Q4 2020": "2020-10-01 2020-12-31", "Q5 2020": "", "4Q20": "2020-10-01 2020-12-31", "2020Q4": "2020-10-01 2020-12-31", "Q32016": "2016-07-01 2016-09-30",
		"H0 2020": "", "H1 2020": "2020-01-01 2020-06-30", "H2 2020": "2020-07-01 2020-12-31", "H3 2020": "", "2H20": "2020-07-01 2020-12-31",
		"FY20": "2019-04-01 2021-03-31", "FY2020": "2019-04-01 2021-03-31", "Q3 FY20": "2019-04-01 2021-03-31", "FY": "", "Q3": "", "Q 2020": "", "H 2020": "",
		"2018-2019": "2018-01-01 2019-12-31", "2019-2019": "2019-01-01 2019-12-31", "2019-2018": "", "2018-2019-2020": "", "Jan 2018-2019": "",
		"Jan 20": "2020-01-01 2020-01-31", "Jan Feb 2020": "", "May-17": "2017-05-01 2017-05-31", "5 17": "", "17": "", "": "", "January of the year 2020": "", "2020.": "2020-01-01 2020-12-31",
		"1 2 3 4 2020": "", "Q3 H1 2020": "", "Sept. 2020": "2020-09-01 2020-09-30", "2020年6月": "2020-06-01 2020-06-30", "in 2020": "",
	} {
		first, last, ok := ParseInterval(text)
		got := ""
		if ok {
			got = first.String() + " " + last.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
