package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Verify runs an audit again as a saved run says that it was run: for its day,
// with its rules, columns, budget and threshold. The request brings what a run
// does not hold: the inventories, the profile, and the other files that it
// rested on. It returns every difference between the saved run and the new
// one; there is none when the saved run is what comes out. Paths of
// inventories may be others than they were; the version of the program may be
// another one, and is a difference that Verify's caller has to weigh.
func Verify(ctx context.Context, saved *report.Run, req Request) ([]report.Difference, error) {
	if err := errors.Join(rename(saved, req.Sources), forgotten(saved, &req)); err != nil {
		return nil, err
	}
	if err := again(saved, &req); err != nil {
		return nil, err
	}
	walk := Run
	if p := saved.Plan; p != nil {
		walk = func(ctx context.Context, req Request) (*report.Run, error) { return Plan(ctx, req, p.Costs == "p80") }
	}
	run, err := whole(ctx, req, walk)
	if err != nil {
		return nil, err
	}
	run.RuleSet = saved.RuleSet
	return report.Differences(saved, run)
}

// rename gives the inputs the names under which the run knows them.
func rename(saved *report.Run, sources []*inventory.Source) error {
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

// forgotten refuses a request that lacks a file of which the run bears traces.
func forgotten(saved *report.Run, req *Request) error {
	known := slices.ContainsFunc(saved.Findings, func(f report.Finding) bool { return f.Known })
	for _, x := range []struct {
		what, flag string
		was, is    bool
	}{
		{"a profile", "--profile", saved.Profile != nil, req.Profile != nil},
		{"waivers", "--waivers", len(saved.Waivers) > 0, req.Waivers != nil},
		{"decisions", "--decisions", len(saved.Decisions) > 0, req.Decisions != nil},
		{"a baseline", "--baseline", known, req.Known != nil},
	} {
		if x.was && !x.is {
			return &gear.Fault{Kind: gear.Usage, What: "the run was made with " + x.what + ", and none is given", Hint: "give the same again with " + x.flag}
		}
	}
	return nil
}

// again sets the request to what the run says of itself.
func again(saved *report.Run, req *Request) (err error) {
	bad := func(key string, err error) error {
		return &gear.Fault{Kind: gear.Usage, What: "the saved run has an impossible " + key, Err: err, Hint: "was it edited by hand?"}
	}
	if req.AsOf, err = gear.ParseDate(saved.AsOf); err != nil {
		return bad("as_of", err)
	}
	if req.Cost, err = costOptions(&saved.Estimate); err != nil {
		return bad("estimate.baseline or assumption", err)
	}
	if req.Funding, err = fundingOf(saved); err != nil {
		return bad("budget or plan", err)
	}
	req.FailOn = nil
	if s := saved.Summary.FailOn; s != "never" {
		o, err := regime.ParseOutcome(s)
		if err != nil {
			return bad("summary.fail_on", err)
		}
		req.FailOn = &o
	}
	if saved.Summary.Verdict != report.VerdictIncomplete {
		req.AllowRejects = saved.Summary.Coverage.Rejected
	}
	req.Rules = nil // the very rules, however they were chosen
	for i := range saved.Rules {
		req.Rules = append(req.Rules, saved.Rules[i].ID)
		req.Unverified = req.Unverified || saved.Rules[i].Evidence == "unverified"
	}
	for _, m := range saved.Mapping {
		if m.Confidence == inventory.Declared {
			req.Inventory.Map[m.Field] = m.Heading
		}
	}
	return nil
}
