package form

import "strings"

// Pair is a key and its value in a cell of several.
type Pair struct{ Key, Value string }

// mostPairs is how many pairs of a cell are looked at.
const mostPairs = 32

// Pairs cuts a cell of keys and values, as marca:huawei, modelo:S6730 or
// vendor=ZTE;model=C300; empty for any other text. The wide colon of Chinese and
// Japanese texts is one.
func Pairs(text string) []Pair {
	text = strings.ReplaceAll(text, "：", ":")
	var out []Pair
	for len(text) > 0 && len(out) < mostPairs {
		piece := text
		if i := strings.IndexAny(text, ",;|\n"); i >= 0 {
			piece, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		i := strings.IndexAny(piece, ":=")
		if i < 0 {
			continue
		}
		key, value := strings.TrimSpace(piece[:i]), strings.TrimSpace(piece[i+1:])
		if key == "" || value == "" || len(key) > 40 || strings.HasPrefix(value, "//") || strings.ContainsAny(value, "=") {
			continue
		}
		out = append(out, Pair{key, value})
	}
	return out
}

// ValueOf returns the value of the first of the keys, in small letters, that a cell
// has.
func ValueOf(text string, keys map[string]bool) string {
	for _, p := range Pairs(text) {
		if keys[strings.ToLower(p.Key)] {
			return p.Value
		}
	}
	return ""
}
