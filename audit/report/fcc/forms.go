package fcc

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/columns"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// The rules that ask for the forms.
const (
	ruleAnnualReport  = "us-report-1.50007"
	ruleReimbursement = "us-scrp-1.50004"
)

// annualForm are the columns of format fcc-annual-report: the equipment list of
// the yearly report under 47 CFR 1.50007, in our own names. Columns that an
// inventory cannot fill are there, empty.
func annualForm() columns.List {
	return columns.List{
		column("filing_due", func(r *columns.Row) string { return r.Finding.Deadline }),
		column("location_name", func(r *columns.Row) string { return phrase.SiteOf(r.Item) }),
		column("location_type", func(r *columns.Row) string { return r.Item.SiteClass }),
		column("latitude", func(r *columns.Row) string { return degrees(r.Item.Latitude) }),
		column("longitude", func(r *columns.Row) string { return degrees(r.Item.Longitude) }),
		column("address", func(r *columns.Row) string { return r.Item.StreetAddress }),
		column("operational", func(r *columns.Row) string { return inOperation(r.Item.Status) }),
		column("make", func(r *columns.Row) string { return r.Item.Manufacturer }),
		column("model", func(r *columns.Row) string { return phrase.ModelOf(r.Item) }),
		column("equipment_type", func(r *columns.Row) string { return r.Item.Role }),
		column("functionality", func(r *columns.Row) string { return r.Item.Function }),
		column("quantity", func(r *columns.Row) string { return strconv.FormatInt(r.Item.Quantity, 10) }),
		column("serial_number", func(r *columns.Row) string { return r.Item.SerialNumber }),
		column("date_obtained", func(r *columns.Row) string { return r.Item.AcquiredOn }),
		column("supplier", func(r *columns.Row) string { return r.Item.Supplier }),
		column("historic_cost", func(r *columns.Row) string { return paid(r.Item) }),
		column("replacement_cost_p10", func(r *columns.Row) string { return price(r.Item).Low }),
		column("replacement_cost_p90", func(r *columns.Row) string { return price(r.Item).High }),
		column("replacement_plan", func(_ *columns.Row) string { return "" }),
		column("justification", func(_ *columns.Row) string { return "" }),
		column("replaced_under_program", func(_ *columns.Row) string { return "" }),
		column("continue_use", func(_ *columns.Row) string { return "" }),
		column("listed_maker", func(r *columns.Row) string { return r.Item.Vendor }),
		column("certainty_of_maker", func(r *columns.Row) string { return r.Item.Level }),
		column("evidence", func(r *columns.Row) string { return phrase.EvidenceText(r.Item.Evidence) }),
	}
}

// annualState: what must be reported, and what may have to be once a question
// is answered.
func annualState(f *report.Finding) string {
	if f.Outcome == "report" || f.Outcome == "review" {
		return f.Outcome
	}
	return ""
}

// form5640 are the columns of format fcc-5640-lines: the lines of equipment of
// an application for reimbursement, in our own names.
func form5640() columns.List {
	return columns.List{
		column("site_id", func(r *columns.Row) string { return r.Item.SiteID }),
		column("site_name", func(r *columns.Row) string { return r.Item.SiteName }),
		column("site_type", func(r *columns.Row) string { return r.Item.SiteClass }),
		column("latitude", func(r *columns.Row) string { return degrees(r.Item.Latitude) }),
		column("longitude", func(r *columns.Row) string { return degrees(r.Item.Longitude) }),
		column("address", func(r *columns.Row) string { return r.Item.StreetAddress }),
		column("layer", func(r *columns.Row) string { return layer(r.Item.Role) }),
		column("manufacturer", func(r *columns.Row) string { return r.Item.Manufacturer }),
		column("model", func(r *columns.Row) string { return phrase.ModelOf(r.Item) }),
		column("description", func(r *columns.Row) string { return r.Item.Description }),
		column("serial_number", func(r *columns.Row) string { return r.Item.SerialNumber }),
		column("quantity", func(r *columns.Row) string { return strconv.FormatInt(r.Item.Quantity, 10) }),
		column("date_obtained", func(r *columns.Row) string { return r.Item.AcquiredOn }),
		column("in_use", func(r *columns.Row) string { return inOperation(r.Item.Status) }),
		column("supplier", func(r *columns.Row) string { return r.Item.Supplier }),
		column("historic_cost", func(r *columns.Row) string { return paid(r.Item) }),
		column("removal_cost", func(_ *columns.Row) string { return "" }),
		column("replacement_make", func(_ *columns.Row) string { return "" }),
		column("replacement_model", func(_ *columns.Row) string { return "" }),
		column("replacement_cost_p10", func(r *columns.Row) string { return price(r.Item).Low }),
		column("replacement_cost_p90", func(r *columns.Row) string { return price(r.Item).High }),
		column("disposal_cost", func(_ *columns.Row) string { return "" }),
		column("disposal_date", func(_ *columns.Row) string { return "" }),
		column("disposal_method", func(_ *columns.Row) string { return "" }),
		column("removed_on", func(r *columns.Row) string { return r.Item.RemovedOn }),
		column("term_ends", func(r *columns.Row) string { return r.Finding.Deadline }),
		column("listed_maker", func(r *columns.Row) string { return r.Item.Vendor }),
		column("certainty_of_maker", func(r *columns.Row) string { return r.Item.Level }),
		column("evidence_ref", func(r *columns.Row) string { return phrase.EvidenceText(r.Item.Evidence) }),
	}
}

// form5640State says whether the programme pays for the row: eligible,
// not_eligible or unknown.
func form5640State(f *report.Finding) string {
	switch f.Eligible {
	case "yes":
		return "eligible"
	case "no":
		return "not_eligible"
	default:
		return f.Eligible
	}
}

// paid is what was once paid for the item: as the inventory says it, else the
// unit cost for each piece.
func paid(it *report.Item) string {
	if it.HistoricCost != "" || it.UnitCost == "" {
		return it.HistoricCost
	}
	each, ok := gear.ParseAmount(it.UnitCost)
	if !ok {
		return ""
	}
	all, err := each.Times(it.Quantity)
	if err != nil {
		return ""
	}
	return all.String()
}

func price(it *report.Item) *report.Price {
	if it.Price == nil {
		return &report.Price{}
	}
	return it.Price
}
