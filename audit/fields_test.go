package audit_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// unreadAllowed are fields that are written and that no code reads, each with why.
var unreadAllowed = map[string]string{
	"audit/cost/catalog.Class.Note":             "for the reader of the file",
	"audit/cost/catalog.Kind.Network":           "for the reader of the file",
	"audit/regime/scorecard.Answer.Note":        "for the reader of the file",
	"audit/regime/scorecard.Answer.On":          "for the reader of the file",
	"audit/regime/scorecard.Criterion.Evidence": "for the reader of the file",
	"audit/regime/scorecard.Scoring.Date":       "for the reader of the file",
	"audit/regime/scorecard.Scoring.ID":         "for the reader of the file",
	"audit/regime/scorecard.Scoring.Notes":      "for the reader of the file",
	"audit/regime/scorecard.Scoring.Title":      "for the reader of the file",
	"rules.VendorCase.Why":                      "for the reader of the file",
	"audit/engine.Answers.Cached":               "a test holds it against a broken cache",
	"audit/engine.Answers.Computed":             "a test holds it against a broken cache",
	"audit/engine.silentRows.touched":           "keeps the asking of memory from being left out",
	"audit/inventory/alike.filter.touched":      "keeps the asking of memory from being left out",
	"audit/regime.openKey.compiledRule":         "part of the key of a sync.Map",
	"audit/regime.openKey.maker":                "part of the key of a sync.Map",
	"audit/regime.openKey.set":                  "part of the key of a sync.Map",
}

// unwrittenAllowed are fields of the contract that no code of ours writes, each with why.
var unwrittenAllowed = map[string]string{}

// What is worked out and then thrown away, and what the contract promises and
// nobody fills, is found by looking at every use of every field.
func TestFieldsAreUsed(t *testing.T) {
	u := checkModule(t)
	unread, unwritten := u.unread(), u.unwritten()
	hold := func(found []string, allowed map[string]string, what string) {
		for _, f := range found {
			if allowed[f] == "" {
				t.Errorf("%s %s", f, what)
			}
		}
		for f := range allowed {
			if !slices.Contains(found, f) {
				t.Errorf("%s is allowed for and needs it no more", f)
			}
		}
	}
	hold(unread, unreadAllowed, "is written and never read: use it, or take it out")
	hold(unwritten, unwrittenAllowed, "is a key of the contract that nothing writes: fill it, or take it out")
	if len(u.fields) < 500 {
		t.Errorf("only %d fields were seen: is the walk broken?", len(u.fields))
	}
}

// The check sees what it is for.
func TestFieldUses(t *testing.T) {
	const src = `package p
type A struct{ Read, Unread, Counted, Grown, Stored []int; Key int }
type B struct{ Filled, Empty int ` + "`json:\"x\"`" + ` }
type K struct{ Part int }
func f(a *A, i int) int {
	a.Read, a.Unread = nil, nil
	a.Key++
	a.Grown = append(a.Grown, 1)
	a.Stored[0] = 2
	_ = map[K]int{K{Part: 1}: 1}
	b := B{Filled: 1}
	_ = b
	*(&a.Counted) = nil
	return a.Read[i]
}`
	fset := token.NewFileSet()
	u := newUses()
	u.check(t, fset, "p", []*ast.File{parse(t, fset, "p.go", src)}, nil)
	if got, want := strings.Join(u.unread(), " "), "p.A.Grown p.A.Key p.A.Stored p.A.Unread"; got != want {
		t.Errorf("never read: %s, want %s", got, want)
	}
	if got, want := strings.Join(u.unwritten(), " "), "p.B.Empty"; got != want {
		t.Errorf("never written: %s, want %s", got, want)
	}
}

// fieldUses are the fields of all structs by name, and how each is used.
type fieldUses struct {
	fields        map[*types.Var]string
	tags          map[*types.Var]reflect.StructTag
	read, written map[*types.Var]bool
	whole         map[*types.Struct]bool // compared or hashed as a whole, which reads all
}

func newUses() *fieldUses {
	return &fieldUses{
		fields: map[*types.Var]string{}, tags: map[*types.Var]reflect.StructTag{},
		read: map[*types.Var]bool{}, written: map[*types.Var]bool{}, whole: map[*types.Struct]bool{},
	}
}

// unread lists fields that something writes and nothing reads. Encoders read
// what has a key in JSON or XML, and in CSV where code writes it; decoders write
// what has one in YAML or CSV.
func (u *fieldUses) unread() []string {
	return u.list(func(v *types.Var, tag reflect.StructTag) bool {
		has := func(key string) bool { _, ok := tag.Lookup(key); return ok }
		encoded := has("json") || has("xml") || has("csv") && u.written[v]
		decoded := has("yaml") || has("csv")
		return !encoded && !u.read[v] && (decoded || u.written[v])
	})
}

