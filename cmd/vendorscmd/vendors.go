// Package vendorscmd has the vendors commands.
package vendorscmd

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// NewVendors returns the command vendors and those below it.
func NewVendors(w *term.Env) *cobra.Command {
	c := &cobra.Command{
		Use:     "vendors",
		Short:   "List, show and test the data on designated vendors",
		Example: "  gearaudit vendors list",
		Args:    cobra.NoArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newVendorsList(w), newVendorsShow(w), newVendorsTest(w))
	return c
}

func newVendorsList(w *term.Env) *cobra.Command {
	o := &flags.FormatOption{}
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the designated vendors with their ids",
		Example: "  gearaudit vendors list",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return listVendors(w, o) },
	}
	o.AddFlags(c)
	return c
}

func listVendors(w *term.Env, o *flags.FormatOption) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	pack, err := rules.Vendors()
	if err != nil {
		return err
	}
	if asJSON {
		return term.PrintJSON(w.Out, vendorsSheet(pack, pack.Vendors))
	}
	t := term.Table{Titles: []string{"VENDOR", "NAMES", "PREFIXES", "FAMILIES", "REBRANDS", "NAME"}}
	for _, v := range pack.Vendors {
		t.Add(v.ID, strconv.Itoa(v.Spellings()), strconv.Itoa(len(pack.Prefixes(v.ID))), strconv.Itoa(len(v.Models)), strconv.Itoa(len(v.Rebrands)), strings.Join(append([]string{v.Name}, v.Native...), ", "))
	}
	return t.Print(w.Out, w.Width)
}

func newVendorsShow(w *term.Env) *cobra.Command {
	o := &flags.FormatOption{}
	c := &cobra.Command{
		Use:     "show ID...",
		Short:   "Show what is known about vendors: names, relations, codes, model families, rebrands, look-alike names, sources",
		Example: "  gearaudit vendors show huawei",
		Args: func(_ *cobra.Command, ids []string) error {
			if len(ids) == 0 {
				return term.Usage("vendors show needs the id of a vendor", "see gearaudit vendors list")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, ids []string) error { return showVendors(w, o, ids) },
	}
	o.AddFlags(c)
	return c
}

func showVendors(w *term.Env, o *flags.FormatOption, ids []string) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	pack, err := rules.Vendors()
	if err != nil {
		return err
	}
	list, err := chosen(pack, ids)
	if err != nil {
		return err
	}
	if asJSON {
		return term.PrintJSON(w.Out, vendorPages(pack, list))
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	for i, v := range list {
		if i > 0 {
			p.Blank()
		}
		printVendor(p, pack, v)
	}
	return p.Flush(nil)
}

// chosen returns the vendors with the ids, all for none.
func chosen(pack *rules.VendorPack, ids []string) ([]*rules.Vendor, error) {
	if len(ids) == 0 {
		return pack.Vendors, nil
	}
	var list []*rules.Vendor
	for _, id := range ids {
		v := pack.Vendor(id)
		if v == nil {
			return nil, term.Usage(`"`+id+`" is not a designated vendor`, cmp.Or(gear.DidYouMean(id, vendorIDs(pack)), "see gearaudit vendors list"))
		}
		list = append(list, v)
	}
	return list, nil
}

func newVendorsTest(w *term.Env) *cobra.Command {
	return &cobra.Command{
		Use:   "test [ID...]",
		Short: "Run the examples of the vendor files",
		Long: "test identifies every example of a vendor file (cases that must match, cases that must not), every name " +
			"and every look-alike name, and lists those whose result is not the one the file states. Without an ID all " +
			"vendors are tested.",
		Example: "  gearaudit vendors test hytera",
		RunE:    func(_ *cobra.Command, ids []string) error { return testVendors(w, ids) },
	}
}

func testVendors(w *term.Env, ids []string) error {
	pack, err := rules.VendorsWithCases()
	if err != nil {
		return err
	}
	list, err := chosen(pack, ids)
	if err != nil {
		return err
	}
	d, err := maker.New(pack)
	if err != nil {
		return err
	}
	count, wrong := 0, 0
	for _, v := range list {
		c := d.Check(v)
		count, wrong = count+c.Count, wrong+len(c.Wrong)
		for _, line := range c.Wrong {
			if _, err := fmt.Fprintln(w.Out, safetext.Terminal(v.ID+": "+line)); err != nil {
				return err
			}
		}
	}
	if _, err := fmt.Fprintf(w.Out, "%d vendors, %d hits and misses, %d wrong\n", len(list), count, wrong); err != nil {
		return err
	}
	if wrong > 0 {
		return term.Exit(int(gear.Usage), term.Plural(wrong, "example is", "examples are")+" wrong")
	}
	return nil
}

func vendorIDs(pack *rules.VendorPack) []string {
	var ids []string
	for _, v := range pack.Vendors {
		ids = append(ids, v.ID)
	}
	return ids
}
