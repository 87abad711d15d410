package names

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// Mentions finds telling names in a text that is not a maker's cell.
func (x *Index) Mentions(m *words.Cutter, f gear.Field, t string) []evidence.Hit {
	n := m.Cut(t)
	var hits []evidence.Hit
	for i := 0; i < len(n.Parts); i++ {
		e, end := x.tokenAt(n.Parts, i)
		if e == nil || spread(n, e, i, end) && (len(e.Text) < 9 || !e.Word) { // power trunk cable
			continue
		}
		if !enough(hits, e) {
			hits = append(hits, x.rateMention(f, n, e, i, end))
		}
		i = end
	}
	for _, h := range x.hanHits(n) {
		h.Strength = min(h.Strength, weight(f, true, true))
		hits = append(hits, h)
	}
	return hits
}

func (x *Index) rateMention(f gear.Field, n words.Text, e *evidence.Entry, first, last int) evidence.Hit {
	begin, end := words.SegmentOf(n.Parts, first, last)
	telling := e.Word || f == gear.SysDescr && x.CommonBeside(n.Parts, begin, end, first, last)
	h := evidence.Hit{Entry: e, Kind: evidence.Name, Strength: weight(f, begins(f, n.Parts, first, last), telling), Matched: words.Written(n.Parts[first : last+1])}
	switch {
	case f == gear.SysDescr:
		h.Kind = evidence.SysDescr
	case evidence.IsText(f):
		h.Kind = evidence.Text
	}
	switch {
	case x.Doubts.AnyBefore(n.Parts, begin, first):
		h.Strength, h.Note = evidence.Capped, "named as a guess"
	case x.Mentioned(n.Parts, begin, end, first, last):
		h.Strength, h.Note = evidence.Related(f), "named, but not as the maker"
	case x.Accessory(n.Parts[max(0, first-words.Reach):min(last+words.Reach, len(n.Parts))]):
		h.Strength, h.Note = evidence.Capped, "named, but not as the maker"
	case evidence.IsText(f) && x.MadeBy(n.Parts, first):
		h.Strength = max(h.Strength, evidence.Medium)
	case e.Part && f != gear.SysDescr:
		h.Strength, h.Note = evidence.Capped, "the maker of a component is not the maker of the box"
	case !e.Sure:
		h.Strength = min(h.Strength, evidence.Likely)
	}
	h.Look(n.Parts[first : last+1])
	return h
}

// begins reports a name that a cell begins with, or one of the texts in it. Notes
// tell of other equipment too: there it must be all of the text.
func begins(f gear.Field, parts []words.Part, first, last int) bool {
	switch f {
	case gear.Description:
		return first == 0 || parts[first].Gap == words.Parted
	case gear.Notes:
		return (first == 0 || parts[first].Gap == words.Parted) && (last == len(parts)-1 || parts[last+1].Gap == words.Parted)
	default:
		return first == 0
	}
}

// weight says what a telling name is worth in a field: what a device says of
// itself confirms, as does a model that begins with the name; a name further
// inside, or in free text, counts less.
func weight(f gear.Field, atStart, word bool) evidence.Strength {
	switch f {
	case gear.SysDescr:
		if word {
			return evidence.Strong
		}
		return evidence.Medium
	case gear.SysObjectID:
		return evidence.Likely
	case gear.Model, gear.PartNumber:
		if atStart {
			return evidence.Strong
		}
		if word {
			return evidence.Likely
		}
	case gear.Description, gear.Notes:
		if atStart {
			return evidence.Medium
		}
	}
	return evidence.Weak
}

// MisspeltIn finds a slip of the pen in a name that stands in a model or a free
// text. A word of a language, and the name of another maker, is none.
func (x *Index) MisspeltIn(m *words.Cutter, f gear.Field, t string) []evidence.Hit {
	if f != gear.Model && !evidence.IsText(f) || !words.IsASCII(t) {
		return nil
	}
	n := m.Cut(t)
	for _, w := range n.Words {
		if len(w.Text) < slips.Shortest || w.HasDigits {
			continue
		}
		e := x.Misspelt(n, w)
		if e == nil || !e.Word || e.Text[0]|0x20 != w.Text[0] || labels.Word(w.Text) || labels.Maker(w.Text) {
			continue
		}
		h := x.fuzzyHit(e, w.Text)
		begin, end := words.SegmentOf(n.Parts, w.First, w.Last)
		if x.Mentioned(n.Parts, begin, end, w.First, w.Last) {
			h.Strength, h.Note = evidence.Related(f), "named, but not as the maker"
		}
		return []evidence.Hit{h}
	}
	return nil
}
