package cmd_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzMarked gives an inventory with a text in its cells back, with what was found
// beside its rows, and its rejected row: nothing obeys what the program wrote, and what
// was given back reads as what it was.
func FuzzMarked(f *testing.F) {
	for _, s := range []string{"x", "=1+1", "::error::x", "a\x1b[2Jb", " =1", "'=1", "-5", "+1 2", "@x", "＝1", "Huawei", "a\"b", "##[group]", "\t=1", "a;=b", "''x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		dir := t.TempDir()
		in, marked, rejects := filepath.Join(dir, "in.csv"), filepath.Join(dir, "marked.csv"), filepath.Join(dir, "rejects.csv")
		cells := 5 - len(text)%2 // of a row: with one more than there are headings it is rejected
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		for _, row := range [][]string{{"asset_tag", "manufacturer", "model", "notes"}, {"T1", "Huawei", "RRU3908", text}, {"T2", "Nokia", text, "n"}, {text, "ZTE", "ZXR10", "n"}, []string{"T4", "Nokia", "x", text, "more"}[:cells], {"T5", "Nokia", "x", "y"}} {
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		writeText(t, in, b.String())
		code, _ := ran(t, 80, "audit", in, "--profile", "none", "-q", "-o", "marked="+marked, "--rejects", rejects)
		if code == 2 || code == 3 {
			if _, err := os.Stat(marked); err != nil {
				return // it cannot be read, and says so
			}
		}
		for _, path := range []string{marked, rejects} {
			own := 0 // the first column that was not the user's
			if path == marked {
				own = 4
			}
			out, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := readLoose(out)
			if err != nil {
				t.Fatalf("%q: %s cannot be read: %v\n%s", text, filepath.Base(path), err, out)
			}
			for _, row := range rows {
				for _, cell := range row[min(own, len(row)):] {
					if computed(cell) {
						t.Fatalf("%q: a spreadsheet computes %q in %s", text, cell, filepath.Base(path))
					}
				}
			}
			if at := obeyed.FindIndex(out); at != nil && path == rejects {
				t.Fatalf("%q: %s holds %q", text, filepath.Base(path), out[at[0]:at[1]])
			}
		}
		if code == 3 { // a rejected row has cells beyond the headings, which have some more now
			return
		}
		_, was := ran(t, 80, "identify", in, "--profile", "none", "--format", "csv")
		_, is := ran(t, 80, "identify", marked, "--profile", "none", "--format", "csv")
		inner := strings.NewReplacer(";'", ";", in, "", marked, "") // a spreadsheet may begin a cell at a semicolon
		if inner.Replace(was) != inner.Replace(is) {
			t.Fatalf("%q: other makers in the file that was given back:\n%s\n%s", text, was, is)
		}
	})
}

// readLoose reads a CSV file whose rows may have any number of cells.
func readLoose(text []byte) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	return r.ReadAll()
}

// computed reports whether a spreadsheet would compute a cell.
func computed(cell string) bool {
	cell = strings.TrimLeft(cell, " \t\r\n\u3000")
	return cell != "" && strings.ContainsAny(cell[:1], "=+-@") && strings.Trim(cell[1:], "0123456789.,eE+-") != ""
}
