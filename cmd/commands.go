package cmd

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/cmd/auditcmd"
	"github.com/gearaudit/gearaudit/cmd/catalogcmd"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/cmd/plancmd"
	"github.com/gearaudit/gearaudit/cmd/rowcmd"
	"github.com/gearaudit/gearaudit/cmd/rulescmd"
	"github.com/gearaudit/gearaudit/cmd/vendorscmd"
)

// builder makes one command.
type builder struct {
	name string
	make func(*term.Env) *cobra.Command
}

// builders lists every command in the order of the help.
func builders() []builder {
	return []builder{
		{"allocate", plancmd.NewAllocate},
		{"audit", auditcmd.NewAudit},
		{"catalog", catalogcmd.NewCatalog},
		{"columns", rowcmd.NewColumns},
		{"config", auditcmd.NewConfig},
		{"diff", auditcmd.NewDiff},
		{"evidence", auditcmd.NewEvidence},
		{"explain", rowcmd.NewExplain},
		{"identify", rowcmd.NewIdentify},
		{"init", auditcmd.NewInit},
		{"man", newMan},
		{"new", auditcmd.NewNew},
		{"plan", plancmd.NewPlan},
		{"report", auditcmd.NewReport},
		{"review", rowcmd.NewReview},
		{"rules", rulescmd.NewRules},
		{"vendors", vendorscmd.NewVendors},
		{"verify", auditcmd.NewVerify},
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
