// Package auditcmd has the commands about whole runs: audit, init, config, report,
// diff and verify.
package auditcmd

import (
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/report/marked"
	"github.com/gearaudit/gearaudit/audit/report/output"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// NewAudit returns the command audit.
func NewAudit(w *term.Env) *cobra.Command {
	o := &flags.AuditOptions{}
	c := &cobra.Command{
		Use:   "audit FILE...",
		Short: "Find equipment of designated vendors, the duties on it and the cost of replacing it",
		Long: "audit reads one or more inventories and reports every item made by a designated vendor, the rules that " +
			"apply and from when, which missing facts would settle open questions, what replacement costs, and whether " +
			"the budget is enough.\n\n" +
			"FILE is a CSV, TSV, XLSX or JSON file, gzip or zstd compressed or not, a folder, a pattern, or - for " +
			"standard input.\n\n" +
			"Exit code: 0 nothing at or above --fail-on and within budget, 1 findings or over budget, 2 wrong usage, 3 " +
			"the audit is not complete, 4 an internal error.",
		Example: "  gearaudit audit inventory.csv\n" +
			"  gearaudit audit inventory.xlsx -o marked=inventory-marked.xlsx\n" +
			"  gearaudit audit inventory.xlsx -p gearaudit.yaml --budget 30M\n" +
			"  gearaudit audit inventory.csv -o report.html -o run.json -o findings.xlsx\n" +
			"  gearaudit audit inventory.csv --baseline run.json --fail-on due -f github",
		Args: flags.NeedFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.Run(c.Context(), w, files, audit.Run) },
	}
	o.AddFlags(c, append(output.Formats(), marked.Format()), "designated")
	return c
}
