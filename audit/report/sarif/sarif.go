package sarif

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// home is where the program and its rules are described.
const home = "https://github.com/gearaudit/gearaudit"

// sarifLimit is how many results GitHub takes of one run.
const sarifLimit = 5000

// render is format sarif, version 2.1.0: one result per item with findings,
// placed on the line of the inventory that it is about. Its rule is the vendor,
// so that an alert stays the same while laws and outcomes change.
func render(p *page) error {
	chosen, err := p.Choose(sarifLimit, func(*report.Item) int { return 1 })
	if err != nil {
		return err
	}
	names, baseline, err := p.vendors()
	if err != nil {
		return err
	}
	head := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: p.Run.Tool.Name, Version: p.Run.Tool.Version, InformationURI: home, Rules: p.sarifRules(names)}},
		Automation: sarifID{"gearaudit/" + p.Run.AsOf}, ColumnKind: "utf16CodeUnits",
		Bases:       map[string]sarifBase{"%SRCROOT%": {say("the folder in which the audit was run")}},
		Invocations: []sarifInvocation{p.sarifInvocation(chosen.Left)}, Artifacts: p.sarifArtifacts(),
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
	err = p.Each(func(it *report.Item) error {
		if len(it.Findings) == 0 || !chosen.Has(it) {
			return nil
		}
		line, err := safetext.EncodeJSON(p.sarifResult(it, slices.Index(names, it.Vendor), baseline), "")
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

// vendors lists the vendors of the items with findings, in order of id, and
// reports whether the run was held against a baseline.
func (p *page) vendors() (ids []string, baseline bool, err error) {
	err = p.Each(func(it *report.Item) error {
		baseline = baseline || it.Baseline != ""
		if at, found := slices.BinarySearch(ids, it.Vendor); !found && len(it.Findings) > 0 {
			ids = slices.Insert(ids, at, it.Vendor)
		}
		return nil
	})
	return ids, baseline, err
}

// ruleID is the rule of the results about a vendor; empty stands for items that
// do not say who made them.
func ruleID(vendor string) string {
	if vendor == "" {
		vendor = "unknown"
	}
	return "designated/" + vendor
}

// sarifResult renders an item. GitHub tells old results from new ones by
// primaryLocationLineHash; ours survives a file in another order.
func (p *page) sarifResult(it *report.Item, rule int, baseline bool) sarifResult {
	worst, actual := phrase.Worst(it)
	r := sarifResult{
		RuleID: ruleID(it.Vendor), Index: rule, Level: phrase.Gravity(worst), Message: p.sarifMessage(it),
		Locations:  []sarifLocation{sarifPlace(it.Source)},
		Prints:     map[string]string{"gearaudit/v2": it.ID, "primaryLocationLineHash": it.ID + ":1"},
		Properties: sarifDetails{Outcome: it.Outcome, Vendor: it.Vendor, Level: it.Level, Deadline: phrase.NextDeadline(it), Identity: it.ID},
	}
	if len(it.Findings) > 0 && it.Findings[0].Column > 0 {
		r.Locations[0] = sarifPlace(it.Source.WithColumn(it.Findings[0].Column))
	}
	for i := range it.Findings {
		f := &it.Findings[i]
		r.Properties.Rules = append(r.Properties.Rules, f.Rule+"="+f.Outcome)
		for _, m := range f.Missing {
			if !slices.Contains(r.Properties.Missing, m) {
				r.Properties.Missing = append(r.Properties.Missing, m)
			}
		}
	}
	if r.Level == "none" {
		r.Kind = "informational"
	}
	if w := waivers(it); !actual && len(w) > 0 {
		r.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: "waiver " + strings.Join(w, ", ")}}
	}
	switch {
	case !baseline:
	case it.Baseline == "changed":
		r.BaselineState = "updated"
	default:
		r.BaselineState = it.Baseline
	}
	return r
}

