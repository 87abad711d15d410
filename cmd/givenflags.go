package cmd

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
)

// givenOptions name what people have decided before.
type givenOptions struct {
	decisions string
	waivers   string
	trusted   string
	baseline  string
}

func (o *givenOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.decisions, "decisions", "", "YAML file of answers about makers that a person gave (gearaudit review makes one)")
	f.StringVar(&o.waivers, "waivers", "", "YAML file of findings that somebody answers for, until a day: they are reported, but do not fail the run")
	f.StringVar(&o.trusted, "waivers-from", "", "trusted copy of the waivers file, such as that of the branch to merge into: only waivers that stand in it too, word for word, hold")
	f.StringVar(&o.baseline, "baseline", "", "run saved with --format json: its findings are reported, but do not fail the run again")
}

// given reads the files.
func (o *givenOptions) given(w *World, req *audit.Request) (err error) {
	if req.Decisions, err = document(o.decisions, "decisions file", "check --decisions"); err != nil {
		return err
	}
	if req.Waivers, err = document(o.waivers, "waivers file", "check --waivers, or waivers in the profile"); err != nil {
		return err
	}
	if req.WaiversFrom, err = document(o.trusted, "trusted copy of the waivers", "check --waivers-from"); err != nil {
		return err
	}
	if req.WaiversFrom != nil && req.Waivers == nil {
		req.Waivers = req.WaiversFrom
	}
	if o.baseline == "" {
		return nil
	}
	run, err := readRun(w, o.baseline)
	if err != nil {
		return err
	}
	req.Known, err = audit.Baseline(run)
	return err
}

// document reads a file of the user, nil where none is named.
func document(path, what, hint string) (*audit.Document, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadableFile(path, what, hint, err)
	}
	return &audit.Document{Name: path, Text: text}, nil
}

// tellGiven warns of sheets that were not read, and of waivers and decisions
// that were of no use.
func (w *World) tellGiven(run *report.Run, quiet bool) {
	if quiet {
		return
	}
	for i := range run.Inputs {
		in := &run.Inputs[i]
		if len(in.SheetsNotRead) > 0 && (i == 0 || run.Inputs[i-1].Name != in.Name) {
			warn(w.Err, "%s: no column in these sheets can name a maker, they were not read: %s", in.Name, strings.Join(in.SheetsNotRead, ", "))
		}
	}
	for i := range run.Waivers {
		if problem := run.Waivers[i].Problem(); problem != "" {
			warn(w.Err, "%s", problem)
		}
	}
	w.tellDecisions(run.Decisions, quiet)
}

// tellDecisions warns of decisions that were of no use.
func (w *World) tellDecisions(list []report.Decision, quiet bool) {
	if quiet {
		return
	}
	for _, d := range list {
		switch d.State {
		case "stale":
			warn(w.Err, "the decision about %s has expired", d.Match)
		case "unused":
			warn(w.Err, "the decision about %s matches no open row", d.Match)
		}
	}
}
