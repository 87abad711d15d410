package columns

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// Rejected is the outcome of a row that could not be judged, in lists of rows.
const Rejected = phrase.OutcomeRejected

// Findings are the columns of a list of findings, and which of them say the same of
// all findings of an item. New ones go to the end.
func Findings() (l List, ofItem []bool) {
	add := func(ofAll bool, more ...Column) {
		l = append(l, more...)
		for range more {
			ofItem = append(ofItem, ofAll)
		}
	}
	add(false, List{
		{"id", Text, 21, func(r *Row) string { return r.Finding.ID }},
		{"outcome", Outcome, 15, func(r *Row) string { return r.Finding.Outcome }},
		{"rule", Text, 21, func(r *Row) string { return r.Finding.Rule }},
		{"force", Text, 15, func(r *Row) string { return r.Rule.Force }},
		{"citation", Text, 28, func(r *Row) string { return r.Rule.Citation }},
		{"deadline", Date, 15, func(r *Row) string { return r.Finding.Deadline }},
	}...)
	add(true, items().pick("vendor", "level", "asset_tag", "serial_number", "site_id", "site_name", "manufacturer", "model", "quantity", "evidence")...)
	add(false,
		Column{"missing", Text, 28, func(r *Row) string { return strings.Join(r.Finding.Missing, " ") }},
		Column{"questions", Text, 60, func(r *Row) string { return strings.Join(r.Finding.Questions, " ") }},
		Column{"message", Text, 60, func(r *Row) string { return r.Finding.Message }},
		Column{"remedy", Text, 60, func(r *Row) string { return r.Rule.Remedy }},
		Column{"eligible", Text, 15, func(r *Row) string { return r.Finding.Eligible }},
		Column{"waived", Text, 11, func(r *Row) string { return phrase.YesNo(r.Finding.Waiver != "") }},
		Column{"waiver", Text, 15, func(r *Row) string { return r.Finding.Waiver }},
		Column{"known", Text, 11, func(r *Row) string { return phrase.YesNo(r.Finding.Known) }},
	)
	add(true, items().pick("file", "sheet", "line")...)
	add(false,
		Column{"column", Number, 11, func(r *Row) string { return phrase.Whole(r.Finding.Column) }},
	)
	add(true, items().pick("identity")...)
	add(false,
		Column{"since", Date, 15, func(r *Row) string { return r.Finding.Since }},
		Column{"clause", Text, 15, func(r *Row) string { return r.Finding.Clause }},
		Column{"worst", Outcome, 15, func(r *Row) string { return r.Finding.Worst }},
	)
	add(true, items().pick("baseline", "priced", "cost_p10", "cost_p50", "cost_p90", "other_maker", "also_at")...)
	return l, ofItem
}

// Items are the columns of a list of items. The first ones are headings of
// inventories, so that the list can be audited again. New ones go to the end.
func Items() List {
	first := []string{
		"asset_tag", "serial_number", "manufacturer", "model", "part_number", "description", "quantity",
		"site_id", "site_name", "latitude", "longitude", "region", "role", "function", "technology", "status",
		"acquired_on", "installed_on", "funding", "purpose",
		"vendor", "others", "level", "outcome", "findings", "deadline", "missing", "priced", "cost_p10", "cost_p90", "reason",
		"file", "sheet", "line", "identity",
	}
	all := items()
	l := all.pick(first...)
	for _, c := range all {
		if !slices.Contains(first, c.Heading) && c.Heading != "evidence" {
			l = append(l, c)
		}
	}
	return l
}

// fields are the columns of what the inventory says, in the order of its
// canonical headings.
func fields() List {
	l := List{}
	for _, name := range report.ItemFields() {
		kind, width := fieldForm(name)
		l = append(l, Column{name, kind, width, func(r *Row) string { return r.Item.Get(name) }})
	}
	return l
}

func fieldForm(name string) (Kind, float64) {
	switch name {
	case "latitude", "longitude":
		return Place, 15
	case "acquired_on", "installed_on", "authorized_on", "removed_on":
		return Date, 15
	case "unit_cost", "historic_cost":
		return Money, 15
	case "description", "site_name", "street_address", "notes", "sys_descr":
		return Text, 28
	case "manufacturer", "model", "serial_number":
		return Text, 21
	default:
		return Text, max(15, float64(len(name)+5))
	}
}

// items are all columns that an item can fill.
func items() List {
	return append(fields(),
		Column{"quantity", Number, 11, func(r *Row) string { return strconv.FormatInt(r.Item.Quantity, 10) }},
		Column{"vendor", Text, 15, func(r *Row) string { return r.Item.Vendor }},
		Column{"others", Text, 15, func(r *Row) string { return strings.Join(r.Item.Others, " ") }},
		Column{"level", Text, 15, func(r *Row) string { return r.Item.Level }},
		Column{"evidence", Text, 60, func(r *Row) string { return phrase.EvidenceText(r.Item.Evidence) }},
		Column{"outcome", Outcome, 15, func(r *Row) string { return r.Item.Outcome }},
		Column{"findings", Text, 28, func(r *Row) string { return ruleOutcomes(r.Item.Findings) }},
		Column{"deadline", Date, 15, func(r *Row) string { return nextDeadline(r.Item.Findings) }},
		Column{"missing", Text, 28, func(r *Row) string { return strings.Join(missing(r.Item.Findings), " ") }},
		Column{"priced", Text, 15, func(r *Row) string { return price(r.Item).Basis }},
		Column{"cost_p10", Money, 15, func(r *Row) string { return price(r.Item).Low }},
		Column{"cost_p50", Money, 15, func(r *Row) string { return price(r.Item).Likely }},
		Column{"cost_p90", Money, 15, func(r *Row) string { return price(r.Item).High }},
		Column{"reason", Text, 28, func(*Row) string { return "" }}, // of rejected rows
		Column{"file", Text, 28, func(r *Row) string { return r.Item.Source.File }},
		Column{"sheet", Text, 11, func(r *Row) string { return r.Item.Source.Sheet }},
		Column{"line", Number, 11, func(r *Row) string { return phrase.Whole(r.Item.Source.Line) }},
		Column{"identity", Text, 21, func(r *Row) string { return r.Item.ID }},
		Column{"known_by", Text, 15, func(r *Row) string { return r.Item.Identity.By }},
		Column{"baseline", Text, 15, func(r *Row) string { return r.Item.Baseline }},
		Column{"other_maker", Text, 21, func(r *Row) string { return r.Item.OtherMaker }},
		Column{"also_at", Text, 28, func(r *Row) string { return places(r.Item.AlsoAt) }},
		Column{"cell", Text, 11, func(r *Row) string { return r.Item.Source.Cell }},
	)
}

func price(it *report.Item) *report.Price {
	if it.Price == nil {
		return &report.Price{}
	}
	return it.Price
}

func places(list []report.Source) string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].String()
	}
	return strings.Join(out, " ")
}

// ruleOutcomes reads: us-usf-54.9=breach us-889b=review.
func ruleOutcomes(findings []report.Finding) string {
	parts := make([]string, len(findings))
	for i := range findings {
		parts[i] = findings[i].Rule + "=" + findings[i].Outcome
	}
	return strings.Join(parts, " ")
}

// nextDeadline is the earliest deadline of the findings.
func nextDeadline(findings []report.Finding) string {
	next := ""
	for i := range findings {
		if d := findings[i].Deadline; d != "" && (next == "" || d < next) {
			next = d
		}
	}
	return next
}

// missing lists what would settle the findings, each field once.
func missing(findings []report.Finding) []string {
	var out []string
	for i := range findings {
		for _, f := range findings[i].Missing {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}
