package inventory

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A walk over labels hands out the label and the model of each row that a scan reads
// under a label that is asked for, in order, wherever the columns stand and whatever
// stands between the rows; of other labels the first at least.
func TestWalkOverLabels(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	labels := []string{"Foundry", "Leased", "\"Foundry\"", "Old, stock", "Nokia", "", "x\"y"}
	quoted := func(s string) string {
		if strings.ContainsAny(s, `,"`) {
			return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		return s
	}
	for round := range 60 {
		order := rng.Perm(4) // where tag, vendor, model and quantity stand
		heads := []string{"Tag", "Vendor", "Model", "Qty"}
		line := func(cells [4]string) string {
			out := make([]string, 4)
			for i, at := range order {
				out[at] = quoted(cells[i])
			}
			return strings.Join(out, ",")
		}
		end := []string{"\n", "\r\n"}[round%2]
		lines := []string{line([4]string(heads))}
		for i := range 30 {
			switch rng.IntN(12) {
			case 0:
				lines = append(lines, "")
			case 1:
				lines = append(lines, line([4]string(heads)))
			case 2:
				lines = append(lines, " , , , ")
			case 3:
				lines = append(lines, "----,----,----,----")
			}
			lines = append(lines, line([4]string{fmt.Sprint("T", i), labels[rng.IntN(len(labels))], fmt.Sprint("M", i), "1"}))
		}
		text := strings.Join(lines, end) + end
		got := readText(t, text, Options{KnowsMaker: knownMakers})
		f := got.file
		wanted := func(label string) bool { return strings.HasPrefix(label, "F") || strings.Contains(label, ",") }
		var want, first []string
		for _, texts := range got.texts {
			pair := texts["manufacturer"] + " | " + texts["model"]
			if wanted(texts["manufacturer"]) {
				want = append(want, pair)
			} else if !slices.Contains(first, texts["manufacturer"]) {
				first = append(first, texts["manufacturer"])
			}
		}
		var seen, others []string
		f.eachLabel(order[1], order[2], func(label, model string) bool {
			if !wanted(label) {
				others = append(others, label)
				return false
			}
			seen = append(seen, label+" | "+model)
			return true
		})
		if !slices.Equal(seen, want) {
			t.Fatalf("%q: rows under labels that are wanted are\n%q, want\n%q", text, seen, want)
		}
		slices.Sort(others)
		slices.Sort(first)
		if !slices.Equal(slices.Compact(others), first) {
			t.Fatalf("%q: other labels are %q, want %q", text, others, first)
		}
	}
}
