package values

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func dateOf(t time.Time) gear.Date { return gear.Date(t.Unix() / 86400) }

// Every day of some years is read as itself, however it is written.
func TestEveryDayInEveryForm(t *testing.T) {
	read := func(text string, o DateOrder) gear.Date {
		d, err := parseDate(text, func() DateOrder { return o })
		if err != nil {
			t.Fatalf("%q in order %d: %v", text, o, err)
		}
		return d
	}
	workbook := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	for _, year := range []int{1969, 1970, 1999, 2000, 2024, 2069, 2100} {
		for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
			want := dateOf(day)
			if want == 0 { // the first day of 1970 stands for none
				continue
			}
			for _, form := range []string{"2006-01-02", "2006-1-2", "2006/01/02", "2006.01.02", "20060102", "2 Jan 2006", "02-Jan-2006", "January 2, 2006", "Jan 2 2006", "2006年1月2日", "2006-01-02T15:04:05Z", "2006-01-02 15:04", "Jan 2, 2006 15:04"} {
				for _, text := range []string{day.Format(form), strings.ToUpper(day.Format(form))} {
					if got := read(text, Unordered); got != want {
						t.Fatalf("%s is %s", text, got)
					}
				}
			}
			if n := int(day.Sub(workbook) / (24 * time.Hour)); n >= 20090 && n <= 80050 {
				if got := read(fmt.Sprint(n), Unordered); got != want {
					t.Fatalf("the day %d of a workbook is %s, want %s", n, got, want)
				}
			}
			for order, form := range map[DateOrder]string{DayFirst: "2.1.2006", MonthFirst: "01/02/2006", DayFirst | Declared: "02-01-2006"} {
				if got := read(day.Format(form), order); got != want {
					t.Fatalf("%s is %s", day.Format(form), got)
				}
			}
			for order, form := range map[DateOrder]string{DayFirst | Declared: "2/1/06", MonthFirst | Declared: "1/2/06", YearFirst | Declared: "06/1/2"} {
				got := read(day.Format(form), order)
				if century := year < 1970 || year >= 2070; century && got == want || !century && got != want {
					t.Fatalf("%s is %s", day.Format(form), got)
				}
			}
		}
	}
	for _, text := range []string{"20089", "80051", "2020-04-31", "31.4.2020", "0.1.2020", "1.13.2020", "2020-00-10", "1.1.202", "1.1.20200"} {
		if d, err := parseDate(text, func() DateOrder { return DayFirst }); err == nil {
			t.Errorf("%q is %s", text, d)
		}
	}
}

// Where nothing tells whether the day or the month comes first, a date is one of two
// days, and one day where both are the same or only one can be.
func TestEitherDay(t *testing.T) {
	for a := 1; a <= 31; a++ {
		for b := 1; b <= 31; b++ {
			text := fmt.Sprintf("%d/%d/2023", a, b)
			var can []time.Time
			for _, dm := range [][2]int{{a, b}, {b, a}} {
				if d := time.Date(2023, time.Month(dm[1]), dm[0], 0, 0, 0, 0, time.UTC); dm[1] <= 12 && d.Day() == dm[0] {
					can = append(can, d)
				}
			}
			for _, order := range []DateOrder{Unordered, mixed} {
				one, err := parseDate(text, func() DateOrder { return order })
				first, last, either := eitherDay(text, order)
				switch {
				case len(can) == 0:
					if err == nil || either {
						t.Fatalf("%s is %s, or %s to %s", text, one, first, last)
					}
				case len(can) == 1 || a == b:
					if err != nil || one != dateOf(can[0]) {
						t.Fatalf("%s is %s, %v; want %s", text, one, err, dateOf(can[0]))
					}
				default:
					if err == nil || !either || first != min(dateOf(can[0]), dateOf(can[1])) || last != max(dateOf(can[0]), dateOf(can[1])) {
						t.Fatalf("%s is %s, %v, or %s to %s; want %v", text, one, err, first, last, can)
					}
				}
			}
			if _, _, either := eitherDay(text, DayFirst); either {
				t.Fatalf("%s is either day where the column tells", text)
			}
		}
	}
}

// The order of a column is that of its dates which can be read in one way only,
// wherever they stand.
func TestHabitsOfDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := &Habits{Kind: gear.Day}
		day, month := false, false
		for range rapid.IntRange(0, 6).Draw(t, "cells") {
			a, b := rapid.IntRange(1, 16).Draw(t, "first"), rapid.IntRange(1, 16).Draw(t, "second")
			form := rapid.SampledFrom([]string{"%d/%d/2020", "%02d.%02d.2020", "%d-%d-2020 10:00", "%d/%d/20", "2020-%02d-%02d", "%d Jan %d", " %d/%d/2020 "}).Draw(t, "form")
			e.See(fmt.Sprintf(form, a, b))
			if strings.HasSuffix(strings.TrimSuffix(strings.TrimSpace(form), " 10:00"), "2020") {
				day, month = day || a > 12 && b <= 12, month || b > 12 && a <= 12
			}
		}
		want := Unordered
		switch {
		case day && month:
			want = mixed
		case day:
			want = DayFirst
		case month:
			want = MonthFirst
		}
		s := &Styles{Survey: func() map[int]*Habits { return map[int]*Habits{0: e} }}
		if got := s.dates(0); got != want {
			t.Fatalf("%d, want %d", got, want)
		}
		if s.dates(1) != Unordered {
			t.Fatal("another column has an order")
		}
	})
}

