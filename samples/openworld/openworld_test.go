package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSameSeedSameBytes(t *testing.T) {
	dirs := [3]string{t.TempDir(), t.TempDir(), t.TempDir()}
	for i, dir := range dirs {
		if err := generate(options{make: 150, out: dir, seed: 7 + i/2}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := readTruth(filepath.Join(dirs[0], "truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	other := 0
	for _, tr := range all {
		if strings.HasSuffix(tr.file, ".xlsx") {
			continue // a workbook holds the time at which it was made
		}
		one, two, three := slurp(t, dirs[0], tr.file), slurp(t, dirs[1], tr.file), maybe(dirs[2], tr.file)
		if !bytes.Equal(one, two) {
			t.Errorf("%s differs between two runs with one seed", tr.file)
		}
		if !bytes.Equal(one, three) {
			other++
		}
	}
	if other == 0 {
		t.Error("another seed gives the same files")
	}
}

func slurp(t *testing.T, dir, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func maybe(dir, name string) []byte {
	raw, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return nil
	}
	return raw
}

// TestTruthIsConsistent holds what truth.csv says against itself and the files.
func TestTruthIsConsistent(t *testing.T) {
	from, err := readLabels(options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"hide", "clean"} {
		for i := range 400 {
			f, err := makeFile(from, kind, 3, i)
			if err != nil {
				t.Fatal(err)
			}
			raw, places, err := f.bytes()
			if err != nil {
				t.Fatalf("%s %d %v: %v", kind, i, f.ways, err)
			}
			if len(raw) == 0 {
				t.Errorf("%s %d %v: the file is empty", kind, i, f.ways)
			}
			if kind == "clean" && (f.item != nil || len(places) > 0) {
				t.Errorf("clean %d %v: holds %v at %v", i, f.ways, f.item, places)
			}
			if kind == "hide" && (f.item == nil || len(places) != 1) {
				t.Errorf("hide %d %v: %v stands at %v, want one place", i, f.ways, f.item, places)
			}
		}
	}
}

// TestEveryWayHasItsTurn makes sure that no way is shadowed by another's name.
func TestEveryWayHasItsTurn(t *testing.T) {
	for _, ways := range [][]way{hidingWays(), cleanWays()} {
		var names []string
		for _, w := range ways {
			if slices.Contains(names, w.name) {
				t.Errorf("two ways are called %q", w.name)
			}
			names = append(names, w.name)
			if w.table == nil && w.lines == nil && w.encode == "" && w.name != "clean: nothing is wrong" {
				t.Errorf("way %q changes nothing", w.name)
			}
		}
		if len(names) < 50 {
			t.Errorf("only %d ways", len(names))
		}
	}
}

// TestPlainReadingFindsWhatIsNotHidden proves the reader that the next test
// trusts: it finds the item of every file that no way has touched.
func TestPlainReadingFindsWhatIsNotHidden(t *testing.T) {
	from, err := readLabels(options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 200 {
		f, err := makeFile(from, "hide", 5, i)
		if err != nil {
			t.Fatal(err)
		}
		plain := newFile(f.rng, from, true)
		plain.lay()
		raw, _, err := plain.bytes()
		if err != nil {
			t.Fatal(err)
		}
		if !plainReading(t, plain.format, raw, from) {
			t.Fatalf("the plain reading misses an item that is not hidden:\n%s", raw)
		}
	}
}

// TestEveryWayHidesFromPlainReading: each hiding way, at each of many turns,
// takes the item out of the sight of a plain reader, or it hides nothing.
func TestEveryWayHidesFromPlainReading(t *testing.T) {
	from, err := readLabels(options{})
	if err != nil {
		t.Fatal(err)
	}
	ways := hidingWays()
	turns := 6
	if testing.Short() {
		turns = 2
	}
	for i := range turns * len(ways) {
		f, err := makeFile(from, "hide", 11, i)
		if err != nil {
			t.Fatal(err)
		}
		raw, _, err := f.bytes()
		if err != nil {
			t.Fatal(err)
		}
		if plainReading(t, f.format, raw, from) {
			t.Errorf("way %v (%s) hides nothing:\n%.600s", f.ways, f.format, raw)
		}
	}
}

// plainReading reads as a short script does: the first sheet, its visible rows
// and columns, headings in the first line, a column called Manufacturer, Vendor
// or Make with the plain name in it, as many cells as headings, a whole
// quantity, a state of the field's list, a tag not seen before, until the first empty line, and at
// most 10,000 rows.
func plainReading(t *testing.T, format string, raw []byte, from *labels) bool {
	t.Helper()
	records := plainRecords(t, format, raw)
	if len(records) == 0 {
		return false
	}
	head := records[0]
	col := func(names ...string) int {
		return slices.IndexFunc(head, func(h string) bool { return slices.Contains(names, h) })
	}
	maker, status, state, qty, gone, tag := col("Manufacturer", "Vendor", "Make"), col("Status"), col("Operational Status", "Lifecycle", "State"), col("Quantity"), col("Removed On"), col("Asset Tag")
	if maker < 0 || status < 0 || qty < 0 || tag < 0 {
		return false
	}
	known := map[string]bool{}
	for n, r := range records[1:] {
		if len(r) == 0 || n == 10000 {
			return false
		}
		if len(r) != len(head) || known[r[tag]] {
			continue
		}
		known[r[tag]] = true
		count, err := strconv.Atoi(r[qty])
		sure := err == nil && count > 0 && r[status] == "active" && (gone < 0 || r[gone] == "") && (state < 0 || r[state] == r[status]) && strings.HasPrefix(r[tag], "A-")
		if sure && slices.ContainsFunc(from.designated, func(d device) bool { return r[maker] == d.maker }) {
			return true
		}
	}
	return false
}

func plainRecords(t *testing.T, format string, raw []byte) [][]string {
	t.Helper()
	if format == "xlsx" {
		book, err := excelize.OpenReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		return plainRows(t, book, book.GetSheetName(0))
	}
	r := csv.NewReader(bytes.NewReader(raw))
	r.FieldsPerRecord = -1
	r.Comma = map[string]rune{"semicolon": ';', "tsv": '\t'}[format]
	if r.Comma == 0 {
		r.Comma = ','
	}
	var records [][]string
	line := 1
	for {
		record, err := r.Read()
		if err != nil {
			return records
		}
		if at, _ := r.FieldPos(0); at > line+1 {
			records = append(records, nil)
		} else {
			line = at
		}
		records = append(records, record)
	}
}

// plainRows are the visible cells of a sheet, short rows filled up.
func plainRows(t *testing.T, book *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := book.GetRows(name)
	if err != nil || len(rows) == 0 {
		return nil
	}
	var out [][]string
	for i, cells := range rows {
		if seen, err := book.GetRowVisible(name, i+1); err == nil && !seen {
			continue
		}
		var shown []string
		for c := range rows[0] {
			col, err := excelize.ColumnNumberToName(c + 1)
			if err != nil {
				t.Fatal(err)
			}
			if seen, err := book.GetColVisible(name, col); err == nil && !seen {
				continue
			}
			text := ""
			if c < len(cells) {
				text = cells[c]
			}
			if runs, err := book.GetCellRichText(name, col+strconv.Itoa(i+1)); err == nil && len(runs) > 1 {
				text = ""
			}
			shown = append(shown, text)
		}
		if len(cells) == 0 {
			shown = nil
		}
		out = append(out, append(shown, cells[min(len(cells), len(rows[0])):]...))
	}
	return out
}

func TestScoreTellsMissFromNoise(t *testing.T) {
	for _, c := range []struct {
		kind string
		a    answer
		bad  bool
	}{
		{"hide", answer{0, "clean"}, true}, {"hide", answer{0, "pass"}, true}, {"hide", answer{0, ""}, true}, {"hide", answer{1, "clean"}, true},
		{"hide", answer{1, "findings"}, false}, {"hide", answer{3, "incomplete"}, false}, {"hide", answer{3, ""}, false},
		{"clean", answer{0, "clean"}, false}, {"clean", answer{1, "findings"}, true}, {"clean", answer{3, "incomplete"}, true},
	} {
		if got := c.a.bad(c.kind); got != c.bad {
			t.Errorf("%s %+v: bad is %v, want %v", c.kind, c.a, got, c.bad)
		}
	}
}

func TestSpread(t *testing.T) {
	all := make([]truth, 100)
	for i := range all {
		all[i].file = strconv.Itoa(i)
	}
	some := spread(all, 4)
	seen := map[string]bool{}
	for _, tr := range some {
		seen[tr.file] = true
	}
	if len(some) != 4 || len(seen) != 4 {
		t.Errorf("spread gives %v", some)
	}
	turns := map[int]bool{}
	for _, tr := range spread(all, 30) {
		n, err := strconv.Atoi(tr.file)
		if err != nil {
			t.Fatal(err)
		}
		turns[n%10] = true
	}
	if len(turns) != 10 {
		t.Errorf("30 of 100 files show only %d of 10 ways that have their turn one after another", len(turns))
	}
	if got := len(spread(all, 0)); got != 100 {
		t.Errorf("no sample gives %d files, want all", got)
	}
}
