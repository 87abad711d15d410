package audit

import (
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// recordBuilder puts what was found out about a row into the words of the
// contract. It is for one goroutine.
type recordBuilder struct {
	dict      *gear.Dictionary
	rec       report.Record // of the present row
	identity  identity      // of its item
	templates []int         // numbers of its findings' templates as an encoder wants them, none where the judgement is not kept
	evidence  []report.Evidence
	days      map[gear.Date]string

	numbers  map[*regime.Judgement][]int // of the templates of kept judgements
	byText   map[findingText]int         // numbers of templates
	findings []report.Finding            // templates by number: findings without what depends on the item
}

func newRecordBuilder(dict *gear.Dictionary) recordBuilder {
	return recordBuilder{dict: dict, days: map[gear.Date]string{}, numbers: map[*regime.Judgement][]int{}, byText: map[findingText]int{}}
}

// findingText is all that a finding says. Lists are told apart by where they stand:
// the same one stands in many findings.
type findingText struct {
	rule                        *rules.Rule
	outcome                     regime.Outcome
	deadline, since             gear.Date
	message, remedy, eligible   string
	firstMissing, firstQuestion *string
	missing, questions          int
}

func textOf(f *regime.Finding) findingText {
	s := findingText{
		rule: f.Rule, outcome: f.Outcome, deadline: f.Deadline, since: f.Since, message: f.Message, remedy: f.Remedy, eligible: f.Eligible,
		missing: len(f.Missing), questions: len(f.Questions),
	}
	if s.missing > 0 {
		s.firstMissing = &f.Missing[0]
	}
	if s.questions > 0 {
		s.firstQuestion = &f.Questions[0]
	}
	return s
}

// record returns the record of a row, which is good until it is called again.
func (r *recordBuilder) record(x *engine.Result) *report.Record {
	it, id, j := x.Item, x.Maker, x.Judgement
	r.identity = identify(it)
	r.rec.Item = r.item(it, id, j.Worst)
	r.rec.Findings = r.rec.Findings[:0]
	if r.templates = r.number(j); r.templates == nil {
		for i := range j.Findings {
			r.rec.Findings = append(r.rec.Findings, finding(&j.Findings[i]))
		}
	}
	for _, n := range r.templates {
		r.rec.Findings = append(r.rec.Findings, r.findings[n])
	}
	if len(r.rec.Findings) > 0 {
		r.evidence = appendEvidence(r.evidence[:0], r.dict, it, id)
	}
	for i := range r.rec.Findings {
		r.complete(&r.rec.Findings[i])
		if len(x.Waivers) > 0 && x.Waivers[i] != nil {
			r.rec.Findings[i].Waived, r.rec.Findings[i].Waiver = true, x.Waivers[i].ID
		}
	}
	r.rec.Item.Priced = x.Price.State.String()
	if x.Price.Counted() {
		r.rec.Item.Low, r.rec.Item.High = x.Price.Line.Low.String(), x.Price.Line.High.String()
	}
	return &r.rec
}

// number returns the numbers of what a kept judgement says, nil for one that is
// not kept or says nothing. Many judgements say the same.
func (r *recordBuilder) number(j *regime.Judgement) []int {
	if !j.Kept || len(j.Findings) == 0 {
		return nil
	}
	numbers := r.numbers[j]
	if numbers != nil {
		return numbers
	}
	for i := range j.Findings {
		key := textOf(&j.Findings[i])
		n, found := r.byText[key]
		if !found {
			n = len(r.findings)
			r.byText[key] = n
			r.findings = append(r.findings, finding(&j.Findings[i]))
		}
		numbers = append(numbers, n)
	}
	r.numbers[j] = numbers
	return numbers
}

// finding is what a finding says of every item.
func finding(f *regime.Finding) report.Finding {
	return report.Finding{
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
	}
}

// complete adds to a finding what depends on the item. It names the finding as that of
// the only item of its identity.
func (r *recordBuilder) complete(f *report.Finding) {
	it := &r.rec.Item
	f.ID = regime.Fingerprint(f.Rule, it.Identity)
	f.Item, f.Source, f.Vendor, f.Level = it.Ref(), it.Source, it.Vendor, it.Level
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

func (r *recordBuilder) item(it *gear.Item, id *maker.Identification, worst regime.Outcome) report.Item {
	return report.Item{
		Source:       SourceOf(it.Place),
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
		AcquiredOn:   r.day(it, gear.AcquiredOn),
		InstalledOn:  r.day(it, gear.InstalledOn),
		Funding:      r.closed(it, gear.Funding),
		Purpose:      r.closed(it, gear.Purpose),
		Latitude:     it.Text(gear.Latitude),
		Longitude:    it.Text(gear.Longitude),
		Vendor:       id.Vendor,
		Others:       id.Others,
		Level:        id.Level.Word(),
		Outcome:      worst.String(),
	}
}

// closed returns the canonical word of a closed value, empty when unknown.
func (r *recordBuilder) closed(it *gear.Item, f gear.Field) string {
	if v := it.Peek(f); v.Known() && v.Code > 0 {
		return r.dict.Defs[f].Values[v.Code-1]
	}
	return ""
}

// day writes the date of a field. Many rows have the same.
func (r *recordBuilder) day(it *gear.Item, f gear.Field) string {
	v := it.Peek(f)
	if !v.Known() {
		return ""
	}
	text, found := r.days[v.Date]
	if !found {
		text = v.Date.String()
		r.days[v.Date] = text
	}
	return text
}

// Item returns the item of a result in the words of the contract.
func (d *Dataset) Item(x *engine.Result) report.Item {
	b := newRecordBuilder(d.Dictionary())
	return b.record(x).Item
}

// Evidence puts the evidence of an identification into the words of the contract.
func (d *Dataset) Evidence(it *gear.Item, id *maker.Identification) []report.Evidence {
	return appendEvidence(make([]report.Evidence, 0, len(id.Evidence)), d.Dictionary(), it, id)
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

// SourceOf carries a place into the contract.
func SourceOf(p gear.Place) report.Source {
	return report.Source{File: p.File, Sheet: p.Sheet, Line: p.Line, Column: p.Column}
}
