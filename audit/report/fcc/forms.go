package fcc

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// The rules that ask for the forms.
const (
	ruleAnnualReport  = "us-report-1.50007"
	ruleReimbursement = "us-scrp-1.50004"
)

// annualHeadings are the columns of format fcc-annual-report: the equipment
// list of the yearly report under 47 CFR 1.50007, in our own names. Columns
// that an inventory cannot fill are there, empty.
func annualHeadings() []string {
	return []string{
		"filing_due", "location_name", "location_type", "latitude", "longitude", "address", "operational",
		"make", "model", "equipment_type", "functionality", "quantity", "serial_number", "date_obtained",
		"supplier", "historic_cost", "replacement_cost_p10", "replacement_cost_p90", "replacement_plan", "justification",
		"listed_maker", "certainty_of_maker", "evidence",
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

func annualCells(it *report.Item, f *report.Finding) []string {
	return []string{
		f.Deadline, phrase.SiteOf(it), it.SiteClass, degrees(it.Latitude), degrees(it.Longitude), it.Address, inOperation(it.Status),
		it.Manufacturer, phrase.ModelOf(it), it.Role, it.Function, strconv.FormatInt(it.Quantity, 10), it.SerialNumber, it.AcquiredOn,
		it.Supplier, it.HistoricCost, it.Low, it.High, "", "",
		f.Vendor, f.Level, phrase.EvidenceText(f.Evidence),
	}
}

// form5640Headings are the columns of format fcc-5640-lines: the lines of
// equipment of an application for reimbursement, in our own names.
func form5640Headings() []string {
	return []string{
		"site_id", "site_name", "site_type", "latitude", "longitude", "address", "layer", "manufacturer", "model", "description", "serial_number", "quantity",
		"date_obtained", "in_use", "supplier", "historic_cost", "removal_cost", "replacement_make", "replacement_model", "replacement_cost_p10", "replacement_cost_p90",
		"disposal_cost", "disposal_date", "disposal_method", "removed_on", "term_ends", "listed_maker", "certainty_of_maker", "evidence_ref",
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

func form5640Cells(it *report.Item, f *report.Finding) []string {
	return []string{
		it.SiteID, it.SiteName, it.SiteClass, degrees(it.Latitude), degrees(it.Longitude), it.Address, layer(it.Role), it.Manufacturer, phrase.ModelOf(it), it.Description, it.SerialNumber, strconv.FormatInt(it.Quantity, 10),
		it.AcquiredOn, inOperation(it.Status), it.Supplier, it.HistoricCost, "", "", "", it.Low, it.High,
		"", "", "", it.RemovedOn, f.Deadline, f.Vendor, f.Level, phrase.EvidenceText(f.Evidence),
	}
}
