package sarif

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// home is where the program and its rules are described.
const home = "https://github.com/gearaudit/gearaudit"

// render is format sarif, version 2.1.0: one result per finding, placed on
// the line of the inventory that it is about.
func render(p *page) error {
	baseline, err := p.anyKnown()
	if err != nil {
		return err
	}
	head := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: p.Run.Tool.Name, Version: p.Run.Tool.Version, InformationURI: home, Rules: p.sarifRules()}},
		Automation: sarifID{"gearaudit/" + p.Run.AsOf}, ColumnKind: "utf16CodeUnits",
		Bases:       map[string]sarifBase{"%SRCROOT%": {say("the folder in which the audit was run")}},
		Invocations: []sarifInvocation{p.sarifInvocation()}, Artifacts: p.sarifArtifacts(),
		Properties: properties(phrase.Figures(p.Run, safetext.Unlinked)),
		Results:    []json.RawMessage{},
	}
	text, err := safetext.EncodeJSON(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{head}}, "  ")
	if err != nil {
		return err
	}
	// Results come one by one, into the one empty array of that name.
	before, after, _ := strings.Cut(string(text), "\"results\": []")
	p.WriteString(before + "\"results\": [")
	comma := ""
	err = p.EachFinding(func(_ *report.Item, f *report.Finding) error {
		line, err := safetext.EncodeJSON(p.sarifResult(f, baseline), "")
		if err != nil {
			return err
		}
		p.WriteString(comma + "\n        ")
		comma = ","
		_, err = p.Write(line[:len(line)-1])
		return err
	})
	p.WriteString("]" + after)
	return err
}

// anyKnown reports whether the run was held against a baseline that knew
// something.
func (p *page) anyKnown() (bool, error) {
	found := false
	err := p.EachFinding(func(_ *report.Item, f *report.Finding) error {
		found = found || f.Known
		return nil
	})
	return found, err
}

// sarifResult renders a finding. GitHub tells old results from new ones by
// primaryLocationLineHash; ours survives a file in another order.
func (p *page) sarifResult(f *report.Finding, baseline bool) sarifResult {
	r := sarifResult{
		RuleID: f.Rule, Index: phrase.RuleIndex(p.Run, f.Rule), Level: phrase.Gravity(f.Outcome), Message: sarifMessage(f),
		Locations:  []sarifLocation{sarifPlace(f.Source)},
		Prints:     map[string]string{"gearaudit/v1": f.ID, "primaryLocationLineHash": f.ID + ":1"},
		Properties: sarifDetails{Outcome: f.Outcome, Force: f.Force, Vendor: f.Vendor, Level: f.Level, Deadline: f.Deadline, Missing: f.Missing, Identity: f.Item.Identity},
	}
	if r.Level == "none" {
		r.Kind = "informational"
	}
	if f.Waived {
		r.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: "waiver " + f.Waiver}}
	}
	if baseline {
		r.BaselineState = "new"
		if f.Known {
			r.BaselineState = "unchanged"
		}
	}
	return r
}

// properties makes a bag of properties, which JSON writes in order of name.
func properties(list []phrase.Figure) map[string]string {
	out := make(map[string]string, len(list))
	for _, f := range list {
		out[f.Name] = f.Value
	}
	return out
}

func sarifMessage(f *report.Finding) sarifText {
	s := phrase.About(f) + ": " + f.Outcome + ": " + f.Message
	if f.Deadline != "" {
		s += " (by " + f.Deadline + ")"
	}
	if asks := phrase.Asks(f); asks != "" {
		s += ". To settle it: " + asks
	}
	if e := phrase.EvidenceText(f.Evidence); e != "" {
		s += ". Evidence: " + e
	}
	return say(s)
}

// say makes a message, in which a viewer would make links of brackets.
func say(s string) sarifText { return sarifText{safetext.Unlinked(s)} }

func (p *page) sarifRules() []sarifRule {
	out := []sarifRule{}
	for _, r := range p.Run.Rules {
		rule := sarifRule{
			ID: r.ID, Short: say(r.Title), HelpURI: r.URL, Config: sarifConfig{"warning"},
			Help:       say(r.Citation + " (" + r.Authority + ", " + r.Force + "). " + r.Why + phrase.RemedyText(r.Remedy)),
			Properties: sarifTags{Tags: []string{r.Jurisdiction, r.Force}},
		}
		if r.Why != "" {
			full := say(r.Why)
			rule.Full = &full
		}
		out = append(out, rule)
	}
	return out
}

// sarifInvocation tells of the rows that were not judged.
func (p *page) sarifInvocation() sarifInvocation {
	inv := sarifInvocation{Successful: p.Run.Summary.Verdict != report.VerdictIncomplete, ExitCode: p.Run.Summary.ExitCode, Notifications: []sarifNotification{}}
	for _, r := range p.Run.Rejects {
		inv.Notifications = append(inv.Notifications, sarifNotification{
			Level: "error", Message: say("row not judged: " + phrase.Field(r.Field) + r.Reason), Locations: []sarifLocation{sarifPlace(r.Source)},
		})
	}
	if phrase.Unlisted(p.Run) > 0 {
		inv.Notifications = append(inv.Notifications, sarifNotification{Level: "error", Message: say(phrase.UnlistedText(p.Run))})
	}
	for _, a := range phrase.WaiverAnnotations(p.Run) {
		n := sarifNotification{Level: "warning", Message: say(a.Text)}
		if a.At.File != "" {
			n.Locations = []sarifLocation{sarifPlace(a.At)}
		}
		inv.Notifications = append(inv.Notifications, n)
	}
	return inv
}

func (p *page) sarifArtifacts() []sarifArtifact {
	out := []sarifArtifact{}
	for _, in := range p.Run.Inputs {
		out = append(out, sarifArtifact{Location: sarifFile(in.Name), Hashes: map[string]string{"sha-256": in.SHA256}})
	}
	return out
}

// sarifPlace is a row. The cell is a property, because a region's column counts
// characters and ours counts cells.
func sarifPlace(s report.Source) sarifLocation {
	loc := sarifLocation{sarifPhysical{Artifact: sarifFile(s.File), Region: sarifRegion{StartLine: max(s.Line, 1)}}}
	if s.Column > 0 || s.Sheet != "" {
		loc.Physical.Region.Properties = &sarifCell{Cell: s.Column, Sheet: s.Sheet}
	}
	return loc
}

// sarifFile makes a path a URI: relative ones to the folder of the audit.
func sarifFile(name string) sarifURI {
	slashed := strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "./")
	if filepath.IsAbs(name) || len(name) > 1 && name[1] == ':' {
		return sarifURI{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(slashed, "/")}).String()}
	}
	return sarifURI{URI: (&url.URL{Path: slashed}).String(), Base: "%SRCROOT%"}
}
