package cmd

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
)

type outputOptions struct{ format string }

func (o *outputOptions) flags(c *cobra.Command) {
	c.Flags().StringVar(&o.format, "format", "table", "")
}

type outputs struct{ w *jw }

func (o *outputOptions) open(w *World, files []string) (*outputs, error) {
	return &outputs{&jw{out: w.Out}}, nil
}
func (o *outputs) discard()             {}
func (o *outputs) list() []audit.Output { return []audit.Output{{Writer: o.w, Records: true}} }
func (o *outputs) commit(r *report.Run) error {
	return o.w.Close(r)
}

type jw struct {
	out io.Writer
	f   []report.Finding
}

func (j *jw) Record(r *report.Record) error { j.f = append(j.f, r.Findings...); return nil }
func (j *jw) Close(r *report.Run) error {
	r.Findings = j.f
	e := json.NewEncoder(j.out)
	e.SetIndent("", " ")
	return e.Encode(r)
}
