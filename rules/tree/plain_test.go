package tree_test

import (
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/rules/tree"
)

// All of the program's data is plain, and read as the YAML library reads it.
func TestPlainIsYAML(t *testing.T) {
	n := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		src, err := os.ReadFile("../" + path)
		if err != nil {
			return err
		}
		n++
		want, err := tree.Read(src)
		if err != nil {
			return err
		}
		got, ok := tree.ReadPlain(string(src))
		if !ok {
			t.Errorf("%s is not plain, so that each start would read it slowly: put texts into quotes on one line, or behind the sign >", path)
		} else if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: %s", path, cmp.Diff(want, got))
		}
		return nil
	})
	if err != nil || n < 140 {
		t.Fatal(n, err)
	}
}

// FuzzPlain reads what is taken for plain as the YAML library does.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{
		"a: b\nc: [d, \"e\", 'f']\n", "- a\n- b: c\n  d: e\n-\n  - f\n", "a:\n- b\n- c\nd: {e: f, g: [h]}\n", "a: >\n  b\n  c\n\nd: >-\n  e\n", "# a\na: b # c\n\n  # d\nc: d#e\n",
		"a: \"b \\\" \\\\\"\nb: 'it''s'\n", "a: [b,\n  c, # d\n  e]\n", "a: null\nb: ~\nc: ''\n", "a: b: c\n", "a:\n", "é: ü\n? : x\n", "a: -1\n- b\n", "a: &b c\nd: *b\n", "--- a\n", "a: b\n c\n", "a: [b: c]\n", "{a: b}: c\n", "a: |\n  b\n", "- >-\n  a\n  b\n- c\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, src string) {
		got, ok := tree.ReadPlain(src)
		if !ok {
			return
		}
		want, err := tree.Read([]byte(src))
		if err != nil {
			t.Fatalf("%q is taken for plain, and is no YAML: %v", src, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", src, diff)
		}
	})
}
