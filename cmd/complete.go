package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/rules"
)

// completions lets a shell complete what is closed: the values of flags, the kinds
// of files, and the ids of rules and vendors. A flag that its command completes
// by itself is left alone.
func completions(c *cobra.Command) {
	for flag, values := range closedValues(c.Name()) {
		if c.Flags().Lookup(flag) != nil {
			_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
		}
	}
	for flag, endings := range fileEndings() {
		if c.Flags().Lookup(flag) != nil {
			_ = c.MarkFlagFilename(flag, endings...)
		}
	}
	if c.Flags().Lookup("rules-dir") != nil {
		_ = c.MarkFlagDirname("rules-dir")
	}
	if c.Flags().Lookup("rules") != nil {
		_ = c.RegisterFlagCompletionFunc("rules", completeRules)
	}
	if c.Flags().Lookup("map") != nil {
		_ = c.RegisterFlagCompletionFunc("map", completeFields)
	}
	for flag, complete := range map[string]cobra.CompletionFunc{"sheet": completeSheets, "set-aside": completeTables, "country": completeCountries} {
		if c.Flags().Lookup(flag) != nil {
			_ = c.RegisterFlagCompletionFunc(flag, complete)
		}
	}
	if c.ValidArgsFunction == nil && c.HasParent() {
		switch c.Parent().Name() + " " + c.Name() {
		case "rules show", "rules test":
			c.ValidArgsFunction = completeRules
		case "vendors show":
			c.ValidArgsFunction = completeVendors
		case "catalog show":
			c.ValidArgsFunction = completePrices
		default:
			c.ValidArgsFunction = completeArguments(c.Name())
		}
	}
	for _, k := range c.Commands() {
		completions(k)
	}
}

// closedValues lists the words that flags take.
func closedValues(command string) map[string][]string {
	formats := []string{"table", "json"}
	switch command {
	case "allocate":
		formats = append(formats, "csv")
	case "review":
		formats = append(formats, "yaml")
	}
	return map[string][]string{
		"format":        formats,
		"fail-on":       {"breach", "due", "report", "review", "advisory", "designated", "never"},
		"progress":      {"auto", "always", "never"},
		"cost-baseline": {"gross", "incremental", "eligible"},
		"date-order":    {"dmy", "mdy", "ymd"},
		"delimiter":     {",", ";", "|", "tab"},
		"encoding":      {"utf-8", "utf-16le", "utf-16be", "windows-1252", "gb18030", "big5", "shift_jis", "euc-kr"},
		"percentile":    {"50", "80"},
	}
}

// fileEndings lists how the names of files end that flags take.
func fileEndings() map[string][]string {
	return map[string][]string{
		"profile": {"yaml", "yml"}, "profile-from": {"yaml", "yml"}, "waivers": {"yaml", "yml"}, "waivers-from": {"yaml", "yml"},
		"decisions": {"yaml", "yml"}, "baseline": {"json"}, "baseline-from": {"json"}, "from": {"json"}, "price-book": {"csv"}, "actuals": {"csv"}, "weights": {"csv"},
	}
}

// completeRules completes ids of rules, each with its title; of several that
// are separated by commas, the last one.
func completeRules(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"*"}, IncludeUnverified: true})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	before := typed[:strings.LastIndex(typed, ",")+1]
	var out []string
	for _, p := range set.Packs {
		out = append(out, before+p.ID+"\t"+p.Title)
	}
	for _, r := range set.Rules {
		out = append(out, before+r.ID+"\t"+r.Title)
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}

func completeVendors(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	pack, err := rules.Vendors()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for _, v := range pack.Vendors {
		out = append(out, v.ID+"\t"+v.Name)
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}

func completePrices(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	prices, err := catalog.Load()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for _, k := range prices.Kinds() {
		out = append(out, k.ID+"\t"+k.Item)
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}

// completeFields completes the field of a column; its heading is the user's.
func completeFields(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	dict, err := rules.Fields()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for i := range dict.Defs {
		out = append(out, dict.Defs[i].Name+"=\t"+dict.Defs[i].Doc)
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

func matching(all []string, typed string) []string {
	var out []string
	for _, s := range all {
		if strings.HasPrefix(s, typed) {
			out = append(out, s)
		}
	}
	return out
}

// completeCommands completes the names of commands.
func completeCommands(c *cobra.Command, names []string, typed string) ([]string, cobra.ShellCompDirective) {
	above, _, err := c.Root().Find(names)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for _, k := range above.Commands() {
		if k.IsAvailableCommand() {
			out = append(out, k.Name()+"\t"+k.Short)
		}
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}
