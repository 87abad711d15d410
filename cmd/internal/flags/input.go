package flags

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

// InputOptions say how inventories are read; all of it is found out where the
// user does not say.
type InputOptions struct {
	columns   []string
	delimiter string
	encoding  string
	sheets    []string
	setAside  []string
	dateOrder string
	headings  string
	strict    bool
}

// AddFlags adds the flags to a command.
func (o *InputOptions) AddFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVar(&o.columns, "map", nil, "read a column as a field: `FIELD=HEADING`, such as manufacturer='Equip Maker', of one sheet SHEET!FIELD=HEADING (repeatable)")
	f.StringVar(&o.delimiter, "delimiter", "", "`CHARACTER` between cells: a comma, semicolon, bar or tab (default: detected)")
	f.StringVar(&o.encoding, "encoding", "", "character encoding, such as windows-1252 or gb18030: its `NAME` (default: detected)")
	f.StringArrayVar(&o.sheets, "sheet", nil, "`NAME` of a workbook's sheet to read; the others are set aside (repeatable; default: every sheet of equipment)")
	f.StringArrayVar(&o.setAside, "set-aside", nil, "do not read `FILE[!SHEET]`, which holds no equipment (repeatable)")
	f.StringVar(&o.dateOrder, "date-order", "", "`ORDER` of dates that are not ISO: dmy, mdy or ymd (default: detected where a whole column agrees)")
	f.StringVar(&o.headings, "headings", "", "number of the `LINE` with the headings, or none (default: detected)")
	f.BoolVar(&o.strict, "strict", false, "reject every row that does not have exactly one cell for each heading")
}

// Read turns the flags into the reader's options. Of two columns for one field
// the later counts: the profile's come first.
func (o *InputOptions) Read(p *profile.Profile) (inventory.Options, error) {
	opt := inventory.Options{Encoding: o.encoding, Sheets: o.sheets, SetAside: o.setAside, DateOrder: o.dateOrder, Headings: o.headings, Strict: o.strict, Map: map[string]string{}}
	for _, m := range o.columns {
		field, heading, ok := cutMapping(m)
		if !ok || field == "" || heading == "" {
			return opt, term.Usage(`--map "`+m+`" does not say field=Heading`, "for example --map manufacturer='Equip Maker'; gearaudit columns --fields lists the fields")
		}
		if err := checkField(field, heading); err != nil {
			return opt, err
		}
		opt.Map[field] = heading
	}
	if err := meanings(&opt, p); err != nil {
		return opt, err
	}
	if n, err := strconv.Atoi(o.headings); o.headings != "" && o.headings != columns.NoHeadings && (err != nil || n < 1) {
		return opt, term.Usage(`--headings "`+o.headings+`" is not a line`, "write its number, or none")
	}
	if o.delimiter == "tab" || o.delimiter == `\t` {
		o.delimiter = "\t"
	}
	if o.delimiter != "" {
		r, size := utf8.DecodeRuneInString(o.delimiter)
		if size != len(o.delimiter) || !strings.ContainsRune(",;\t|", r) {
			return opt, term.Usage(`--delimiter "`+o.delimiter+`" cannot separate cells`, "write a comma, a semicolon, a bar or tab")
		}
		opt.Delimiter = r
	}
	return opt, nil
}

// meanings takes what the profile says that texts in cells mean.
func meanings(opt *inventory.Options, p *profile.Profile) error {
	if p == nil || len(p.Values) == 0 {
		return nil
	}
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	opt.Answers = values.Answers{}
	var errs []error
	for _, v := range p.Values {
		for _, t := range v.Texts {
			err := opt.Answers.Add(dict, v.Field, t.Name, t.Value)
			if fault, ok := errors.AsType[*gear.Fault](err); ok {
				fault.Place = t.In(p.File)
			}
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Sources opens the named inputs; - is standard input, and folders and patterns
// stand for the files in them.
func Sources(w *term.Env, names []string) ([]*input.Source, error) {
	for _, name := range names {
		if err := missing(name); err != nil {
			return nil, err
		}
	}
	files, passed, err := input.Expand(names)
	if err != nil {
		return nil, err
	}
	var out []*input.Source
	for _, name := range files {
		s, err := source(w, name)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	for i := range passed {
		out = append(out, passed[i].PassedOver()...)
	}
	return out, nil
}

func source(w *term.Env, name string) (*input.Source, error) {
	if name == "-" {
		return input.FromReader("standard input", w.In)
	}
	return input.FromFile(name)
}

// missing is the fault of an input that is not there, with what may have been
// meant; nil for one that is, and for a pattern.
func missing(name string) error {
	if _, err := os.Stat(name); name == "-" || !errors.Is(err, fs.ErrNotExist) || strings.ContainsAny(name, "*?[") {
		return nil
	}
	hint := nearFile(name, "check its name")
	switch {
	case slices.Contains([]string{"thousand", "million", "billion"}, strings.ToLower(name)):
		return term.Usage(`the word "`+name+`" stands where a file is expected`, "an amount of money is one word: write --budget 30M")
	case !strings.ContainsAny(name, `./\`):
		hint = strings.TrimPrefix(hint+`; to ask about a maker: gearaudit identify --name "`+name+`"`, "check its name; ")
	}
	return &gear.Fault{Kind: gear.Incomplete, What: "the input cannot be read", Place: gear.Place{File: name}, Err: fs.ErrNotExist, Hint: hint}
}

// cutMapping cuts FIELD=HEADING behind the field; the sheet before it, and the
// heading, may have the sign in them too.
func cutMapping(m string) (field, heading string, ok bool) {
	for i := range len(m) {
		if m[i] == '=' && checkField(m[:i], "") == nil {
			return m[:i], m[i+1:], true
		}
	}
	return strings.Cut(m, "=")
}

// checkField refuses a field that nobody knows, and sees a mapping that is turned
// round.
func checkField(field, heading string) error {
	dict, err := rules.Fields()
	if err != nil {
		return err
	}
	names := dict.Names()
	field = field[strings.LastIndexByte(field, '!')+1:] // of one sheet
	switch {
	case slices.Contains(names, field):
		return nil
	case slices.Contains(names, heading):
		return term.Usage(`--map: there is no field "`+field+`"`, "it is turned round: write --map "+heading+"='"+field+"'")
	default:
		return term.Usage(`--map: there is no field "`+field+`"`, cmp.Or(gear.DidYouMean(field, names), "gearaudit columns --fields lists the fields"))
	}
}
