package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A suite is the tests of one package: the binary, and where it runs.
type suite struct {
	name, binary, dir string
	env               []string
	tests             []test // the quickest first
}

// A test is what it takes with no mutant, and by which mutants it comes.
type test struct {
	name    string
	took    time.Duration
	reaches map[int]bool
}

// compile adds the tests of a package, each of which was run once with every mutant
// off, so that a test that fails anyway is not taken for a kill.
func (m *room) compile(to []*suite, pkg, dir string) ([]*suite, error) {
	s := &suite{name: pkg, dir: dir, env: m.env, binary: m.path(strconv.Itoa(len(m.own)+len(m.far)) + ".test")}
	if _, err := m.run("test", "-c", "-vet=off", "-overlay", m.path("overlay.json"), "-o", s.binary, pkg); err != nil {
		return to, err
	}
	if _, err := os.Stat(s.binary); err != nil {
		return to, nil // no tests
	}
	ok, names := s.run(time.Minute, "-test.list", ".")
	if !ok {
		return to, fmt.Errorf("%s does not list its tests:\n%s", pkg, names)
	}
	if err := m.write(-1); err != nil {
		return to, err
	}
	for _, name := range strings.Fields(string(names)) {
		if strings.HasPrefix(name, "Benchmark") {
			continue
		}
		t, err := m.measure(s, name)
		if err != nil {
			return to, err
		}
		s.tests = append(s.tests, t)
	}
	slices.SortStableFunc(s.tests, func(a, b test) int { return cmp.Compare(a.took, b.took) })
	return append(to, s), nil
}

// measure runs a test with no mutant.
func (m *room) measure(s *suite, name string) (test, error) {
	t := test{name: name, reaches: map[int]bool{}}
	if err := os.RemoveAll(m.path("reached")); err != nil {
		return t, err
	}
	if err := os.Mkdir(m.path("reached"), 0o755); err != nil {
		return t, err
	}
	start := time.Now()
	if ok, out := s.run(30*time.Minute, "-test.run", "^"+name+"$"); !ok {
		return t, fmt.Errorf("%s of %s fails with no mutant:\n%s", name, s.name, out)
	}
	t.took = time.Since(start)
	seen, err := os.ReadDir(m.path("reached"))
	for _, e := range seen {
		n, _ := strconv.Atoi(e.Name())
		t.reaches[n] = true
	}
	return t, err
}

// write switches a mutant on; 0 is none, and -1 notes which are come by.
func (m *room) write(number int) error {
	return os.WriteFile(m.path("number"), []byte(strconv.Itoa(number)), 0o644)
}

// killer is the package whose tests see a mutant, or nothing: first those of its own
// package, then those of the room's others, then those farther away.
func (m *room) killer(number int, file string) (string, error) {
	if err := m.write(number); err != nil {
		return "", err
	}
	suites := slices.Clone(m.own)
	slices.SortStableFunc(suites, func(a, b *suite) int { return apart(a, file) - apart(b, file) })
	reached := false
	for _, s := range append(suites, m.far...) {
		killed, tried := s.sees(number)
		if killed {
			return "killed by " + s.name, nil
		}
		reached = reached || tried
	}
	if !reached {
		return "SURVIVES: no test comes by", nil
	}
	return "SURVIVES", nil
}

func apart(s *suite, file string) int {
	if s.dir == filepath.Dir(file) {
		return 0
	}
	return 1
}

// sees runs the tests that come by a mutant, the quick ones together first; a run
// that takes too long or too much memory has failed.
func (s *suite) sees(number int) (killed, tried bool) {
	var rounds [][]test
	for _, t := range s.tests {
		last := len(rounds) - 1
		switch {
		case !t.reaches[number]:
		case last >= 0 && t.took < time.Second:
			rounds[last] = append(rounds[last], t)
		default:
			rounds = append(rounds, []test{t})
		}
	}
	for _, round := range rounds {
		var names []string
		limit := 20 * time.Second
		for _, t := range round {
			names, limit = append(names, t.name), limit+3*t.took
		}
		if ok, _ := s.run(limit, "-test.run", "^("+strings.Join(names, "|")+")$"); !ok {
			return true, true
		}
	}
	return false, len(rounds) > 0
}

func (s *suite) run(limit time.Duration, args ...string) (bool, []byte) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	fixed := []string{"-c", `ulimit -v 12000000; exec "$@"`, "sh", s.binary, "-test.short", "-test.failfast", "-test.timeout", limit.String()}
	c := exec.CommandContext(ctx, "sh", append(fixed, args...)...)
	c.Dir, c.Env, c.WaitDelay = s.dir, s.env, time.Second
	out, err := c.CombinedOutput()
	return err == nil, out
}
