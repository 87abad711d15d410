package audit_test

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/gearaudit/gearaudit/"

// order lists every package after all that it may import.
var order = []string{
	"audit/gear",
	"rules/tree",
	"rules",
	"rules/labels",
	"audit/maker/slips",
	"audit/maker/words",
	"audit/maker/evidence",
	"audit/maker/codes",
	"audit/maker/lexicon",
	"audit/maker/names",
	"audit/maker/scan",
	"audit/maker",
	"rules/labels/gen",
	"audit/report/safetext",
	"audit/spool",
	"audit/workbook",
	"audit/inventory/charset",
	"audit/inventory/form",
	"audit/inventory/headings",
	"audit/inventory/objects",
	"audit/inventory/records",
	"audit/inventory/layout",
	"audit/inventory/values",
	"audit/inventory/alike",
	"audit/inventory/cache",
	"audit/inventory/input",
	"audit/inventory/columns",
	"audit/inventory",
	"audit/cost/catalog",
	"audit/cost",
	"audit/regime/profile",
	"audit/regime/scorecard",
	"audit/regime",
	"audit/regime/excuse",
	"audit/budget/planner",
	"audit/budget",
	"audit/report",
	"audit/report/phrase",
	"audit/report/columns",
	"audit/report/table",
	"audit/report/deferred",
	"audit/report/csv",
	"audit/report/json",
	"audit/report/terminal",
	"audit/report/html",
	"audit/report/xlsx",
	"audit/report/fcc",
	"audit/report/sarif",
	"audit/report/junit",
	"audit/report/codequality",
	"audit/report/github",
	"audit/report/markdown",
	"audit/report/cyclonedx",
	"audit/report/makerlist",
	"audit/report/marked",
	"audit/report/output",
	"audit/engine",
	"audit",
	"audit/diff",
	"audit/explain",
	"audit/identify",
	"audit/plan",
	"audit/review",
	"audit/scaffold",
	"audit/selftest",
	"audit/verify",
	"audit/internal/audittest",
	"cmd/internal/term",
	"cmd/internal/flags",
	"cmd/auditcmd",
	"cmd/rowcmd",
	"cmd/plancmd",
	"cmd/rulescmd",
	"cmd/vendorscmd",
	"cmd/catalogcmd",
	"cmd",
	"cmd/gearaudit",
	"samples/bench",
	"samples/generate",
	"samples/openworld",
	"samples/pictures",
}

// forbidden packages would break the promise of no network, no subprocess and
// no memory tricks.
var forbidden = []string{"net/http", "os/exec", "unsafe", "plugin"}

// maxFiles is how many files a package may have, tests apart; maxCycle how many
// files may call each other in a circle.
const (
	maxFiles = 15
	maxCycle = 3
)

// crowded and tangled list the packages that are above a limit today, with the
// count that they must not exceed.
var (
	crowded = map[string]int{
		"audit/inventory": 23,
		"audit/regime":    34, "rules": 32,
	}
	tangled = map[string]int{"audit/inventory/values": 5, "rules": 9}
)

func TestImportsGoDown(t *testing.T) {
	seen := 0
	for _, p := range packages(t) {
		from := slices.Index(order, p.name)
		if from < 0 {
			t.Errorf("package %s is not in the order", p.name)
		}
		p.eachImport(t, func(file, path string) {
			own, ok := strings.CutPrefix(path, module)
			if !ok {
				return
			}
			seen++
			if to := slices.Index(order, own); to < 0 || to >= from {
				t.Errorf("%s: %s imports %s, which does not stand before it in the order", file, p.name, own)
			}
		})
	}
	if seen < 20 {
		t.Errorf("only %d imports between our packages were seen: is the walk broken?", seen)
	}
}

func TestNoForbiddenImports(t *testing.T) {
	for _, p := range packages(t) {
		p.eachImport(t, func(file, path string) {
			if slices.Contains(forbidden, path) {
				t.Errorf("%s imports %s", file, path)
			}
		})
	}
}

func TestFilesPerPackage(t *testing.T) {
	for _, p := range packages(t) {
		if n, limit := len(p.files), max(maxFiles, crowded[p.name]); n > limit {
			t.Errorf("%s has %d files, more than %d: cut it, or join what is read together", p.name, n, limit)
		}
	}
}

