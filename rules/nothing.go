package rules

import (
	"encoding/csv"
	"fmt"
	"strings"

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

// NothingBinding lists the countries in which nothing binding was found, in order.
// A country that is neither here nor in a pack was not looked at.
func NothingBinding() []NothingFound {
	rows, err := csv.NewReader(strings.NewReader(nothingData)).ReadAll()
	if err != nil || len(rows) < 2 {
		panic(fmt.Sprintf("rules/nothing.csv: %v", err)) // it is part of the program, and tested
	}
	out := make([]NothingFound, 0, len(rows)-1)
	for _, r := range rows[1:] {
		day, err := gear.ParseDate(r[1])
		if err != nil {
			panic(fmt.Sprintf("rules/nothing.csv: %v", err))
		}
		out = append(out, NothingFound{Country: r[0], Checked: day, Read: r[2], Found: r[3]})
	}
	return out
}

// NothingIn says what was looked for in a country that no pack is for; an empty
// text where nobody looked.
func NothingIn(country string) string {
	for _, n := range NothingBinding() {
		if n.Country == country {
			return n.Found + " (looked for on " + n.Checked.String() + ": " + n.Read + ")"
		}
	}
	return ""
}
