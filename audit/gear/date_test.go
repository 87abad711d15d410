package gear_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestParseDate(t *testing.T) {
	for _, tc := range []struct {
		in, want string
		bad      bool
	}{
		{in: "2020-06-30", want: "2020-06-30"},
		{in: "1900-01-01", want: "1900-01-01"},
		{in: "2199-12-31", want: "2199-12-31"},
		{in: "2024-02-29", want: "2024-02-29"},
		{in: "2023-02-29", bad: true},
		{in: "1899-12-31", bad: true},
		{in: "2200-01-01", bad: true},
		{in: "1970-01-01", bad: true},
		{in: "2020-6-30", bad: true},
		{in: "30.06.2020", bad: true},
		{in: "", bad: true},
	} {
		d, err := gear.ParseDate(tc.in)
		if (err != nil) != tc.bad {
			t.Errorf("ParseDate(%q): error %v, want an error: %v", tc.in, err, tc.bad)
		}
		if d.String() != tc.want {
			t.Errorf("ParseDate(%q) = %q, want %q", tc.in, d, tc.want)
		}
	}
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := gear.Date(rapid.Int32Range(-25000, 80000).Filter(func(n int32) bool { return n != 0 }).Draw(t, "day"))
		back, err := gear.ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%d prints as %s and reads as %d (%v)", d, d, back, err)
		}
	})
}

func TestDateOrder(t *testing.T) {
	first, _ := gear.ParseDate("2020-02-28")
	for i, want := range []string{"2020-02-28", "2020-02-29", "2020-03-01"} {
		if got := first.AddDays(i).String(); got != want {
			t.Errorf("%d days later: %s, want %s", i, got, want)
		}
	}
}
