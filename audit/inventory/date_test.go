package inventory

import "testing"

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text  string
		order dateOrder
		want  string // empty: refused
	}{
		{"2020-02-29", unordered, "2020-02-29"}, {"2020-2-9", unordered, "2020-02-09"}, {"2020/02/29", unordered, "2020-02-29"}, {"2020.02.29", unordered, "2020-02-29"},
		{"2020-01-31T10:00:00Z", unordered, "2020-01-31"}, {"2020-01-31 10:00", unordered, "2020-01-31"}, {"20201231", unordered, "2020-12-31"},
		{"43831", unordered, "2020-01-01"}, {"43831.75", unordered, "2020-01-01"}, {"2020年3月4日", unordered, "2020-03-04"},
		{"1 Jan 2020", unordered, "2020-01-01"}, {"Jan 1, 2020", unordered, "2020-01-01"}, {"1. März 2021", unordered, "2021-03-01"}, {"15 août 2019", unordered, "2019-08-15"},
		{"3 de mayo 2019", unordered, ""}, {"1st May 2020", unordered, "2020-05-01"}, {"22nd-Feb-2020", unordered, "2020-02-22"},
		{"3/4/2021", dayFirst, "2021-04-03"}, {"3/4/2021", monthFirst, "2021-03-04"}, {"3/4/2021", unordered, ""}, {"3/4/2021", mixed, ""},
		{"31.12.2019", dayFirst, "2019-12-31"}, {"31.12.2019", monthFirst, ""}, {"1/2/20", dayFirst, ""}, {"1/2/20", dayFirst | declared, "2020-02-01"},
		{"20/12/31", yearFirst | declared, "2020-12-31"}, {"31/12/99", dayFirst | declared, "1999-12-31"},
		{"2021-02-29", unordered, ""}, {"2020-13-01", unordered, ""}, {"0000-00-00", unordered, ""}, {"20201331", unordered, ""}, {"12", unordered, ""},
		{"2020", unordered, ""}, {"2020-01", unordered, ""}, {"soon", unordered, ""}, {"Q3 2020", unordered, ""}, {"20089", unordered, ""}, {"99999", unordered, ""}, {"", unordered, ""},
	} {
		got, err := parseDate(c.text, func() dateOrder { return c.order })
		if (err == nil) != (c.want != "") || err == nil && got.String() != c.want {
			t.Errorf("%q in order %d: %v, %v; want %q", c.text, c.order, got, err, c.want)
		}
	}
}

// The order of a column follows from its clear dates, wherever they stand.
func TestDateOrder(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  dateOrder
	}{
		{[]string{"1/2/2020", "31/1/2020"}, dayFirst}, {[]string{"1/31/2020", "1/2/2020"}, monthFirst}, {[]string{"1/31/2020", "31/1/2020"}, mixed},
		{[]string{"1/2/2020", "2020-01-31"}, unordered}, {[]string{"31/31/2020"}, unordered}, {nil, unordered}, {[]string{"31.12.2019 10:00"}, dayFirst},
	} {
		e := &evidence{kind: "date"}
		for _, cell := range c.cells {
			e.see(cell)
		}
		s := &styles{survey: func() map[int]*evidence { return map[int]*evidence{3: e} }}
		if got := s.dates(3); got != c.want {
			t.Errorf("%q: %d, want %d", c.cells, got, c.want)
		}
	}
}
