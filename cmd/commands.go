package cmd

import (
	"slices"

	"github.com/spf13/cobra"
)

// builder makes one command.
type builder struct {
	name string
	make func(*World) *cobra.Command
}

// builders lists every command in the order of the help.
func builders() []builder {
	return []builder{
		{"allocate", newAllocate},
		{"audit", newAudit},
		{"catalog", newCatalog},
		{"columns", newColumns},
		{"config", newConfig},
		{"diff", newDiff},
		{"explain", newExplain},
		{"identify", newIdentify},
		{"init", newInit},
		{"man", newMan},
		{"plan", newPlan},
		{"report", newReport},
		{"review", newReview},
		{"rules", newRules},
		{"vendors", newVendors},
		{"verify", newVerify},
		{"version", newVersion},
	}
}

// needed lists the commands that a command line needs: the one that its first
// word names, or all where it names none. The pages of man are about all.
func needed(args []string) []builder {
	all := builders()
	if len(args) == 0 || args[0] == "man" {
		return all
	}
	if i := slices.IndexFunc(all, func(m builder) bool { return m.name == args[0] }); i >= 0 {
		return all[i : i+1]
	}
	return all
}