// Within a package the functions of a file may call those of another, but not
// in circles through many files: such a package can only be read as a whole.
func TestNoWideCallCycles(t *testing.T) {
	edges := 0
	for _, p := range packages(t) {
		calls := p.calls()
		edges += len(calls)
		for _, circle := range circles(calls) {
			if len(circle) > max(maxCycle, tangled[p.name]) {
				t.Errorf("%s: %d files call each other in a circle: %s", p.name, len(circle), strings.Join(circle, " "))
			}
		}
	}
	if edges < 50 {
		t.Errorf("only %d files that call others were seen: is the walk broken?", edges)
	}
}

// The search for circles finds one of five files, and no more.
func TestCircles(t *testing.T) {
	calls := map[string]map[string]bool{"a": {"b": true}, "b": {"c": true}, "c": {"d": true, "x": true}, "d": {"e": true}, "e": {"a": true}, "x": {"y": true}}
	got := circles(calls)
	if len(got) != 1 || strings.Join(got[0], "") != "abcde" {
		t.Errorf("circles: %v", got)
	}
}

// pkg is a package of ours, without its tests.
type pkg struct {
	name  string
	fset  *token.FileSet
	files []*ast.File
}

// packages parses every package of the module as it is built here; what is built
// for another system only, as it stands.
func packages(t *testing.T) []*pkg {
	t.Helper()
	found, elsewhere := map[string]*pkg{}, map[string][]*ast.File{}
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
		if ours, err := build.Default.MatchFile(filepath.Split(path)); err != nil || !ours { // of another system
			return err
		}
		name := filepath.ToSlash(filepath.Dir(strings.TrimPrefix(filepath.ToSlash(path), "../")))
		p := found[name]
		if p == nil {
			p = &pkg{name: name, fset: token.NewFileSet()}
			found[name] = p
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file := parse(t, p.fset, path, string(src))
		here, err := build.Default.MatchFile(filepath.Dir(path), d.Name())
		if here {
			p.files = append(p.files, file)
		} else {
			elsewhere[name] = append(elsewhere[name], file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, files := range elsewhere {
		if p := found[name]; len(p.files) == 0 {
			p.files = files
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b *pkg) int { return strings.Compare(a.name, b.name) })
}

func parse(t *testing.T, fset *token.FileSet, name, src string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (p *pkg) eachImport(t *testing.T, fn func(file, path string)) {
	t.Helper()
	for _, f := range p.files {
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			fn(p.fset.Position(f.Pos()).Filename, path)
		}
	}
}

// calls lists for each file the other files of the package whose functions and
// methods it calls. Imports are not resolved: a call that only they could tell
// is not seen.
func (p *pkg) calls() map[string]map[string]bool {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: noImports{}, Error: func(error) {}}
	own, _ := conf.Check(p.name, p.fset, p.files, info)
	calls := map[string]map[string]bool{}
	for _, f := range p.files {
		from := filepath.Base(p.fset.Position(f.Pos()).Filename)
		ast.Inspect(f, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			fn, ok := info.Uses[id].(*types.Func)
			if !ok || fn.Pkg() != own {
				return true
			}
			if to := filepath.Base(p.fset.Position(fn.Pos()).Filename); to != from {
				if calls[from] == nil {
					calls[from] = map[string]bool{}
				}
				calls[from][to] = true
			}
			return true
		})
	}
	return calls
}

type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	return p, nil
}

// circles returns the groups of files that can reach each other, sorted.
func circles(calls map[string]map[string]bool) [][]string {
	reach := map[string]map[string]bool{}
	for f := range calls {
		seen := map[string]bool{}
		var walk func(string)
		walk = func(at string) {
			for to := range calls[at] {
				if !seen[to] {
					seen[to] = true
					walk(to)
				}
			}
		}
		walk(f)
		reach[f] = seen
	}
	var out [][]string
	done := map[string]bool{}
	for _, f := range slices.Sorted(maps.Keys(reach)) {
		if done[f] || !reach[f][f] {
			continue
		}
		var group []string
		for _, g := range slices.Sorted(maps.Keys(reach[f])) {
			if reach[g][f] {
				group = append(group, g)
				done[g] = true
			}
		}
		out = append(out, group)
	}
	return out
}
