package evidence

import (
	"fmt"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// Hit is a name of the pack found in a cell.
type Hit struct {
	Entry    *Entry
	Kind     Kind
	Strength Strength
	Matched  string
	Note     string
}

// Look lowers a hit that needed letters of another script, and says which.
func (h *Hit) Look(parts []words.Part) {
	for _, p := range parts {
		if p.Look != 0 {
			h.Strength = min(h.Strength, Likely)
			h.Note = fmt.Sprintf("the letter U+%04X %c only looks Latin", p.Look, p.Look)
			return
		}
	}
}

// Evidence is the hit as a reason that a row gives, read in a field.
func (h Hit) Evidence(f gear.Field) Evidence {
	e := h.Entry
	note := h.Note
	if note == "" {
		note = e.Note
	}
	return Evidence{Kind: h.Kind, Field: f, Matched: h.Matched, Entry: e.Text, Source: e.Source, Vendor: e.Vendor, Sub: e.Sub, Note: note,
		Strength: h.Strength, Strong: h.Strength == Strong, Derived: e.Sub != ""}
}

// SaidOnce drops what a cell says again, and keeps the stronger of the two.
func SaidOnce(hits []Hit) []Hit {
	if len(hits) < 2 {
		return hits
	}
	kept := hits[:1]
	for _, b := range hits[1:] {
		i := slices.IndexFunc(kept, func(a Hit) bool {
			same := a.Entry == b.Entry || a.Entry.Vendor == b.Entry.Vendor && a.Entry.Text == b.Entry.Text
			return same && a.Kind == b.Kind && a.Matched == b.Matched && a.Note == b.Note
		})
		if i < 0 {
			kept = append(kept, b)
			continue
		}
		kept[i].Strength = max(kept[i].Strength, b.Strength)
	}
	return kept
}

// Better keeps the strongest hit of each vendor.
func Better(hits []Hit, h Hit) []Hit {
	for i := range hits {
		if hits[i].Entry.Vendor == h.Entry.Vendor {
			if h.Strength > hits[i].Strength {
				hits[i] = h
			}
			return hits
		}
	}
	return append(hits, h)
}

// IsText reports a field that holds no maker, model or code of the item.
func IsText(f gear.Field) bool { return f == gear.Description || f == gear.Notes || f == gear.AssetTag }

// Related is what a vendor is worth that stands behind a word of relation: in a
// text nothing, in what should name the item a question.
func Related(f gear.Field) Strength {
	if IsText(f) {
		return Mention
	}
	return Capped
}
