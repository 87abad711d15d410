package html

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// htmlFuncs are the words that the templates use: those of the table.
func htmlFuncs(run *report.Run) template.FuncMap {
	byID := make(map[string]report.Rule, len(run.Rules))
	for _, r := range run.Rules {
		byID[r.ID] = r
	}
	c := run.Estimate.Currency
	return template.FuncMap{
		"rule": func(id string) report.Rule {
			r := byID[id]
			r.ID = id
			return r
		},
		"answer":   phrase.AnswerText,
		"asks":     func(f report.Finding) string { return phrase.Asks(&f) },
		"brief":    phrase.RuleList,
		"count":    func(n any) string { return phrase.Count(reflect.ValueOf(n).Int()) },
		"evidence": func(e report.Evidence) string { return string(phrase.AppendProof(nil, &e)) },
		"first":    htmlFirst,
		"full":     func(s string) string { return phrase.Full(c, s) },
		"join":     strings.Join,
		"limit":    phrase.Limit,
		"meaning":  phrase.OutcomeMeaning,
		"more":     htmlMore,
		"name":     phrase.ItemName,
		"outcomes": phrase.OutcomesOf,
		"percent":  phrase.Chance,
		"price":    func(p *report.Price) string { return phrase.PriceText(c, p) },
		"reject":   func(r report.Reject) string { return phrase.RejectText(run, &r) },
		"vendors":  func(ids []string) string { return phrase.VendorNames(run, ids) },
		"points":   func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) },
		"sentence": phrase.Sentence,
		"short":    func(s string) string { return phrase.Short(c, s) },
		"some":     func(n any) string { return phrase.Some(reflect.ValueOf(n).Int()) },
		"vendor":   func(id string) string { return phrase.VendorName(run, id) },
		"web":      isWeb,
		"what":     phrase.ItemKind,
	}
}

// htmlFirst returns the first n elements of a list.
func htmlFirst(n int, list any) any {
	v := reflect.ValueOf(list)
	return v.Slice(0, min(n, v.Len())).Interface()
}

// htmlMore says how many rows of a list the page leaves out.
func htmlMore(limit, total int, what string) string {
	if total <= limit {
		return ""
	}
	return "The list has " + phrase.Count(int64(total)) + " " + what + ", of which the first " + phrase.Count(int64(limit)) + " are shown here. All are in --format xlsx and --format json."
}

// isWeb reports whether an address may become a link.
func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
