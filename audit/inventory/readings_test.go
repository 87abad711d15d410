package inventory

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

var updateReadings = flag.Bool("update", false, "write what is read into testdata/readings")

// Each archive of testdata/readings holds inputs, a folder for each case, and beside it
// stands all that was told of them when it was last looked through. A file
// called options in a case has lines of an option's name and its value. The same comes
// out of small chunks without caches, and again once columns were added.
func TestReadings(t *testing.T) {
	archives, err := filepath.Glob("testdata/readings/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("%v: %d archives", err, len(archives))
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { readArchive(t, file) })
	}
}

func readArchive(t *testing.T, file string) {
	in, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	cases := map[string][]txtar.File{}
	for _, f := range in.Files {
		name := path.Dir(f.Name)
		if cases[name] == nil {
			names = append(names, name)
		}
		cases[name] = append(cases[name], f)
	}
	golden := strings.TrimSuffix(file, ".txtar") + ".want"
	want := map[string]string{}
	if !*updateReadings {
		out, err := txtar.ParseFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range out.Files {
			want[f.Name] = string(f.Data)
		}
		if len(want) != len(names) {
			t.Errorf("%s has %d cases, and there are %d", golden, len(want), len(names))
		}
	}
	var out txtar.Archive
	for i, name := range names {
		got := readCase(t, name, cases[name], i%2 == 0)
		if diff := cmp.Diff(want[name], got); diff != "" && !*updateReadings {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		out.Files = append(out.Files, txtar.File{Name: name, Data: []byte(got)})
	}
	if *updateReadings {
		if err := os.WriteFile(golden, txtar.Format(&out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// readCase reads the inputs of a case, and says what is told of them. In one turn they
// are read in small chunks without caches as well, in the next with columns added.
func readCase(t *testing.T, name string, files []txtar.File, turn bool) string {
	o := caseOptions(t, files)
	var sources []*input.Source
	for _, f := range files {
		if path.Base(f.Name) == "options" {
			continue
		}
		data := f.Data
		if strings.HasSuffix(f.Name, ".xlsx") {
			data = drawnBook(t, string(data))
		}
		sources = append(sources, named(t, path.Base(f.Name), data))
	}
	told, tables := toldOf(t, sources, o, 1)
	if turn {
		bare := o
		bare.chunk, bare.NoCache = 48, true
		if got, _ := toldOf(t, sources, bare, 3); got != told {
			t.Errorf("%s: in chunks of 48 bytes and without caches (-whole +bare):\n%s", name, cmp.Diff(told, got))
		}
	} else if tables != nil && len(tables.Files) == 1 && len(tables.Aside) == 0 {
		addedTo(t, name, tables.Files[0], o)
	}
	return told
}

// addedTo adds columns to the rows of a text, and reads it again.
func addedTo(t *testing.T, name string, f *File, o Options) {
	if f.Sheet() != "" || f.Keyed() || f.Scattered() || f.Beside() || f.Mapping().Line == 0 || f.repeats != nil {
		return
	}
	before, err := scanAll(f, 1)
	if err != nil || before.stats.Judged == 0 || o.Strict || o.Limits != (Limits{}) || slices.ContainsFunc(before.rejects, func(r Reject) bool { return r.Code == MissingCell }) {
		return
	}
	var out bytes.Buffer
	if err := f.Rewrite(&out, marks(t, &before)); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	again, err := Open(context.Background(), []*input.Source{named(t, f.Name(), out.Bytes())}, dictionary(), o)
	if err != nil || len(again.Files) != 1 {
		t.Errorf("%s: with columns added: %v\n%s", name, err, out.String())
		return
	}
	after, err := scanAll(again.Files[0], 1)
	if diff := cmp.Diff(before.items, after.items); err != nil || diff != "" || again.Files[0].OwnColumn() == 0 {
		t.Errorf("%s: with columns added: %v, own column %d\n%s", name, err, again.Files[0].OwnColumn(), diff)
	}
	var back bytes.Buffer
	if err := again.Files[0].Rewrite(&back, marks(t, &after)); err != nil || !bytes.Equal(out.Bytes(), back.Bytes()) {
		t.Errorf("%s: added once more: %v\n%s", name, err, cmp.Diff(out.String(), back.String()))
	}
}

func named(t *testing.T, name string, data []byte) *input.Source {
	src, err := input.FromReader(name, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = src.Close() })
	return src
}

// toldOf opens and scans inputs, and writes down all that is told of them.
func toldOf(t *testing.T, sources []*input.Source, o Options, workers int) (string, *Tables) {
	var b strings.Builder
	o.Repeats = true
	tables, err := Open(context.Background(), sources, dictionary(), o)
	if err != nil {
		writeFault(&b, err)
		return b.String(), nil
	}
	for _, a := range tables.Aside {
		fmt.Fprintf(&b, "aside %s: %s, by %s, %d records, names %v, hides %v, unread %v\n", a.String(), a.Why, a.By, a.Records, a.Vendors, a.Hidden, a.Unread)
	}
	for _, f := range tables.Files {
		writeFile(t, &b, f, workers)
	}
	return b.String(), tables
}

func writeFault(b *strings.Builder, err error) {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range all.Unwrap() {
			writeFault(b, err)
		}
		return
	}
	var f *gear.Fault
	if !errors.As(err, &f) {
		fmt.Fprintf(b, "no fault: %v\n", err)
		return
	}
	fmt.Fprintf(b, "fault %v: %s\n  at %s\n  hint: %s\n", f.Kind, f.What, f.Place, f.Hint)
}

func writeFile(t *testing.T, b *strings.Builder, f *File, workers int) {
	d := dictionary()
	beside := strings.HasPrefix(f.Name(), "beside") // it is there for the others, and told in short
	fmt.Fprintf(b, "%s:", strings.TrimSuffix(f.Name()+"!"+f.Sheet(), "!"))
	var lines, rejects, skips, ends []string
	stats, err := f.Scan(context.Background(), workers, func(_ int, batch *Batch) func() error {
		rows, bad, others := batchTold(batch)
		return func() error {
			lines, rejects, skips = append(lines, rows...), append(rejects, bad...), append(skips, others...)
			return nil
		}
	})
	m := f.Mapping()
	if beside {
		m.Columns, m.Ignored = nil, nil
	}
	fmt.Fprintf(b, " %s, headings on line %d, %s", m.HowRead(), m.Line, m.Layout)
	if f.OwnColumn() > 0 || f.Keyed() || f.Beside() {
		fmt.Fprintf(b, ", own column %d, keyed %v, beside %v", f.OwnColumn(), f.Keyed(), f.Beside())
	}
	if !beside {
		fmt.Fprintf(b, "\n heading line %q, as a comment %q\n", f.HeadingLine(), f.Comment("x,y"))
	}
	for _, c := range m.Columns {
		fmt.Fprintf(b, " column %d %q is %s (%s)", c.Column, c.Heading, d.Name(c.Field), c.Confidence)
		for _, other := range c.Alternatives {
			fmt.Fprintf(b, " or %s", d.Name(other))
		}
		fmt.Fprintf(b, " %q %q: %s\n", c.Words, c.Samples, c.Cells)
	}
	for _, c := range m.Ignored {
		fmt.Fprintf(b, " column %d %q is not read: %s %q besides %v, like %q, settled by %q, names %v\n", c.Column, c.Heading, c.Why, c.Samples, c.Besides, c.Like, c.Settle, c.Vendors)
	}
	if l := f.Legend(); len(l) > 0 {
		fmt.Fprintf(b, " legend %q\n", l)
	}
	b.WriteString(strings.Join(slices.Concat(lines, rejects, skips), ""))
	if err != nil {
		writeFault(b, err)
		return
	}
	for _, x := range f.Issues() {
		field := ""
		if x.HasField {
			field = d.Name(x.Field)
		}
		ends = append(ends, fmt.Sprintf(" issue %s %s at %s: %q %s, %d times\n", x.Code, field, x.Place, x.Text, x.Reason, x.Count))
	}
	if a := f.UnreadComments(); a != nil {
		ends = append(ends, fmt.Sprintf(" comments %s: %s, names %v, hides %v\n", a.String(), a.Why, a.Vendors, a.Hidden))
	}
	b.WriteString(strings.Join(ends, ""))
	s := stats
	fmt.Fprintf(b, " records %d: headings %d, blank %d, skipped %d, repeated %d, judged %d, rejected %d; issues %d\n", s.Records, s.Headings, s.Blank, s.Skipped, s.Repeated, s.Judged, s.Rejected, s.Issues)
	if s.Headings+s.Blank+s.Skipped+s.Repeated+s.Judged+s.Rejected != s.Records && !f.Beside() {
		t.Errorf("%s: the sum is not right: %+v", f.Name(), s)
	}
}

// batchTold writes down what a batch holds: its rows, and the lines that are none.
func batchTold(b *Batch) (rows, rejects, skips []string) {
	d := dictionary()
	for i := range b.Len() {
		if b.View(i).Place.Line == 0 {
			rows = append(rows, fmt.Sprintf(" row %d stands nowhere\n", i))
		}
	}
	for b.Next() {
		it := b.Item()
		line := fmt.Sprintf(" %d: %s", it.Place.Line, rendered(d, it))
		for i := range it.Values {
			if v := it.Value(gear.Field(i)); v.Known() && v.Until != 0 {
				line += fmt.Sprintf("; %s until %s", d.Name(gear.Field(i)), v.Until)
			}
		}
		if label := it.Text(gear.Manufacturer); label != "" && it.NamesMaker != nil && it.NamesMaker(label) {
			line += "; the column shows a maker"
		}
		if has := b.worker.file.table.Names; has != nil {
			if list := has.Vendors(b.Vendors(b.Row())); len(list) > 0 {
				line += fmt.Sprintf("; names %v", list)
			}
		}
		if b.NamesElsewhere(b.Row()) {
			line += "; elsewhere"
		}
		for _, p := range it.AlsoAt {
			line += "; also at " + p.String()
		}
		if b.worker.file.Scattered() {
			for _, f := range []gear.Field{gear.Manufacturer, gear.Model, gear.SerialNumber} {
				line += "; " + d.Name(f) + " at " + it.At(f).String()
			}
		}
		rows = append(rows, line+"\n")
	}
	for _, r := range b.Rejects() {
		rejects = append(rejects, fmt.Sprintf(" %s rejected: %s, %s: %q (%s) %v\n", r.Place, r.Code, r.Reason, r.Text, r.Hint, r.Vendors))
	}
	for _, s := range b.Skips() {
		skips = append(skips, fmt.Sprintf(" %s skipped: %s %q %v\n", s.Place, s.Code, s.Text, s.Vendors))
	}
	return rows, rejects, skips
}
