package values

import "testing"

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text  string
		order DateOrder
		want  string // empty: refused
	}{
		{"2020-02-29", Unordered, "2020-02-29"}, {"2020-2-9", Unordered, "2020-02-09"}, {"2020/02/29", Unordered, "2020-02-29"}, {"2020.02.29", Unordered, "2020-02-29"},
		{"2020-01-31T10:00:00Z", Unordered, "2020-01-31"}, {"2020-01-31 10:00", Unordered, "2020-01-31"}, {"20201231", Unordered, "2020-12-31"},
		{"43831", Unordered, "2020-01-01"}, {"43831.75", Unordered, "2020-01-01"}, {"2020年3月4日", Unordered, "2020-03-04"},
		{"1 Jan 2020", Unordered, "2020-01-01"}, {"Jan 1, 2020", Unordered, "2020-01-01"}, {"1. März 2021", Unordered, "2021-03-01"}, {"15 août 2019", Unordered, "2019-08-15"},
		{"3 de mayo 2019", Unordered, ""}, {"1st May 2020", Unordered, "2020-05-01"}, {"22nd-Feb-2020", Unordered, "2020-02-22"},
		{"3/4/2021", DayFirst, "2021-04-03"}, {"3/4/2021", MonthFirst, "2021-03-04"}, {"3/4/2021", Unordered, ""}, {"3/4/2021", mixed, ""},
		{"31.12.2019", DayFirst, "2019-12-31"}, {"31.12.2019", MonthFirst, ""}, {"1/2/20", DayFirst, ""}, {"1/2/20", DayFirst | Declared, "2020-02-01"},
		{"20/12/31", YearFirst | Declared, "2020-12-31"}, {"31/12/99", DayFirst | Declared, "1999-12-31"},
		{"2021-02-29", Unordered, ""}, {"2020-13-01", Unordered, ""}, {"0000-00-00", Unordered, ""}, {"20201331", Unordered, ""}, {"12", Unordered, ""},
		{"2020", Unordered, ""}, {"2020-01", Unordered, ""}, {"soon", Unordered, ""}, {"Q3 2020", Unordered, ""}, {"20089", Unordered, ""}, {"99999", Unordered, ""}, {"", Unordered, ""},
	} {
		got, err := parseDate(c.text, func() DateOrder { return c.order })
		if (err == nil) != (c.want != "") || err == nil && got.String() != c.want {
			t.Errorf("%q in order %d: %v, %v; want %q", c.text, c.order, got, err, c.want)
		}
	}
}

// The order of a column follows from its clear dates, wherever they stand.
func TestDateOrder(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  DateOrder
	}{
		{[]string{"1/2/2020", "31/1/2020"}, DayFirst}, {[]string{"1/31/2020", "1/2/2020"}, MonthFirst}, {[]string{"1/31/2020", "31/1/2020"}, mixed},
		{[]string{"1/2/2020", "2020-01-31"}, Unordered}, {[]string{"31/31/2020"}, Unordered}, {nil, Unordered}, {[]string{"31.12.2019 10:00"}, DayFirst},
	} {
		e := &Habits{Kind: "date"}
		for _, cell := range c.cells {
			e.See(cell)
		}
		s := &Styles{Survey: func() map[int]*Habits { return map[int]*Habits{3: e} }}
		if got := s.dates(3); got != c.want {
			t.Errorf("%q: %d, want %d", c.cells, got, c.want)
		}
	}
}
