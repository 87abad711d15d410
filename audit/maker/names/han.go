package names

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// hanHits finds Chinese names, which are written without blanks.
func (x *Index) hanHits(n words.Text) []evidence.Hit {
	var hits []evidence.Hit
	for i, p := range n.Parts {
		if !p.Han {
			continue
		}
		if h, ok := x.han(p.Text); ok {
			begin, end := words.SegmentOf(n.Parts, i, i)
			if x.Mentioned(n.Parts, begin, end, i, i) || x.HanRelated(p.Text, h.Matched) {
				h.Strength, h.Note = evidence.Capped, "named, but not as the maker"
			}
			hits = append(hits, h)
		}
	}
	return hits
}

// han rates a run of Chinese characters: a name of the pack among places,
// legal forms and ordinary words decides as that name does; inside other words
// a long name still does, and a name of two characters is only possible.
func (x *Index) han(text string) (evidence.Hit, bool) {
	if x.LookAlikes[text] == "none" {
		return evidence.Hit{}, false
	}
	for _, form := range x.HanForms(text) {
		if e := x.HanKeys[form]; e != nil && !x.Elsewhere(text, e.Key) {
			return evidence.Hit{Entry: e, Kind: evidence.Name, Strength: hanStrength(e), Matched: form}, true
		}
	}
	for _, e := range x.hanNames {
		if strings.Contains(text, e.Key) && !x.Elsewhere(text, e.Key) {
			h := evidence.Hit{Entry: e, Kind: evidence.Name, Strength: evidence.Weak, Matched: e.Key}
			if e.Word {
				h.Strength = hanStrength(e)
			}
			return h, true
		}
	}
	return evidence.Hit{}, false
}

// addHan files a Chinese name, and the name without ordinary words behind it.
func (x *Index) addHan(key string, e *evidence.Entry) {
	e.Key = key
	x.hanNames = append(x.hanNames, e)
	for _, form := range [...]string{key, x.WithoutCommon(key)} {
		if old := x.HanKeys[form]; old == nil || !old.Sure && e.Sure {
			x.HanKeys[form] = e
		}
	}
}

func hanStrength(e *evidence.Entry) evidence.Strength {
	switch {
	case e.Kind == "parent" && !e.Sure:
		return evidence.Weak
	case e.Sure:
		return evidence.Strong
	}
	return evidence.Likely
}
