package lexicon

import (
	"strings"
)

// HanRelated reports a Chinese word of relation right before a name.
func (x *Lexicon) HanRelated(text, name string) bool {
	before, _, _ := strings.Cut(text, name)
	for _, w := range x.hanRelations {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// HanForms returns the text, and the text without place and ordinary words.
func (x *Lexicon) HanForms(text string) []string {
	forms := []string{text, x.WithoutCommon(text)}
	for _, p := range x.hanPlaces {
		if rest, ok := strings.CutPrefix(text, p); ok && rest != "" {
			return append(forms, rest, x.WithoutCommon(rest))
		}
	}
	return forms
}

// WithoutCommon strips ordinary words from the end, but not all of the name.
func (x *Lexicon) WithoutCommon(text string) string {
	for stripped := true; stripped; {
		stripped = false
		for _, w := range x.hanCommon {
			if rest, ok := strings.CutSuffix(text, w); ok && len(rest) >= len("大华") {
				text, stripped = rest, true
			}
		}
	}
	return text
}

// Elsewhere reports words that show another business around the name.
func (x *Lexicon) Elsewhere(text, name string) bool {
	rest := strings.Replace(text, name, "", 1)
	for _, w := range x.hanOther {
		if strings.Contains(rest, w) {
			return true
		}
	}
	for key, level := range x.LookAlikes {
		if level == "none" && len(key) > len(name) && strings.Contains(key, name) && strings.Contains(text, key) {
			return true
		}
	}
	return false
}
