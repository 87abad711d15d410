package flags

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// RulesOptions choose who asks, which rules are judged and for which day.
type RulesOptions struct {
	Profile    string
	trusted    string
	rules      []string
	RulesDirs  []string
	unverified bool
	AsOf       string
}

// AddFlags adds the flags to a command.
func (o *RulesOptions) AddFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVarP(&o.Profile, "profile", "p", "", "`FILE` (YAML) that describes the operator (default: gearaudit.yaml in the folder of the inventory or above it; none for no profile)")
	f.StringVar(&o.trusted, "profile-from", "", "trusted copy of the profile, such as the `FILE` on the branch to merge into: its settings count, not those of the profile")
	f.StringSliceVar(&o.rules, "rules", nil, "rules to apply, by id prefix, such as us,uk or us-usf: a `LIST` (default: those of the profile, else of its country, else us)")
	f.StringArrayVar(&o.RulesDirs, "rules-dir", nil, "`FOLDER` of your own rules, added to the built-in ones (repeatable)")
	f.BoolVar(&o.unverified, "include-unverified", false, "apply rules that rest on unverified facts too")
	f.StringVar(&o.AsOf, "as-of", "", "`DATE` to judge for, such as 2026-11-21 (default: today)")
}

// Day is the day to judge for.
func (o *RulesOptions) Day() (gear.Date, error) {
	d, err := gear.ParseDate(o.AsOf)
	if err != nil {
		return 0, term.Usage(fmt.Sprintf("--as-of: %v", err), "write the day as 2026-11-21")
	}
	return d, nil
}

// prefixes are the rules asked for, none for those of the country.
func (o *RulesOptions) prefixes() []string {
	var out []string
	for _, r := range o.rules {
		if r = strings.TrimSpace(r); r != "" {
			out = append(out, r)
		}
	}
	return out
}
