package rules

import (
	"slices"
	"strings"
)

// nearest makes the hint for a word that is in no list: the closest word of
// the list if one is close, else the list.
func nearest(word string, list []string) string {
	best, distance := "", 3
	for _, w := range list {
		if n := editDistance(word, w); n < distance {
			best, distance = w, n
		}
	}
	if best != "" {
		return "did you mean " + best + "?"
	}
	sorted := slices.Sorted(slices.Values(list))
	return "known are: " + strings.Join(sorted, " ")
}

// editDistance counts the letters to insert, delete or replace.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
