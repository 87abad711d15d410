package phrase

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Kinds of doubts, in the order in which they are told.
const (
	DoubtCountry  = "country"
	DoubtOperator = "operator"
	DoubtAbroad   = "country_of_rows"
	DoubtRejects  = "rejected_rows"
	DoubtSetAside = "set_aside"
	DoubtColumns  = "columns"
	DoubtValues   = "values"
	DoubtMakers   = "makers"
	DoubtUnknown  = "unknown_makers"
	DoubtPrices   = "prices"
)

// Doubts says what a run could not know, one line for each kind whatever the
// number of rows, and with it the line that settles it.
func Doubts(run *report.Run) []report.Doubt {
	var out []report.Doubt
	if d := countryDoubt(run); d.Count > 0 {
		out = append(out, d)
	}
	out = append(out, abroadDoubts(run)...)
	for _, doubt := range []func(*report.Run) report.Doubt{operatorDoubt, rejectDoubt, setAsideDoubt, columnDoubt, valueDoubt, makerDoubt, unknownDoubt, priceDoubt} {
		if d := doubt(run); d.Count > 0 {
			out = append(out, d)
		}
	}
	return out
}

// countryDoubt says that no rules are for the operator's country. No other
// country's law is put in their place.
func countryDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtCountry, Text: "no rules are loaded for " + run.Uncovered + ", so no duty was judged", Settle: "--rules LIST, or --rules-dir DIR with rules of your own"}
	if run.NothingFound != "" {
		d.Text += "; " + run.NothingFound
	}
	if run.Uncovered != "" {
		d.Count = 1
	}
	return d
}

// mostAbroad is how many countries are told apart; the rest are one line.
const mostAbroad = 5

// abroadDoubts asks, once for each country, about gear in countries whose rules are not
// loaded.
func abroadDoubts(run *report.Run) []report.Doubt {
	var out []report.Doubt
	for i := range run.Abroad {
		a := &run.Abroad[i]
		text := Many(a.Items, "item of a designated vendor stands in ", "items of designated vendors stand in ") + a.Country
		d := report.Doubt{Kind: DoubtAbroad, Count: a.Items, Text: text + ", whose rules are not loaded: none of its duties was judged"}
		if len(a.Rules) > 0 {
			d.Settle = "--rules " + strings.Join(append(slices.Clone(run.RuleSet), a.Rules...), ",")
		} else {
			d.Text = text + ", for which no rules are known"
			if a.NothingFound != "" {
				d.Text += ": " + a.NothingFound
			}
		}
		out = append(out, d)
	}
	if len(out) <= mostAbroad {
		return out
	}
	rest := report.Doubt{Kind: DoubtAbroad}
	add := slices.Clone(run.RuleSet)
	var countries []string
	for i := mostAbroad; i < len(out); i++ {
		rest.Count += out[i].Count
		countries = append(countries, run.Abroad[i].Country)
		for _, id := range run.Abroad[i].Rules {
			if !slices.Contains(add, id) {
				add = append(add, id)
			}
		}
	}
	rest.Text = Many(rest.Count, "item of a designated vendor stands", "items of designated vendors stand") + " in further countries whose rules are not loaded: " + strings.Join(countries, ", ")
	rest.Settle = "--rules " + strings.Join(add, ",")
	return append(out[:mostAbroad], rest)
}

// operatorDoubt asks what the operator is: one question for each kind that the
// profile is silent about, with what waits for it.
func operatorDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtOperator, Count: int64(len(run.Operator))}
	var asks, kinds []string
	for i := range run.Operator {
		q := &run.Operator[i]
		asks = append(asks, strings.Join(q.Kinds, " or ")+" ("+Many(q.Findings, "finding", "findings")+" of "+Listed(q.Rules, 2, "rule", "rules")+")")
		kinds = append(kinds, q.Kinds...)
	}
	d.Text = "the profile does not say whether the operator is " + strings.Join(asks, ", ")
	d.Settle = "operator: {not: [" + strings.Join(kinds, ", ") + "]} in the profile, and under kinds what it is"
	return d
}

