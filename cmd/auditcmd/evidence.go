package auditcmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// evidenceOptions are the flags of evidence: those of audit.
type evidenceOptions struct{ flags.AuditOptions }

// NewEvidence returns the command evidence.
func NewEvidence(w *term.Env) *cobra.Command {
	o := &evidenceOptions{}
	c := &cobra.Command{
		Use:   "evidence FOLDER FILE...",
		Short: "Write a folder for an auditor: the run, what it rests on, and how to check it",
		Long: "evidence audits the files as audit does and writes a new folder that somebody else can check: the hashes of " +
			"the inventories, the run, the report, the findings and the rejected rows, each rule as text with its sources, " +
			"the settings, copies of the files that the audit was given besides the inventories, and how to run it again. " +
			"The inventories themselves are not copied.\n\n" +
			"The folder appears when all of it is written, or not at all.\n\n" +
			"Exit code: 0 the folder is written, whatever the audit found, 2 wrong usage, 3 it is written and the audit is not complete.",
		Example: "  gearaudit evidence evidence-2026 inventory.csv\n" +
			"  gearaudit evidence for-the-auditor inventory.csv -p gearaudit.yaml --budget 30M",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return term.Usage("evidence needs a new folder and the inventories", "for example: gearaudit evidence evidence-2026 inventory.csv --profile gearaudit.yaml")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return o.write(c, w, args[0], args[1:]) },
	}
	o.AddFlags(c, output.Formats(), "designated")
	for _, name := range []string{"format", "output", "rejects", "limit", "brief", "all", "progress"} {
		_ = c.Flags().MarkHidden(name) // the folder has them all
	}
	return c
}

func (o *evidenceOptions) write(c *cobra.Command, w *term.Env, path string, files []string) error {
	folder, err := output.CreateFolder(path)
	if err != nil {
		return err
	}
	defer folder.Discard()
	into, quiet := func(format, name string) string { return format + "=" + folder.Path(name) }, o.Quiet
	o.Into([]string{into("json", "run.json"), into("csv", "findings.csv"), into("items", "items.csv"), into("html", "report.html")}, folder.Path("rejects.csv"))
	o.Quiet = true // audit would tell of files that are not in their places yet
	e := &evidence{folder: folder}
	err = o.Run(c.Context(), w, files, func(ctx context.Context, opts audit.Options) (*report.Run, error) {
		opts.All = true
		e.opts = opts
		e.run, err = audit.Run(ctx, opts)
		return e.run, err
	})
	var found term.ExitCode
	if err != nil && (!errors.As(err, &found) || e.run == nil) {
		return err
	}
	if err := e.rest(c, o.GivenFiles(&e.opts)); err != nil {
		return err
	}
	if err := folder.Commit(c.Context()); err != nil {
		return err
	}
	if !quiet {
		term.Note(w.Err, "wrote %s: %s", path, e.run.Summary.Headline)
	}
	if found.Code == int(gear.Incomplete) {
		return found
	}
	return nil
}

// evidence is what goes into the folder besides what audit writes.
type evidence struct {
	folder *output.Folder
	run    *report.Run
	opts   audit.Options
	again  []string // flags of the command that runs it again
}

func (e *evidence) rest(c *cobra.Command, given []flags.GivenFile) error {
	for i, g := range given {
		if err := e.copy(i, g); err != nil {
			return err
		}
	}
	e.reading(c)
	if err := e.pages(); err != nil {
		return err
	}
	for _, f := range []struct{ name, text string }{{"inputs.sha256", e.inputs()}, {"settings.txt", settings(c)}, {"README.txt", e.readme()}} {
		if err := e.folder.Write(f.name, []byte(f.text)); err != nil {
			return err
		}
	}
	return e.folder.Sum("SHA256SUMS")
}

// copy keeps a file, or a folder of rules, that the audit was given.
func (e *evidence) copy(i int, g flags.GivenFile) error {
	name := fmt.Sprintf("given/%d-%s", i+1, filepath.Base(g.Path))
	if g.Flag == "rules-dir" { // which the run knows by its name
		name = fmt.Sprintf("given/%d/%s", i+1, filepath.Base(g.Path))
	}
	e.again = append(e.again, "--"+g.Flag+" "+quoted(safetext.Terminal(name)))
	return filepath.WalkDir(g.Path, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return term.Unreadable(path, "file", "check that it is still there", err)
		}
		rel, err := filepath.Rel(g.Path, path)
		if err != nil {
			return err
		}
		return e.folder.Write(strings.TrimSuffix(name+"/"+filepath.ToSlash(rel), "/."), text)
	})
}

