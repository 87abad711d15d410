package cmd_test

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// No width breaks a word: every word of what a command prints on a telephone, in a
// terminal or across a screen stands in what it prints where there is room for
// everything. A table whose columns are too narrow would print one letter a line.
func TestNoWidthBreaksAWord(t *testing.T) {
	samples, err := filepath.Abs(filepath.FromSlash("../samples"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(samples) // names of files are short
	dir := t.TempDir()
	run, prices := filepath.Join(dir, "r.json"), filepath.Join(dir, "p.csv")
	printed(t, 80, "audit", "rural-carrier.csv", "-p", "rural-carrier.yaml", "-q", "-o", run)
	writeText(t, prices, "model,low,high,currency,quoted_on,quote_ref\nBBU3900,9000,12000,USD,2026-10-01,Q-1\n")
	rural := []string{"rural-carrier.csv", "-p", "rural-carrier.yaml"}
	commands := [][]string{
		append([]string{"audit", "--budget", "30M"}, rural...), {"audit", "ugly.xlsx", "-p", "none"}, {"audit", "damaged.csv", "-p", "none"},
		{"audit", "core-network.csv", "-p", "uk-core.yaml"}, append([]string{"audit", "--brief"}, rural...),
		append([]string{"plan", "--period", "2027=4M", "--period", "2028=5M"}, rural...),
		append([]string{"audit", "--baseline", run, "--fail-on", "due"}, rural...),
		{"columns", "ugly.xlsx"}, {"columns", "netbox-export.csv"}, {"columns", "--fields"},
		{"identify", "ugly.xlsx"}, {"identify", "--name", "Hauwei Tech"}, {"explain", "rural-carrier.csv", "3", "-p", "rural-carrier.yaml", "--all"},
		{"review", "rural-carrier.csv"}, append([]string{"diff", run}, rural...), append([]string{"verify", run}, rural...),
		append([]string{"rules", "timeline"}, rural...), append([]string{"config", "show", "--origin"}, rural...),
		{"rules", "list", "--rules", "us,uk,eu"}, {"rules", "show", "us-usf-54.9"}, {"rules", "score", "supplier.yaml"},
		{"vendors", "list"}, {"vendors", "show", "huawei"},
		{"catalog", "list"}, {"catalog", "show", "radio"}, {"catalog", "method"}, {"catalog", "lint", prices},
	}
	for _, c := range allCommands(t, nil) {
		commands = append(commands, append(slices.Clone(c), "--help"))
	}
	for _, args := range commands {
		text := printed(t, 2000, args...)
		whole := wordsOf(text)
		for _, width := range []int{40, 80, 120, 200} {
			long := longParts(text, width)
			broken := wordsOf(printed(t, width, args...))
			maps.DeleteFunc(broken, func(word string, _ bool) bool { return whole[word] || strings.Contains(long, word) })
			if len(broken) > 0 {
				t.Errorf("%v breaks words at width %d: %q", args, width, slices.Sorted(maps.Keys(broken)))
			}
		}
	}
}

// longParts are the addresses, paths and texts in Han that no line has room for: they
// have no blank to be cut at.
func longParts(text string, width int) string {
	var out strings.Builder
	for _, part := range strings.Fields(strings.ToLower(text)) {
		if len(part) > width-24 || strings.ContainsFunc(part, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			out.WriteString(part + " ")
		}
	}
	return out.String()
}

// wordsOf are the words of a text in small letters.
func wordsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, word := range regexp.MustCompile(`\p{L}+`).FindAllString(strings.ToLower(text), -1) {
		out[word] = true
	}
	return out
}
