package report

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// htmlFuncs are the words that the templates use: those of the table.
func htmlFuncs(run *Run) template.FuncMap {
	byID := make(map[string]Rule, len(run.Rules))
	for _, r := range run.Rules {
		byID[r.ID] = r
	}
	c := run.Estimate.Currency
	return template.FuncMap{
		"rule": func(id string) Rule {
			r := byID[id]
			r.ID = id
			return r
		},
		"answer":   answerText,
		"asks":     func(f *Finding) string { return f.asks() },
		"count":    func(n any) string { return count(reflect.ValueOf(n).Int()) },
		"evidence": func(e Evidence) string { return string(appendProof(nil, &e)) },
		"first":    htmlFirst,
		"full":     func(s string) string { return full(c, s) },
		"join":     strings.Join,
		"meaning":  outcomeMeaning,
		"more":     htmlMore,
		"name":     itemName,
		"outcomes": outcomesOf,
		"percent":  chance,
		"points":   func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) },
		"sentence": sentence,
		"short":    func(s string) string { return short(c, s) },
		"some":     func(n any) string { return some(reflect.ValueOf(n).Int()) },
		"vendor":   run.vendorName,
		"web":      isWeb,
		"what":     itemKind,
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
	return "The list has " + count(int64(total)) + " " + what + ", of which the first " + count(int64(limit)) + " are shown here. All are in --format xlsx and --format json."
}

// isWeb reports whether an address may become a link.
func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// itemName is what stands on the item: its tag, else its serial number.
func itemName(it *Item) string {
	if it.AssetTag != "" {
		return it.AssetTag
	}
	return it.SerialNumber
}

// itemKind reads: BBU5900 of Huawei, serial SN2.
func itemKind(it *Item) string {
	var parts []string
	what := it.Model
	if what == "" {
		what = it.Description
	}
	if it.Manufacturer != "" {
		what = strings.TrimPrefix(what+" of "+it.Manufacturer, " of ")
	}
	if what != "" {
		parts = append(parts, what)
	}
	if it.SerialNumber != "" && it.AssetTag != "" {
		parts = append(parts, "serial "+it.SerialNumber)
	}
	return strings.Join(parts, ", ")
}
