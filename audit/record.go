package audit

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// recorder turns what was found about a row into the words of the contract. It
// is for one goroutine.
type recorder struct {
	dict     *gear.Dictionary
	rec      report.Record // of the present row
	identity identity      // of its item
	first    int           // number of its first finding as a pen wants it, 0 for none
	evidence []report.Evidence
	said     map[*regime.Judgement]saying
	once     []report.Finding // of a judgement that is not kept
	numbers  int              // findings of kept judgements, so far
}

// saying is what a judgement says of every item that it is about.
type saying struct {
	findings []report.Finding
	first    int // number of the first of them, 0 for none
}

func newRecorder(dict *gear.Dictionary) recorder {
	return recorder{dict: dict, said: map[*regime.Judgement]saying{}}
}

// record returns the record of a row, which is good until it is called again.
func (r *recorder) record(it *gear.Item, id *maker.Identification, j *regime.Judgement) *report.Record {
	said := r.saying(j)
	r.identity, r.first = identify(it), said.first
	r.rec.Item = r.item(it, id, j.Worst)
	r.rec.Findings = append(r.rec.Findings[:0], said.findings...)
	if len(r.rec.Findings) > 0 {
		r.evidence = appendEvidence(r.evidence[:0], r.dict, it, id)
	}
	for i := range r.rec.Findings {
		r.complete(&r.rec.Findings[i])
	}
	return &r.rec
}

// saying puts a judgement into words, once where it is kept.
func (r *recorder) saying(j *regime.Judgement) saying {
	if !j.Kept {
		r.once = appendFindings(r.once[:0], j.Findings)
		return saying{findings: r.once}
	}
	s, found := r.said[j]
	if !found {
		s = saying{findings: appendFindings(nil, j.Findings), first: r.numbers + 1}
		r.numbers += len(j.Findings)
		r.said[j] = s
	}
	return s
}

func appendFindings(dst []report.Finding, findings []regime.Finding) []report.Finding {
	for i := range findings {
		f := &findings[i]
		dst = append(dst, report.Finding{
			Rule:      f.Rule.ID,
			Outcome:   f.Outcome.String(),
			Force:     f.Rule.Force,
			Citation:  f.Rule.Citation,
			Missing:   append([]string{}, f.Missing...),
			Questions: append([]string(nil), f.Questions...),
			Deadline:  f.Deadline.String(),
			Since:     f.Since.String(),
			Message:   f.Message,
			Remedy:    f.Remedy,
			Eligible:  f.Eligible,
		})
	}
	return dst
}

// complete adds to a finding what depends on the item. It names the finding as that of
// the only item of its identity.
func (r *recorder) complete(f *report.Finding) {
	it := &r.rec.Item
	f.ID = regime.Fingerprint(f.Rule, it.Identity)
	f.Item, f.Source, f.Vendor, f.Level = ref(it), it.Source, it.Vendor, it.Level
	f.Evidence = r.evidence
	if len(f.Evidence) > 0 {
		f.Source.Column = f.Evidence[0].Column
	}
}

// kept returns a copy of a record that may be held on to.
func kept(rec *report.Record) report.Record {
	out := report.Record{Item: rec.Item, Findings: append([]report.Finding(nil), rec.Findings...)}
	if len(out.Findings) > 0 {
		evidence := append([]report.Evidence{}, out.Findings[0].Evidence...)
		for i := range out.Findings {
			out.Findings[i].Evidence = evidence
		}
	}
	return out
}

func (r *recorder) item(it *gear.Item, id *maker.Identification, worst regime.Outcome) report.Item {
	return report.Item{
		Source:       source(it.Place),
		Identity:     r.identity.String(),
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

// evidence puts the evidence of an identification into words.
func (h *hall) evidence(it *gear.Item, id *maker.Identification) []report.Evidence {
	return appendEvidence(make([]report.Evidence, 0, len(id.Evidence)), h.dict, it, id)
}

func appendEvidence(dst []report.Evidence, dict *gear.Dictionary, it *gear.Item, id *maker.Identification) []report.Evidence {
	for i := range id.Evidence {
		e := &id.Evidence[i]
		strength := "weak"
		if e.Strong {
			strength = "strong"
		}
		dst = append(dst, report.Evidence{
			Kind:     e.Kind.String(),
			Field:    dict.Name(e.Field),
			Column:   it.At(e.Field).Column,
			Observed: it.Text(e.Field),
			Matched:  e.Matched,
			Strength: strength,
			Source:   e.Source,
			Vendor:   e.Vendor,
		})
	}
	return dst
}

func source(p gear.Place) report.Source {
	return report.Source{File: p.File, Sheet: p.Sheet, Line: p.Line, Column: p.Column}
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
