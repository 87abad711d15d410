package inventory

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// Counts as people write them are pieces; lots, lengths and what is open is not.
func TestPieces(t *testing.T) {
	r := columns.NewLexicon(dictionary()).Reader(gear.Quantity)
	r.Styles = &values.Styles{Survey: func() map[int]*values.Habits { return nil }}
	for text, want := range map[string]int64{
		"3 ea": 3, "x4": 4, "4x": 4, "(3)": 3, "2 pcs": 2, "1 set": 1, "~6": 6, "12.0": 12, "ca. 5": 5, "approx 7": 7, "3 Stück": 3, "3 Stk.": 3, "2 pièces": 2, "4 uds.": 4,
		"5 szt.": 5, "6 ks": 6, "7 шт.": 7, "8台": 8, "9 个": 9, "Qty: 2": 2, "1,200 pcs": 0, "10 EA.": 10, "约3台": 3, "2 sets": 2,
		"30 m": 0, "2 lots": 0, "3+": 0, ">5": 0, "3/4": 0, "-3 ea": 0, "many": 0, "1 box of 24": 0, "50%": 0, "2 x 4": 0,
	} {
		v, err := r.Read(text)
		if (want == 0) != (err != nil) || v.Int != want && err == nil {
			t.Errorf("%q: %d, %v; want %d", text, v.Int, err, want)
		}
	}
}

// What is no day is the days that it may mean.
func TestIntervals(t *testing.T) {
	for text, want := range map[string]string{
		"2018-06": "2018-06-01 2018-06-30", "06/2018": "2018-06-01 2018-06-30", "Jun-17": "2017-06-01 2017-06-30", "June 2017": "2017-06-01 2017-06-30", "2015": "2015-01-01 2015-12-31",
		"Q3 2016": "2016-07-01 2016-09-30", "2016-Q3": "2016-07-01 2016-09-30", "3Q16": "2016-07-01 2016-09-30", "2016Q1": "2016-01-01 2016-03-31", "H1 2019": "2019-01-01 2019-06-30", "FY19": "2018-04-01 2020-03-31",
		"FY2019": "2018-04-01 2020-03-31", "2018-2019": "2018-01-01 2019-12-31", "2018年6月": "2018-06-01 2018-06-30", "März 2020": "2020-03-01 2020-03-31", "Feb 2020": "2020-02-01 2020-02-29",
		"soon": "", "13/2018": "", "Q5 2018": "", "1234": "", "2018-06-01-2": "", "H3 2019": "", "06/18": "", "12": "", "S5720": "", "2020 2019": "",
	} {
		got := ""
		if first, last, ok := values.ParseInterval(text); ok {
			got = first.String() + " " + last.String()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// A column that writes days in both orders keeps those that can be but one day, and of
// the others the earlier of the two that they may be.
func TestMixedDates(t *testing.T) {
	got := readText(t, "Vendor,Model,Install Date\nNokia,x,13/02/2020\nNokia,x,02/14/2020\nNokia,x,03/04/2020\nNokia,x,05/05/2020\n", Options{})
	for i, want := range []string{"2020-02-13", "2020-02-14", "2020-03-04", "2020-05-05"} {
		if d := got.days[i]; d != want {
			t.Errorf("row %d: %q, want %q", i, d, want)
		}
	}
}

// A day of which nothing tells whether the month comes first is one of two: neither
// before the earlier one nor behind the later.
func TestEitherDay(t *testing.T) {
	r := columns.NewLexicon(dictionary()).Reader(gear.InstalledOn)
	for text, want := range map[string]string{"03/04/2020": "2020-03-04 2020-04-03", "11.12.2019 08:00": "2019-11-12 2019-12-11", "03/04/20": "", "13/04/2020": "2020-04-13 ", "4/4/2021": "2021-04-04 ", "31/31/2020": ""} {
		r.Styles = &values.Styles{Survey: func() map[int]*values.Habits { return nil }}
		v, err := r.Read(text)
		got := ""
		if err == nil {
			got = v.Date.String() + " "
			if v.Until != 0 {
				got += v.Until.String()
			}
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// What the heading of a column of makers says of all that stands in it: which
// technology it is, and that it is only planned.
func TestSaidByHeading(t *testing.T) {
	for _, c := range []struct{ headings, want string }{
		{"Site,4G Vendor,5G Vendor", "technology=4g | technology=5g"},
		{"Site,Vendor,Planned Vendor", "| status=planned"},
		{"Site,5G Vendor,Technology", "technology=LTE"},
		{"Site,RAN Vendor,Core Vendor", "|"},
	} {
		tables, err := tryText(t, c.headings+"\nA,Nokia,Huawei\nB,ZTE,Ericsson\n", Options{KnowsMaker: knownMakers, Names: names()})
		if err != nil {
			t.Fatal(c.headings, err)
		}
		if strings.HasSuffix(c.headings, "Technology") {
			tables, err = tryText(t, c.headings+"\nA,Nokia,LTE\nB,ZTE,LTE\n", Options{KnowsMaker: knownMakers, Names: names()})
			if err != nil {
				t.Fatal(err)
			}
		}
		var all []string
		for _, one := range tables {
			var says []string
			for _, f := range []string{"technology", "status"} {
				if text := one.texts[0][f]; text != "" {
					says = append(says, f+"="+text)
				}
			}
			all = append(all, strings.Join(says, " "))
		}
		if got := strings.TrimSpace(strings.Join(all, " | ")); got != c.want {
			t.Errorf("%s: %q, want %q", c.headings, got, c.want)
		}
	}
}

// Columns are held against each other three at a time to tell pieces from prices:
// a sheet of very many columns of numbers costs no more for that.
func TestManyColumnsOfNumbers(t *testing.T) {
	var text strings.Builder
	text.WriteString("Manufacturer,Model,Qty")
	for i := range 400 {
		fmt.Fprintf(&text, ",c%d", i)
	}
	for row := range 300 {
		fmt.Fprintf(&text, "\nNokia,M%d,2", row)
		for i := range 400 {
			fmt.Fprintf(&text, ",%d", 2+(row*7919+i*104729)%9973)
		}
	}
	got := readText(t, text.String()+"\n", Options{})
	balanced(t, &got)
	if len(got.items) != 300 || !strings.Contains(got.items[0], "quantity=2") {
		t.Errorf("%d rows, the first %q", len(got.items), got.items[0])
	}
}
