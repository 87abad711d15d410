package inventory

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

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

// namesMaker reports fields that can say who made an item.
func namesMaker(f gear.Field, d *gear.Dictionary) bool {
	switch f {
	case gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.Description, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID:
		return true
	}
	return d.Name(f) == makeModel
}

// makeModel is the field whose cells hold maker and model.
const makeModel = "make_model"
