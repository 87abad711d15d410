package inventory

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// A folder stands for the inventories in it, a pattern for what it matches, and
// no file comes twice.
func TestExpand(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"b.csv", "a.CSV", "deep/c.xlsx", "deep/d.txt.gz", "notes.md", "old.xls", ".hidden/e.csv", ".f.csv", "~$b.xlsx", "[x].csv"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("Vendor\nZTE\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args string
		want string
	}{
		{"b.csv", "b.csv"}, {".", "[x].csv a.CSV b.csv deep/c.xlsx deep/d.txt.gz"}, {"deep .", "deep/c.xlsx deep/d.txt.gz [x].csv a.CSV b.csv"},
		{"*.csv b.csv", ".f.csv [x].csv b.csv"}, {"-", "-"}, {"missing.csv", "missing.csv"}, {"[x].csv", "[x].csv"}, {"deep/?.xlsx", "deep/c.xlsx"},
	} {
		got, passed, err := input.Expand(strings.Fields(c.args))
		if text := filepath.ToSlash(strings.Join(got, " ")); err != nil || text != c.want {
			t.Errorf("%s: %s, %v; want %s", c.args, text, err, c.want)
		}
		if want := c.args == "." || c.args == "deep ."; want != (len(passed) == 1 && len(passed[0].Files) == 2) {
			t.Errorf("%s: passed over %v", c.args, passed)
		}
	}
	if err := os.Symlink("b.csv", "link.csv"); err != nil {
		t.Skip(err)
	}
	whole, err := filepath.Abs("b.csv")
	if err != nil {
		t.Fatal(err)
	}
	got, passed, err := input.Expand([]string{"./b.csv", ".", "link.csv", "*.csv", whole})
	if text := filepath.ToSlash(strings.Join(got, " ")); err != nil || text != "./b.csv [x].csv a.CSV deep/c.xlsx deep/d.txt.gz .f.csv" {
		t.Errorf("one file under several names: %s %v", text, err)
	}
	for name, text := range map[string]string{"list.json": `[{"vendor": "ZTE"}]`, "lines.jsonl": "{\"vendor\": \"ZTE\"}\n{\"vendor\": \"Nokia\"}\n", "answer.json": `{"count": 1, "results": [ {"vendor": "ZTE"} ]}`,
		"package.json": `{"name": "x", "files": ["a"], "scripts": {"t": "x"}}`, "run.json": `{"schema_version": "2.0", "items": [{"vendor": "ZTE"}]}`, "words.json": `["a", "b"]`} {
		if err := os.MkdirAll("json", 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("json", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lists, others, err := input.Expand([]string{"json"})
	if text := filepath.ToSlash(strings.Join(lists, " ")); err != nil || text != "json/answer.json json/lines.jsonl json/list.json" || len(others) != 1 || len(others[0].Files) != 3 {
		t.Errorf("of JSON the folder gives %s and passes over %v: %v", text, others, err)
	}
	sources := passed[0].PassedOver()
	if len(sources) != 2 || sources[0].Name() != "old.xls" || !sources[0].Spreadsheet || sources[1].Name() != "." || !strings.HasSuffix(sources[1].Passed, ": notes.md") {
		t.Errorf("passed over: %+v", sources)
	}
	if err := os.Remove("link.csv"); err != nil {
		t.Fatal(err)
	}
	for args, kind := range map[string]gear.FaultKind{"*.none": gear.Usage, "[": gear.Usage, ".hidden/..": 0, "empty": gear.Incomplete} {
		if args == "empty" {
			if err := os.Mkdir("empty", 0o700); err != nil {
				t.Fatal(err)
			}
		}
		_, _, err := input.Expand([]string{args})
		var f *gear.Fault
		if errors.As(err, &f) != (kind != 0) || f != nil && f.Kind != kind {
			t.Errorf("%s: %v", args, err)
		}
	}
}

// A long stream goes to a file without a name and is read from there as often
// as it is asked for.
func TestLongStream(t *testing.T) {
	row := "Huawei,BTS3900," + strings.Repeat("x", 80) + "\n"
	n := input.SpoolInMemory/len(row) + 100
	src, err := input.FromReader("standard input", strings.NewReader("Vendor,Model,Notes\n"+strings.Repeat(row, n)))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := readSource(src, Options{})
		if err != nil || int(got[0].stats.Judged) != n {
			t.Fatalf("%v %+v", err, got)
		}
	}
	if err := src.Close(); err != nil {
		t.Error(err)
	}
}

// A stream that breaks off is an input that cannot be read, not the end of one.
func TestBrokenStream(t *testing.T) {
	for _, before := range []int{0, 10, input.SpoolInMemory + 10} {
		r := io.MultiReader(strings.NewReader(strings.Repeat("x", before)), brokenReader{})
		_, err := input.FromReader("standard input", r)
		if f := Refusal(t, err); f.Kind != gear.Incomplete {
			t.Errorf("after %d bytes: %v", before, err)
		}
	}
}

type brokenReader struct{}

// Read implements io.Reader.
func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("the line is dead") }
