package audit

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/report"
)

// itemBuilder puts what was found out about a row into the words of the
// contract. It is for one goroutine.
type itemBuilder struct {
	dict *gear.Dictionary
	days map[gear.Date]string
}

func newItemBuilder(dict *gear.Dictionary) itemBuilder {
	return itemBuilder{dict: dict, days: map[gear.Date]string{}}
}

// item returns the item of a row, named as the only one of its identity, and that.
// Rows without findings and without a designated vendor get no evidence.
func (b *itemBuilder) item(x *engine.Result) (report.Item, identity) {
	it, id, j := x.Item, x.Maker, x.Judgement
	key, by := identify(it, id.Vendor)
	out := report.Item{
		ID:         key.String(),
		Identity:   by,
		Quantity:   it.Units(),
		Source:     SourceOf(it.Place),
		Vendor:     id.Vendor,
		Others:     id.Others,
		Level:      id.Level.Word(),
		OtherMaker: id.NamedMaker(),
		Price:      priceOf(&x.Price),
		Outcome:    j.Worst.String(),
	}
	if n := len(it.AlsoAt); n > 0 {
		out.AlsoAt = make([]report.Source, 0, n)
	}
	for _, p := range it.AlsoAt {
		out.AlsoAt = append(out.AlsoAt, SourceOf(p))
	}
	for f := range b.dict.Defs {
		field := gear.Field(f)
		v := it.Peek(field)
		if v == nil {
			continue
		}
		if field != gear.Quantity {
			if text := b.text(it, field); text != "" {
				out.Set(b.dict.Name(field), text)
			}
		}
		if v.State == gear.Bad {
			out.Unread = append(out.Unread, report.UnreadCell{Field: b.dict.Name(field), Text: v.Text, Column: it.At(field).Column})
		}
	}
	if id.Vendor != "" || len(j.Findings) > 0 {
		out.Evidence = appendEvidence(nil, b.dict, it, id)
	}
	if len(j.Findings) > 0 {
		out.Findings = make([]report.Finding, len(j.Findings))
	}
	for i := range j.Findings {
		f := b.finding(&j.Findings[i])
		f.ID = excuse.Fingerprint(f.Rule, out.ID)
		if len(out.Evidence) > 0 {
			f.Column = out.Evidence[0].Column
		}
		if len(x.Waivers) > 0 && x.Waivers[i] != nil {
			f.Waiver = x.Waivers[i].ID
		}
		out.Findings[i] = f
	}
	report.SortFindings(out.Findings)
	return out, key
}

// finding is what a finding says of every item.
func (b *itemBuilder) finding(f *regime.Finding) report.Finding {
	out := report.Finding{
		Rule: f.Rule.ID, Outcome: f.Outcome.String(), Since: b.day(f.Since), Deadline: b.day(f.Deadline),
		Message: f.Message, Missing: f.Missing, Questions: f.Questions, Eligible: f.Eligible,
	}
	if f.Clause != nil {
		out.Clause = f.Clause.ID
	}
	if f.Worst != f.Outcome {
		out.Worst = f.Worst.String()
	}
	return out
}

// text is what the contract says of a field: the canonical word of a closed
// value, a day as YYYY-MM-DD, else the cell as it was written; nothing where
// the value is unknown.
func (b *itemBuilder) text(it *gear.Item, f gear.Field) string {
	switch b.dict.Defs[f].Type {
	case gear.Closed, gear.YesNo, gear.CountryCode:
		return closed(b.dict.Defs[f].Values, it.Peek(f))
	case gear.Money:
		if v := it.Peek(f); v.Known() {
			return gear.Amount(v.Int).String()
		}
		return ""
	case gear.Day:
		if v := it.Peek(f); v.Known() && v.Until == 0 { // one of several days is none that could be written
			return b.day(v.Date)
		}
		return ""
	default:
		return it.Text(f)
	}
}

// closed returns the canonical word of a closed value, the words of one that
// stands for several with a slash between them, and nothing when unknown.
func closed(values []string, v *gear.Value) string {
	switch {
	case !v.Known():
		return ""
	case v.Code > 0:
		return values[v.Code-1]
	}
	var words []string
	for i, word := range values {
		if v.Set&(1<<(i+1)) != 0 {
			words = append(words, word)
		}
	}
	return strings.Join(words, "/")
}

// day writes a date. Many rows have the same.
func (b *itemBuilder) day(d gear.Date) string {
	if d == 0 {
		return ""
	}
	text, found := b.days[d]
	if !found {
		text = d.String()
		b.days[d] = text
	}
	return text
}

// rename gives an item another id and its findings their fingerprints.
func rename(it *report.Item, id string) {
	it.ID = id
	for i := range it.Findings {
		it.Findings[i].ID = excuse.Fingerprint(it.Findings[i].Rule, id)
	}
}

// priceOf carries a price into the contract, nil for an item that is not to be
// replaced.
func priceOf(p *engine.Price) *report.Price {
	switch p.State {
	case engine.NotReplaced, engine.Included:
		return nil
	case engine.Unpriced:
		return &report.Price{Basis: "none"}
	}
	out := &report.Price{
		Basis: "catalog", Low: p.Line.Low.String(), Likely: middle(p.Line.Low, p.Line.High).String(), High: p.Line.High.String(),
		Open: p.State == engine.IfOpen,
	}
	if q := p.Line.Part.Quote; q != nil {
		out.Basis, out.Quote = "quoted", q.Where()
	}
	return out
}

// middle is the middle of a range whose ends are as many times above as below it.
func middle(low, high gear.Amount) gear.Amount {
	product := new(big.Int).Mul(big.NewInt(int64(low)), big.NewInt(int64(high)))
	if product.Sign() < 0 {
		return (low + high) / 2
	}
	return gear.Amount(product.Sqrt(product).Int64())
}

func appendEvidence(dst []report.Evidence, dict *gear.Dictionary, it *gear.Item, id *maker.Identification) []report.Evidence {
	for i := range id.Evidence {
		e := &id.Evidence[i]
		one := report.Evidence{
			Kind: e.Kind.String(), Field: dict.Name(e.Field), Column: it.At(e.Field).Column,
			Observed: it.Text(e.Field), Matched: e.Matched, Strength: strengthWord(e.Strength), Note: e.Note, Ref: e.Source,
		}
		if e.Vendor != id.Vendor {
			one.Vendor = e.Vendor
		}
		dst = append(dst, one)
	}
	return dst
}

func strengthWord(s evidence.Strength) string {
	switch s {
	case evidence.Strong:
		return "strong"
	case evidence.Likely, evidence.Medium:
		return "fair"
	default:
		return "weak"
	}
}

// SourceOf carries a place into the contract.
func SourceOf(p gear.Place) report.Source { return report.At(p.File, p.Sheet, p.Line, p.Column) }

// settle is the line of a profile that says what a value means, nothing for
// fields of which the values are no words.
func settle(dict *gear.Dictionary, f gear.Field, value string) string {
	def := &dict.Defs[f]
	switch {
	case value == "":
		return ""
	case def.Type == gear.Closed && len(def.Values) > 0:
		return "values: {" + def.Name + ": {" + strconv.Quote(value) + ": " + def.Values[0] + "}}, or another of " + strings.Join(def.Values, ", ")
	case def.Type == gear.YesNo:
		return "values: {" + def.Name + ": {" + strconv.Quote(value) + ": yes}}, or no"
	default:
		return ""
	}
}
