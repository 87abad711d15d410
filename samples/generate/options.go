package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
)

// options are the flags of the command.
type options struct {
	sample   string
	rows     int64
	seed     uint64
	distinct bool
	kind     string
	dialect  dialect
}

func (o *options) flags(set *flag.FlagSet) {
	set.StringVar(&o.sample, "sample", "", "write a small sample instead: rural, core, netbox or ugly")
	set.Int64Var(&o.rows, "rows", 100_000, "number of rows")
	set.Uint64Var(&o.seed, "seed", 1, "the same seed gives the same bytes")
	set.BoolVar(&o.distinct, "distinct", false, "let no maker and no model occur twice")
	set.StringVar(&o.kind, "kind", standard, "network: rows drawn site by site; prose: free text in every row")
	set.StringVar(&o.dialect.delimiter, "delimiter", ",", "what stands between two cells: one of , ; | or tab")
	set.BoolVar(&o.dialect.crlf, "crlf", false, "end lines with CR LF")
	set.BoolVar(&o.dialect.quoteAll, "quote-all", false, "put every cell in quotes")
}

func (o *options) check(rest []string) error {
	if o.dialect.delimiter == "tab" {
		o.dialect.delimiter = "\t"
	}
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q: the rows go to standard output", rest[0])
	case !slices.Contains([]string{"", "rural", "core", "netbox", "ugly"}, o.sample):
		return fmt.Errorf("there is no sample %q: use rural, core, netbox or ugly", o.sample)
	case o.kind != standard && o.kind != network && o.kind != prose:
		return fmt.Errorf("there is no kind %q: use network or prose", o.kind)
	case o.rows < 0:
		return errors.New("-rows cannot be negative")
	case o.sample != "" && o.dialect != (dialect{delimiter: ","}):
		return errors.New("a sample has one dialect: leave out -delimiter, -crlf and -quote-all")
	}
	switch o.dialect.delimiter {
	case ",", ";", "|", "\t":
		return nil
	default:
		return fmt.Errorf("-delimiter cannot be %q: use one of , ; | or tab", o.dialect.delimiter)
	}
}

func (o *options) write(out io.Writer) error {
	switch o.sample {
	case "":
		return newBulk(o).write(out, o.rows)
	case "rural":
		return ruralSheet(o.seed).write(out)
	case "core":
		return coreSheet(o.seed).write(out)
	case "ugly":
		return uglyBook(out)
	default:
		return netboxSheet(o.seed).write(out)
	}
}