// waivers lists the waivers of an item's findings, each once.
func waivers(it *report.Item) []string {
	var out []string
	for i := range it.Findings {
		if w := it.Findings[i].Waiver; w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// properties makes a bag of properties, which JSON writes in order of name.
func properties(list []phrase.Figure) map[string]string {
	out := make(map[string]string, len(list))
	for _, f := range list {
		out[f.Name] = f.Value
	}
	return out
}

func (p *page) sarifMessage(it *report.Item) sarifText {
	s := phrase.About(it) + ": " + phrase.RuleList(it)
	if d := phrase.NextDeadline(it); d != "" {
		s += " (by " + d + ")"
	}
	if asks := phrase.Questions(it); asks != "" {
		s += ". To settle it: " + asks
	}
	if e := phrase.MakerText(p.Run, it); e != "" {
		s += ". Maker: " + e
	}
	return say(s)
}

// say makes a message, in which a viewer would make links of brackets.
func say(s string) sarifText { return sarifText{safetext.Unlinked(s)} }

// sarifRules describes the vendors. What the laws say of each stands with the
// results, and in the other formats.
func (p *page) sarifRules(ids []string) []sarifRule {
	out := []sarifRule{}
	for _, id := range ids {
		name := "a designated vendor, perhaps"
		if id != "" {
			name = phrase.VendorName(p.Run, id)
		}
		out = append(out, sarifRule{
			ID: ruleID(id), Short: say("equipment of " + name), HelpURI: home, Config: sarifConfig{"warning"},
			Help:       say("Equipment of " + name + ". The rules that apply stand in each result; their texts and sources in gearaudit rules show."),
			Properties: sarifTags{Tags: []string{"supply-chain"}},
		})
	}
	return out
}

// sarifInvocation tells of the rows that were not judged, what could not be
// known, and the results that are left out.
func (p *page) sarifInvocation(left int) sarifInvocation {
	inv := sarifInvocation{Successful: p.Run.Summary.Verdict != report.VerdictIncomplete && left == 0, ExitCode: p.Run.Summary.ExitCode, Notifications: []sarifNotification{}}
	if left > 0 {
		inv.Notifications = append(inv.Notifications, sarifNotification{
			Level: "error", Message: say(phrase.Many(int64(left), "item is", "items are") + " left out: the reader of this format takes " + phrase.Count(sarifLimit) + " results. All are in --format json and csv."),
		})
	}
	for i := range p.Run.Doubts {
		inv.Notifications = append(inv.Notifications, sarifNotification{Level: "warning", Message: say(phrase.DoubtLine(&p.Run.Doubts[i]))})
	}
	for _, line := range phrase.Given(p.Run) {
		inv.Notifications = append(inv.Notifications, sarifNotification{Level: "note", Message: say(line)})
	}
	for _, r := range p.Run.Rejects {
		inv.Notifications = append(inv.Notifications, sarifNotification{
			Level: "error", Message: say("row not judged: " + phrase.RejectText(p.Run, &r)), Locations: []sarifLocation{sarifPlace(r.Source)},
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
	named := map[string]bool{}
	for _, in := range p.Run.Inputs {
		if named[in.Name] {
			continue
		}
		named[in.Name] = true
		out = append(out, sarifArtifact{Location: sarifFile(in.Name), Hashes: map[string]string{"sha-256": in.SHA256}})
	}
	return out
}

// sarifPlace is a row. The cell is a property, because a region's column counts
// characters and ours counts cells.
func sarifPlace(s report.Source) sarifLocation {
	loc := sarifLocation{sarifPhysical{Artifact: sarifFile(s.File), Region: sarifRegion{StartLine: max(s.Line, 1)}}}
	if s.Column() > 0 || s.Sheet != "" {
		loc.Physical.Region.Properties = &sarifCell{Cell: s.Column(), Sheet: s.Sheet}
	}
	return loc
}

// sarifFile makes a path a URI: relative ones to the folder of the audit.
func sarifFile(name string) sarifURI {
	slashed := strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "./")
	if filepath.IsAbs(name) || onDrive(name) {
		return sarifURI{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(slashed, "/")}).String()}
	}
	return sarifURI{URI: (&url.URL{Path: slashed}).String(), Base: "%SRCROOT%"}
}

// onDrive reports an absolute path of Windows, such as C:\inventory.csv. A
// relative name may hold a colon elsewhere, or behind one letter too: a:b.csv.
func onDrive(name string) bool {
	return len(name) > 2 && name[1] == ':' && (name[2] == '\\' || name[2] == '/')
}
