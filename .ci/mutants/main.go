// Command mutants breaks a program in places drawn by a seed, one at a time, and
// says how many of these mutants the tests see. All mutants of a room, which is a
// folder of packages, are compiled into one set of test binaries, by an overlay, and
// switched on by a number in a file: a mutant costs a run of tests, not a build. Each
// test is run once with no mutant and notes which it comes by; a mutant is tried
// against these tests alone, first those of its own package, then those of the room's
// others.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	seed := flag.Uint64("seed", 1, "seed of the draw")
	count := flag.Int("n", 48, "mutants of each room")
	wide := flag.String("wide", "", "packages whose tests are run where a room's own see nothing, separated by commas")
	atLeast := flag.Int("at-least", 0, "exit 1 if fewer than this percentage is killed")
	only := flag.String("only", "", "numbers of the mutants to try, separated by commas; the draw stays the same")
	list := flag.Bool("list", false, "list the mutants, try none")
	flag.Parse()
	killed, tried := 0, 0
	for _, dir := range flag.Args() {
		m := &room{goTool: cmp.Or(os.Getenv("GO"), "go"), dir: dir, wide: fields(*wide), only: fields(*only)}
		m.env = append(os.Environ(), fmt.Sprint("RAPID_SEED=", *seed), "RAPID_NOFAILFILE=1")
		k, n, err := m.try(*seed, *count, *list)
		if err != nil {
			fmt.Fprintln(os.Stderr, "mutants:", err)
			os.Exit(2)
		}
		fmt.Printf("%s: %d of %d killed\n", dir, k, n)
		killed, tried = killed+k, tried+n
	}
	if tried == 0 {
		return
	}
	fmt.Printf("%d of %d mutants killed: %d %%\n", killed, tried, killed*100/tried)
	if killed*100 < tried**atLeast {
		os.Exit(1)
	}
}

func fields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
}

// A room is a folder of packages that are broken together.
type room struct {
	goTool, dir string
	wide, only  []string
	work        string // for overlay, test binaries, the number of the mutant
	packages    []*listed
	own, far    []*suite
	env         []string
}

// A listed package, as go list tells it.
type listed struct {
	ImportPath, Dir, Name, Export string
	GoFiles                       []string
}

func (m *room) try(seed uint64, count int, listOnly bool) (killed, tried int, err error) {
	if m.work, err = os.MkdirTemp("", "mutants"); err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(m.work)
	places, err := m.read()
	if err != nil {
		return 0, 0, err
	}
	chosen := draw(places, seed, count)
	if listOnly {
		for i, p := range chosen {
			fmt.Printf("%d %s:%d %s\n", i+1, p.at(), p.line, p.what)
		}
		return 0, 0, nil
	}
	if err := m.build(chosen); err != nil {
		return 0, 0, err
	}
	for i, p := range chosen {
		if len(m.only) > 0 && !slices.Contains(m.only, strconv.Itoa(i+1)) {
			continue
		}
		by, err := m.killer(i+1, p.file)
		if err != nil {
			return killed, tried, err
		}
		tried++
		if strings.HasPrefix(by, "killed") {
			killed++
		}
		fmt.Printf("%d %s:%d %s: %s\n", i+1, p.at(), p.line, p.what, by)
	}
	return killed, tried, nil
}

// read parses and checks the room's packages, and finds all places in them.
func (m *room) read() ([]place, error) {
	out, err := m.run("list", "-export", "-deps", "-json=ImportPath,Dir,Name,Export,GoFiles", "./"+m.dir+"/...")
	if err != nil {
		return nil, err
	}
	full, err := filepath.Abs(m.dir)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		p := &listed{}
		if err := d.Decode(p); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		exports[p.ImportPath] = p.Export
		if p.Dir == full || strings.HasPrefix(p.Dir, full+string(filepath.Separator)) {
			m.packages = append(m.packages, p)
		}
	}
	fset := token.NewFileSet()
	gc := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	var places []place
	for _, p := range m.packages {
		found, err := p.places(fset, gc)
		if err != nil {
			return nil, err
		}
		places = append(places, found...)
	}
	return places, nil
}