// unwritten lists keys of JSON that nothing writes. Types of one package alone may
// be there to decode what others wrote.
func (u *fieldUses) unwritten() []string {
	texts := report.ItemFields()
	return u.list(func(v *types.Var, tag reflect.StructTag) bool {
		key, json := tag.Lookup("json")
		key, _, _ = strings.Cut(key, ",")
		if strings.HasPrefix(u.fields[v], "audit/report.Item.") && slices.Contains(texts, key) {
			return false // by its name, see Item.Set
		}
		_, typ, _ := strings.Cut(u.fields[v][strings.LastIndex(u.fields[v], "/")+1:], ".")
		return json && !u.written[v] && ast.IsExported(typ)
	})
}

func (u *fieldUses) list(want func(*types.Var, reflect.StructTag) bool) []string {
	var out []string
	for v, name := range u.fields {
		if v.Name() != "_" && !v.Anonymous() && want(v, u.tags[v]) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// checkModule looks at all packages of the module, without their tests.
func checkModule(t *testing.T) *fieldUses {
	t.Helper()
	fset := token.NewFileSet()
	u, own := newUses(), ownImports{outside: exportData(t, fset), own: map[string]*types.Package{}}
	byName := map[string]*pkg{}
	for _, p := range packages(t) {
		byName[p.name] = p
	}
	for _, name := range order {
		p := byName[name]
		if p == nil || strings.HasPrefix(name, "samples/") {
			continue
		}
		var files []*ast.File
		for _, f := range p.files {
			path := p.fset.Position(f.Pos()).Filename
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, parse(t, fset, path, string(src)))
		}
		own.own[module+name] = u.check(t, fset, name, files, own)
		u.templates(t, name)
	}
	return u
}

// templates takes the fields that the templates of a package name for read.
func (u *fieldUses) templates(t *testing.T, name string) {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir(filepath.Join("..", name), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".tmpl" && filepath.Ext(path) != ".gohtml" {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range templateField.FindAllSubmatch(text, -1) {
			names[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for v, field := range u.fields {
		if strings.HasPrefix(field, name+".") && names[v.Name()] {
			u.read[v] = true
		}
	}
}

var templateField = regexp.MustCompile(`\.([A-Z]\w*)`)

// exportData imports packages from what the go command compiled.
func exportData(t *testing.T, fset *token.FileSet) types.Importer {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-export", "-f", "{{.ImportPath}} {{.Export}}", "../...")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(bytes.TrimSpace(text))) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		files[path] = file
	}
	return importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(files[path])
	})
}

// ownImports imports packages of the module as they were checked here, so that a
// field is one object wherever it is used.
type ownImports struct {
	outside types.Importer
	own     map[string]*types.Package
}

// Import implements types.Importer.
func (o ownImports) Import(path string) (*types.Package, error) {
	if p := o.own[path]; p != nil {
		return p, nil
	}
	return o.outside.Import(path)
}

func (u *fieldUses) check(t *testing.T, fset *token.FileSet, name string, files []*ast.File, imports types.Importer) *types.Package {
	t.Helper()
	info := &types.Info{
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Instances: map[*ast.Ident]types.Instance{}, Types: map[ast.Expr]types.TypeAndValue{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	conf := types.Config{Importer: imports}
	p, err := conf.Check(name, fset, files, info)
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range info.Defs {
		if tn, ok := def.(*types.TypeName); ok {
			u.declare(name+"."+tn.Name(), tn.Type().Underlying())
		}
	}
	for _, tv := range info.Types {
		if m, ok := tv.Type.(*types.Map); ok {
			u.readWhole(m.Key())
		}
	}
	for _, i := range info.Instances {
		for k := range i.TypeArgs.Len() {
			u.readWhole(i.TypeArgs.At(k)) // the constraint may be comparable
		}
	}
	for _, f := range files {
		(&walk{fieldUses: u, info: info, writes: map[ast.Expr]bool{}}).file(f)
	}
	return p
}

func (u *fieldUses) declare(name string, t types.Type) {
	s, ok := t.(*types.Struct)
	if !ok {
		return
	}
	for i := range s.NumFields() {
		v := s.Field(i)
		if u.fields[v] == "" {
			u.fields[v], u.tags[v] = name+"."+v.Name(), reflect.StructTag(s.Tag(i))
		}
	}
}

// readWhole marks all fields of a type that is compared, hashed or converted.
func (u *fieldUses) readWhole(t types.Type) {
	switch t := t.Underlying().(type) {
	case *types.Struct:
		if u.whole[t] {
			return
		}
		u.whole[t] = true
		for i := range t.NumFields() {
			u.read[t.Field(i).Origin()] = true
			u.readWhole(t.Field(i).Type())
		}
	case *types.Array:
		u.readWhole(t.Elem())
	}
}

// walk goes over the expressions of a file and sorts reads from writes.
type walk struct {
	*fieldUses
	info   *types.Info
	writes map[ast.Expr]bool // selectors that stand where a value is put
}
