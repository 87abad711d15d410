package gear

import (
	"slices"
	"strings"
)

// DidYouMean makes a hint from the words of a list that are close to a word, at
// most three and the closest first: "did you mean a or b?". It is empty where
// none is close.
func DidYouMean(word string, list []string) string {
	near := Nearest(word, list)
	switch len(near) {
	case 0:
		return ""
	case 1:
		return "did you mean " + near[0] + "?"
	default:
		last := len(near) - 1
		return "did you mean " + strings.Join(near[:last], ", ") + " or " + near[last] + "?"
	}
}

// Nearest returns at most three words of a list that are close to a word, closest first:
// those with the fewest letters to change, or, where none is close enough, those that hold every part of the word.
func Nearest(word string, list []string) []string {
	const most = 3
	folded := strings.ToLower(strings.TrimSpace(word))
	limit := 1 + len(folded)/4
	var near []string
	distance := map[string]int{}
	for _, w := range list {
		n := editDistance(folded, strings.ToLower(w))
		if n <= limit && 2*n < len(folded) {
			near, distance[w] = append(near, w), n
		}
	}
	if len(near) == 0 && len(folded) > 2 {
		for _, w := range list {
			if holdsParts(strings.ToLower(w), folded) {
				near = append(near, w)
			}
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return distance[a] - distance[b] })
	near = slices.Compact(near)
	return near[:min(len(near), most)]
}

// holdsParts reports whether a word has every part of another, as us-usf-54.11
// has those of us-54.11.
func holdsParts(whole, word string) bool {
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(" -_/", r) }) {
		if !strings.Contains(whole, part) {
			return false
		}
	}
	return true
}

// editDistance counts the letters to insert, delete, replace or swap with their
// neighbour.
func editDistance(a, b string) int {
	before, row := []int(nil), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := row[j]
			if a[i] != b[j] {
				cost++
			}
			next[j+1] = min(cost, next[j]+1, row[j+1]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
