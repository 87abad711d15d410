package rules

import (
	"github.com/gearaudit/gearaudit/audit/gear"
)

// NothingFound is a country in which nothing was found that binds an operator and
// names gear.
type NothingFound struct {
	Country string // ISO 3166 alpha-2
	Checked gear.Date
	Read    string // where it was looked for
	Found   string // what there is instead
}

// nothingFound reads the countries in which nothing binding was found, in order.
// A country that is neither there nor in a pack was not looked at.
func nothingFound(data string) ([]NothingFound, error) {
	rows, err := table("rules/nothing.csv", data, 4)
	if err != nil {
		return nil, err
	}
	out := make([]NothingFound, 0, len(rows))
	for i, r := range rows {
		day, err := gear.ParseDate(r[1])
		if err != nil {
			return nil, &gear.Fault{Kind: gear.Usage, What: "the day is no date", Place: gear.Place{File: "rules/nothing.csv", Line: i + 2}, Err: err}
		}
		out = append(out, NothingFound{Country: r[0], Checked: day, Read: r[2], Found: r[3]})
	}
	return out, nil
}

// NothingIn says what was looked for in a country that no pack is for; an empty
// text where nobody looked.
func (s *Set) NothingIn(country string) string {
	for _, n := range s.Nothing {
		if n.Country == country {
			return n.Found + " (looked for on " + n.Checked.String() + ": " + n.Read + ")"
		}
	}
	return ""
}
