// Package auditcmd has the commands about whole runs: audit, init, config, report,
// diff and verify.
package auditcmd

import (
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

func NewAudit(w *term.Env) *cobra.Command {
	o := &flags.AuditOptions{}
	c := &cobra.Command{
		Use:   "audit FILE...",
		Short: "Find designated vendors' equipment, the duties on it and what replacing it costs",
		Long: "audit reads one or more inventories and reports every item made by a designated vendor, the rules that\n" +
			"bite and when, what an answer would settle, what replacement costs, and whether the budget reaches.\n\n" +
			"FILE may be a CSV, TSV or XLSX file, gzip or zstd compressed, a folder, a pattern, or - for standard input.\n\n" +
			"Exit code: 0 nothing at or above --fail-on and within budget, 1 findings or over budget, 2 wrong usage,\n" +
			"3 the audit is not complete, 4 a fault of our own.",
		Args: flags.NeedFiles,
		RunE: func(c *cobra.Command, files []string) error { return o.Run(c.Context(), w, files, audit.Run) },
	}
	o.AddFlags(c, output.Formats(), "designated")
	return c
}
