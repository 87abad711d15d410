package audit_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/gearaudit/gearaudit/"

// floors gives every package its height; imports only ever go down.
var floors = map[string]int{
	"audit/gear":            0,
	"rules":                 1,
	"audit/report/safetext": 1,
	"audit/inventory":       2,
	"audit/maker":           2,
	"audit/cost":            2,
	"audit/regime":          3,
	"audit/budget":          4,
	"audit/report":          4,
	"audit":                 5,
	"cmd":                   6,
	"cmd/gearaudit":         7,
	"samples/bench":         7,
	"samples/generate":      7,
	"samples/pictures":      7,
}

// forbidden packages would break the promise of no network, no subprocess and
// no memory tricks.
var forbidden = []string{"net/http", "os/exec", "unsafe", "plugin"}

func TestImportsGoDown(t *testing.T) {
	seen := 0
	eachImport(t, func(file, pkg, path string) {
		if strings.HasPrefix(path, module) {
			seen++
			checkDown(t, file, pkg, strings.TrimPrefix(path, module))
		}
	})
	if seen < 20 {
		t.Errorf("only %d imports between our packages were seen: is the walk broken?", seen)
	}
}

func checkDown(t *testing.T, file, from, to string) {
	t.Helper()
	upper, ok := floors[from]
	lower, known := floors[to]
	switch {
	case !ok || !known:
		t.Errorf("%s: package %s or %s has no floor", file, from, to)
	case lower >= upper:
		t.Errorf("%s: %s imports %s, which is not below it", file, from, to)
	}
}

func TestNoForbiddenImports(t *testing.T) {
	eachImport(t, func(file, _, path string) {
		for _, f := range forbidden {
			if path == f {
				t.Errorf("%s imports %s", file, f)
			}
		}
	})
}

// eachImport calls fn for every import of every Go file that is not a test.
func eachImport(t *testing.T, fn func(file, pkg, path string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(strings.TrimPrefix(filepath.ToSlash(path), "../")))
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			fn(path, pkg, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
