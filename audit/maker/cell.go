package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// cell is what one cell says, worked out once per distinct text.
type cell struct {
	evidence []Evidence
	depends  []*entry // by evidence: what another cell of the row decides, nil where nothing does
	dated    bool     // the row's date decides
	limited  bool     // the row's model decides
	named    bool     // the cell names a maker who is not designated
	soft     bool     // named by something that a strong hint outweighs without a conflict
	known    bool     // it says something about the maker
	serial   uint32   // of the session, for the cache of rows
}

// clue is the order in which the fields of a row are read.
var evidenceFields = [...]gear.Field{gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID, gear.SoftwareVersion, gear.Description, gear.Notes}

// read works out what the text of a field says.
func (d *Identifier) read(m *scratch, f gear.Field, text string) *cell {
	switch f {
	case gear.Manufacturer, gear.Brand:
		return d.makerCell(m, f, text)
	case gear.MACAddress:
		return newCell(f, d.addressHits(clean(text)))
	case gear.SysObjectID:
		h, ok, other := d.codes.object(clean(text))
		if !ok {
			if other {
				return otherMakerWeak
			}
			return noEvidence
		}
		return newCell(f, []hit{h})
	case gear.FCCID:
		if h, ok := d.codes.grantee(clean(text)); ok {
			return newCell(f, []hit{h})
		}
		return noEvidence
	default:
		return d.textCell(m, f, text)
	}
}

// noEvidence is the cell that says nothing about the maker.
var noEvidence = &cell{serial: 1}

func newCell(f gear.Field, hits []hit) *cell {
	if len(hits) == 0 {
		return noEvidence
	}
	c := &cell{evidence: make([]Evidence, len(hits)), known: true}
	for i, h := range hits {
		c.evidence[i] = h.evidence(f)
		if h.entry.dated != nil || len(h.entry.models) > 0 {
			if c.depends == nil {
				c.depends = make([]*entry, len(hits))
			}
			c.depends[i] = h.entry
			c.dated = c.dated || h.entry.dated != nil
			c.limited = c.limited || len(h.entry.models) > 0
		}
	}
	return c
}

func (h hit) evidence(f gear.Field) Evidence {
	e := h.entry
	note := h.note
	if note == "" {
		note = e.note
	}
	return Evidence{Kind: h.kind, Field: f, Matched: h.matched, Entry: e.text, Source: e.source, Vendor: e.vendor, Sub: e.sub, Note: note,
		Strength: h.strength, Strong: h.strength == Strong, Derived: e.sub != ""}
}

func (d *Identifier) makerCell(m *scratch, f gear.Field, text string) *cell {
	r := d.names.read(m, text)
	if r.blank {
		return noEvidence
	}
	c := newCell(f, r.hits)
	if r.other && len(r.hits) == 0 {
		return named
	}
	if r.other {
		c.named = true
	}
	return c
}

// named is the cell that names a maker who is not designated.
var named = &cell{named: true, serial: 2}

// textCell reads models, part numbers, descriptions and notes.
func (d *Identifier) textCell(m *scratch, f gear.Field, text string) *cell {
	t := clean(text)
	hits := d.textHits(m, f, t)
	c := newCell(f, hits)
	if len(hits) == 0 && f == gear.Model {
		if n := m.cut(t); len(n.parts) > 1 && n.parts[0].gap == spaced && d.names.makers[n.words[0].text] {
			return otherMakerWeak
		}
	}
	return c
}

// otherMakerWeak is the cell of a model that begins with a well known maker's name.
var otherMakerWeak = &cell{named: true, soft: true, serial: 3}

func (d *Identifier) textHits(m *scratch, f gear.Field, t string) []hit {
	var hits []hit
	if d.mayName(t) {
		hits = d.names.mentions(m, f, t)
	}
	if f == gear.SysDescr {
		hits = append(hits, d.phraseHits(t)...)
	}
	return append(hits, d.familyHits(m, f, t)...)
}

// phraseHits finds what devices say of themselves.
func (d *Identifier) phraseHits(t string) []hit {
	low := strings.ToLower(t)
	for i := range d.phrases {
		p := &d.phrases[i]
		if strings.Contains(low, p.key) {
			return []hit{{entry: p.entry, kind: SysDescr, strength: p.strength, matched: p.entry.text}}
		}
	}
	return nil
}
