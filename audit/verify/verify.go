// Package verify proves that a saved run is what comes out of its inventories.
//
// The package serves the command verify. Its API may change.
package verify

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/plan"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/rules"
)

// Run runs an audit again as a saved run says that it was run: for its day,
// with its rules, columns, budget and threshold. The options bring what a run
// does not hold: the inventories, the profile, and the other files that it
// rested on. It returns every difference between the saved run and the new
// one; there is none when the saved run is what comes out. Paths of
// inventories may be others than they were; the version of the program may be
// another one, and is a difference that the caller has to weigh. With the text of
// the saved run, keys that this version writes and the text lacks, or has besides,
// are differences too.
func Run(ctx context.Context, saved *report.Run, text []byte, opts audit.Options) ([]report.Difference, error) {
	if err := errors.Join(rename(saved, opts.Sources), forgotten(saved, &opts)); err != nil {
		return nil, err
	}
	renameGiven(saved, &opts)
	if err := again(saved, &opts); err != nil {
		return nil, err
	}
	opts.All = slices.ContainsFunc(saved.Items, func(it report.Item) bool { return len(it.Findings) == 0 })
	var run *report.Run
	var err error
	if p := saved.Plan; p != nil {
		run, err = plan.Run(ctx, opts, planSettings(p))
	} else {
		run, err = audit.Run(ctx, opts)
	}
	if err != nil {
		return nil, err
	}
	run.RuleSet = saved.RuleSet
	found, err := report.Differences(saved, run)
	if err != nil {
		return nil, err
	}
	if chosen, err := ruleSet(saved, &opts); err != nil || !chosen {
		found = append(found, report.Difference{Part: "rule_set", What: "the rules that it chooses", Saved: strconv.Quote(strings.Join(saved.RuleSet, ","))})
	}
	if len(found) == 0 && len(text) > 0 && saved.Tool == run.Tool && saved.SchemaVersion == run.SchemaVersion {
		keys, err := keys(text, run)
		if err != nil {
			return nil, err
		}
		found = append(found, keys...)
	}
	return found, nil
}

// ruleSet reports whether the prefixes of a run choose the rules that it lists.
func ruleSet(saved *report.Run, opts *audit.Options) (bool, error) {
	prefixes := slices.DeleteFunc(slices.Clone(saved.RuleSet), func(name string) bool { // a country's rules are told by folders
		return slices.ContainsFunc(opts.RulesDirs, func(dir string) bool { return name == dir || name == filepath.Base(dir) })
	})
	if folders := len(saved.RuleSet) - len(prefixes); folders > 0 && folders != len(opts.RulesDirs) {
		return false, nil
	}
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: prefixes, IncludeUnverified: opts.Unverified, Dirs: opts.RulesDirs})
	if err != nil || len(saved.RuleSet) == 0 {
		return false, err
	}
	for i, prefix := range saved.RuleSet {
		if slices.Contains(saved.RuleSet[:i], prefix) {
			return false, nil
		}
	}
	var chosen []string
	for _, r := range set.Rules {
		chosen = append(chosen, r.ID)
	}
	for i := range saved.Rules {
		if id := saved.Rules[i].ID; id != regime.DesignatedMaker && !slices.Contains(chosen, id) {
			return false, nil
		}
	}
	return len(opts.Rules) == len(chosen), nil
}

// keys compares the keys of a saved run's text with those that the new run is
// written with.
func keys(text []byte, again *report.Run) ([]report.Difference, error) {
	format, _ := output.Lookup("json")
	var out bytes.Buffer
	if err := report.Replay(again, format.New(&out, report.Options{})); err != nil {
		return nil, err
	}
	return report.KeyDifferences(text, out.Bytes())
}

// rename gives the inputs the names under which the run knows them.
func rename(saved *report.Run, sources []*input.Source) error {
	var names []string
	for i := range saved.Inputs {
		if n := saved.Inputs[i].Name; !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) != len(sources) {
		return &gear.Fault{
			Kind: gear.Usage, What: fmt.Sprintf("the run was made of other inputs: it has %d, and %d are given", len(names), len(sources)),
			Hint: "give these, in this order: " + strings.Join(names, ", "),
		}
	}
	for i, s := range sources {
		s.Rename(names[i])
	}
	return nil
}

