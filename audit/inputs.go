package audit

import (
	"cmp"
	"context"
	"slices"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// Inputs are the tables of the inventories of a run, with their columns mapped.
type Inputs struct {
	dict   *gear.Dictionary
	files  []*inventory.File
	aside  []inventory.Aside
	names  []string          // of the sources, in their order
	counts []report.Input    // of those scanned
	issues []report.Issue    // values in them that could not be read
	unsaid []inventory.Aside // comments in them that are in no row
}

// Open opens inventories and finds out what their columns mean. Errors are those
// of [inventory.Open].
func (d *Dataset) Open(ctx context.Context, sources []*input.Source, opts inventory.Options) (*Inputs, error) {
	in := &Inputs{dict: d.engine.Dictionary}
	tables, err := d.Tables(ctx, sources, opts)
	if err != nil {
		return nil, err
	}
	in.files, in.aside = tables.Files, tables.Aside
	for _, s := range sources {
		in.names = append(in.names, s.Name())
	}
	return in, nil
}

// Tables finds out what the columns of inventories mean, by their headings and by
// the makers in their cells. Errors are those of [inventory.Open].
func (d *Dataset) Tables(ctx context.Context, sources []*input.Source, opts inventory.Options) (*inventory.Tables, error) {
	var err error
	if opts.Names, err = d.engine.Makers.Names(); err != nil {
		return nil, err
	}
	makers := d.engine.Makers.Session()
	opts.KnowsMaker = func(text string) bool { return makers.Knows(text) }
	opts.NewColumn = d.engine.Makers.NewColumn
	return inventory.Open(ctx, sources, d.engine.Dictionary, opts)
}

// legends are the answers that stand in the inventories themselves.
func (in *Inputs) legends() []report.Answer {
	var out []report.Answer
	for _, f := range in.files {
		if words := f.Legend(); len(words) > 0 {
			out = append(out, report.Answer{Kind: "legend", File: f.Name(), Count: int64(len(words)), Text: phrase.Listed(words, 5, "word", "words")})
		}
	}
	return out
}

// BesideFirst has the tables that read other columns of the lines of another one
// scanned before that one.
func (in *Inputs) BesideFirst() {
	for i := range in.files {
		for j := i; j > 0 && in.files[j].Beside() && !in.files[j-1].Beside(); j-- {
			in.files[j], in.files[j-1] = in.files[j-1], in.files[j]
		}
	}
}

// Work is what is done with a batch of rows: by one of several workers at the
// same time, and then, in input order and one at a time, by what it returns.
type Work func(worker int, f *inventory.File, b *inventory.Batch) func() error

// Scan hands every row to the workers, and counts what each input came to. The
// scan of a file proves that no record was lost.
func (in *Inputs) Scan(ctx context.Context, workers int, work Work) error {
	in.counts, in.issues, in.unsaid = nil, nil, nil
	if err := in.each(ctx, workers, work, in.count); err != nil {
		return err
	}
	for _, f := range in.files { // of a sheet's tables the last has been heard
		a := f.UnreadComments()
		if a != nil && !slices.ContainsFunc(in.unsaid, func(o inventory.Aside) bool { return o.Name == a.Name && o.Sheet == a.Sheet }) {
			in.unsaid = append(in.unsaid, *a)
		}
	}
	in.countAside()
	return nil
}

func (in *Inputs) each(ctx context.Context, workers int, work Work, done func(*inventory.File, *inventory.Stats)) error {
	for _, f := range in.files {
		stats, err := f.Scan(ctx, max(workers, 1), func(n int, b *inventory.Batch) func() error { return work(n, f, b) })
		if err != nil {
			return err
		}
		done(f, &stats)
	}
	return nil
}

func (in *Inputs) count(f *inventory.File, s *inventory.Stats) {
	for _, i := range f.Issues() {
		out := report.Issue{Code: i.Code, First: SourceOf(i.Place), Value: i.Text, Reason: i.Reason, Count: i.Count}
		if i.HasField {
			out.Field, out.Settle = in.dict.Name(i.Field), settle(in.dict, i.Field, i.Text)
		}
		in.issues = append(in.issues, out)
	}
	if f.Beside() {
		return
	}
	if n := len(in.counts); n > 0 && in.counts[n-1].Name == f.Name() && in.counts[n-1].Sheet == f.Sheet() { // a table below another one
		addInput(&in.counts[n-1], s)
		return
	}
	in.counts = append(in.counts, report.Input{
		Name: f.Name(), Sheet: f.Sheet(), SHA256: s.SHA256, Records: s.Records, Headings: s.Headings, Blank: s.Blank, Skipped: s.Skipped,
		Repeated: s.Repeated, Judged: s.Judged, Rejected: s.Rejected, Rows: s.Rows,
		Encoding: f.Mapping().Encoding, Delimiter: f.Mapping().Delimiter,
	})
}

// addInput adds the lines of a further table of an input.
func addInput(to *report.Input, s *inventory.Stats) {
	to.Records += s.Records
	to.Headings += s.Headings
	to.Blank += s.Blank
	to.Skipped += s.Skipped
	to.Repeated += s.Repeated
	to.Judged += s.Judged
	to.Rejected += s.Rejected
	to.Rows += s.Rows
}

// countAside counts what was set aside: all of its records are skipped. Inputs
// stand in the order in which they were given.
func (in *Inputs) countAside() {
	for _, a := range slices.Concat(in.aside, in.unsaid) {
		in.counts = append(in.counts, report.Input{
			Name: a.Name, Sheet: a.Sheet, SHA256: a.SHA256, Records: a.Records, Skipped: a.Records,
			SetAside: &report.SetAside{Why: a.Why, By: a.By, Vendors: a.Vendors},
		})
	}
	slices.SortStableFunc(in.counts, func(a, b report.Input) int {
		return cmp.Compare(slices.Index(in.names, a.Name), slices.Index(in.names, b.Name))
	})
}

// missing lists what was set aside although the run is not complete without it.
func (in *Inputs) missing(read map[string]*engine.VendorTotals) []*inventory.Aside {
	var out []*inventory.Aside
	all := slices.Concat(in.aside, in.unsaid)
	for i := range all {
		if a := &all[i]; a.Misses(func(vendor string) bool { return read[vendor] != nil }) {
			out = append(out, a)
		}
	}
	return out
}

// Counts returns what each input came to in the last scan.
func (in *Inputs) Counts() []report.Input { return in.counts }

// Coverage adds up the counts.
func (in *Inputs) Coverage() report.Coverage { return in.sums().Coverage }

func (in *Inputs) sums() (c report.Counts) {
	for i := range in.counts {
		x := &in.counts[i]
		c.Records += x.Records
		c.Skipped += x.Skipped
		c.Repeated += x.Repeated
		c.Rows += x.Rows
		c.Judged += x.Judged
		c.Rejected += x.Rejected
	}
	return c
}

// Incomplete reports whether the inputs were not read in full: more rows were
// rejected than allowed, or none was judged.
func (in *Inputs) Incomplete(allowRejects int64) bool {
	c := in.Coverage()
	return c.Rejected > allowRejects || c.Judged == 0
}

// mapping says which column each field was read from.
func (in *Inputs) mapping() []report.Mapping {
	var out []report.Mapping
	for _, f := range in.files {
		for _, c := range f.Mapping().Columns {
			out = append(out, report.Mapping{Input: f.Name(), Sheet: f.Sheet(), Field: in.dict.Name(c.Field), Heading: c.Heading, Column: c.Column, Confidence: c.Confidence})
		}
	}
	return out
}

// unread lists the columns without a field.
func (in *Inputs) unread() []report.UnreadColumn {
	var out []report.UnreadColumn
	for _, f := range in.files {
		for _, c := range f.Mapping().Ignored {
			out = append(out, report.UnreadColumn{
				Input: f.Name(), Sheet: f.Sheet(), Heading: c.Heading, Column: c.Column,
				Besides: c.Besides, Like: c.Like, Settle: c.Settle, Vendors: c.Vendors,
			})
		}
	}
	return out
}