func rejectDoubt(run *report.Run) report.Doubt {
	n := run.Summary.Counts.Rejected
	d := report.Doubt{Kind: DoubtRejects, Count: n, Text: RejectedText(run), Settle: "--rejects FILE writes them out, to be mended and audited again"}
	return d
}

// RejectedText reads: 3 rows were rejected and are not judged, 2 of them name Huawei.
func RejectedText(run *report.Run) string {
	text := Many(run.Summary.Counts.Rejected, "row was rejected and is not judged", "rows were rejected and are not judged")
	var naming int64
	var vendors []string
	for i := range run.Rejects {
		if v := run.Rejects[i].Vendors; len(v) > 0 {
			naming++
			vendors = append(vendors, v...)
		}
	}
	if naming == 0 {
		return text
	}
	slices.Sort(vendors)
	if Unlisted(run) > 0 && naming == int64(len(run.Rejects)) {
		return text + "; at least " + Many(naming, "rejected row names ", "rejected rows name ") + VendorNames(run, slices.Compact(vendors))
	}
	return text + "; " + Many(naming, "rejected row names ", "rejected rows name ") + VendorNames(run, slices.Compact(vendors))
}

// setAsideDoubt asks about inputs that the tool set aside and that may hold
// equipment.
func setAsideDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtSetAside}
	var names, settle []string
	for i := range run.Inputs {
		in := &run.Inputs[i]
		if a := in.SetAside; a != nil && a.Unread {
			d.Count++
			names = append(names, UnreadInput(run, in))
			settle = append(settle, "--set-aside "+strconv.Quote(InputName(in)))
		}
	}
	d.Settle = strings.Join(settle, " ")
	d.Text = Many(d.Count, "table", "tables") + " may hold equipment: " + Listed(names, 3, "table", "tables")
	return d
}

// UnreadInput says why a run is not complete without an input that was set
// aside.
func UnreadInput(run *report.Run, in *report.Input) string {
	text := InputName(in) + " was not read (" + in.SetAside.Why + ")"
	if names := VendorNames(run, in.SetAside.Vendors); names != "" {
		return text + ", and names " + names
	}
	return text + ", and looks like equipment"
}

func columnDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtColumns}
	var names []string
	for i := range run.ColumnsUnread {
		if c := &run.ColumnsUnread[i]; c.Like != "" {
			d.Count++
			names = append(names, strconv.Quote(c.Heading)+" looks like "+c.Like)
			d.Settle = cmp.Or(d.Settle, c.Settle)
		}
	}
	d.Text = Many(d.Count, "column has", "columns have") + " no field: " + Listed(names, 3, "column", "columns")
	return d
}

func valueDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtValues}
	list := slices.Clone(run.Issues)
	slices.SortStableFunc(list, func(a, b report.Issue) int { return cmp.Compare(b.Count, a.Count) })
	var names []string
	list = slices.DeleteFunc(list, func(x report.Issue) bool {
		return x.Code == "ditto-mark" || x.Code == "older-snapshot" || x.Code == "site-spelling"
	})
	for i := range list {
		x := &list[i]
		if x.Field == "" { // it is of a row, or of a sheet
			continue
		}
		d.Count += x.Count
		names = append(names, strconv.Quote(Clip(x.Value, 30))+" in "+x.Field+" ("+Count(x.Count)+")")
		d.Settle = cmp.Or(d.Settle, x.Settle)
	}
	d.Text = Many(d.Count, "cell counts", "cells count") + " as unknown for " + Many(int64(len(names)), "value", "values") + ": " + Listed(names, 3, "value", "values")
	return d
}

func makerDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtMakers, Settle: "gearaudit review " + firstInput(run) + " asks about them, and --decisions FILE takes the answers"}
	var names []string
	for i := range run.VendorTotals {
		v := &run.VendorTotals[i]
		if n := v.Possible + v.Conflicting; n > 0 {
			d.Count += n
			names = append(names, VendorName(run, v.Vendor)+" ("+Count(n)+")")
		}
	}
	d.Text = Many(d.Count, "item may be", "items may be") + " from a designated vendor: " + Listed(names, 3, "vendor", "vendors")
	return d
}

func unknownDoubt(run *report.Run) report.Doubt {
	n := run.Summary.Counts.Unknown - run.Summary.Counts.Passive
	return report.Doubt{
		Kind: DoubtUnknown, Count: n, Text: Many(n, "row does", "rows do") + " not say who made " + map[bool]string{true: "it", false: "them"}[n == 1],
		Settle: "fill in manufacturer, or give a line under makers: in the profile",
	}
}

func priceDoubt(run *report.Run) report.Doubt {
	d := report.Doubt{Kind: DoubtPrices, Count: run.Estimate.Unpriced, Text: UnpricedWords(&run.Estimate)}
	var kinds []string
	for i := range run.Estimate.Missing {
		kinds = append(kinds, run.Estimate.Missing[i].Kind)
	}
	d.Settle = "--price-book FILE"
	if len(kinds) > 0 {
		d.Settle += " with " + Listed(kinds, 3, "item", "items")
	}
	return d
}

func firstInput(run *report.Run) string {
	for i := range run.Inputs {
		if run.Inputs[i].SetAside == nil {
			return strconv.Quote(run.Inputs[i].Name)
		}
	}
	return "FILE"
}

// answerLine says how much a person answered, and where it stands.
func answerLine(a *report.Answer) string {
	text := Sentence(strings.ReplaceAll(a.Kind, "_", " ")) + ": " + Many(a.Count, "answer", "answers")
	if a.Text != "" {
		text += " (" + a.Text + ")"
	}
	return text + from(a.File, a.SHA256)
}

func from(file, sum string) string {
	if file == "" {
		return ""
	}
	text := ", from " + file
	if len(sum) >= 12 {
		text += " (SHA-256 " + sum[:12] + ")"
	}
	return text
}

// ExcuseLine says what an excuse covers, where it stands, and what would fail
// without it.
func ExcuseLine(e *report.Excuse) string {
	text := map[string]string{
		report.ExcuseBaseline: "The baseline excuses " + Many(e.Count, "finding", "findings"),
		report.ExcuseWaivers:  "Waivers excuse " + Many(e.Count, "finding", "findings"),
		report.ExcuseRejects:  Sentence(Many(e.Count, "rejected row is", "rejected rows are")) + " allowed",
		report.ExcuseFailOn:   "The threshold was raised",
		report.ExcuseRules:    "The rules were cut below the default",
		report.ExcuseAsOf:     "The day asked about is earlier than the data",
		report.ExcusePackAge:  "The data is old",
	}[e.Kind]
	if text == "" {
		text = Sentence(strings.ReplaceAll(e.Kind, "_", " ")) + " excuses " + Count(e.Count)
	}
	if e.Text != "" {
		text += ": " + e.Text
	}
	text += from(e.File, e.SHA256)
	if e.WouldFail > 0 {
		text += "; without it " + Many(e.WouldFail, "item would", "items would") + " fail the run"
	}
	return text
}

// Given says what persons gave: excuses first, since the verdict rests on them,
// then answers.
func Given(run *report.Run) []string {
	var out []string
	for i := range run.Excuses {
		out = append(out, ExcuseLine(&run.Excuses[i])+".")
	}
	for i := range run.Answers {
		out = append(out, answerLine(&run.Answers[i])+".")
	}
	return out
}

// DoubtLine is a doubt with the line that settles it behind it.
func DoubtLine(d *report.Doubt) string {
	text := Sentence(d.Text) + "."
	if d.Settle != "" {
		text += " To settle it: " + d.Settle + "."
	}
	return text
}
