// Package rulescmd has the rules commands.
package rulescmd

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// NewRules returns the command rules and those below it.
func NewRules(w *term.Env) *cobra.Command {
	c := &cobra.Command{
		Use:     "rules",
		Short:   "List, show, test and write rules",
		Example: "  gearaudit rules list --rules us",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newRulesList(w), newRulesShow(w), newRulesTest(w), newRulesLint(w), newRulesNew(w), newRulesTimeline(w), newRulesScore(w))
	return c
}

// listOptions are the flags of rules list.
type listOptions struct {
	flags.RuleSelection
	flags.FormatOption
	rules []string
}

func newRulesList(w *term.Env) *cobra.Command {
	o := &listOptions{}
	c := &cobra.Command{
		Use:   "list",
		Short: "List the rules",
		Example: "  gearaudit rules list --rules us,uk\n" +
			"  gearaudit rules list -f json",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return o.run(w) },
	}
	o.RuleSelection.AddFlags(c)
	o.FormatOption.AddFlags(c)
	c.Flags().StringSliceVar(&o.rules, "rules", nil, "rules to list, by id prefix, such as us,uk: a `LIST` (default: all)")
	return c
}

func (o *listOptions) run(w *term.Env) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	set, err := o.Load(o.rules)
	if err != nil {
		return err
	}
	if asJSON {
		return term.PrintJSON(w.Out, rulesSheet(set))
	}
	t := term.Table{Titles: []string{"RULE", "FORCE", "SAYS"}}
	for _, r := range set.Rules {
		standing := r.Standing()
		if r.ValidFrom != "" {
			standing = "from " + r.ValidFrom + ", " + standing
		}
		t.Add(r.ID, r.Force, r.Title+" ("+standing+")")
	}
	return t.Print(w.Out, w.Width)
}

// listedRule is a rule as rules list writes it for programs.
type listedRule struct {
	ID           string   `json:"id"`
	Title        string   `json:"title"`
	Jurisdiction string   `json:"jurisdiction"`
	Authority    string   `json:"authority"`
	Citation     string   `json:"citation"`
	Force        string   `json:"force"`
	Binding      bool     `json:"binding"` // it can be breached
	Binds        string   `json:"binds"`
	Vendors      []string `json:"vendors"`
	List         string   `json:"list,omitempty"`
	ValidFrom    string   `json:"valid_from,omitempty"`
	ValidTo      string   `json:"valid_to,omitempty"`
	Evidence     string   `json:"evidence"`
	Default      bool     `json:"default"` // judged without being named
	URL          string   `json:"url"`
	File         string   `json:"file"`
}

// ListedPack is a pack as rules list prints it in JSON.
type ListedPack struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Date      string         `json:"date"`
	Checked   string         `json:"checked"`
	SHA256    string         `json:"sha256"`
	Notes     []string       `json:"notes"` // law that makes no rule
	Changelog []ListedChange `json:"changelog"`
}

// ListedChange is what changed in a pack.
type ListedChange struct {
	On   string `json:"on"`
	What string `json:"what"`
}

type listedSet struct {
	Packs []ListedPack `json:"packs"`
	Rules []listedRule `json:"rules"`
}

func rulesSheet(set *rules.Set) listedSet {
	out := listedSet{Packs: []ListedPack{}, Rules: []listedRule{}}
	for _, p := range set.Packs {
		listed := ListedPack{ID: p.ID, Title: p.Title, Date: p.Date.String(), Checked: p.Checked.String(), SHA256: p.SHA256, Notes: append([]string{}, p.Notes...)}
		for _, c := range p.Changelog {
			listed.Changelog = append(listed.Changelog, ListedChange{On: c.On.String(), What: c.What})
		}
		out.Packs = append(out.Packs, listed)
	}
	for _, r := range set.Rules {
		out.Rules = append(out.Rules, listedRule{
			ID: r.ID, Title: r.Title, Jurisdiction: r.Jurisdiction, Authority: r.Authority, Citation: r.Citation,
			Force: r.Force, Binding: rules.Binding(r.Force), Binds: r.Bound(), Vendors: vendorsOf(r, set.Lists[r.List]), List: r.List,
			ValidFrom: r.ValidFrom, ValidTo: r.ValidTo.String(), Evidence: r.Evidence(),
			Default: r.ByDefault() && r.Evidence() != "unverified", URL: r.Sources[0].URL, File: r.File,
		})
	}
	return out
}

// vendorsOf lists the vendors that a rule names, itself or by its list.
func vendorsOf(r *rules.Rule, l *rules.List) []string {
	out := append([]string{}, r.Vendors...)
	if l != nil {
		for i := range l.Entries {
			if v := l.Entries[i].Vendor; v != "" {
				out = append(out, v)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func newRulesShow(w *term.Env) *cobra.Command {
	o := &flags.RuleSelection{}
	c := &cobra.Command{
		Use:     "show ID...",
		Short:   "Show rules in full, with their sources",
		Example: "  gearaudit rules show us-usf-54.9",
		Args:    someRules,
		RunE: func(_ *cobra.Command, ids []string) error {
			set, err := o.Load(ids)
			if err != nil {
				return notVendor(err, ids)
			}
			return showRules(w, set)
		},
	}
	o.AddFlags(c)
	return c
}

// notVendor tells a reader who names a vendor where vendors are shown.
func notVendor(err error, ids []string) error {
	fault, ok := errors.AsType[*gear.Fault](err)
	if !ok {
		return err
	}
	pack, broken := rules.Vendors()
	if broken != nil {
		return errors.Join(err, broken)
	}
	for _, id := range ids {
		if pack.Vendor(id) != nil {
			fault.Hint = id + " is a vendor: gearaudit vendors show " + id
		}
	}
	return err
}

func someRules(_ *cobra.Command, ids []string) error {
	if len(ids) == 0 {
		return term.Usage("rules show needs the id of a rule, or the beginning of one", "see gearaudit rules list")
	}
	return nil
}

func showRules(w *term.Env, set *rules.Set) error {
	p := &term.Printer{Out: w.Out, Width: w.Width}
	for i, r := range set.Rules {
		if i > 0 {
			p.Blank()
		}
		p.Line(0, "#", r.ID)
		p.Blank()
		for line := range strings.Lines(r.Page(set.Lists[r.List])) {
			p.Markdown(strings.ReplaceAll(strings.TrimRight(line, "\n"), "**", ""))
		}
	}
	return p.Flush(nil)
}
