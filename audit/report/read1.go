package report

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// run1 is a run of the contract 1.x, as far as it is carried into this one.
type run1 struct {
	SchemaVersion string           `json:"schema_version"`
	Tool          Tool             `json:"tool"`
	AsOf          string           `json:"as_of"`
	Profile       *Profile         `json:"profile"`
	RuleSet       []string         `json:"rule_set"`
	Inputs        []input1         `json:"inputs"`
	Packs         []Pack           `json:"packs"`
	Mapping       []Mapping        `json:"mapping"`
	Rules         []rule1          `json:"rules"`
	Vendors       []Vendor         `json:"vendors"`
	Findings      []finding1       `json:"findings"`
	Items         []item1          `json:"items"`
	Rejects       []reject1        `json:"rejects"`
	Issues        []issue1         `json:"issues"`
	Shares        []Share          `json:"shares"`
	Timeline      []TimelineChange `json:"timeline"`
	Waivers       []waiver1        `json:"waivers"`
	Decisions     []Decision       `json:"decisions"`
	Estimate      estimate1        `json:"estimate"`
	Method        *Method          `json:"method"`
	Budget        *budget1         `json:"budget"`
	Plan          *Plan            `json:"plan"`
	Summary       summary1         `json:"summary"`
}

type (
	source1 struct {
		File   string `json:"file"`
		Sheet  string `json:"sheet"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
	}
	input1 struct {
		Input
		SheetsNotRead []string `json:"sheets_not_read"`
	}
	rule1 struct {
		Rule
		URL      string `json:"url"`
		Checked  string `json:"checked"`
		Evidence string `json:"evidence"`
	}
	item1 struct {
		item1Base
		Source   source1 `json:"source"`
		Identity string  `json:"identity"`
		Address  string  `json:"address"`
		Priced   string  `json:"priced"`
		Low      string  `json:"low"`
		High     string  `json:"high"`
	}
	item1Base plainItem
	finding1  struct {
		ID        string   `json:"id"`
		Rule      string   `json:"rule"`
		Outcome   string   `json:"outcome"`
		Deadline  string   `json:"deadline"`
		Since     string   `json:"since"`
		Message   string   `json:"message"`
		Missing   []string `json:"missing"`
		Questions []string `json:"questions"`
		Eligible  string   `json:"eligible"`
		Waiver    string   `json:"waiver"`
		Known     bool     `json:"known"`
		Source    source1  `json:"source"`
		Item      struct {
			Identity string `json:"identity"`
		} `json:"item"`
		Evidence []evidence1 `json:"evidence"`
	}
	evidence1 struct {
		Evidence
		Source string `json:"source"`
	}
	reject1 struct {
		Reject
		At source1 `json:"source"`
	}
	issue1 struct {
		Code   string  `json:"code"`
		Source source1 `json:"source"`
		Field  string  `json:"field"`
		Value  string  `json:"value"`
		Reason string  `json:"reason"`
	}
	waiver1 struct {
		Waiver
		Source *source1 `json:"source"`
	}
	estimate1 struct {
		Estimate
		Lines []line1 `json:"lines"`
	}
	line1 struct {
		CostLine
		Item string `json:"item"`
	}
	budget1 struct {
		Budget
		Within bool `json:"within"`
	}
	summary1 struct {
		Verdict                   string           `json:"verdict"`
		ExitCode                  int              `json:"exit_code"`
		FailOn                    string           `json:"fail_on"`
		Headline                  string           `json:"headline"`
		Outcomes                  map[string]int64 `json:"outcomes"`
		Items                     int64            `json:"items"`
		Designated, Review, Sites int64
		SitesTouched              int64          `json:"sites_touched"`
		Coverage                  Coverage       `json:"coverage"`
		ByRule                    []ruleCount1   `json:"by_rule"`
		BySite                    []SiteTotal    `json:"by_site"`
		ByVendor                  []VendorTotal  `json:"by_vendor"`
		Answers                   []OpenQuestion `json:"answers"`
	}
	ruleCount1 struct {
		Rule     string           `json:"rule"`
		Outcomes map[string]int64 `json:"outcomes"`
		Deadline string           `json:"deadline"`
		Sites    int64            `json:"sites"`
	}
)

// read1 reads a run of the contract 1.x and carries it into the present one.
func read1(dec *json.Decoder) (*Run, error) {
	var old run1
	if err := dec.Decode(&old); err != nil {
		return nil, err
	}
	s := &old.Summary
	run := &Run{
		Head: Head{
			SchemaVersion: SchemaVersion, Tool: old.Tool, AsOf: old.AsOf, Profile: old.Profile,
			RuleSet: old.RuleSet, FailOn: s.FailOn, Packs: old.Packs,
		},
		SiteTotals: s.BySite, VendorTotals: s.ByVendor, Questions: s.Answers, Vendors: old.Vendors, Mapping: old.Mapping,
		Shares: old.Shares, Timeline: old.Timeline, Decisions: old.Decisions, Method: old.Method, Plan: old.Plan,
	}
	for _, r := range old.Rules {
		if r.URL != "" {
			r.Sources = []RuleSource{{URL: r.URL, Checked: r.Checked, Evidence: r.Evidence}}
		}
		run.Rules = append(run.Rules, r.Rule)
	}
	if err := old.items(run); err != nil {
		return nil, err
	}
	old.inputs(run)
	old.unread(run)
	old.money(run)
	old.summary(run)
	return run, nil
}

func (s *source1) now() Source { return At(s.File, s.Sheet, s.Line, s.Column) }

// items puts findings, which stood in the order of the items, into them.
func (old *run1) items(run *Run) error {
	next := 0
	for i := range old.Items {
		o := &old.Items[i]
		it := Item(o.item1Base)
		it.ID, it.Identity, it.Source, it.StreetAddress = o.Identity, Identity{}, o.Source.now(), o.Address
		if o.Priced != "" {
			it.Price = &Price{Basis: "none", Low: o.Low, High: o.High, Open: o.Priced == "if_open"}
			if o.Priced != "unpriced" {
				it.Price.Basis = "catalog"
			}
		}
		for ; next < len(old.Findings) && old.Findings[next].Item.Identity == it.ID && old.Findings[next].Source.Line == o.Source.Line; next++ {
			old.Findings[next].into(&it)
		}
		SortFindings(it.Findings)
		run.Items = append(run.Items, it)
	}
	if next < len(old.Findings) {
		return fmt.Errorf("finding %s stands on no item", old.Findings[next].ID)
	}
	return nil
}

func (f *finding1) into(it *Item) {
	if it.Evidence == nil {
		for _, e := range f.Evidence {
			e.Ref = e.Source
			if e.Vendor == it.Vendor {
				e.Vendor = ""
			}
			it.Evidence = append(it.Evidence, e.Evidence)
		}
	}
	it.Findings = append(it.Findings, Finding{
		ID: f.ID, Rule: f.Rule, Outcome: f.Outcome, Since: f.Since, Deadline: f.Deadline, Column: f.Source.Column,
		Message: f.Message, Missing: f.Missing, Questions: f.Questions, Eligible: f.Eligible, Waiver: f.Waiver, Known: f.Known,
	})
}

func (old *run1) inputs(run *Run) {
	for _, in := range old.Inputs {
		in.Records = in.Rows + in.Skipped // headings and blank lines were not told
		run.Inputs = append(run.Inputs, in.Input)
		for _, sheet := range in.SheetsNotRead {
			run.Inputs = append(run.Inputs, Input{
				Name: in.Name, Sheet: sheet, SHA256: in.SHA256,
				SetAside: &SetAside{Why: "no column names a maker", By: "tool"},
			})
		}
	}
}

func (old *run1) unread(run *Run) {
	for _, r := range old.Rejects {
		r.Source = r.At.now()
		run.Rejects = append(run.Rejects, r.Reject)
	}
	for _, x := range old.Issues {
		run.Issues = append(run.Issues, Issue{Code: x.Code, Field: x.Field, Value: x.Value, Count: 1, First: x.Source.now(), Reason: x.Reason})
	}
	for _, w := range old.Waivers {
		if w.Source != nil {
			at := w.Source.now()
			w.Waiver.Source = &at
		}
		run.Waivers = append(run.Waivers, w.Waiver)
	}
}

func (old *run1) money(run *Run) {
	run.Estimate = old.Estimate.Estimate
	for _, l := range old.Estimate.Lines {
		l.What = l.Item
		run.Estimate.Lines = append(run.Estimate.Lines, l.CostLine)
	}
	if b := old.Budget; b != nil {
		b.Budget.Within, b.Confidence = "no", "0.5"
		if b.Within {
			b.Budget.Within = "yes"
		}
		run.Budget = &b.Budget
	}
}

func (old *run1) summary(run *Run) {
	s := &old.Summary
	run.Summary = Summary{
		Verdict: s.Verdict, ExitCode: s.ExitCode, Headline: s.Headline, Outcomes: s.Outcomes,
		Counts: Counts{Coverage: s.Coverage, Records: s.Coverage.Rows, Items: s.Items, Designated: s.Designated, Review: s.Review, Sites: s.Sites, SitesDesignated: s.SitesTouched},
	}
	if s.Verdict == "budget" {
		run.Summary.Verdict = VerdictOverBudget
	}
	if s.Verdict != VerdictClean {
		run.Summary.Reasons = []string{run.Summary.Verdict + ": " + strings.TrimSuffix(s.Headline, ".")}
	}
	for _, c := range s.ByRule {
		t := RuleTotal{Rule: c.Rule, Outcomes: c.Outcomes, Deadline: c.Deadline, Sites: c.Sites}
		for _, o := range rules.Outcomes() {
			if n := c.Outcomes[o]; n > 0 {
				t.Items += n
				if t.Worst == "" {
					t.Worst = o
				}
			}
		}
		run.RuleTotals = append(run.RuleTotals, t)
	}
}
