package maker

import "strings"

// nativeHits finds Chinese names, which are written without blanks.
func (x *nameIndex) nativeHits(n name) []hit {
	var hits []hit
	for i, p := range n.parts {
		if !p.han {
			continue
		}
		if h, ok := x.native(p.text); ok {
			begin, end := segmentOf(n.parts, i, i)
			if x.mentioned(n.parts, begin, end, i, i) {
				h.strength, h.note = Mention, "named, but not as the maker"
			}
			hits = append(hits, h)
		}
	}
	return hits
}

// native rates a run of Chinese characters: a name of the pack among places,
// legal forms and ordinary words decides as that name does; inside other words
// a long name still does, and a name of two characters is only possible.
func (x *nameIndex) native(text string) (hit, bool) {
	if x.neighbours[text] == "none" {
		return hit{}, false
	}
	for _, form := range x.nativeForms(text) {
		if e := x.nativeKeys[form]; e != nil && !x.elsewhere(text, e.key) {
			return hit{entry: e, kind: Name, strength: nativeStrength(e), matched: form}, true
		}
	}
	for _, e := range x.natives {
		if strings.Contains(text, e.key) && !x.elsewhere(text, e.key) {
			h := hit{entry: e, kind: Name, strength: Weak, matched: e.key}
			if e.word {
				h.strength = nativeStrength(e)
			}
			return h, true
		}
	}
	return hit{}, false
}

// addNative files a Chinese name, and the name without ordinary words behind it.
func (x *nameIndex) addNative(key string, e *entry) {
	e.key = key
	x.natives = append(x.natives, e)
	for _, form := range [...]string{key, x.withoutEasy(key)} {
		if old := x.nativeKeys[form]; old == nil || !old.sure && e.sure {
			x.nativeKeys[form] = e
		}
	}
}

// nativeForms returns the text, and the text without place and ordinary words.
func (x *nameIndex) nativeForms(text string) []string {
	forms := []string{text, x.withoutEasy(text)}
	for _, p := range x.nativeAt {
		if rest, ok := strings.CutPrefix(text, p); ok && rest != "" {
			return append(forms, rest, x.withoutEasy(rest))
		}
	}
	return forms
}

func nativeStrength(e *entry) Strength {
	switch {
	case e.kind == "parent" && !e.sure:
		return Weak
	case e.sure:
		return Strong
	}
	return Likely
}

// withoutEasy strips ordinary words from the end, but not all of the name.
func (x *nameIndex) withoutEasy(text string) string {
	for stripped := true; stripped; {
		stripped = false
		for _, w := range x.nativeEasy {
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
	for _, w := range x.nativeOff {
		if strings.Contains(rest, w) {
			return true
		}
	}
	for key, level := range x.neighbours {
		if level == "none" && len(key) > len(name) && strings.Contains(key, name) && strings.Contains(text, key) {
			return true
		}
	}
	return false
}
