package safetext

import "strings"

// YAML makes YAML of lines safe to print in which texts stand in double quotes or in
// comments: what cannot be seen becomes an escape, and so does the second of two #
// signs. The values that a reader gets are the same.
func YAML(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.ReplaceAll(Visible(lines[i]), "##", `#\x23`)
	}
	return strings.Join(lines, "\n")
}
