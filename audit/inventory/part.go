package inventory

import "strings"

// of returns the part of a cell that holds maker and model. The maker ends at a
// sign that separates; without one, before the first word with a digit, or
// else behind the first word.
func (p part) of(text string) string {
	for _, sign := range [...]string{" / ", " - ", " | ", "|", ": ", ", ", "/"} {
		if a, b, ok := strings.Cut(text, sign); ok {
			return p.choose(strings.TrimSpace(a), strings.TrimSpace(b))
		}
	}
	words := strings.Fields(text)
	for i, w := range words {
		if strings.ContainsAny(w, "0123456789") {
			return p.choose(strings.Join(words[:i], " "), strings.Join(words[i:], " "))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return p.choose(words[0], strings.Join(words[1:], " "))
}

func (p part) choose(first, second string) string {
	if p == makerPart {
		return first
	}
	return second
}
