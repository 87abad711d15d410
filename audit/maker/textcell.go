package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/rules"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// mentions finds telling names in a text that is not a maker's cell.
func (x *nameIndex) mentions(m *scratch, f gear.Field, t string) []hit {
	n := m.cut(t)
	var hits []hit
	for i := 0; i < len(n.parts); i++ {
		e, end := x.tokenAt(n.parts, i)
		if e == nil || n.spread(e, i, end) && (len(e.text) < 9 || !e.word) { // power trunk cable
			continue
		}
		hits = append(hits, x.rateMention(f, n, e, i, end))
		i = end
	}
	for _, h := range x.hanHits(n) {
		h.strength = min(h.strength, weight(f, true, true))
		hits = append(hits, h)
	}
	return hits
}

func (x *nameIndex) rateMention(f gear.Field, n name, e *entry, first, last int) hit {
	begin, end := segmentOf(n.parts, first, last)
	telling := e.word || f == gear.SysDescr && x.commonBeside(n.parts, begin, end, first, last)
	h := hit{entry: e, kind: Name, strength: weight(f, begins(f, n.parts, first, last), telling), matched: written(n.parts[first : last+1])}
	switch {
	case f == gear.SysDescr:
		h.kind = SysDescr
	case isText(f):
		h.kind = Text
	}
	switch {
	case x.doubts.anyBefore(n.parts, begin, first):
		h.strength, h.note = Capped, "named as a guess"
	case x.mentioned(n.parts, begin, end, first, last):
		h.strength, h.note = related(f), "named, but not as the maker"
	case x.accessory(n.parts):
		h.strength, h.note = Capped, "named, but not as the maker"
	case e.part && f != gear.SysDescr:
		h.strength, h.note = Capped, "the maker of a component is not the maker of the box"
	case !e.sure:
		h.strength = min(h.strength, Likely)
	}
	h.look(n.parts[first : last+1])
	return h
}

// begins reports a name that a cell begins with, or one of the texts in it. Notes
// tell of other equipment too: there it must be all of the text.
func begins(f gear.Field, parts []part, first, last int) bool {
	switch f {
	case gear.Description:
		return first == 0 || parts[first].gap == parted
	case gear.Notes:
		return (first == 0 || parts[first].gap == parted) && (last == len(parts)-1 || parts[last+1].gap == parted)
	default:
		return first == 0
	}
}

// isText reports a field that holds no maker, model or code of the item.
func isText(f gear.Field) bool { return f == gear.Description || f == gear.Notes || f == gear.AssetTag }

// related is what a vendor is worth that stands behind a word of relation: in a
// text nothing, in what should name the item a question.
func related(f gear.Field) Strength {
	if isText(f) {
		return Mention
	}
	return Capped
}

// weight says what a telling name is worth in a field: what a device says of
// itself confirms, as does a model that begins with the name; a name further
// inside, or in free text, counts less.
func weight(f gear.Field, atStart, word bool) Strength {
	switch f {
	case gear.SysDescr:
		if word {
			return Strong
		}
		return Medium
	case gear.SysObjectID:
		return Likely
	case gear.Model, gear.PartNumber:
		if atStart {
			return Strong
		}
		if word {
			return Likely
		}
	case gear.Description, gear.Notes:
		if atStart {
			return Medium
		}
	}
	return Weak
}

// accessory reports words of parts that fit somebody's product.
func (x *nameIndex) accessory(parts []part) bool {
	for i := range parts {
		if x.accessories.endingAt(parts, i) {
			return true
		}
	}
	return false
}

// misspeltIn finds a slip of the pen in a name that stands in a model or a free
// text. A word of a language, and the name of another maker, is none.
func (x *nameIndex) misspeltIn(m *scratch, f gear.Field, t string) []hit {
	if f != gear.Model && !isText(f) || !isASCII(t) {
		return nil
	}
	n := m.cut(t)
	for _, w := range n.words {
		if len(w.text) < slips.Shortest || w.hasDigits {
			continue
		}
		e := x.misspelt(n, w)
		if e == nil || !e.word || e.text[0]|0x20 != w.text[0] || labels.Word(w.text) || labels.Maker(w.text) {
			continue
		}
		h := x.fuzzyHit(e, w.text)
		begin, end := segmentOf(n.parts, w.first, w.last)
		if x.mentioned(n.parts, begin, end, w.first, w.last) {
			h.strength, h.note = related(f), "named, but not as the maker"
		}
		return []hit{h}
	}
	return nil
}

