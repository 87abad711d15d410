package auditcmd

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/rules"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/scaffold"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// initOptions are the flags of init.
type initOptions struct {
	flags.AuditOptions
	output    string
	country   string
	questions bool
}

// NewInit returns the command init.
func NewInit(w *term.Env) *cobra.Command {
	o := &initOptions{}
	c := &cobra.Command{
		Use:   "init FILE...",
		Short: "Write a profile to start with, from an inventory",
		Long: "init reads an inventory and writes a profile in which every question about the operator stands as a " +
			"comment, with what the rows say about it. It decides nothing: what is not answered stays unknown. An " +
			"existing file is never replaced.\n\n" +
			"With --country only the kinds of operator that rules of that country ask about are listed.\n\n" +
			"Exit code: 0 the profile was written, 2 wrong usage or the file exists, 3 the inventory cannot be read.",
		Example: "  gearaudit init inventory.csv --country US\n" +
			"  gearaudit init inventory.csv -o -",
		Args: func(c *cobra.Command, files []string) error {
			if o.questions {
				return cobra.NoArgs(c, files)
			}
			return flags.NeedFiles(c, files)
		},
		RunE: func(c *cobra.Command, files []string) error {
			if o.questions {
				return printQuestions(w)
			}
			return o.write(c.Context(), w, files)
		},
	}
	o.InputOptions.AddFlags(c)
	c.Flags().StringVarP(&o.output, "output", "o", "gearaudit.yaml", "`FILE` to write, or - for standard output")
	c.Flags().StringVar(&o.country, "country", "", "`CODE` of the operator's country (ISO 3166), such as US or GB")
	c.Flags().BoolVar(&o.questions, "questions", false, "print the countries and kinds of operator that rules ask about, as JSON; no file is read")
	o.FailOn, o.Against, o.Profile = "never", "gross", "none"
	return c
}

func (o *initOptions) write(ctx context.Context, w *term.Env, files []string) error {
	if _, err := os.Lstat(o.output); o.output != "-" && !errors.Is(err, fs.ErrNotExist) {
		return &gear.Fault{
			Kind: gear.Usage, What: "the profile is not written: a file of this name is there", Place: gear.Place{File: o.output},
			Hint: "choose another name with --output, or - to look at it first",
		}
	}
	if err := o.checkCountry(); err != nil {
		return err
	}
	req, err := o.Request(w, files)
	if err != nil {
		return err
	}
	name := o.output
	if name == "-" {
		name = "gearaudit.yaml"
	}
	defer flags.LimitMemory(req)()
	text, err := scaffold.Profile(ctx, *req, name, o.country)
	if err != nil {
		return err
	}
	if o.output == "-" {
		_, err := io.WriteString(w.Out, text)
		return err
	}
	f, err := output.Create(o.output, o.Taken(req, files))
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.WriteString(text); err != nil {
		return term.Unreadable(o.output, "profile", "make room on the disk", err)
	}
	if err := f.Commit(); err != nil {
		return err
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Line(0, "", o.output+" is written. Answer what you can in it, then run gearaudit audit "+strings.Join(files, " ")+" --profile "+o.output)
	return p.Flush(nil)
}

func (o *initOptions) checkCountry() error {
	if o.country == "" {
		return nil
	}
	list, err := questions()
	if err != nil {
		return err
	}
	var known []string
	for _, q := range list.Countries {
		known = append(known, q.Country)
	}
	if !slices.Contains(known, o.country) {
		return term.Usage(`no rules are loaded for the country "`+o.country+`"`, "rules are there for "+strings.Join(known, " "))
	}
	return nil
}

// What init asks, as programs read it.
type (
	questionList struct {
		Countries []countryQuestions `json:"countries"`
	}
	countryQuestions struct {
		Country string         `json:"country"`
		Kinds   []kindQuestion `json:"kinds"`
	}
	kindQuestion struct {
		Kind string `json:"kind"`
		Doc  string `json:"doc"`
	}
)

// questions lists the countries that rules are there for, with the kinds of
// operator that matter in each.
func questions() (*questionList, error) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true})
	if err != nil {
		return nil, err
	}
	var countries []string
	for _, p := range set.Packs {
		countries = append(countries, p.Countries...)
	}
	slices.Sort(countries)
	list := &questionList{Countries: []countryQuestions{}}
	for _, c := range slices.Compact(countries) {
		q := countryQuestions{Country: c, Kinds: []kindQuestion{}}
		for _, k := range set.Kinds {
			if k.Country == "" || k.Country == c {
				q.Kinds = append(q.Kinds, kindQuestion{Kind: k.Kind, Doc: k.Doc})
			}
		}
		list.Countries = append(list.Countries, q)
	}
	return list, nil
}

func printQuestions(w *term.Env) error {
	list, err := questions()
	if err != nil {
		return err
	}
	return term.PrintJSON(w.Out, list)
}
