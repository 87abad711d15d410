package output_test

import (
	"fmt"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// The runs that every format is tested with. They are made by hand, so that a
// change of the rules or of the prices changes no format.

// runs returns the three cases that each format must render.
func runs() map[string]*report.Run {
	return map[string]*report.Run{"empty": emptyRun(), "one": oneRun(), "many": manyRun()}
}

func emptyRun() *report.Run {
	run := &report.Run{
		Head: report.Head{
			SchemaVersion: report.SchemaVersion, Tool: report.Tool{Name: "gearaudit", Version: "1.2.3"}, AsOf: "2026-11-21",
			RuleSet: []string{"us"}, FailOn: "designated", Rules: rules()[:1],
			Packs: []report.Pack{{ID: "us", Title: "United States", Date: "2026-11-21", SHA256: sum("us")}},
		},
		Inputs:  []report.Input{{Name: "stock.csv", SHA256: sum("stock"), Records: 3, Headings: 1, Rows: 2, Judged: 2, Encoding: "utf-8", Delimiter: ","}},
		Mapping: []report.Mapping{{Input: "stock.csv", Field: "manufacturer", Heading: "Vendor", Column: 2, Confidence: "certain"}},
		Items: []report.Item{
			{Source: line("stock.csv", 2), ID: "a000000000000001", AssetTag: "A-1", SiteID: "S1", Manufacturer: "Nokia", Model: "AirScale", Quantity: 2, Level: "unknown", Outcome: "clear"},
			{Source: line("stock.csv", 3), ID: "a000000000000002", AssetTag: "A-2", SiteID: "S1", Manufacturer: "Ericsson", Model: "RBS 6601", Quantity: 1, Level: "unknown", Outcome: "clear"},
		},
		Summary: report.Summary{
			Verdict: report.VerdictClean, Outcomes: map[string]int64{"clear": 2},
			Counts: report.Counts{Coverage: report.Coverage{Rows: 2, Judged: 2, Identified: 2}, Records: 3, Items: 2, Sites: 1},
		},
	}
	run.Summary.Headline = phrase.Headline(run)
	return run
}

func oneRun() *report.Run {
	run := emptyRun()
	run.Profile = &report.Profile{Name: "Prairie Telephone", Country: "US", Kinds: []string{"acs_provider", "etc"}, USF: []string{"high_cost"}, Customers: 9200, SHA256: sum("profile")}
	run.Rules, run.Vendors = rules()[:1], vendors()[:1]
	it := &run.Items[1]
	*it = report.Item{
		Source: line("stock.csv", 3), ID: "a000000000000002", AssetTag: "A-2", SerialNumber: "SN2", SiteID: "S1", SiteName: "Mill Hill", Region: "NE",
		Manufacturer: "HUAWEI TECH", Model: "BBU5900", Quantity: 1, Role: "ran", Function: "ran_baseband", Technology: "4g", Status: "active",
		AcquiredOn: "2021-03-15", Funding: "high_cost", Latitude: "41.123456", Longitude: "-104.654321",
		Vendor: "huawei", Level: "confirmed", Outcome: "breach", Price: &report.Price{Basis: "catalog", Low: "18000.00", Likely: "30600.00", High: "52000.00"},
	}
	addFinding(it, 0, "breach", "f000000000000001")
	run.Estimate = report.Estimate{
		Currency: "USD", Class: 4, Baseline: "2026 dollars", Items: 1, Sites: 1,
		Equipment: money("18000.00", "30000.00", "44000.00", "52000.00", "32500.00"),
		AllIn:     money("61000.00", "98000.00", "140500.00", "171000.00", "104200.00"),
		Programme: money("50000.00", "81000.00", "116000.00", "141000.00", "86000.00"),
		Lines:     []report.CostLine{costLine(1)},
	}
	run.Budget = &report.Budget{Available: "150000.00", ProbabilityWithin: "0.83", ShortfallP50: "0.00", ShortfallP80: "0.00", Within: "yes", Confidence: "0.5"}
	run.RuleTotals = []report.RuleTotal{{Rule: "us-usf-54.9", Worst: "breach", Items: 1, Outcomes: map[string]int64{"breach": 1}, Sites: 1}}
	run.SiteTotals = []report.SiteTotal{{Site: "S1", Name: "Mill Hill", Region: "NE", Items: 2, Designated: 1, Breach: 1, Likely: "98000.00"}}
	run.VendorTotals = []report.VendorTotal{{Vendor: "huawei", Confirmed: 1, Sites: 1}}
	run.Summary = report.Summary{
		Verdict: report.VerdictFindings, ExitCode: 1, Reasons: []string{"findings: 1 item is designated or worse"},
		Outcomes: map[string]int64{"breach": 1, "clear": 1},
		Counts:   report.Counts{Coverage: report.Coverage{Rows: 2, Judged: 2, Identified: 2}, Records: 3, Items: 2, Designated: 1, Sites: 1, SitesDesignated: 1},
	}
	run.Summary.Headline = phrase.Headline(run)
	return run
}

// manyRun has several of everything: 60 rows at 12 sites, of which 2 were
// rejected, and 40 findings by four rules.
func manyRun() *report.Run {
	run := oneRun()
	run.Rules, run.Vendors = rules(), vendors()
	run.RuleSet = []string{"us", "eu"}
	run.Inputs = []report.Input{
		{Name: "data/north.csv", SHA256: sum("north"), Records: 34, Headings: 1, Blank: 1, Rows: 31, Judged: 30, Rejected: 1, Skipped: 1, Encoding: "utf-8", Delimiter: ";"},
		{Name: "data/south.xlsx", Sheet: "Gear", SHA256: sum("south"), Records: 30, Headings: 1, Rows: 29, Judged: 28, Rejected: 1, Encoding: "utf-8"},
	}
	run.Packs = append(run.Packs, report.Pack{ID: "vendors", Title: "Designated vendors", Date: "2026-11-20", SHA256: sum("vendors")})
	run.Mapping = append(run.Mapping, report.Mapping{Input: "data/north.csv", Field: "model", Heading: "Type", Column: 3})
	run.Inputs = append(run.Inputs, report.Input{Name: "data/south.xlsx", Sheet: "Log", SHA256: sum("south"), SetAside: &report.SetAside{Why: "no column names a maker", By: "tool", Vendors: []string{"zte"}, Unread: true}})
	run.Items = nil
	for i := range 58 {
		addRow(run, i)
	}
	run.Rejects = []report.Reject{
		{Source: line("data/north.csv", 32), Code: "extra-cell", Reason: "the row has 9 cells and the header 8", Hint: "put a quote around cells with the delimiter in them", Text: "A-32;Huawei;BBU;1;S3;x;y;z;w", Vendors: []string{"huawei"}},
		{Source: report.At("data/south.xlsx", "Gear", 30, 6), Code: "type-error", Field: "quantity", Reason: "2.7 is not a whole number"},
	}
	run.Issues = []report.Issue{
		{Code: "type-error", Field: "acquired_on", Value: "03/04/21", Count: 1, First: report.At("data/north.csv", "", 9, 7), Reason: "day and month cannot be told apart", Settle: "--date-order dmy"},
		{Code: "type-error", Field: "status", Value: "offen", Count: 412, First: report.At("data/north.csv", "", 4, 8), Reason: "no status is called so", Settle: "values: {status: {offen: active}}"},
	}
	run.Skipped = []report.Skip{{Source: line("data/north.csv", 33), Code: "total", Text: "Total;;;31", Vendors: []string{}}}
	run.ColumnsUnread = []report.UnreadColumn{
		{Input: "data/north.csv", Heading: "Rack", Column: 9},
		{Input: "data/north.csv", Heading: "Hersteller", Column: 10, Like: "manufacturer", Settle: "--map manufacturer=Hersteller", Vendors: []string{"huawei"}},
	}
	run.Mentions = []report.Mention{{Vendor: "zte", Field: "notes", Text: "replaced ZTE", Count: 3, First: line("data/north.csv", 5)}}
	run.Duplicates = []report.Duplicate{{Identity: report.Identity{By: "serial", Key: "SER0004"}, Sources: []report.Source{line("data/north.csv", 6), line("data/south.xlsx", 3)}, Items: 2, Counted: 1}}
	run.Answers = []report.Answer{{Kind: "makers", File: "decisions.yaml", SHA256: sum("decisions"), Count: 3}}
	run.Excuses = []report.Excuse{{Kind: report.ExcuseWaivers, File: "waivers.yaml", SHA256: sum("waivers"), Count: 1, WouldFail: 1}}
	run.MayBind = []report.MayBind{{Rule: "us-889b", Vendors: []string{"huawei"}, Items: 8}}
	run.Change = &report.BaselineChange{AsOf: "2026-10-01", New: 1, Changed: 0, Known: 28, Resolved: 2, Added: "15000.00", Gone: []report.ItemRef{{ID: "a1", AssetTag: "AT-900", SiteID: "S07", Manufacturer: "ZTE", Model: "ZXR10", Quantity: 1}}}
	run.Timeline = []report.TimelineChange{
		{Date: "2028-01-01", Rule: "uk-5g-removal", Before: "due", After: "breach", Items: 2, Sites: 1},
	}
	run.Shares = []report.Share{
		{Rule: "eu-csa2", Numerator: "12", Denominator: "30", Unit: "sites", Cap: "7/20", Within: "no", ToGo: "2", Due: "2027-12-31"},
		{Rule: "eu-csa2", Numerator: "100.5", Denominator: "1000", Unit: "traffic", Cap: "7/20", Within: "yes", ToGo: "0", Due: "2027-12-31", Note: "between 0.0900 and 0.1200 of the whole, as some facts are unknown"},
	}
	run.Waivers = []report.Waiver{
		{ID: "W-1", Rule: "us-889b", Reason: "lab only", ExpiresOn: "2027-03-01", Used: 1, State: "used"},
		{ID: "W-2", Rule: "us-usf-54.9", Reason: "old", ExpiresOn: "2026-01-01", State: "expired"},
	}
	run.Decisions = []report.Decision{{Match: "manufacturer: HW", Vendor: "huawei", Reason: "seen on site", Who: "M. Ortiz", When: "2026-10-02", Used: 3, State: "used"}}
	manyMoney(run)
	manySummary(run)
	run.Plan, run.Method = plan(), method()
	return run
}

func plan() *report.Plan {
	site := func(id, region, period, cost string) report.PlannedSite {
		return report.PlannedSite{Site: id, Name: "Site " + id, Region: region, Period: period, Cost: cost, Value: 12, Core: id == "S00", Deadline: "2027-12-31", Late: period != "2027"}
	}
	return &report.Plan{
		Objective: 36.5, Bound: 36.75, Gap: 0.0068, MarginalValue: 0.000002, Currency: "USD", Costs: "p50",
		Available: "30000000.00", Spent: "26500000.00", UnfundedCost: "8000000.00", Mobilisation: "120000.00", CoreFirst: true,
		Periods: []report.PlanPeriod{
			{Name: "2027", Ends: "2027-12-31", Income: "12000000.00", Available: "12000000.00", Spent: "10500000.00", Mobilisation: "120000.00", Regions: 1, Points: 12.5, Sites: []string{"S00"}},
			{Name: "2028", Ends: "2028-12-31", Income: "18000000.00", Available: "19500000.00", Spent: "16000000.00", Mobilisation: "240000.00", Regions: 2, Crew: 4, Points: 24, Sites: []string{"S01", "S02"}},
		},
		Schedule: []report.PlannedSite{site("S00", "NE", "2027", "10380000.00"), site("S01", "NE", "2028", "9000000.00"), site("S02", "WY", "2028", "6760000.00"), site("S03", "WY", "", "8000000.00")},
		Unfunded: []string{"S03"}, Unpriced: []string{"S02"},
		Missed: []report.MissedDeadline{{Deadline: "2027-12-31", Sites: []string{"S01", "S02", "S03"}, Needs: "11800000.00"}},
		Basis:  []string{"sites are planned at P50", "a site is done at once"},
	}
}

func method() *report.Method {
	return &report.Method{
		Steps:      []string{"each piece gets a unit price"},
		Parameters: []report.Parameter{{Name: "radius", Value: "0.42", What: "how far prices move together", Basis: "assumption", Source: "none"}},
		BackTest:   []report.Trial{{Operator: "Viaero", Sites: 500, Request: "1230000000.00", P10: "400000000.00", P50: "900000000.00", P90: "1900000000.00"}},
		Held:       1, ErrorFactor: "1.62",
	}
}

// addRow adds row i and what the rules say of it: every second row a finding,
// every sixth two.
func addRow(run *report.Run, i int) {
	src := line("data/north.csv", i+2)
	if i >= 30 {
		src = report.Source{File: "data/south.xlsx", Sheet: "Gear", Line: i - 28}
	}
	it := report.Item{
		Source: src, ID: fmt.Sprintf("b%015d", i), AssetTag: fmt.Sprintf("AT-%03d", i), SiteID: fmt.Sprintf("S%02d", i%12),
		SiteName: siteName(i % 12), Region: "NE", Manufacturer: "Nokia", Model: "FPFH", Quantity: int64(1 + i%3), Level: "unknown", Outcome: "clear",
	}
	if i%2 == 0 {
		v := vendors()[i/2%3]
		it.Manufacturer, it.Vendor, it.Model, it.Level = v.Name, v.ID, "Model "+v.ID, []string{"confirmed", "probable", "possible", "conflicting"}[i/2%4]
		it.SerialNumber, it.Funding, it.Role, it.Function, it.Technology, it.Status = fmt.Sprintf("SER%04d", i), "high_cost", "ran", "ran_radio_unit", "4g", "active"
		it.Price = &report.Price{Basis: "catalog", Low: "1000.00", Likely: "1870.00", High: "3500.00"}
		it.AcquiredOn, it.Latitude, it.Longitude = "2021-06-01", "41.5", "-96.25"
		rule := i / 2 % 4
		outcome := []string{"breach", "due", "report", "review"}[rule]
		it.Outcome = outcome
		it.Baseline = map[bool]string{true: "new", false: "unchanged"}[i == 6]
		addFinding(&it, rule, outcome, fmt.Sprintf("f%015d", i))
		if i%6 == 0 {
			addFinding(&it, 4, "advisory", fmt.Sprintf("e%015d", i))
		}
	}
	run.Items = append(run.Items, it)
}

func addFinding(it *report.Item, rule int, outcome, id string) {
	r := rules()[rule]
	it.Evidence = []report.Evidence{{Kind: "name", Field: "manufacturer", Column: 2, Observed: it.Manufacturer, Matched: it.Vendor, Strength: "strong", Ref: "FCC list"}}
	f := report.Finding{ID: id, Rule: r.ID, Outcome: outcome, Column: 2, Missing: []string{}, Message: "the rule " + r.ID + " says " + outcome}
	switch outcome {
	case "due":
		f.Deadline = "2027-12-31"
		if it.AssetTag == "AT-018" {
			f.Waiver = "W-1"
		}
	case "report":
		f.Deadline, f.Since, f.Eligible = "2027-03-31", "2021-03-15", "unknown"
	case "review":
		f.Missing, f.Questions = []string{"acquired_on", "funding"}, []string{"does it serve critical infrastructure?"}
	case "breach":
		f.Known = it.AssetTag == "AT-000"
	}
	it.Findings = append(it.Findings, f)
}

func manyMoney(run *report.Run) {
	open := money("30000000.00", "51000000.00", "70000000.00", "84000000.00", "53000000.00")
	run.Estimate = report.Estimate{
		Currency: "USD", Class: 5, Baseline: "2026 dollars", Items: 42, Sites: 12,
		Equipment: money("9100000.00", "15250000.00", "21000000.00", "25400000.00", "16000000.00"),
		AllIn:     money("29000000.00", "48213400.00", "66000000.00", "80000000.00", "50100000.00"),
		Programme: money("24000000.00", "40000000.00", "54000000.00", "66000000.00", "41000000.00"),
		Bases: []report.CostBasis{
			{Basis: "asked", P10: "29000000.00", P50: "48213400.00", P80: "66000000.00", P90: "80000000.00", Mean: "50100000.00", Note: "what members of the class asked for"},
			{Basis: "approved", P10: "26000000.00", P50: "45600000.00", P80: "63800000.00", P90: "78400000.00", Mean: "47000000.00", Note: "of that, the part approved"},
			{Basis: "spent", P10: "15000000.00", P50: "38100000.00", P80: "60000000.00", P90: "76100000.00", Mean: "39000000.00", Note: "of that, the part spent"},
		},
		IfOpen: &open, OpenItems: 15, Unpriced: 3,
		Drivers: []report.Driver{{Name: "price of radio units", Share: "0.61"}, {Name: "tower work", Share: "0.22"}},
		Notes:   []string{"prices are of 2024 to 2026, brought to 2026"},
	}
	for i := range 14 {
		run.Estimate.Lines = append(run.Estimate.Lines, costLine(i+1))
	}
	run.Budget = &report.Budget{Available: "30000000.00", ProbabilityWithin: "0.09", ShortfallP50: "18213400.00", ShortfallP80: "36000000.00", Within: "no", Confidence: "0.8", Deciding: []string{"27 units without a price"}}
}

func manySummary(run *report.Run) {
	s := report.Summary{
		Verdict: report.VerdictIncomplete, ExitCode: 3, Reasons: []string{"incomplete: 2 rows were rejected", "findings: 29 items are designated or worse"}, Outcomes: map[string]int64{},
		Counts: report.Counts{Coverage: report.Coverage{Rows: 60, Judged: 58, Rejected: 2, Identified: 55, Unknown: 3}, Records: 64, Skipped: 1, Items: 58, Designated: 14, Sites: 12, SitesDesignated: 12},
	}
	run.VendorTotals = []report.VendorTotal{{Vendor: "huawei", Confirmed: 3, Probable: 2, Possible: 3, Conflicting: 2, Sites: 6}, {Vendor: "zte", Confirmed: 3, Probable: 2, Possible: 2, Conflicting: 3, Sites: 6}, {Vendor: "hikvision", Confirmed: 2, Probable: 3, Possible: 2, Conflicting: 2, Sites: 6}}
	run.Questions = []report.OpenQuestion{{Field: "acquired_on", Reviews: 7, Alone: 5}, {Field: "funding", Reviews: 7}, {Field: "operator.kinds", Reviews: 1, Alone: 1}}
	byRule := map[string]*report.RuleTotal{}
	sites := make([]report.SiteTotal, 12)
	for i := range run.Items {
		it := &run.Items[i]
		for _, f := range it.Findings {
			c := byRule[f.Rule]
			if c == nil {
				c = &report.RuleTotal{Rule: f.Rule, Worst: f.Outcome, Outcomes: map[string]int64{}, Deadline: f.Deadline, Sites: 6}
				byRule[f.Rule] = c
			}
			c.Outcomes[f.Outcome]++
			c.Items++
		}
		s.Outcomes[it.Outcome]++
		c := &sites[i%12]
		c.Site, c.Name, c.Region, c.Items = it.SiteID, it.SiteName, it.Region, c.Items+1
		c.Likely = fmt.Sprintf("%d.00", 9000000-700000*(i%12))
		switch it.Outcome {
		case "breach":
			c.Breach++
		case "due":
			c.Due++
		case "review":
			c.Review++
		}
		if it.Designated() {
			c.Designated++
		}
	}
	run.RuleTotals = nil
	for _, r := range rules() {
		if c := byRule[r.ID]; c != nil {
			run.RuleTotals = append(run.RuleTotals, *c)
		}
	}
	s.Counts.Review = s.Outcomes["review"]
	run.SiteTotals, run.Summary = sites, s
	run.Doubts = phrase.Doubts(run)
	run.Summary.Headline = phrase.Headline(run)
}

func rules() []report.Rule {
	return []report.Rule{
		{ID: "us-usf-54.9", Title: "Universal Service money may not pay for Huawei or ZTE", Jurisdiction: "US", Authority: "Federal Communications Commission", Citation: "47 CFR 54.9", Sources: []report.RuleSource{{URL: "https://www.fcc.gov/supplychain", Checked: "2026-11-21", Evidence: "official"}}, Force: "regulation", Why: "Support may not buy or maintain their gear.", Remedy: "replace it or pay for it with other money"},
		{ID: "uk-5g-removal", Title: "Huawei out of 5G by the end of 2027", Jurisdiction: "GB", Authority: "DSIT", Citation: "Designated vendor direction of 2022-10-13", Sources: []report.RuleSource{{URL: "https://www.gov.uk/huawei", Checked: "2026-11-20", Evidence: "secondary"}}, Force: "order", Remedy: "plan its removal"},
		{ID: "us-report-1.50007", Title: "Annual supply-chain report", Jurisdiction: "US", Authority: "Federal Communications Commission", Citation: "47 CFR 1.50007", Sources: []report.RuleSource{{URL: "https://www.fcc.gov/supplychain", Checked: "2026-11-21", Evidence: "official"}}, Force: "regulation", Remedy: "list it in the yearly file"},
		{ID: "us-889b", Title: "Federal contractors may not use it", Jurisdiction: "US", Authority: "FAR Council", Citation: "Pub. L. 115-232 s. 889(a)(1)(B)", Sources: []report.RuleSource{{URL: "https://www.acquisition.gov/889", Checked: "2026-11-19", Evidence: "official"}}, Force: "statute"},
		{ID: "eu-csa2", Title: "Proposal for high-risk suppliers", Jurisdiction: "EU", Authority: "European Commission", Citation: "COM(2026) 11", Sources: []report.RuleSource{{URL: "https://eur-lex.europa.eu/", Checked: "2026-11-18", Evidence: "unverified"}}, Force: "proposal"},
	}
}

func vendors() []report.Vendor {
	return []report.Vendor{{ID: "huawei", Name: "Huawei"}, {ID: "zte", Name: "ZTE"}, {ID: "hikvision", Name: "Hikvision"}}
}

func siteName(i int) string {
	return []string{"Mill Hill", "Ogallala Water Tower and Grain Elevator", "Chadron", "Alliance", "Sidney", "Kimball", "Scottsbluff", "Gering", "Bridgeport", "Valentine", "Ainsworth", "Bassett"}[i]
}

func line(file string, n int) report.Source { return report.Source{File: file, Line: n} }

func sum(s string) string { return fmt.Sprintf("%064x", []byte(s)) }

func money(p10, p50, p80, p90, mean string) report.Range {
	return report.Range{P10: p10, P50: p50, P80: p80, P90: p90, Mean: mean}
}

func costLine(i int) report.CostLine {
	return report.CostLine{
		ID: fmt.Sprintf("ran.radio.%d", i), Activity: "replacement", What: "radio unit, 4G", Unit: "each", Quantity: int64(3 * i),
		Low: fmt.Sprintf("%d.00", 9000*i), High: fmt.Sprintf("%d.00", 52000*i), Basis: "catalogue", Source: "FCC cost catalogue",
	}
}

// findingsOf lists the findings of all items.
func findingsOf(run *report.Run) []report.Finding {
	var out []report.Finding
	for i := range run.Items {
		out = append(out, run.Items[i].Findings...)
	}
	return out
}

// itemsWithFindings counts the items that a rule says something of.
func itemsWithFindings(run *report.Run) int {
	n := 0
	for i := range run.Items {
		if len(run.Items[i].Findings) > 0 {
			n++
		}
	}
	return n
}
