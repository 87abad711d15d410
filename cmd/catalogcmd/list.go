package catalogcmd

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// catalogListOptions are the flags of catalog list.
type catalogListOptions struct {
	catalogOptions
	lines bool
}

func newCatalogList(w *term.Env) *cobra.Command {
	o := &catalogListOptions{}
	c := &cobra.Command{
		Use:   "list",
		Short: "List the prices of equipment and works, or with --lines the published prices behind them",
		Example: "  gearaudit catalog list\n" +
			"  gearaudit catalog list --lines",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return o.run(w) },
	}
	o.AddFlags(c)
	c.Flags().BoolVar(&o.lines, "lines", false, "list the published prices behind the catalog")
	return c
}

func (o *catalogListOptions) run(w *term.Env) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	c, book, err := o.load()
	switch {
	case err != nil:
		return err
	case asJSON:
		return listCatalogJSON(w, c, book)
	case o.lines:
		return listLines(w, c)
	default:
		return listKinds(w, c, book)
	}
}

func listKinds(w *term.Env, c *catalog.Catalog, book *catalog.Book) error {
	t := term.Table{Titles: []string{"ID", "FROM", "TO", "BASIS", "WHAT, IN USD A PIECE"}, Right: []int{1, 2}}
	for _, q := range quotes(book) {
		t.Add(q.Item+q.Model+q.Function, term.Dollars(q.Low.String()), term.Dollars(q.High.String()), catalog.Quoted, "your quotation "+q.Ref+" of "+q.QuotedOn.String())
	}
	for _, k := range c.Kinds() {
		low, high, ok := k.Range()
		if !ok {
			t.Add(k.ID, "-", "-", "unpriced", k.Item+": ask for a quotation")
			continue
		}
		t.Add(k.ID, term.WholeDollars(low), term.WholeDollars(high), k.Basis, term.WithNote(k.Item, k.Note))
	}
	for _, x := range c.Works() {
		if !x.Priced {
			t.Add(x.ID, "-", "-", "unpriced", "a site: "+x.Item+": ask for a quotation")
			continue
		}
		t.Add(x.ID, term.WholeDollars(x.Low), term.WholeDollars(x.High), x.Basis, "a site: "+x.Item)
	}
	return t.Print(w.Out, w.Width)
}

func listLines(w *term.Env, c *catalog.Catalog) error {
	t := term.Table{Titles: []string{"ID", "FROM", "TO", "YEAR", "BASIS", "WHAT, IN USD BY UNIT"}, Right: []int{1, 2}}
	for _, e := range c.Entries() {
		t.Add(e.ID, term.Dollars(e.Low.String()), term.Dollars(e.High.String()), year(e.Year), e.Basis, e.Item+", "+e.Unit)
	}
	return t.Print(w.Out, w.Width)
}

func newCatalogLint(w *term.Env) *cobra.Command {
	return &cobra.Command{
		Use:     "lint PRICE-BOOK...",
		Short:   "Check price books, and show what each quotation is for",
		Example: "  gearaudit catalog lint prices.csv",
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return term.Usage("catalog lint needs at least one price book", "for example: gearaudit catalog lint prices.csv")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, files []string) error { return lintBooks(w, files) },
	}
}

func lintBooks(w *term.Env, files []string) error {
	c, err := catalog.Load()
	if err != nil {
		return err
	}
	p := &term.Printer{Out: w.Out, Width: w.Width}
	for _, file := range files {
		if err := lintBook(p, c, file); err != nil {
			return err
		}
	}
	return p.Flush(nil)
}

func lintBook(p *term.Printer, c *catalog.Catalog, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return term.Unreadable(file, "price book", "check the path", err)
	}
	defer f.Close()
	book, err := catalog.ReadBook(file, f)
	if err != nil {
		return err
	}
	if _, err := c.With(book, 0); err != nil {
		return err
	}
	for _, q := range book.Quotes {
		p.Line(0, q.Place.String()+":", quoteText(&q))
	}
	p.Line(0, "", term.Plural(len(book.Quotes), "quotation", "quotations")+" in "+file+", nothing wrong")
	return nil
}

func quoteText(q *catalog.Quote) string {
	var what string
	switch {
	case q.Item != "":
		what = "the item " + q.Item
	case q.Function != "":
		what = "the function " + q.Function
	case strings.HasSuffix(q.Model, "*"):
		what = "models that begin with " + strings.TrimSuffix(q.Model, "*")
	default:
		what = "the model " + q.Model
	}
	text := what + " at " + term.Dollars(q.Low.String()) + " to " + term.Dollars(q.High.String()) + " USD, " + q.Ref + " of " + q.QuotedOn.String()
	if q.Firm {
		text += ", firm"
	}
	return text
}
