package flags

import (
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// RuleSelection choose rules without asking who is asking.
type RuleSelection struct {
	rulesDirs []string
}

// AddFlags adds the flags to a command.
func (o *RuleSelection) AddFlags(c *cobra.Command) {
	c.Flags().StringArrayVar(&o.rulesDirs, "rules-dir", nil, "`FOLDER` of your own rules, added to the built-in ones (repeatable)")
}

// Load reads the rules that the prefixes name with their examples; none name
// all.
func (o *RuleSelection) Load(prefixes []string) (*rules.Set, error) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true, Cases: true, Dirs: o.rulesDirs})
	if err != nil {
		return nil, err
	}
	return set, set.Keep(prefixes)
}

// FormatOption chooses between a table for people and JSON for programs.
type FormatOption struct {
	format string
}

// AddFlags adds the flags to a command.
func (o *FormatOption) AddFlags(c *cobra.Command) {
	c.Flags().StringVarP(&o.format, "format", "f", "table", "`FORMAT`: table or json")
}

// JSON reports whether JSON is wanted.
func (o *FormatOption) JSON() (bool, error) {
	if o.format != "table" && o.format != "json" {
		return false, term.Usage(`--format "`+o.format+`" is not known here`, "write table or json")
	}
	return o.format == "json", nil
}