// renameGiven gives the files that the audit was given the names under which the run
// knows them, where their bytes are those that it knows.
func renameGiven(saved *report.Run, opts *audit.Options) {
	names := map[string]string{}
	for _, x := range saved.Excuses {
		names[x.SHA256] = x.File
	}
	for _, x := range saved.Answers {
		names[x.SHA256] = x.File
	}
	for _, x := range saved.Packs {
		names[x.SHA256] = x.Title
	}
	for _, doc := range []**audit.Document{&opts.Waivers, &opts.WaiversFrom, &opts.Decisions} {
		if *doc != nil {
			hash := sha256.Sum256((*doc).Text)
			*doc = &audit.Document{Name: cmp.Or(names[hex.EncodeToString(hash[:])], (*doc).Name), Text: (*doc).Text}
		}
	}
	if w := opts.Waivers; w != nil && len(saved.Waivers) > 0 && saved.Waivers[0].Source != nil { // those that excuse nothing are compared one by one
		named := *w
		named.Name, opts.Waivers = saved.Waivers[0].Source.File, &named
	}
	hash := sha256.Sum256(opts.BaselineFile.Text)
	opts.BaselineFile.Name = cmp.Or(names[hex.EncodeToString(hash[:])], opts.BaselineFile.Name)
	if p := opts.Profile; p != nil && names[p.SHA256] != "" {
		named := *p
		named.File, opts.Profile = names[p.SHA256], &named
	}
	if b := opts.PriceBook; b != nil && names[b.SHA256] != "" {
		opts.PriceBook = b.Named(names[b.SHA256])
	}
}

// forgotten refuses options that lack a file of which the run bears traces.
func forgotten(saved *report.Run, opts *audit.Options) error {
	known := saved.Change != nil || slices.ContainsFunc(saved.Items, func(it report.Item) bool { return it.Baseline != "" })
	for _, x := range []struct {
		what, flag string
		was, is    bool
	}{
		{"a profile", "--profile", saved.Profile != nil, opts.Profile != nil},
		{"waivers", "--waivers", len(saved.Waivers) > 0, opts.Waivers != nil},
		{"decisions", "--decisions", len(saved.Decisions) > len(opts.Makers.List), opts.Decisions != nil},
		{"a baseline", "--baseline", known, opts.Known != nil},
	} {
		if x.was && !x.is {
			return &gear.Fault{Kind: gear.Usage, What: "the run was made with " + x.what + ", and none is given", Hint: "give the same again with " + x.flag}
		}
	}
	return nil
}

// again sets the options to what the run says of itself.
func again(saved *report.Run, opts *audit.Options) (err error) {
	bad := func(key string, err error) error {
		return &gear.Fault{Kind: gear.Usage, What: "the saved run has an impossible " + key, Err: err, Hint: "was it edited by hand?"}
	}
	if opts.AsOf, err = gear.ParseDate(saved.AsOf); err != nil {
		return bad("as_of", err)
	}
	if err = setCost(opts, &saved.Estimate); err != nil {
		return bad("estimate.baseline or assumption", err)
	}
	if opts.Funding, err = funding(saved); err != nil {
		return bad("budget or plan", err)
	}
	opts.FailOn = nil
	if s := saved.FailOn; s != "never" {
		o, err := regime.ParseOutcome(s)
		if err != nil {
			return bad("fail_on", err)
		}
		opts.FailOn = &o
	}
	allowed := slices.ContainsFunc(saved.Excuses, func(x report.Excuse) bool { return x.Kind == report.ExcuseRejects })
	if allowed || saved.Summary.Verdict != report.VerdictIncomplete {
		opts.AllowRejects = saved.Summary.Counts.Rejected
	}
	opts.Rules = nil // the very rules, however they were chosen
	for i := range saved.Rules {
		if saved.Rules[i].ID == regime.DesignatedMaker {
			continue // it stands for the others, and is not loaded
		}
		opts.Rules = append(opts.Rules, saved.Rules[i].ID)
		opts.Unverified = opts.Unverified || slices.ContainsFunc(saved.Rules[i].Sources, func(s report.RuleSource) bool { return s.Evidence == "unverified" })
	}
	for _, m := range saved.Mapping {
		if m.Confidence == columns.Declared {
			opts.Inventory.Map[cmp.Or(m.Sheet, m.Input)+"!"+m.Field] = m.Heading
		}
	}
	for i := range saved.Inputs {
		if a := saved.Inputs[i].SetAside; a != nil && a.By == inventory.ByUser {
			opts.Inventory.SetAside = append(opts.Inventory.SetAside, phrase.InputName(&saved.Inputs[i]))
		}
	}
	return nil
}
