package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// answer is what an audit said: its exit code, and the verdict, if it gave one.
type answer struct {
	exit    int
	verdict string
}

// tally counts the answers for one way.
type tally struct {
	way                string
	files, bad, broken int
	example            string
	said               map[string]int
}

// score audits the inventories and prints what was missed and what was noise.
// It reports whether there were no misses and enough quiet.
func score(o options, out io.Writer) (bool, error) {
	all, err := readTruth(filepath.Join(o.out, "truth.csv"))
	if err != nil {
		return false, err
	}
	all = slices.DeleteFunc(all, func(t truth) bool { return !strings.Contains(t.way, o.only) })
	all = spread(all, o.sample)
	answers, err := auditAll(o, all)
	if err != nil {
		return false, err
	}
	good := true
	for _, kind := range []string{"hide", "clean"} {
		good = report(out, kind, all, answers) && good
	}
	return good, nil
}

// spread takes n files from all over, in no step with the ways' turns.
func spread(all []truth, n int) []truth {
	if n <= 0 || n >= len(all) {
		return all
	}
	step := len(all)*618/1000 | 1
	for divisor(step, len(all)) != 1 {
		step += 2
	}
	var some []truth
	for i := range n {
		some = append(some, all[i*step%len(all)])
	}
	return some
}

// divisor is the greatest common one.
func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func auditAll(o options, all []truth) ([]answer, error) {
	answers, errs := make([]answer, len(all)), make([]error, len(all))
	next := make(chan int)
	var wait sync.WaitGroup
	for range max(1, o.jobs) {
		wait.Go(func() {
			for i := range next {
				answers[i], errs[i] = auditOne(o, all[i])
			}
		})
	}
	for i := range all {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// auditOne runs the binary on one file. Its errors are kept beside the file's
// result, for whoever mends what it shows.
func auditOne(o options, t truth) (answer, error) {
	path := filepath.Join(o.out, t.file)
	result, err := os.CreateTemp("", "openworld-*.json")
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = os.Remove(result.Name()) }()
	defer result.Close()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return answer{}, err
	}
	defer null.Close()
	args := []string{o.score, "audit", path, "--as-of", "2026-11-21", "--format", "json", "--quiet"}
	args = append(args, strings.Fields(t.flags)...)
	p, err := os.StartProcess(o.score, args, &os.ProcAttr{Env: os.Environ(), Files: []*os.File{null, result, null}})
	if err != nil {
		return answer{}, fmt.Errorf("%s: %w", o.score, err)
	}
	state, err := p.Wait()
	if err != nil {
		return answer{}, err
	}
	raw, err := os.ReadFile(result.Name())
	if err != nil {
		return answer{}, err
	}
	var run struct {
		Summary struct {
			Verdict string `json:"verdict"`
		} `json:"summary"`
	}
	if err := json.Unmarshal(raw, &run); err != nil {
		return answer{state.ExitCode(), ""}, nil // a refusal prints no run
	}
	return answer{state.ExitCode(), run.Summary.Verdict}, nil
}

// bad reports whether the answer is a miss, or noise. An exit code that stands
// for a fault of the command itself is neither a find nor quiet.
func (a answer) bad(kind string) bool {
	passed := a.exit == 0 || a.verdict == "clean" || a.verdict == "pass"
	if kind == "hide" {
		return passed
	}
	return a.exit != 0
}

// report prints one table, the worst ways first.
func report(out io.Writer, kind string, all []truth, answers []answer) bool {
	sums := map[string]*tally{}
	files, bad, broken := 0, 0, 0
	for i, t := range all {
		if t.kind != kind {
			continue
		}
		way, _, _ := strings.Cut(t.way, " + ")
		s := sums[way]
		if s == nil {
			s = &tally{way: way, said: map[string]int{}}
			sums[way] = s
		}
		a := answers[i]
		s.files++
		files++
		if a.exit != 0 && a.exit != 1 && a.exit != 3 {
			s.broken++
			broken++
		}
		if a.bad(kind) {
			s.bad++
			bad++
			s.said[fmt.Sprintf("%d %s", a.exit, a.verdict)]++
			if s.example == "" || !strings.Contains(t.way, " + ") && strings.Contains(s.example, " + ") {
				s.example = t.file + " (" + t.way + ")"
			}
		}
	}
	if files == 0 {
		return true
	}
	word := map[string]string{"hide": "misses", "clean": "noise"}[kind]
	fmt.Fprintf(out, "%s: %d files, %d %s (%.1f %%), %d crashed or refused the call\n", kind, files, bad, word, 100*float64(bad)/float64(files), broken)
	order := make([]*tally, 0, len(sums))
	for _, s := range sums {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b *tally) int {
		if d := b.bad*a.files - a.bad*b.files; d != 0 {
			return d
		}
		return strings.Compare(a.way, b.way)
	})
	for _, s := range order {
		if s.bad+s.broken > 0 {
			fmt.Fprintf(out, "  %3d of %3d  %-58s %s  %v\n", s.bad, s.files, s.way, s.example, s.said)
		}
	}
	fmt.Fprintln(out)
	if kind == "hide" {
		return bad == 0
	}
	return bad*20 <= files
}
