package input

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder is looked into whatever its own name is, hidden ones in it are not, and of
// what is passed over five are named.
func TestFolders(t *testing.T) {
	for n := 3; n <= 8; n++ {
		root := filepath.Join(t.TempDir(), ".plant")
		files := []string{"a.csv", "B.TSV", ".hidden.csv", ".deep/c.csv", "sub/d.xlsx", "sub/.e/f.csv", "~$d.xlsx"}
		for i := range n {
			files = append(files, fmt.Sprintf("n%d.pdf", i))
		}
		for _, name := range append(files, "old.XLS", "sub/x.ods") {
			path := filepath.Join(root, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		names, passed, err := Expand([]string{root, filepath.Join(root, "a.csv")})
		if err != nil || len(passed) != 1 {
			t.Fatal(passed, err)
		}
		var got []string
		for _, name := range names {
			rel, _ := filepath.Rel(root, name)
			got = append(got, filepath.ToSlash(rel))
		}
		if strings.Join(got, " ") != "B.TSV a.csv sub/d.xlsx" {
			t.Errorf("in the folder: %q", got)
		}
		var told []string
		for _, s := range passed[0].PassedOver() {
			told = append(told, fmt.Sprint(filepath.Base(s.Name()), s.Spreadsheet, ": ", s.Passed))
		}
		want := "n0.pdf, n1.pdf, n2.pdf, n3.pdf, n4.pdf"[:8*min(n, 5)-2]
		if n > 5 {
			want += fmt.Sprint(" and ", n-5, " more")
		}
		if len(told) != 3 || !strings.HasPrefix(told[0], "old.XLStrue: a spreadsheet") || !strings.HasPrefix(told[1], "x.odstrue: a spreadsheet") || told[2] != ".plantfalse: not looked into, by their names: "+want {
			t.Errorf("%d others: %q, want %q", n, told, want)
		}
	}
}

// A file is taken once by its identity: a copy with the same bytes is another one, a
// link is not.
func TestOneFileUnderSeveralNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.csv", "b.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "a.csv"))
	if err == nil {
		err = os.Chtimes(filepath.Join(dir, "b.csv"), info.ModTime(), info.ModTime()) // alike but for what they are
	}
	if err == nil {
		err = os.Link(filepath.Join(dir, "a.csv"), filepath.Join(dir, "c.csv"))
	}
	if err != nil {
		t.Skip(err)
	}
	join := func(names ...string) []string {
		for i := range names {
			names[i] = filepath.Join(dir, names[i])
		}
		return names
	}
	names, _, err := Expand(join("a.csv", "b.csv", "c.csv", "b.csv", "none.csv", "none.csv", "a.csv"))
	if want := join("a.csv", "b.csv", "none.csv"); err != nil || strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("%q, %v; want %q", names, err, want)
	}
	names, _, err = Expand(join("?.csv"))
	if want := join("a.csv", "b.csv"); err != nil || strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("by a pattern: %q, %v; want %q", names, err, want)
	}
	if names, _, err := Expand([]string{"-", "-"}); err != nil || len(names) != 1 || names[0] != "-" {
		t.Errorf("the stream: %q, %v", names, err)
	}
}
