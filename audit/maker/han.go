package maker

import "strings"

// hanHits finds Chinese names, which are written without blanks.
func (x *nameIndex) hanHits(n name) []hit {
	var hits []hit
	for i, p := range n.parts {
		if !p.han {
			continue
		}
		if h, ok := x.han(p.text); ok {
			begin, end := segmentOf(n.parts, i, i)
			if x.mentioned(n.parts, begin, end, i, i) || x.hanRelated(p.text, h.matched) {
				h.strength, h.note = Capped, "named, but not as the maker"
			}
			hits = append(hits, h)
		}
	}
	return hits
}

// hanRelated reports a Chinese word of relation right before a name.
func (x *nameIndex) hanRelated(text, name string) bool {
	before, _, _ := strings.Cut(text, name)
	for _, w := range x.hanRelations {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// han rates a run of Chinese characters: a name of the pack among places,
// legal forms and ordinary words decides as that name does; inside other words
// a long name still does, and a name of two characters is only possible.
func (x *nameIndex) han(text string) (hit, bool) {
	if x.lookAlikes[text] == "none" {
		return hit{}, false
	}
	for _, form := range x.hanForms(text) {
		if e := x.hanKeys[form]; e != nil && !x.elsewhere(text, e.key) {
			return hit{entry: e, kind: Name, strength: hanStrength(e), matched: form}, true
		}
	}
	for _, e := range x.hanNames {
		if strings.Contains(text, e.key) && !x.elsewhere(text, e.key) {
			h := hit{entry: e, kind: Name, strength: Weak, matched: e.key}
			if e.word {
				h.strength = hanStrength(e)
			}
			return h, true
		}
	}
	return hit{}, false
}

// addHan files a Chinese name, and the name without ordinary words behind it.
func (x *nameIndex) addHan(key string, e *entry) {
	e.key = key
	x.hanNames = append(x.hanNames, e)
	for _, form := range [...]string{key, x.withoutCommon(key)} {
		if old := x.hanKeys[form]; old == nil || !old.sure && e.sure {
			x.hanKeys[form] = e
		}
	}
}

// hanForms returns the text, and the text without place and ordinary words.
func (x *nameIndex) hanForms(text string) []string {
	forms := []string{text, x.withoutCommon(text)}
	for _, p := range x.hanPlaces {
		if rest, ok := strings.CutPrefix(text, p); ok && rest != "" {
			return append(forms, rest, x.withoutCommon(rest))
		}
	}
	return forms
}

func hanStrength(e *entry) Strength {
	switch {
	case e.kind == "parent" && !e.sure:
		return Weak
	case e.sure:
		return Strong
	}
	return Likely
}

// withoutCommon strips ordinary words from the end, but not all of the name.
func (x *nameIndex) withoutCommon(text string) string {
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

// elsewhere reports words that show another business around the name.
func (x *nameIndex) elsewhere(text, name string) bool {
	rest := strings.Replace(text, name, "", 1)
	for _, w := range x.hanOther {
		if strings.Contains(rest, w) {
			return true
		}
	}
	for key, level := range x.lookAlikes {
		if level == "none" && len(key) > len(name) && strings.Contains(key, name) && strings.Contains(text, key) {
			return true
		}
	}
	return false
}
