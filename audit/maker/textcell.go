package maker

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// familyHits finds model names, the best one of each vendor.
func (d *Identifier) familyHits(m *words.Cutter, f gear.Field, t string) []evidence.Hit {
	scope, kind := scopeOf(f)
	up, look := words.Upper(t)
	var hits []evidence.Hit
	see := func(s codes.FamilyHit) {
		h := evidence.Hit{Kind: kind, Strength: s.Family.Strength, Matched: s.Matched, Note: s.Family.Def.Note,
			Entry: &evidence.Entry{Vendor: s.Family.Vendor, Sub: s.Family.Def.Sub, Text: s.Family.Def.Family, Source: s.Family.Source, Sure: true}}
		if item := d.item(scope, s); item != nil {
			h.Strength, h.Note = max(h.Strength, evidence.Medium), "item code "+item.Code+": "+item.Is
		}
		if f == gear.Notes {
			h.Strength = min(h.Strength, evidence.Weak) // notes tell of other equipment too
		}
		if evidence.IsText(f) {
			h.Kind = evidence.Text
		}
		if slices.ContainsFunc(hits, func(o evidence.Hit) bool { return o.Entry.Vendor == h.Entry.Vendor && o.Strength >= h.Strength }) {
			return // what stands beside it can only lower it
		}
		end := s.First + len(s.Matched)
		if look {
			end = len(t) + 1
		}
		d.relation(m, f, &h, t, s.First, end)
		if look {
			h.Strength, h.Note = min(h.Strength, evidence.Likely), "a letter only looks Latin"
		}
		hits = evidence.Better(hits, h)
	}
	d.families.Find(strings.ReplaceAll(up, "_", " "), scope, see) // RRU3908_01: a digit and a stroke make no border of a word
	if len(hits) == 0 && strings.Contains(up, "_") {
		d.families.Find(strings.ReplaceAll(up, "_", "-"), scope, see) // DS_2CD2143 is written for DS-2CD2143
	}
	if len(hits) == 0 && f == gear.Model && spacedCode(up) {
		d.families.Find(strings.ReplaceAll(up, " ", "-"), scope, see) // and DS 2CD2143
	}
	return hits
}

// spacedCode reports a few letters, a blank and a digit, with which a code begins
// whose dashes were lost.
func spacedCode[T string | []byte](t T) bool {
	i := 0
	for i < len(t) && words.ASCIILetter(t[i]) {
		i++
	}
	return i > 0 && i <= 3 && i+1 < len(t) && t[i] == ' ' && words.IsDigit(t[i+1])
}

// item returns the known item code that a part number is, with a nought lost or
// not, or that a serial number of 20 characters holds.
func (d *Identifier) item(scope string, s codes.FamilyHit) *rules.ItemCode {
	switch code := s.Matched; {
	case scope == "part" && len(code) == 7:
		return d.items[s.Family.Vendor+"/0"+code]
	case scope == "part":
		return d.items[s.Family.Vendor+"/"+code]
	case scope == "serial" && len(code) >= 20:
		return d.items[s.Family.Vendor+"/"+code[2:10]]
	}
	return nil
}

// besideModel is how many bytes to either side of a model are asked for words of
// relation.
const besideModel = 256

// relation lowers a model that a text names as the host of a part, or as
// replaced. Where the letters of the text do not stand where they did, a word
// of relation anywhere in it counts.
func (d *Identifier) relation(m *words.Cutter, f gear.Field, h *evidence.Hit, t string, first, end int) {
	if h.Strength < evidence.Medium && !evidence.IsText(f) {
		return
	}
	var parts []words.Part
	var related bool
	if end <= len(t) {
		parts = m.CutBeside(t[end:min(len(t), end+besideModel)])
		related = len(parts) > 0 && d.names.After.StartingAt(parts, 0)
		parts = m.CutBeside(t[max(0, first-besideModel):first])
		related = related || d.names.RelatedTo(parts, 0, len(parts))
	} else {
		parts = m.CutBeside(t[:min(len(t), besideModel)])
		related = d.names.Negated(words.Text{Parts: parts}, 0, len(parts)-1)
	}
	switch {
	case related:
		h.Strength, h.Note = evidence.Related(f), "named, but not as what is in the box"
	case d.names.Accessory(parts):
		h.Strength, h.Note = evidence.Capped, "named, but not as what is in the box"
	}
}

func scopeOf(f gear.Field) (string, evidence.Kind) {
	switch f {
	case gear.PartNumber:
		return "part", evidence.PartNumber
	case gear.SerialNumber:
		return "serial", evidence.SerialNumber
	case gear.SysDescr, gear.SoftwareVersion:
		return "descr", evidence.SysDescr
	}
	return "model", evidence.Model
}