// A month, quarter, half or year is its first day to its last, as a walk over the days
// of the year finds them.
func TestIntervalsByTheirDays(t *testing.T) {
	within := func(year int, in func(time.Month) bool) (first, last gear.Date) {
		for d := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == year; d = d.AddDate(0, 0, 1) {
			if in(d.Month()) {
				if first == 0 {
					first = dateOf(d)
				}
				last = dateOf(d)
			}
		}
		return first, last
	}
	check := func(text string, first, last gear.Date) {
		t.Helper()
		if a, b, ok := ParseInterval(text); !ok || a != first || b != last {
			t.Errorf("%q: %s to %s, %v; want %s to %s", text, a, b, ok, first, last)
		}
	}
	for _, year := range []int{1980, 1999, 2019, 2020, 2100} {
		yy := fmt.Sprintf("%02d", year%100)
		first, last := within(year, func(time.Month) bool { return true })
		check(fmt.Sprint(year), first, last)
		next, end := within(year+1, func(m time.Month) bool { return m <= 3 })
		before, _ := within(year-1, func(m time.Month) bool { return m >= 4 })
		check(fmt.Sprint("FY", year), before, end)
		check(fmt.Sprint("FY ", year, " Q2"), before, end)
		_, end = within(year+1, func(time.Month) bool { return true })
		if year < 2100 {
			check(fmt.Sprintf("%d-%d", year, year+1), first, end)
		}
		if _, _, ok := ParseInterval(fmt.Sprintf("%d-%d", year, year-1)); ok || next == 0 {
			t.Errorf("%d-%d is an interval", year, year-1)
		}
		for month := time.January; month <= time.December; month++ {
			first, last := within(year, func(m time.Month) bool { return m == month })
			for _, text := range []string{"%[1]d-%02[2]d", "%02[2]d/%[1]d", "%[2]d.%[1]d", "%[3]s %[1]d", "%[4]s-%[1]d", "%[1]d %[4]s", "%[1]d年%[2]d月"} {
				check(fmt.Sprintf(text, year, month, month.String(), month.String()[:3]), first, last)
			}
			if year >= 2000 && year < 2100 {
				check(month.String()[:3]+"-"+yy, first, last)
				check(month.String()[:3]+" '"+yy, first, last)
			}
		}
		for q := 1; q <= 4; q++ {
			first, last := within(year, func(m time.Month) bool { return (int(m)-1)/3+1 == q })
			for _, text := range []string{"Q%[1]d %[2]d", "%[2]d-Q%[1]d", "%[1]dQ%[2]d", "%[1]dQ %[2]d", "Q%[1]d%[2]d", "%[2]dQ%[1]d"} {
				check(fmt.Sprintf(text, q, year), first, last)
			}
			if year >= 2000 && year < 2100 {
				check(fmt.Sprintf("Q%d %s", q, yy), first, last)
				check(fmt.Sprintf("%dQ%s", q, yy), first, last)
			}
		}
		for h := 1; h <= 2; h++ {
			first, last := within(year, func(m time.Month) bool { return (int(m)-1)/6+1 == h })
			check(fmt.Sprintf("H%d %d", h, year), first, last)
			check(fmt.Sprintf("%dH%d", h, year), first, last)
		}
	}
	for _, text := range []string{"", "1979", "2101", "Q5 2020", "H3 2020", "0-2020", "13-2020", "2020-00", "Q2020", "Jan", "Jan Feb 2020", "12", "Q3", "5 2020 6 7 8", "2020 Jan Q3 x y", "soon", "2020 2021 2022", "Q 2020", "FY", "20", "Jan 2020 2021"} {
		if first, last, ok := ParseInterval(text); ok {
			t.Errorf("%q is %s to %s", text, first, last)
		}
	}
}

// A text that stands for no value is looked at as one by its bytes.
func TestNoValueByBytes(t *testing.T) {
	r := &Reader{Def: &gear.FieldDef{Type: gear.Text}, Nothing: map[string]bool{"na": true, "none": true, "nv": true, "div0": true, "unbekannt": true}}
	nothing := 0
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"N/A", "none", "#", "DIV", "0", "/", "!", "-", " ", "NV", "7", "unbekannt", ".", "x"}), 1, 4).Draw(t, "text"), "")
		if r.NoValue(text) {
			nothing++
			if !NoValueCell([]byte(text)) {
				t.Fatalf("%q stands for no value, and is passed over", text)
			}
		}
	})
	for text, want := range map[string]bool{"N/A": true, "n.a.": true, "none": true, "None1": false, "#N/V": true, "#DIV/0!": true, "DIV/0": false, "--": true, "?": true, "nonesuch": false, strings.Repeat("-", 64): true, strings.Repeat("-", 65): false} {
		if got := r.NoValue(text); got != want {
			t.Errorf("%q stands for no value: %v, want %v", text, got, want)
		}
	}
	for cell, want := range map[string]bool{"abc": true, "a1": false, "#1": true, strings.Repeat("x", 64): true, strings.Repeat("x", 65): false} {
		if got := NoValueCell([]byte(cell)); got != want {
			t.Errorf("%q may stand for no value: %v, want %v", cell, got, want)
		}
	}
}

// Months are read by their names in the languages of the headings.
func TestMonthsInOtherLanguages(t *testing.T) {
	for _, names := range []string{
		"Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv févr mars avr mai juin juil août sept oct nov déc",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene feb mar abr may jun jul ago sep oct nov dic",
	} {
		for i, name := range strings.Fields(names) {
			want := fmt.Sprintf("2021-%02d-07", i+1)
			for _, text := range []string{"7 " + name + " 2021", "7. " + name + " 2021", name + " 7, 2021", "07-" + strings.ToUpper(name) + "-2021"} {
				if d, err := parseDate(text, func() DateOrder { return Unordered }); err != nil || d.String() != want {
					t.Errorf("%q is %s, %v", text, d, err)
				}
			}
		}
	}
}
