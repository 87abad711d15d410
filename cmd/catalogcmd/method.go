package catalogcmd

import (
	"fmt"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
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
	c, err := catalog.Load()
	if err != nil {
		return err
	}
	m, err := cost.NewMethod(c)
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
	p.Heading("Kinds of equipment, in the order in which they are tried")
	for _, s := range m.Kinds {
		p.Line(0, "-", s)
	}
	p.Heading("How it fared: each member of a reference class, estimated from its number of units alone, by the others")
	if err := p.Flush(nil); err != nil {
		return err
	}
	if err := trials(w, m); err != nil {
		return err
	}
	for _, x := range m.Scores {
		p.Line(0, "-", fmt.Sprintf("%s: %d of %d between P10 and P90; P50 misses by a factor of %.2f on average, %.2f at most", x.Class, x.Held, x.Trials, math.Exp(x.LogError), math.Exp(x.Worst)))
	}
	p.Line(0, "-", fmt.Sprintf("all: %d of %d, %s", m.All.Held, m.All.Trials, missed(&m.All)))
	p.Line(0, "-", fmt.Sprintf("members that no number of the method has seen: %d of %d, %s", m.HeldOut.Held, m.HeldOut.Trials, missed(&m.HeldOut)))
	p.Line(0, "", m.Tested)
	p.Heading("The numbers, with their sources")
	for _, n := range m.Parameters {
		p.Line(0, "-", fmt.Sprintf("%s %s: %s (%s; %s)", n.Name, strconv.FormatFloat(n.Value, 'f', -1, 64), n.What, n.Basis, n.Source))
	}
	return p.Flush(nil)
}

// missed says by how much P50 misses.
func missed(s *cost.Score) string {
	return fmt.Sprintf("a factor of %.2f (%.2f to %.2f in 9 of 10 samples of them), %.2f at most", math.Exp(s.LogError), math.Exp(s.Between[0]), math.Exp(s.Between[1]), math.Exp(s.Worst))
}

func trials(w *term.Env, m *cost.Method) error {
	t := term.Table{Titles: []string{"CLASS", "UNITS", "AMOUNT", "P10", "P50", "P90", "OPERATOR"}, Right: []int{1, 2, 3, 4, 5}}
	for _, r := range m.Trials {
		t.Add(r.Class, strconv.FormatInt(r.Units, 10), term.Dollars(r.Middle().String()), term.Dollars(r.P10.String()), term.Dollars(r.P50.String()),
			term.Dollars(r.P90.String()), r.Operator)
	}
	return t.Print(w.Out, w.Width)
}

// The method as programs read it.
type (
	listedMethod struct {
		Steps        []string       `json:"steps"`
		Kinds        []string       `json:"kinds"`
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
	out := listedMethod{Steps: m.Steps, Kinds: m.Kinds, Held: m.All.Held, MeanLogError: math.Round(m.All.LogError*1e4) / 1e4, Parameters: listedNumbers(m.Parameters)}
	for _, r := range m.Trials {
		out.BackTest = append(out.BackTest, listedTrial{
			Operator: r.Operator, Sites: r.Units, Request: r.Middle().String(), P10: r.P10.String(), P50: r.P50.String(),
			P90: r.P90.String(), Held: r.Held, Source: r.Source, Note: r.Note,
		})
	}
	return out
}