// familyHits finds model names, the best one of each vendor.
func (d *Identifier) familyHits(m *scratch, f gear.Field, t string) []hit {
	scope, kind := scopeOf(f)
	up, look := upper(t)
	var hits []hit
	see := func(s familyHit) {
		h := hit{kind: kind, strength: s.family.strength, matched: s.matched, note: s.family.def.Note,
			entry: &entry{vendor: s.family.vendor, sub: s.family.def.Sub, text: s.family.def.Family, source: s.family.source, sure: true}}
		if item := d.item(scope, s); item != nil {
			h.strength, h.note = max(h.strength, Medium), "item code "+item.Code+": "+item.Is
		}
		if f == gear.Notes {
			h.strength = min(h.strength, Weak) // notes tell of other equipment too
		}
		if isText(f) {
			h.kind = Text
		}
		end := s.first + len(s.matched)
		if look {
			end = len(t) + 1
		}
		d.relation(m, f, &h, t, s.first, end)
		if look {
			h.strength, h.note = min(h.strength, Likely), "a letter only looks Latin"
		}
		hits = better(hits, h)
	}
	d.families.find(strings.ReplaceAll(up, "_", " "), scope, see) // RRU3908_01: a digit and a stroke make no border of a word
	if len(hits) == 0 && strings.Contains(up, "_") {
		d.families.find(strings.ReplaceAll(up, "_", "-"), scope, see) // DS_2CD2143 is written for DS-2CD2143
	}
	if len(hits) == 0 && f == gear.Model && spacedCode(up) {
		d.families.find(strings.ReplaceAll(up, " ", "-"), scope, see) // and DS 2CD2143
	}
	return hits
}

// spacedCode reports a few letters, a blank and a digit, with which a code begins
// whose dashes were lost.
func spacedCode(up string) bool {
	i := strings.IndexByte(up, ' ')
	return i > 0 && i <= 3 && i+1 < len(up) && isDigit(up[i+1]) && !strings.ContainsFunc(up[:i], func(r rune) bool { return r < 'A' || r > 'Z' })
}

// item returns the known item code that a part number is, with a nought lost or
// not, or that a serial number of 20 characters holds.
func (d *Identifier) item(scope string, s familyHit) *rules.ItemCode {
	switch code := s.matched; {
	case scope == "part" && len(code) == 7:
		return d.items[s.family.vendor+"/0"+code]
	case scope == "part":
		return d.items[s.family.vendor+"/"+code]
	case scope == "serial" && len(code) >= 20:
		return d.items[s.family.vendor+"/"+code[2:10]]
	}
	return nil
}

// relation lowers a model that a text names as the host of a part, or as
// replaced. Where the letters of the text do not stand where they did, a word
// of relation anywhere in it counts.
func (d *Identifier) relation(m *scratch, f gear.Field, h *hit, t string, first, end int) {
	if h.strength < Medium && !isText(f) {
		return
	}
	before, behind := t, ""
	if end <= len(t) {
		before, behind = t[:first], t[end:]
	}
	parts := m.besides(behind)
	isRelated := len(parts) > 0 && d.names.after.startingAt(parts, 0)
	parts = m.besides(before)
	switch {
	case isRelated || len(parts) > 0 && d.names.relatedTo(parts, 0, len(parts)):
		h.strength, h.note = related(f), "named, but not as what is in the box"
	case d.names.accessory(parts):
		h.strength, h.note = Capped, "named, but not as what is in the box"
	}
}

// better keeps the strongest hit of each vendor.
func better(hits []hit, h hit) []hit {
	for i := range hits {
		if hits[i].entry.vendor == h.entry.vendor {
			if h.strength > hits[i].strength {
				hits[i] = h
			}
			return hits
		}
	}
	return append(hits, h)
}

func scopeOf(f gear.Field) (string, Kind) {
	switch f {
	case gear.PartNumber:
		return "part", PartNumber
	case gear.SerialNumber:
		return "serial", SerialNumber
	case gear.SysDescr, gear.SoftwareVersion:
		return "descr", SysDescr
	}
	return "model", Model
}