// reading adds the flags that say how the inventories are read.
func (e *evidence) reading(c *cobra.Command) {
	own := &cobra.Command{}
	(&flags.InputOptions{}).AddFlags(own)
	own.Flags().VisitAll(func(f *pflag.Flag) {
		given := c.Flags().Lookup(f.Name)
		if given == nil || !given.Changed {
			return
		}
		values := []string{given.Value.String()}
		if list, ok := given.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			e.again = append(e.again, "--"+f.Name+"="+quoted(safetext.Terminal(v)))
		}
	})
}

// quoted is a word of a command line.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// pages writes each rule of the run.
func (e *evidence) pages() error {
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true, IncludeUnverified: true, Cases: true, Dirs: e.opts.RulesDirs})
	if err != nil {
		return err
	}
	for _, r := range set.Rules {
		if slices.ContainsFunc(e.run.Rules, func(x report.Rule) bool { return x.ID == r.ID }) {
			if err := e.folder.Write("rules/"+r.ID+".md", []byte("# "+r.ID+"\n\n"+r.Page(set.Lists[r.List]))); err != nil {
				return err
			}
		}
	}
	return nil
}

// inputs lists the hashes of the inventories as sha256sum does.
func (e *evidence) inputs() string {
	var lines []string
	for i := range e.run.Inputs {
		in := &e.run.Inputs[i]
		if line := in.SHA256 + "  " + safetext.Visible(in.Name); in.SHA256 != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// settings lists the value of every flag that has one.
func settings(c *cobra.Command) string {
	var b strings.Builder
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if v := shownValue(f); !f.Hidden && f.Name != "help" && f.Name != "quiet" && v != "-" {
			fmt.Fprintf(&b, "%s: %s\n", f.Name, safetext.Terminal(v))
		}
	})
	return b.String()
}

func (e *evidence) readme() string {
	var names []string
	for i := range e.run.Inputs {
		if n := quoted(safetext.Terminal(e.run.Inputs[i].Name)); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	c := &e.run.Summary.Counts
	return strings.Join([]string{
		"An audit by gearaudit " + e.run.Tool.Version + " as of " + e.run.AsOf,
		"",
		"Verdict: " + e.run.Summary.Verdict + ". " + phrase.Sentence(safetext.Terminal(e.run.Summary.Headline)) + ".",
		strconv.FormatInt(c.Records, 10) + " records: " + strconv.FormatInt(c.Judged, 10) + " rows judged, " + strconv.FormatInt(c.Repeated, 10) + " repeated, " +
			strconv.FormatInt(c.Rejected, 10) + " rejected; the others are headings, blank lines and lines that run.json lists under skipped.",
		"This is no legal advice, and a row without a finding is not cleared.",
		"",
		"report.html    for a person",
		"findings.csv   every finding with its evidence, citation and line",
		"items.csv      every item",
		"rejects.csv    rows that could not be read, with why; they are not judged",
		"run.json       all of it, for a program",
		"rules/         each rule that was judged, with its sources",
		"given/         copies of what the audit was given besides the inventories",
		"settings.txt   the settings of the audit",
		"inputs.sha256  hashes of the inventories, which are not here",
		"SHA256SUMS     hashes of these files",
		"",
		"To check it:",
		"",
		"1. That nothing here was changed since, in this folder:",
		"     sha256sum -c SHA256SUMS",
		"2. That you hold the same inventories, in their folder:",
		"     sha256sum -c .../inputs.sha256",
		"3. That the run is what comes out of them, by running it again, in this folder with the inventories' paths put in:",
		"     " + strings.Join(append(append([]string{"gearaudit verify run.json"}, names...), e.again...), " "),
		"4. That a rule says what its source says: open its page under rules/ and follow the address.",
		"5. Who made one row, and what each rule says of it: gearaudit explain FILE LINE",
		"",
	}, "\n")
}
