package form

import (
	"regexp"
	"strconv"
)

// period is a year with a month, a quarter, a half or a day, as names of files have it.
var period = regexp.MustCompile(`(?i)(?:^|[^0-9])(20[0-9]{2})[-_. ]?(?:(0[1-9]|1[0-2])(?:[-_.]?([0-3][0-9]))?|[qh]([1-4]))(?:[^0-9]|$)`)

// PeriodOf returns a number that grows with the period in the name of a file:
// inventory-2023-06.csv, plant_2024H1.csv; 0 where there is none.
func PeriodOf(name string) int {
	m := period.FindStringSubmatch(name)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1] + pad(m[2]+m[4]) + pad(m[3]))
	return n
}

// pad writes a number with two digits.
func pad(digits string) string { return ("00" + digits)[len(digits):] }
