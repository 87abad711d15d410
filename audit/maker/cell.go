package maker

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/names"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// cell is what one cell says, worked out once per distinct text.
type cell struct {
	evidence []evidence.Evidence
	depends  []*evidence.Entry // by evidence: what another cell of the row decides, nil where nothing does
	dated    bool              // the row's date decides
	limited  bool              // the row's model decides
	label    evidence.Label    // that the cell is, besides what it says of designated vendors
	soft     bool              // a maker is named by something that a strong hint outweighs without a conflict
	open     bool              // its column may show that the label is a maker's
	other    string            // that maker
	answer   *Identification   // for a row with nothing else
	known    bool              // it says something about the maker
	unread   bool              // it is too long to be read whole, so that the row stays a question
	serial   uint32            // of the session, for the cache of rows
}

// clue is the order in which the fields of a row are read.
var evidenceFields = [...]gear.Field{gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID, gear.SoftwareVersion, gear.Description, gear.Notes, gear.SerialNumber, gear.AssetTag}

// read works out what the text of a field says.
func (d *Identifier) read(m *words.Cutter, f gear.Field, text string) *cell {
	switch f {
	case gear.Manufacturer, gear.Brand:
		return d.makerCell(m, f, text)
	case gear.MACAddress:
		t := words.Clean(text)
		if gear.CheckMAC(t) == nil {
			return newCell(f, d.addressHits(t))
		}
		var hits []evidence.Hit
		for _, half := range codes.WrittenAddresses(t) {
			for _, h := range d.addressHits(half) {
				hits = evidence.Better(hits, h)
			}
		}
		return newCell(f, hits)
	case gear.SysObjectID:
		h, ok, other := d.codes.Object(words.Clean(text))
		if hits := d.objectNames(m, words.Clean(text)); !ok && len(hits) > 0 {
			return newCell(f, hits)
		}
		if !ok {
			if other {
				return otherNumber
			}
			return noEvidence
		}
		return newCell(f, []evidence.Hit{h})
	case gear.FCCID:
		if h, ok := d.codes.Grantee(words.Clean(text)); ok {
			if strings.Contains(strings.ToLower(text), "contains") { // as 47 CFR 15.212 has a label say it
				h.Strength, h.Note = min(h.Strength, evidence.Capped), "the maker of a component is not the maker of the box"
			}
			return newCell(f, []evidence.Hit{h})
		}
		return noEvidence
	case gear.SerialNumber:
		return newCell(f, d.serialHits(m, words.Clean(text)))
	case gear.AssetTag:
		return newCell(f, d.tagHits(m, text))
	default:
		return d.textCell(m, f, text)
	}
}

// noEvidence is the cell that says nothing about the maker.
var noEvidence = &cell{serial: 1}

func newCell(f gear.Field, hits []evidence.Hit) *cell {
	if len(hits) == 0 {
		return noEvidence
	}
	hits = evidence.SaidOnce(hits)
	c := &cell{evidence: make([]evidence.Evidence, len(hits)), known: true}
	for i, h := range hits {
		c.evidence[i] = h.Evidence(f)
		if byModel := len(h.Entry.Models)+len(h.Entry.Limits) > 0; h.Entry.Dated != nil || byModel {
			if c.depends == nil {
				c.depends = make([]*evidence.Entry, len(hits))
			}
			c.depends[i] = h.Entry
			c.dated = c.dated || h.Entry.Dated != nil
			c.limited = c.limited || byModel
		}
	}
	return c
}

func (d *Identifier) makerCell(m *words.Cutter, f gear.Field, text string) *cell {
	r := d.names.Read(m, text)
	if len(r.Hits) == 0 {
		return &cell{label: r.Label, open: r.Label == evidence.SaysNothing && d.names.IsOpen(m, text), other: strings.Clone(strings.TrimSpace(text))}
	}
	c := newCell(f, r.Hits)
	c.label = r.Label
	return c
}

// textCell reads models, part numbers, descriptions and notes.
func (d *Identifier) textCell(m *words.Cutter, f gear.Field, text string) *cell {
	t := words.Unwrapped(words.Clean(text))
	hits := d.textHits(m, f, t)
	c := newCell(f, hits)
	if len(hits) == 0 && f == gear.Model {
		if n := m.Cut(t); len(n.Words) > 1 && n.Parts[n.Words[1].First].Gap == words.Spaced && d.names.Makers[n.Words[0].Text] && !labels.Word(n.Words[0].Text) { // A10-21 is a code
			return &cell{label: evidence.KnownLabel, soft: true, other: n.Words[0].Text}
		}
	}
	return c
}

// otherNumber is the cell of an object identifier under the number of a maker
// that is not designated.
var otherNumber = &cell{label: evidence.KnownLabel, soft: true, serial: 3, answer: &Identification{Level: gear.OtherMaker, Label: evidence.KnownLabel}}

func (d *Identifier) textHits(m *words.Cutter, f gear.Field, t string) []evidence.Hit {
	var hits []evidence.Hit
	if names.MayName(d.names, t) {
		hits = d.names.Mentions(m, f, t)
	}
	switch f {
	case gear.SysDescr, gear.SoftwareVersion:
		hits = append(hits, d.phraseHits(t)...)
	case gear.Description, gear.Notes:
		hits = append(hits, d.addressesIn(m, f, t)...)
	}
	models := d.familyHits(m, f, t)
	if len(hits) == 0 && len(models) == 0 {
		return d.names.MisspeltIn(m, f, t)
	}
	for i := range hits {
		if hits[i].Kind == evidence.Text && hits[i].Strength == evidence.Weak && slices.ContainsFunc(models, func(h evidence.Hit) bool {
			return h.Entry.Vendor == hits[i].Entry.Vendor && h.Strength > evidence.Mention
		}) {
			hits[i].Strength = evidence.Medium // a name that stands with a model of that vendor is about the item
		}
	}
	return append(hits, models...)
}

// phraseHits finds what devices say of themselves.
func (d *Identifier) phraseHits(t string) []evidence.Hit {
	low := strings.ToLower(t)
	for i := range d.phrases {
		p := &d.phrases[i]
		if strings.Contains(low, p.key) {
			return []evidence.Hit{{Entry: p.entry, Kind: evidence.SysDescr, Strength: p.strength, Matched: p.entry.Text}}
		}
	}
	return nil
}

// serialHits reads a serial number: by its grammar, as it stands and without
// blanks, and by the hardware address with which the name begins that a device
// gives itself towards its management (00259E-HG8245H-...).
func (d *Identifier) serialHits(m *words.Cutter, t string) []evidence.Hit {
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
		if words.Digit36(half[i]) > 15 {
			return hits
		}
	}
	for _, h := range d.addressHits(half) {
		hits = evidence.Better(hits, h)
	}
	return hits
}

// tagHits finds telling names in a tag or host name: they are a hint, because
// the owner chose them.
func (d *Identifier) tagHits(m *words.Cutter, text string) []evidence.Hit {
	if !names.MayName(d.names, text) {
		return nil
	}
	hits := d.names.Mentions(m, gear.AssetTag, words.Clean(text))
	for i := range hits {
		hits[i].Kind, hits[i].Strength = evidence.Text, min(hits[i].Strength, evidence.Weak)
	}
	return hits
}
