package rowcmd

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/makerlist"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/identify"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// identifyOptions are the flags of identify.
type identifyOptions struct {
	flags.RulesOptions
	flags.InputOptions
	questionOptions

	format       string
	decisions    string
	allowRejects int64
	rejects      string
	quiet        bool
	progress     string
}

// NewIdentify returns the command identify.
func NewIdentify(w *term.Env) *cobra.Command {
	o := &identifyOptions{}
	c := &cobra.Command{
		Use:   "identify FILE... | identify --name NAME",
		Short: "Show who made each row, how sure that is, and why",
		Long: "identify names the designated vendor behind each row of one or more inventories, one line per row, with " +
			"the level (confirmed, probable, possible, conflicting, unknown) and the evidence. The vendor is empty " +
			"where no designated vendor is meant. With --name, --model, --mac and the like it answers a question about " +
			"a single item.\n\n" +
			"Exit code: 0 every row was read, 2 wrong usage, 3 rows were rejected or there are none.",
		Example: "  gearaudit identify inventory.csv -f csv\n" +
			"  gearaudit identify --name Huawei\n" +
			"  gearaudit identify --mac 00:18:82:4a:10:07 --model BBU3900",
		Args: o.args,
		RunE: func(c *cobra.Command, files []string) error { return o.run(c.Context(), w, files) },
	}
	o.InputOptions.AddFlags(c)
	o.questionOptions.AddFlags(c)
	f := c.Flags()
	f.StringVarP(&o.Profile, "profile", "p", "", "`FILE` (YAML) whose settings say how the inventory is read")
	f.StringVar(&o.AsOf, "as-of", "", "`DATE` on which decisions must not have expired (default: today)")
	f.StringVar(&o.decisions, "decisions", "", "`FILE` (YAML) of decisions that people made about makers; gearaudit review writes one")
	f.StringVarP(&o.format, "format", "f", "table", "`FORMAT`: "+strings.Join(makerlist.Formats(), ", "))
	f.Int64Var(&o.allowRejects, "allow-rejects", 0, "`NUMBER` of rejected rows to tolerate")
	f.StringVar(&o.rejects, "rejects", "", "write the rejected rows with their reasons to this `FILE` (CSV)")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "no progress and no warnings")
	f.StringVar(&o.progress, "progress", "auto", "show progress on standard error: `WHEN` is auto, always or never")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(makerlist.Formats(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (o *identifyOptions) args(c *cobra.Command, files []string) error {
	switch {
	case o.asked() && len(files) > 0:
		return term.Usage("a question and an inventory cannot be answered at once", "leave out the files, or --name and the other questions")
	case o.asked():
		return nil
	default:
		return flags.NeedFiles(c, files)
	}
}

func (o *identifyOptions) run(ctx context.Context, w *term.Env, files []string) error {
	req, err := o.request(w, files)
	if err != nil {
		return err
	}
	if o.asked() {
		return o.answer(w, req)
	}
	if req.Sources, err = flags.Sources(w, files); err != nil {
		return err
	}
	out, err := o.writer(w)
	if err != nil {
		return err
	}
	rejects, err := flags.OpenRejects(o.rejects, append(slices.Clone(files), o.Profile, o.decisions))
	if err != nil {
		return err
	}
	defer rejects.Discard()
	req.Rejects = rejects.Writer()
	bar := term.NewProgress(w, o.progress, o.quiet)
	req.Inventory.Progress = bar.Update
	defer flags.LimitMemory(req)()
	m, err := identify.Run(ctx, *req, out)
	bar.Clear()
	if err != nil {
		return err
	}
	if err := rejects.Commit(); err != nil {
		return err
	}
	flags.WarnDecisions(w, m.Decisions, o.quiet)
	if err := out.Close(m); err != nil || m.ExitCode == 0 {
		return err
	}
	return term.Exit(m.ExitCode, "rows were rejected, or there are none")
}

// request turns the flags into what identification is asked.
func (o *identifyOptions) request(w *term.Env, files []string) (*audit.Options, error) {
	p, err := o.Load(w, files, o.quiet)
	if err != nil {
		return nil, err
	}
	req := &audit.Options{Version: w.Version, AllowRejects: o.allowRejects, Workers: w.Workers}
	given := flags.GivenOptions{Decisions: o.decisions}
	flags.Resolve(slices.Concat(o.RulesOptions.Settings(w, p), o.InputOptions.Settings(p), given.Settings(p)))
	req.Makers = flags.Makers(p)
	if req.AsOf, err = o.Day(); err != nil {
		return nil, err
	}
	if req.Decisions, err = flags.Document(given.Decisions, "decisions file", "check --decisions"); err != nil {
		return nil, err
	}
	req.Inventory, err = o.InputOptions.Read(p)
	return req, err
}

func (o *identifyOptions) writer(w *term.Env) (*makerlist.Writer, error) {
	if !slices.Contains(makerlist.Formats(), o.format) {
		return nil, term.Usage(`there is no format "`+o.format+`" for identify`, "write "+strings.Join(makerlist.Formats(), ", "))
	}
	return makerlist.NewWriter(w.Out, o.format, report.Tool{Name: "gearaudit", Version: w.Version}, w.Width)
}

// answer answers a single question: in prose, or in the shape of a row.
func (o *identifyOptions) answer(w *term.Env, req *audit.Options) error {
	out, err := o.writer(w)
	if err != nil {
		return err
	}
	row, m, err := identify.One(*req, o.texts())
	if err != nil {
		return err
	}
	if o.format == "table" {
		p := &term.Printer{Out: w.Out, Width: w.Width}
		printAnswer(p, row)
		return p.Flush(nil)
	}
	text, err := out.Render([]report.MakerRow{*row})
	if err != nil {
		return err
	}
	return errors.Join(out.Write(text), out.Close(m))
}
