package plancmd

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// estimated makes a carrier of every profile in a folder: its customers and
// kind stand in the profile, and what would be approved is the middle of the
// programme's figure for the inventories of the same name.
func (o *allocateOptions) estimated(ctx context.Context, w *term.Env, dir string) ([]budget.Carrier, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, term.Unreadable(dir, "folder", "check the path", err)
	}
	files := map[string][]string{} // inventories by the name of their carrier
	var profiles []string
	for _, e := range entries {
		stem, _, _ := strings.Cut(e.Name(), ".")
		switch ext := filepath.Ext(e.Name()); {
		case e.IsDir() || stem == "":
		case ext == ".yaml" || ext == ".yml":
			profiles = append(profiles, e.Name())
		default:
			files[stem] = append(files[stem], filepath.Join(dir, e.Name()))
		}
	}
	if len(profiles) == 0 {
		return nil, term.Usage(dir+": the folder holds no profiles", "put a profile beside each inventory, such as acme.yaml beside acme.csv")
	}
	slices.Sort(profiles)
	var out []budget.Carrier
	for _, name := range profiles {
		stem, _, _ := strings.Cut(name, ".")
		c, err := o.carrier(ctx, w, filepath.Join(dir, name), files[stem])
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(x budget.Carrier) bool { return x.Name == c.Name }) {
			return nil, term.Usage(fmt.Sprintf("%s: the carrier %q stands twice", filepath.Join(dir, name), c.Name), "put its inventories beside one profile, or give the other operator a name of its own")
		}
		out = append(out, c)
		delete(files, stem)
	}
	return out, orphans(files)
}

// orphans refuses inventories without a profile: leaving a carrier out would
// give its money to others.
func orphans(files map[string][]string) error {
	var left []string
	for _, names := range files {
		left = append(left, names...)
	}
	if len(left) == 0 {
		return nil
	}
	slices.Sort(left)
	return term.Usage(left[0]+": the inventory has no profile", "say who the carrier is in a file of the same name that ends in .yaml")
}

func (o *allocateOptions) carrier(ctx context.Context, w *term.Env, profile string, inventories []string) (budget.Carrier, error) {
	one := o.AuditOptions
	one.Profile = profile
	var c budget.Carrier
	if len(inventories) == 0 {
		return c, term.Usage(profile+": the profile has no inventory", "put it beside the profile, with the same name")
	}
	req, err := one.Request(w, inventories)
	if err != nil {
		return c, err
	}
	if c, err = applicant(req.Profile); err != nil {
		return c, err
	}
	req.Summary = true
	defer flags.LimitMemory(req)()
	var e *cost.Estimate
	req.Observe.Cost = func(x *cost.Estimate, _ []cost.SiteCost) { e = x }
	run, err := audit.Run(ctx, *req)
	if err != nil {
		return c, err
	}
	if run.Summary.ExitCode >= int(gear.Incomplete) {
		return c, &gear.Fault{
			Kind: gear.Incomplete, What: "the inventory could not be audited in full", Place: gear.Place{File: inventories[0]},
			Hint: "see gearaudit audit " + inventories[0] + " --profile " + profile,
		}
	}
	c.Approved = e.Program.P50
	o.unpriced = o.unpriced || e.AtLeast || e.OpenItems > 0
	_, err = fmt.Fprintln(w.Err, profile+": "+approvedText(e))
	return c, err
}

// approvedText says what the approved cost of a carrier rests on.
func approvedText(e *cost.Estimate) string {
	switch {
	case e.Known == nil && len(e.Missing) == 0 && e.OpenItems == 0:
		return "there is nothing to replace"
	case e.Known == nil:
		return fmt.Sprintf("nothing that is to be replaced has a price: %d units without one, %d whose maker is undecided", e.Unpriced, e.OpenItems)
	}
	text := fmt.Sprintf("what would be approved is estimated from the prices of %d units, AACE class %d", e.Items, e.Class)
	if e.AtLeast {
		text += fmt.Sprintf("; it is at least that: %d units have no price", e.Unpriced)
	}
	if e.OpenItems > 0 {
		text += fmt.Sprintf("; the maker of %d more is an open question", e.OpenItems)
	}
	return text
}

// applicant is who a profile speaks of: its tier turns on it.
func applicant(p *profile.Profile) (budget.Carrier, error) {
	o := &p.Operator
	c := budget.Carrier{Name: o.Name, Kind: budget.Provider}
	if slices.Contains(o.Kinds, "school") {
		c.Kind = budget.Education
	}
	if o.Customers != nil {
		c.Customers = *o.Customers
	} else if c.Kind == budget.Provider {
		return c, &gear.Fault{
			Kind: gear.Usage, What: "the profile does not say how many customers the operator has", Place: gear.Place{File: p.File},
			Hint: "add operator.customers: the tier turns on it",
		}
	}
	if c.Name == "" {
		c.Name = strings.TrimSuffix(filepath.Base(p.File), filepath.Ext(p.File))
	}
	return c, nil
}
