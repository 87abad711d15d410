package report_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// pageFormats are the formats that take pages.
func pageFormats(t *testing.T) []report.Format {
	var out []report.Format
	for _, f := range report.Formats() {
		if _, ok := f.New(&bytes.Buffer{}, report.Options{}).(report.PageWriter); ok {
			out = append(out, f)
		}
	}
	if len(out) < 2 {
		t.Fatalf("%d formats take pages", len(out))
	}
	return out
}

// The rows of findings are what the list of their cells says.
func TestFindingRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := anyRun().Draw(t, "run")
		csv, _ := report.Lookup("csv")
		var got, want bytes.Buffer
		if err := report.Replay(run, csv.New(&got, report.Options{})); err != nil {
			t.Fatal(err)
		}
		for _, rec := range recordsOf(run) {
			for i := range rec.Findings {
				want.Write(report.FindingRow(&rec.Item, &rec.Findings[i]))
			}
		}
		_, rows, _ := bytes.Cut(got.Bytes(), []byte{'\n'})
		if !bytes.HasPrefix(rows, want.Bytes()) {
			t.Fatalf("the rows differ (-cells +pen):\n%s", cmp.Diff(want.String(), string(rows)))
		}
	})
}

// recordsOf cuts a run into records.
func recordsOf(run *report.Run) []report.Record {
	var all records
	_ = report.Replay(run, &all)
	return all
}

type records []report.Record

func (r *records) Record(rec *report.Record) error {
	*r = append(*r, *rec)
	return nil
}

func (*records) Close(*report.Run) error { return nil }

// oneByOne is what a writer makes of records, told one by one.
func oneByOne(t *testing.T, f *report.Format, recs []report.Record) string {
	t.Helper()
	var out bytes.Buffer
	w := f.New(&out, report.Options{})
	for i := range recs {
		if err := w.Record(&recs[i]); err != nil {
			t.Fatal(err)
		}
	}
	return closed(t, w, &out)
}

func closed(t *testing.T, w report.Writer, out *bytes.Buffer) string {
	t.Helper()
	if err := w.Close(&report.Run{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// twice is the records of a run, each followed by one about another item of
// which the same is said, and the numbers that pens know their findings by.
func twice(run *report.Run) (recs []report.Record, said [][]int) {
	next := 0
	for i, rec := range recordsOf(run) {
		rec.Item.Identity = fmt.Sprintf("%016x", i)
		fingerprinted(&rec)
		other := rec
		other.Item.AssetTag, other.Item.Quantity, other.Item.Identity = "=other", 77, fmt.Sprintf("%016x", 1000+i)
		other.Findings = append([]report.Finding{}, rec.Findings...)
		fingerprinted(&other)
		var numbers []int
		for range rec.Findings {
			numbers = append(numbers, next)
			next++
		}
		recs, said = append(recs, rec, other), append(said, numbers, numbers)
	}
	return recs, said
}

// fingerprinted names the findings of a record after its item.
func fingerprinted(rec *report.Record) {
	for i := range rec.Findings {
		f := &rec.Findings[i]
		f.Item.Identity, f.ID = rec.Item.Identity, regime.Fingerprint(f.Rule, rec.Item.Identity)
	}
}

// What pens put on pages is what the writer makes of the records, where
// findings have numbers, where the pages are several, and where items turn out
// to be twins.
func TestPagesSayWhatRecordsSay(t *testing.T) {
	for _, f := range pageFormats(t) {
		recs, said := twice(manyRun())
		for every := range 4 { // 0: no twins, 1: nothing else
			var out bytes.Buffer
			w := f.New(&out, report.Options{}).(report.PageWriter)
			pens := []report.Pen{w.NewPen(), w.NewPen()}
			want := append([]report.Record{}, recs...)
			var page report.Page
			const size = 7
			for at := 0; at < len(recs); at += size {
				page.Clear()
				var twins []report.Twin
				for i := at; i < min(at+size, len(recs)); i++ {
					pens[at/size%2].Write(&page, &recs[i], said[i])
					page.End()
					if every > 0 && i%every == 0 {
						twins = append(twins, report.Twin{Row: i - at, Identity: recs[i].Item.Identity + "-12"})
						want[i] = renamed(&recs[i], recs[i].Item.Identity+"-12")
					}
				}
				if err := w.Page(&page, twins); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(oneByOne(t, &f, want), closed(t, w, &out)); d != "" {
				t.Errorf("%s, every %d a twin (-records +pages):\n%s", f.Name, every, d)
			}
		}
	}
}

// renamed is a record of an item with another identity.
func renamed(rec *report.Record, identity string) report.Record {
	out := report.Record{Item: rec.Item, Findings: append([]report.Finding{}, rec.Findings...)}
	out.Item.Identity = identity
	fingerprinted(&out)
	return out
}
