package catalog

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/gearaudit/gearaudit/audit/gear"
)

type pairRow struct {
	Name  Cell `csv:"name"`
	Price Cell `csv:"price"`
}

func TestReadTable(t *testing.T) {
	src := "\ufeff Name ,PRICE\r\n\" Alder, Inc. \",12\r\n\n\"two\nlines\", 13 \nlast,14"
	got, err := ReadTable[pairRow]("p.csv", strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		row   pairRow
		place string
	}{{pairRow{"Alder, Inc.", "12"}, "p.csv:2:2"}, {pairRow{"two\nlines", "13"}, "p.csv:4:2"}, {pairRow{"last", "14"}, "p.csv:6:2"}}
	if len(got.Rows) != len(want) {
		t.Fatalf("%d rows, want %d", len(got.Rows), len(want))
	}
	for i, w := range want {
		if got.Rows[i] != w.row || got.Place(i, "price").String() != w.place {
			t.Errorf("row %d: %+v at %s, want %+v at %s", i, got.Rows[i], got.Place(i, "price"), w.row, w.place)
		}
	}
}

func TestReadTableLetsOptionalHeadingsBeMissing(t *testing.T) {
	got, err := ReadTable[pairRow]("p.csv", strings.NewReader("name\nx\n"), "price")
	if err != nil || got.Rows[0].Price != "" {
		t.Fatalf("%+v, %v", got, err)
	}
	if p := got.Place(0, "price").String(); p != "p.csv:2" {
		t.Errorf("a cell of a column that is not there stands in its row: %s", p)
	}
}

func TestReadTableRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ src, want string }{
		"nothing":         {"", "p.csv: the file is empty"},
		"a mark only":     {"\ufeff", "p.csv: the file is empty"},
		"unknown heading": {"name,price,colour\n", `p.csv:1:3: unknown heading "colour"`},
		"blank heading":   {"name,price,\n", `p.csv:1:3: unknown heading ""`},
		"twice":           {"name,price,Name\n", `p.csv:1:3: heading that stands twice "name"`},
		"missing":         {"name\n", `p.csv:1: missing heading "price"`},
		"short row":       {"name,price\nx\n", "p.csv:2: the row cannot be read: wrong number of fields"},
		"long row":        {"name,price\nx,1,2\n", "p.csv:2: the row cannot be read: wrong number of fields"},
		"open quote":      {"name,price\nx,1\n\"x,2\n", "p.csv:3: the row cannot be read: extraneous or missing \" in quoted-field"},
		"bare quote":      {"na\"me,price\n", "p.csv:1: the headings cannot be read: bare \" in non-quoted-field"},
		"semicolons":      {"name;price\nx;1\n", `p.csv:1:1: unknown heading "name;price"; missing headings "name", "price"`},
	} {
		_, err := ReadTable[pairRow]("p.csv", strings.NewReader(tc.src))
		var f *gear.Fault
		if !errors.As(err, &f) || f.Error() != tc.want || f.Kind != gear.Usage || f.Hint == "" {
			t.Errorf("%s: %v, want %s with a hint", name, err, tc.want)
		}
	}
}

func TestReadTableOfABrokenReader(t *testing.T) {
	gone := errors.New("the disk is gone")
	for _, head := range []string{"", "name,price\n", "name,price\nx,1\n"} {
		_, err := ReadTable[pairRow]("p.csv", io.MultiReader(strings.NewReader(head), iotest.ErrReader(gone)))
		if !errors.Is(err, gone) {
			t.Errorf("after %q: %v, want the reader's own error", head, err)
		}
	}
}

// Whatever the bytes: a table or a fault that says where, and never a panic.
func FuzzReadTable(f *testing.F) {
	for _, s := range []string{"name,price\nx,1\n", "\ufeffname,price\n\"a\nb\",2\n", "name\n", "name,price,price\n", "\"", "name,price\n\x00,\xff\n", "name\tprice\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		got, err := ReadTable[pairRow]("p.csv", strings.NewReader(string(src)))
		var fault *gear.Fault
		if err != nil && (!errors.As(err, &fault) || fault.Place.File != "p.csv") {
			t.Fatalf("%v says not where", err)
		}
		if err != nil {
			return
		}
		last := 1
		for i := range got.Rows {
			line := got.Place(i, "name").Line
			if line <= last {
				t.Fatalf("row %d stands in line %d, the one before it in %d", i, line, last)
			}
			last = line
		}
	})
}
