package cmd

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/workbook"
	"github.com/gearaudit/gearaudit/rules"
)

// inventoryEndings are how the names of inventories end.
func inventoryEndings() []string {
	return []string{"csv", "tsv", "txt", "xlsx", "xlsm", "json", "jsonl", "gz", "zst"}
}

// completeArguments says what stands behind a command: inventories, saved runs, or
// lists of carriers.
func completeArguments(command string) cobra.CompletionFunc {
	switch command {
	case "audit", "identify", "columns", "plan", "review", "init", "explain", "diff", "timeline":
		return byEnding(func(int) []string { return inventoryEndings() })
	case "verify":
		return byEnding(func(before int) []string {
			if before == 0 {
				return []string{"json"}
			}
			return inventoryEndings()
		})
	case "allocate", "lint":
		return byEnding(func(int) []string { return []string{"csv"} })
	case "score":
		return byEnding(func(int) []string { return []string{"yaml", "yml"} })
	}
	return nil
}

// byEnding completes files by how their names end, by how many arguments stand
// before.
func byEnding(of func(before int) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		return of(len(args)), cobra.ShellCompDirectiveFilterFileExt
	}
}

// completeSheets completes the sheets of the workbooks that are named before.
func completeSheets(_ *cobra.Command, files []string, typed string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, name := range files {
		for _, sheet := range sheetsOf(name) {
			if !slices.Contains(out, sheet) {
				out = append(out, sheet)
			}
		}
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}

// completeTables completes the tables of the files that are named before, as
// --set-aside takes them.
func completeTables(_ *cobra.Command, files []string, typed string) ([]string, cobra.ShellCompDirective) {
	var out []string
	for _, name := range files {
		out = append(out, name)
		for _, sheet := range sheetsOf(name) {
			out = append(out, name+"!"+sheet)
		}
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}

// sheetsOf names the sheets of a workbook, nothing for other files.
func sheetsOf(name string) []string {
	if ending := strings.ToLower(filepath.Ext(name)); ending != ".xlsx" && ending != ".xlsm" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil
	}
	book, err := workbook.Open(name, f, info.Size(), workbook.Limits{})
	if err != nil {
		return nil
	}
	var out []string
	for _, s := range book.Sheets() {
		out = append(out, s.Name)
	}
	return out
}

// completeCountries completes the countries that rules are there for.
func completeCountries(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"*"}})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for _, p := range set.Packs {
		for _, country := range p.Countries {
			if line := country + "\t" + p.Title; !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return matching(out, typed), cobra.ShellCompDirectiveNoFileComp
}
