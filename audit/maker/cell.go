package maker

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// cell is what one cell says, worked out once per distinct text.
type cell struct {
	evidence []Evidence
	depends  []*entry        // by evidence: what another cell of the row decides, nil where nothing does
	dated    bool            // the row's date decides
	limited  bool            // the row's model decides
	label    Label           // that the cell is, besides what it says of designated vendors
	soft     bool            // a maker is named by something that a strong hint outweighs without a conflict
	other    string          // that maker
	answer   *Identification // for a row with nothing else
	known    bool            // it says something about the maker
	serial   uint32          // of the session, for the cache of rows
}

// clue is the order in which the fields of a row are read.
var evidenceFields = [...]gear.Field{gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID, gear.SoftwareVersion, gear.Description, gear.Notes, gear.SerialNumber, gear.AssetTag}

// read works out what the text of a field says.
func (d *Identifier) read(m *scratch, f gear.Field, text string) *cell {
	switch f {
	case gear.Manufacturer, gear.Brand:
		return d.makerCell(m, f, text)
	case gear.MACAddress:
		t := clean(text)
		if gear.CheckMAC(t) == nil {
			return newCell(f, d.addressHits(t))
		}
		var hits []hit
		for _, half := range writtenAddresses(t) {
			for _, h := range d.addressHits(half) {
				hits = better(hits, h)
			}
		}
		return newCell(f, hits)
	case gear.SysObjectID:
		h, ok, other := d.codes.object(clean(text))
		if hits := d.objectNames(m, clean(text)); !ok && len(hits) > 0 {
			return newCell(f, hits)
		}
		if !ok {
			if other {
				return otherNumber
			}
			return noEvidence
		}
		return newCell(f, []hit{h})
	case gear.FCCID:
		if h, ok := d.codes.grantee(clean(text)); ok {
			if strings.Contains(strings.ToLower(text), "contains") { // as 47 CFR 15.212 has a label say it
				h.strength, h.note = min(h.strength, Capped), "the maker of a component is not the maker of the box"
			}
			return newCell(f, []hit{h})
		}
		return noEvidence
	case gear.SerialNumber:
		return newCell(f, d.serialHits(m, clean(text)))
	case gear.AssetTag:
		return newCell(f, d.tagHits(m, text))
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
	hits = saidOnce(hits)
	c := &cell{evidence: make([]Evidence, len(hits)), known: true}
	for i, h := range hits {
		c.evidence[i] = h.evidence(f)
		if byModel := len(h.entry.models)+len(h.entry.limits) > 0; h.entry.dated != nil || byModel {
			if c.depends == nil {
				c.depends = make([]*entry, len(hits))
			}
			c.depends[i] = h.entry
			c.dated = c.dated || h.entry.dated != nil
			c.limited = c.limited || byModel
		}
	}
	return c
}

// saidOnce drops what a cell says again, and keeps the stronger of the two.
func saidOnce(hits []hit) []hit {
	if len(hits) < 2 {
		return hits
	}
	kept := hits[:0]
	for _, b := range hits {
		i := slices.IndexFunc(kept, func(a hit) bool {
			same := a.entry == b.entry || a.entry.vendor == b.entry.vendor && a.entry.text == b.entry.text
			return same && a.kind == b.kind && a.matched == b.matched && a.note == b.note
		})
		if i < 0 {
			kept = append(kept, b)
			continue
		}
		kept[i].strength = max(kept[i].strength, b.strength)
	}
	return kept
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
	if len(r.hits) == 0 {
		return &cell{label: r.label, other: strings.Clone(strings.TrimSpace(text))}
	}
	c := newCell(f, r.hits)
	c.label = r.label
	return c
}

// textCell reads models, part numbers, descriptions and notes.
func (d *Identifier) textCell(m *scratch, f gear.Field, text string) *cell {
	t := unwrapped(clean(text))
	hits := d.textHits(m, f, t)
	c := newCell(f, hits)
	if len(hits) == 0 && f == gear.Model {
		if n := m.cut(t); len(n.parts) > 1 && n.parts[0].gap == spaced && d.names.makers[n.words[0].text] && !labels.Word(n.words[0].text) {
			return &cell{label: KnownLabel, soft: true, other: n.words[0].text}
		}
	}
	return c
}

// otherNumber is the cell of an object identifier under the number of a maker
// that is not designated.
var otherNumber = &cell{label: KnownLabel, soft: true, serial: 3, answer: &Identification{Level: gear.OtherMaker, Label: KnownLabel}}

func (d *Identifier) textHits(m *scratch, f gear.Field, t string) []hit {
	var hits []hit
	if mayName(d.names, t) {
		hits = d.names.mentions(m, f, t)
	}
	switch f {
	case gear.SysDescr, gear.SoftwareVersion:
		hits = append(hits, d.phraseHits(t)...)
	case gear.Description, gear.Notes:
		hits = append(hits, d.addressesIn(m, f, t)...)
	}
	models := d.familyHits(m, f, t)
	if len(hits) == 0 && len(models) == 0 {
		return d.names.misspeltIn(m, f, t)
	}
	for i := range hits {
		if hits[i].kind == Text && hits[i].strength == Weak && slices.ContainsFunc(models, func(h hit) bool { return h.entry.vendor == hits[i].entry.vendor && h.strength > Mention }) {
			hits[i].strength = Medium // a name that stands with a model of that vendor is about the item
		}
	}
	return append(hits, models...)
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

// serialHits reads a serial number: by its grammar, as it stands and without
// blanks, and by the hardware address with which the name begins that a device
// gives itself towards its management (00259E-HG8245H-...).
func (d *Identifier) serialHits(m *scratch, t string) []hit {
	t = withoutSN(t)
	hits := d.familyHits(m, gear.SerialNumber, t)
	if joined := strings.ReplaceAll(t, " ", ""); len(hits) == 0 && joined != t {
		hits = d.familyHits(m, gear.SerialNumber, joined)
	}
	half, rest, ok := strings.Cut(t, "-")
	if !ok || len(half) != 6 || len(rest) < 8 || !strings.Contains(rest, "-") {
		return hits
	}
	for i := range len(half) {
		if digit36(half[i]) > 15 {
			return hits
		}
	}
	for _, h := range d.addressHits(half) {
		hits = better(hits, h)
	}
	return hits
}

// tagHits finds telling names in a tag or host name: they are a hint, because
// the owner chose them.
func (d *Identifier) tagHits(m *scratch, text string) []hit {
	if !mayName(d.names, text) {
		return nil
	}
	hits := d.names.mentions(m, gear.AssetTag, clean(text))
	for i := range hits {
		hits[i].kind, hits[i].strength = Text, min(hits[i].strength, Weak)
	}
	return hits
}
