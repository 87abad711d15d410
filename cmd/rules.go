package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/rules"
)

func newRules(w *World) *cobra.Command {
	c := &cobra.Command{
		Use:   "rules",
		Short: "List, show, test and write rules",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newRulesList(w), newRulesShow(w), newRulesTest(w), newRulesLint(w), newRulesNew(w), newRulesTimeline(w), newRulesScore(w))
	return c
}

// shelfOptions choose rules without asking who is asking.
type shelfOptions struct {
	rulesDirs []string
}

func (o *shelfOptions) flags(c *cobra.Command) {
	c.Flags().StringArrayVar(&o.rulesDirs, "rules-dir", nil, "folder of your own rule files, added to the built-in ones (repeatable)")
}

// load reads the rules that the prefixes name with their examples; none name
// all.
func (o *shelfOptions) load(prefixes []string) (*rules.Set, error) {
	set, err := rules.Load(rules.Embedded(), rules.Choice{All: true, Cases: true, Dirs: o.rulesDirs})
	if err != nil {
		return nil, err
	}
	return set, set.Keep(prefixes)
}

// formatOption chooses between a table for people and JSON for programs.
type formatOption struct {
	format string
}

func (o *formatOption) flags(c *cobra.Command) {
	c.Flags().StringVar(&o.format, "format", "table", "table or json")
}

// json reports whether JSON is wanted.
func (o *formatOption) json() (bool, error) {
	if o.format != "table" && o.format != "json" {
		return false, usage(`--format "`+o.format+`" is not known here`, "write table or json")
	}
	return o.format == "json", nil
}

// listOptions are the flags of rules list.
type listOptions struct {
	shelfOptions
	formatOption
	rules []string
}

func newRulesList(w *World) *cobra.Command {
	o := &listOptions{}
	c := &cobra.Command{
		Use:   "list",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return o.run(w) },
	}
	o.shelfOptions.flags(c)
	o.formatOption.flags(c)
	c.Flags().StringSliceVar(&o.rules, "rules", nil, "rules by the beginning of their ids, such as us,uk (default: all)")
	return c
}

func (o *listOptions) run(w *World) error {
	asJSON, err := o.json()
	if err != nil {
		return err
	}
	set, err := o.load(o.rules)
	if err != nil {
		return err
	}
	if asJSON {
		return printJSON(w.Out, rulesSheet(set))
	}
	t := sheet{titles: []string{"RULE", "FORCE", "SAYS"}}
	for _, r := range set.Rules {
		standing := r.Standing()
		if r.ValidFrom != "" {
			standing = "from " + r.ValidFrom + ", " + standing
		}
		t.add(r.ID, r.Force, r.Title+" ("+standing+")")
	}
	return t.print(w.Out, w.Width)
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

type listedPack struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	SHA256 string `json:"sha256"`
}

type listedSet struct {
	Packs []listedPack `json:"packs"`
	Rules []listedRule `json:"rules"`
}

func rulesSheet(set *rules.Set) listedSet {
	out := listedSet{Packs: []listedPack{}, Rules: []listedRule{}}
	for _, p := range set.Packs {
		out.Packs = append(out.Packs, listedPack{ID: p.ID, Title: p.Title, Date: p.Date.String(), SHA256: p.SHA256})
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

func newRulesShow(w *World) *cobra.Command {
	o := &shelfOptions{}
	c := &cobra.Command{
		Use:   "show ID...",
		Short: "Show what rules say: whom, what, when, why, exceptions, examples and sources",
		Args:  someRules,
		RunE: func(_ *cobra.Command, ids []string) error {
			set, err := o.load(ids)
			if err != nil {
				return err
			}
			return showRules(w, set)
		},
	}
	o.flags(c)
	return c
}

func someRules(_ *cobra.Command, ids []string) error {
	if len(ids) == 0 {
		return usage("rules show needs the id of a rule, or the beginning of one", "see gearaudit rules list")
	}
	return nil
}

func showRules(w *World, set *rules.Set) error {
	p := &prose{out: w.Out, width: w.Width}
	for i, r := range set.Rules {
		if i > 0 {
			p.blank()
		}
		p.line(0, "#", r.ID)
		p.blank()
		for line := range strings.Lines(r.Page(set.Lists[r.List])) {
			p.markdown(strings.ReplaceAll(strings.TrimRight(line, "\n"), "**", ""))
		}
	}
	return p.flush(nil)
}

// blank prints an empty line.
func (p *prose) blank() { p.buf.WriteString("\n") }

// markdown prints a line of a page; the further lines of a list's entry stand
// under its first one.
func (p *prose) markdown(line string) {
	switch rest, entry := strings.CutPrefix(line, "- "); {
	case line == "":
		p.blank()
	case entry:
		p.line(0, "-", rest)
	case strings.HasPrefix(line, "|"):
		p.row(line)
	default:
		p.line(0, "", line)
	}
}

// row prints a row of a Markdown table: the first cell, and the others behind
// it.
func (p *prose) row(line string) {
	if strings.HasPrefix(line, "| ---") {
		return
	}
	cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "| "), " |"), " | ")
	rest := slices.DeleteFunc(cells[1:], func(c string) bool { return c == "" })
	p.line(2, cells[0]+":", strings.ReplaceAll(strings.Join(rest, "; "), `\|`, "|"))
}
