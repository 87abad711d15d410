package table

import (
	"slices"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"pgregory.net/rapid"
)

// Whatever a table holds, no line is wider than the terminal, and every word that
// is no hash or address stands whole, at 40 columns as at 200.
func TestNoWordIsBroken(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		word := rapid.StringMatching(`[a-z0-9.,$-]{1,24}`)
		text := rapid.Custom(func(r *rapid.T) string {
			return strings.Join(rapid.SliceOfN(word, 0, 6).Draw(r, "words"), " ")
		})
		g := &Table{}
		for range rapid.IntRange(1, 9).Draw(r, "columns") {
			g.Columns = append(g.Columns, Column{Title: word.Draw(r, "title"), Right: rapid.Bool().Draw(r, "right"), Fixed: rapid.Bool().Draw(r, "fixed")})
		}
		var words []string
		for range rapid.IntRange(1, 5).Draw(r, "rows") {
			cells := make([]string, len(g.Columns))
			for i := range cells {
				cells[i] = text.Draw(r, "cell")
				words = append(words, strings.Fields(cells[i])...)
			}
			g.Add(cells...)
		}
		width := rapid.SampledFrom([]int{40, 80, 120, 200}).Draw(r, "width")
		out, err := NewPrinter().Print(g, width)
		if err != nil {
			r.Fatal(err)
		}
		for line := range strings.Lines(out) {
			if n := twwidth.Width(strings.TrimRight(line, "\n")); n > width {
				r.Fatalf("%d columns of %d: %q", n, width, line)
			}
		}
		seen := strings.FieldsFunc(out, func(c rune) bool { return c == ' ' || c == '\n' })
		for i := range seen {
			seen = append(seen, strings.TrimSuffix(seen[i], ";"))
		}
		for _, w := range words {
			if !slices.Contains(seen, w) {
				r.Fatalf("%q is broken:\n%s", w, out)
			}
		}
	})
}
