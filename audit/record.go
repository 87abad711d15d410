package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// recorder turns what was found about a row into the words of the contract.
type recorder struct {
	dict *gear.Dictionary
}

// record copies everything that it needs, because items and findings live only
// until the worker moves on.
func (r *recorder) record(it *gear.Item, id *maker.Identification, findings []regime.Finding, worst regime.Outcome) report.Record {
	rec := report.Record{Item: r.item(it, id, worst)}
	for i := range findings {
		rec.Findings = append(rec.Findings, r.finding(it, id, &findings[i], &rec.Item))
	}
	return rec
}

func (r *recorder) item(it *gear.Item, id *maker.Identification, worst regime.Outcome) report.Item {
	return report.Item{
		Source:       source(it.Place),
		Identity:     identity(it),
		AssetTag:     it.Text(gear.AssetTag),
		SerialNumber: it.Text(gear.SerialNumber),
		SiteID:       it.Text(gear.SiteID),
		SiteName:     it.Text(gear.SiteName),
		Region:       it.Text(gear.Region),
		Manufacturer: it.Text(gear.Manufacturer),
		Model:        it.Text(gear.Model),
		PartNumber:   it.Text(gear.PartNumber),
		Description:  it.Text(gear.Description),
		Quantity:     it.Units(),
		Role:         r.closed(it, gear.Role),
		Function:     r.closed(it, gear.Function),
		Technology:   r.closed(it, gear.Technology),
		Status:       r.closed(it, gear.Status),
		AcquiredOn:   day(it, gear.AcquiredOn),
		InstalledOn:  day(it, gear.InstalledOn),
		Funding:      r.closed(it, gear.Funding),
		Purpose:      r.closed(it, gear.Purpose),
		Latitude:     it.Text(gear.Latitude),
		Longitude:    it.Text(gear.Longitude),
		Vendor:       id.Vendor,
		Others:       id.Others,
		Level:        levelWord(id.Level),
		Outcome:      worst.String(),
	}
}

// closed returns the canonical word of a closed value, empty when unknown.
func (r *recorder) closed(it *gear.Item, f gear.Field) string {
	if v := it.Value(f); v.Known() && v.Code > 0 {
		return r.dict.Defs[f].Values[v.Code-1]
	}
	return ""
}

func day(it *gear.Item, f gear.Field) string {
	if v := it.Value(f); v.Known() {
		return v.Date.String()
	}
	return ""
}

func (r *recorder) finding(it *gear.Item, id *maker.Identification, f *regime.Finding, item *report.Item) report.Finding {
	out := report.Finding{
		Rule:      f.Rule.ID,
		Outcome:   f.Outcome.String(),
		Force:     f.Rule.Force,
		Citation:  f.Rule.Citation,
		Item:      ref(item),
		Source:    item.Source,
		Vendor:    id.Vendor,
		Level:     levelWord(id.Level),
		Evidence:  r.evidence(it, id),
		Missing:   append([]string{}, f.Missing...),
		Questions: append([]string(nil), f.Questions...),
		Deadline:  f.Deadline.String(),
		Since:     f.Since.String(),
		Message:   f.Message,
		Remedy:    f.Remedy,
		Eligible:  f.Eligible,
	}
	if len(out.Evidence) > 0 {
		out.Source.Column = out.Evidence[0].Column
	}
	return out
}

func ref(item *report.Item) report.ItemRef {
	return report.ItemRef{
		Identity:     item.Identity,
		AssetTag:     item.AssetTag,
		SerialNumber: item.SerialNumber,
		SiteID:       item.SiteID,
		Manufacturer: item.Manufacturer,
		Model:        item.Model,
		Quantity:     item.Quantity,
	}
}

func (r *recorder) evidence(it *gear.Item, id *maker.Identification) []report.Evidence {
	out := make([]report.Evidence, 0, len(id.Evidence))
	for _, e := range id.Evidence {
		strength := "weak"
		if e.Strong {
			strength = "strong"
		}
		out = append(out, report.Evidence{
			Kind:     e.Kind.String(),
			Field:    r.dict.Name(e.Field),
			Column:   it.At(e.Field).Column,
			Observed: it.Text(e.Field),
			Matched:  e.Matched,
			Strength: strength,
			Source:   e.Source,
			Vendor:   e.Vendor,
		})
	}
	return out
}

func source(p gear.Place) report.Source {
	return report.Source{File: p.File, Sheet: p.Sheet, Line: p.Line, Column: p.Column}
}

// identity names an item so that it is found again in another file and another
// row order: by its serial number, else its asset tag, else by what and where
// it is. Items that cannot be told apart are numbered later.
func identity(it *gear.Item) string {
	switch {
	case it.Known(gear.SerialNumber):
		return digest("serial", it.Text(gear.Manufacturer), it.Text(gear.SerialNumber))
	case it.Known(gear.AssetTag):
		return digest("asset", it.Text(gear.AssetTag))
	default:
		return digest("kind", siteKey(it), it.Text(gear.Manufacturer), it.Text(gear.Brand), it.Text(gear.Model),
			it.Text(gear.PartNumber), it.Text(gear.Description), it.Text(gear.MACAddress))
	}
}

// digest is 64 bits of a SHA-256 over the parts, enough to tell a million
// items apart with odds of one in forty million against a clash.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// levelWord writes a level as reports do: they have one word, unknown, for a
// row that names nobody and for one that names a maker who is not designated,
// because in both no designated vendor is known.
func levelWord(l maker.Level) string {
	if l == maker.None {
		return maker.Unknown.String()
	}
	return l.String()
}