func (p *listed) places(fset *token.FileSet, imp types.Importer) ([]place, error) {
	var files []*ast.File
	var readers []*reader
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(fset, path, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
		readers = append(readers, &reader{info: info, fset: fset, file: path, text: text})
	}
	conf := types.Config{Importer: imp}
	if _, err := conf.Check(p.ImportPath, fset, files, info); err != nil {
		return nil, err
	}
	var places []place
	for i, r := range readers {
		r.read(files[i])
		places = append(places, r.places...)
	}
	return places, nil
}

// draw chooses places that do not overlap, in the order of the files.
func draw(places []place, seed uint64, count int) []place {
	rng := rand.New(rand.NewPCG(seed, seed))
	rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	var chosen []place
	for _, p := range places {
		apart := !slices.ContainsFunc(chosen, func(c place) bool { return c.file == p.file && c.start < p.end && p.start < c.end })
		if apart && len(chosen) < count {
			chosen = append(chosen, p)
		}
	}
	slices.SortFunc(chosen, func(a, b place) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.start, b.start)) })
	return chosen
}

// build writes the broken files, compiles the tests against them and runs them once
// with every mutant off, so that a test that fails anyway is not taken for a kill.
func (m *room) build(chosen []place) error {
	overlay := map[string]string{}
	for _, p := range m.packages {
		if err := m.breakPackage(p, chosen, overlay); err != nil {
			return err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		return err
	}
	if err := os.WriteFile(m.path("overlay.json"), text, 0o644); err != nil {
		return err
	}
	for _, p := range m.packages {
		if m.own, err = m.compile(m.own, p.ImportPath, p.Dir); err != nil {
			return err
		}
	}
	for _, dir := range m.wide {
		full, err := filepath.Abs(dir)
		if err != nil {
			return err
		}
		if m.far, err = m.compile(m.far, "./"+dir, full); err != nil {
			return err
		}
	}
	return nil
}

// breakPackage puts the files that a package's mutants change, and one that switches
// them, into the overlay.
func (m *room) breakPackage(p *listed, chosen []place, overlay map[string]string) error {
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		at := 0
		for i, c := range chosen {
			if c.file != path {
				continue
			}
			out.Write(text[at:c.start])
			out.WriteString(c.write(i + 1))
			at = c.end
		}
		if at == 0 {
			continue
		}
		out.Write(text[at:])
		if err := m.overlay(path, out.String(), overlay); err != nil {
			return err
		}
	}
	return m.overlay(filepath.Join(p.Dir, "mutantswitch.go"), fmt.Sprintf(toggle, p.Name, m.path("number"), m.path("reached")+"/"), overlay)
}

// toggle tells whether a mutant is on, and where none is but the record is, notes
// every mutant that is come by, as a file of its number.
const toggle = `package %s

import (
	"os"
	"strconv"
	"sync"
)

var mutantNow = func() int { b, _ := os.ReadFile(%q); n, _ := strconv.Atoi(string(b)); return n }()

var mutantsSeen sync.Map

func mutantIs(n int) bool {
	if mutantNow < 0 {
		if _, seen := mutantsSeen.LoadOrStore(n, true); !seen {
			os.WriteFile(%q+strconv.Itoa(n), nil, 0o644)
		}
	}
	return mutantNow == n
}
`

func (m *room) overlay(path, text string, overlay map[string]string) error {
	to := m.path(strconv.Itoa(len(overlay)) + ".go")
	overlay[path] = to
	return os.WriteFile(to, []byte(text), 0o644)
}

func (m *room) run(args ...string) ([]byte, error) {
	c := exec.Command(m.goTool, args...)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args[:2], " "), err, stderr.String())
	}
	return out, nil
}

func (m *room) path(name string) string { return filepath.Join(m.work, name) }
