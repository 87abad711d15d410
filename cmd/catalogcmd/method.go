package catalogcmd

import (
	"fmt"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

func newCatalogMethod(w *term.Env) *cobra.Command {
	o := &flags.FormatOption{}
	c := &cobra.Command{
		Use:     "method",
		Short:   "Explain how estimates are made, every number of the method with its source, and how it performed",
		Example: "  gearaudit catalog method",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return printMethod(o, w) },
	}
	o.AddFlags(c)
	return c
}

func printMethod(o *flags.FormatOption, w *term.Env) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	c, err := cost.Load()
	if err != nil {
		return err
	}
	m, err := c.Method()
	if err != nil {
		return err
	}
	if asJSON {
		return term.PrintJSON(w.Out, listedMethodOf(m))
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Line(0, "", "How an estimate comes about")
	for i, s := range m.Steps {
		p.Blank()
		p.Line(0, strconv.Itoa(i+1)+".", s)
	}
	p.Heading("How it fared: what eight operators asked the US programme for in 2022, each estimated from its sites alone, by the others")
	if err := p.Flush(nil); err != nil {
		return err
	}
	if err := trials(w, m); err != nil {
		return err
	}
	p.Line(0, "", fmt.Sprintf("%d of %d requests lie between P10 and P90; P50 misses by a factor of %.2f on average.", m.Held, len(m.Trials), math.Exp(m.LogError)))
	p.Heading("The numbers, with their sources")
	for _, n := range m.Parameters {
		p.Line(0, "-", fmt.Sprintf("%s %s: %s (%s; %s)", n.Name, strconv.FormatFloat(n.Value, 'f', -1, 64), n.What, n.Basis, n.Source))
	}
	return p.Flush(nil)
}

func trials(w *term.Env, m *cost.Method) error {
	t := term.Table{Titles: []string{"SITES", "ASKED FOR", "P10", "P50", "P90", "OPERATOR"}, Right: []int{0, 1, 2, 3, 4}}
	for _, r := range m.Trials {
		t.Add(strconv.FormatInt(r.Sites, 10), term.Dollars(r.Request.String()), term.Dollars(r.AllIn.P10.String()), term.Dollars(r.AllIn.P50.String()),
			term.Dollars(r.AllIn.P90.String()), r.Name)
	}
	return t.Print(w.Out, w.Width)
}

// The method as programs read it.
type (
	listedMethod struct {
		Steps        []string       `json:"steps"`
		BackTest     []listedTrial  `json:"back_test"`
		Held         int            `json:"held"`
		MeanLogError float64        `json:"mean_absolute_log_error"`
		Parameters   []listedNumber `json:"parameters"`
	}
	listedTrial struct {
		Operator string `json:"operator"`
		Sites    int64  `json:"sites"`
		Request  string `json:"request"`
		P10      string `json:"p10"`
		P50      string `json:"p50"`
		P90      string `json:"p90"`
		Held     bool   `json:"held"`
		Source   string `json:"source"`
		Note     string `json:"note,omitempty"`
	}
)

func listedMethodOf(m *cost.Method) listedMethod {
	out := listedMethod{Steps: m.Steps, Held: m.Held, MeanLogError: math.Round(m.LogError*1e4) / 1e4, Parameters: listedNumbers(m.Parameters)}
	for _, r := range m.Trials {
		out.BackTest = append(out.BackTest, listedTrial{
			Operator: r.Name, Sites: r.Sites, Request: r.Request.String(), P10: r.AllIn.P10.String(), P50: r.AllIn.P50.String(),
			P90: r.AllIn.P90.String(), Held: r.Held, Source: r.Source, Note: r.Note,
		})
	}
	return out
}
