package cmd

import "strconv"

// plural counts things: one quotation, 2 quotations.
func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}
