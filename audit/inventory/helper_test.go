package inventory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/rules"
)

// dictionary loads the fields once for all tests.
var dictionary = sync.OnceValue(func() *gear.Dictionary {
	d, err := rules.Fields()
	if err != nil {
		panic(err)
	}
	return d
})

// scanned is all that a scan tells.
type scanned struct {
	file    *File
	items   []string            // by row: the fields that say something, with their values
	lines   []int               // of the items
	texts   []map[string]string // of the items: the texts of their fields by name
	days    []string            // of the items: when they were installed, as far as that is known
	rejects []Reject
	issues  []Issue
	skips   []Skip
	stats   Stats
}

// readText reads a text that has to be a table.
func readText(t testing.TB, text string, o Options) scanned {
	t.Helper()
	got, err := readSource(source(t, text), o)
	if err != nil {
		t.Fatalf("%v\n%s", err, clipped(text))
	}
	return got[0]
}

// tryText reads a text that may be refused.
func tryText(t testing.TB, text string, o Options) ([]scanned, error) {
	t.Helper()
	return readSource(source(t, text), o)
}

func source(t testing.TB, text string) *input.Source {
	t.Helper()
	src, err := input.FromReader("t.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = src.Close() })
	return src
}

// readSource opens and scans all tables of a source.
func readSource(src *input.Source, o Options) ([]scanned, error) {
	tables, err := Open(context.Background(), []*input.Source{src}, dictionary(), o)
	if err != nil {
		return nil, err
	}
	var out []scanned
	for _, f := range tables.Files {
		one, err := scanAll(f, 2)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

func scanAll(f *File, workers int) (scanned, error) {
	out := scanned{file: f}
	var err error
	out.stats, err = f.Scan(context.Background(), workers, func(_ int, b *Batch) func() error {
		var items []string
		var lines []int
		var texts []map[string]string
		var days []string
		for b.Next() {
			texts = append(texts, textsOf(f.dict, b.Item()))
			days = append(days, dayOf(b.Item().Value(gear.InstalledOn)))
			items = append(items, rendered(f.dict, b.Item()))
			lines = append(lines, b.Item().Place.Line)
		}
		rejects, skips := b.Rejects(), b.Skips()
		return func() error {
			out.items, out.lines = append(out.items, items...), append(out.lines, lines...)
			out.texts = append(out.texts, texts...)
			out.days = append(out.days, days...)
			out.rejects, out.skips = append(out.rejects, rejects...), append(out.skips, skips...)
			return nil
		}
	})
	out.issues = f.Issues()
	return out, err
}

func textsOf(d *gear.Dictionary, it *gear.Item) map[string]string {
	out := map[string]string{}
	for i := range it.Values {
		if v := it.Value(gear.Field(i)); v != nil {
			out[d.Defs[i].Name] = strings.Clone(v.Text)
		}
	}
	return out
}

// rendered writes what an item says, field by field.
func rendered(d *gear.Dictionary, it *gear.Item) string {
	var out []string
	for i := range it.Values {
		v := it.Value(gear.Field(i))
		if v == nil || v.State == gear.Blank {
			continue
		}
		def := &d.Defs[i]
		text := v.Text
		switch {
		case v.State == gear.Bad:
			text = "bad " + v.Text
		case v.Set != 0:
			text = severalOf(def, v)
		case def.Type == gear.Closed || def.Type == gear.YesNo || def.Type == gear.CountryCode:
			text = def.Values[v.Code-1]
		case def.Type == gear.Day:
			text = v.Date.String()
		case def.Type == gear.Count || def.Type == gear.Number || def.Type == gear.Money:
			text = fmt.Sprint(v.Int)
		}
		out = append(out, def.Name+"="+text)
	}
	return strings.Join(out, "; ")
}

// balanced checks that no row is lost or told twice.
func balanced(t testing.TB, got *scanned) {
	t.Helper()
	s := got.stats
	var unread int64
	for _, i := range got.issues {
		unread += i.Count
	}
	if s.Rows != s.Judged+s.Rejected || s.Headings+s.Blank+s.Skipped+s.Rows != s.Records || int(s.Judged) != len(got.items) || int(s.Rejected) != len(got.rejects) ||
		int(s.Skipped) != len(got.skips) || s.Issues != unread {
		t.Fatalf("stats %+v, but %d items, %d rejects, %d skips, %d issues", s, len(got.items), len(got.rejects), len(got.skips), len(got.issues))
	}
	if !slices.IsSorted(got.lines) {
		t.Fatalf("items are out of order: %v", got.lines)
	}
}

// codes lists the codes and lines of rejects.
func codes(rejects []Reject) string {
	var out []string
	for _, r := range rejects {
		out = append(out, fmt.Sprintf("%s:%d", r.Code, r.Place.Line))
	}
	return strings.Join(out, " ")
}

// Refusal returns what a fault says; a test fails on any other error.
func Refusal(t testing.TB, err error) *gear.Fault {
	t.Helper()
	var f *gear.Fault
	if !errors.As(err, &f) {
		t.Fatalf("no fault: %v", err)
	}
	if f.What == "" || f.Hint == "" || f.Kind == gear.Internal {
		t.Fatalf("a fault that helps nobody: %+v", f)
	}
	return f
}

func clipped(s string) string { return fmt.Sprintf("%.2000q", s) }

// severalOf writes a word that stands for several values.
func severalOf(def *gear.FieldDef, v *gear.Value) string {
	var out []string
	for i, name := range def.Values {
		if v.Set>>(i+1)&1 != 0 {
			out = append(out, name)
		}
	}
	if v.Every {
		return strings.Join(out, "+")
	}
	return strings.Join(out, "|")
}

// dayOf renders a day, empty where it is not known.
func dayOf(v *gear.Value) string {
	if !v.Known() {
		return ""
	}
	return v.Date.String()
}
