package form

import "strings"

// Meaning is what a legend says that a word stands for.
type Meaning struct{ Word, Means string }

const (
	longestWord  = 24 // of a word that a legend explains
	longestMeans = 80
	mostMeanings = 32 // of one line
)

// Legend reads a line that explains words: * HW = Huawei, or Legend: HW = Huawei;
// NOK = Nokia. It is empty for a line with anything else in it.
func Legend(line string) []Meaning {
	line = strings.Trim(line, " *\"\t,;|()[]•")
	if strings.Contains(line, "://") {
		return nil
	}
	if head, rest, ok := strings.Cut(line, ":"); ok && !strings.Contains(head, "=") && strings.Count(strings.TrimSpace(head), " ") < 2 {
		line = rest
	}
	var out []Meaning
	for _, piece := range strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == ',' || r == '|' || r == '\n' || r < ' ' }) {
		if strings.TrimSpace(piece) == "" {
			continue
		}
		word, means, ok := strings.Cut(piece, "=")
		word, means = strings.Trim(word, " *\"'"), strings.Trim(means, " \"'.")
		if !ok || word == "" || means == "" || len(word) > longestWord || len(means) > longestMeans || strings.Contains(means, "=") || len(out) == mostMeanings {
			return nil
		}
		out = append(out, Meaning{word, means})
	}
	return out
}

// LegendRow reads a row of a sheet of words and what they stand for, side by side.
func LegendRow(cells []string) (Meaning, bool) {
	var filled []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			filled = append(filled, c)
		}
	}
	if len(filled) != 2 || len(filled[0]) > longestWord || len(filled[1]) > longestMeans {
		return Meaning{}, false
	}
	return Meaning{filled[0], filled[1]}, true
}
