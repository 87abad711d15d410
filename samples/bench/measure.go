//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// size is what was measured on files of one size.
type size struct {
	rows   int
	values string // one of kinds
	bytes  int64
	tasks  []task
}

// kinds are the files that are measured, with the flags of samples/generate.
func kinds() []kind {
	return []kind{{"standard", nil}, {"distinct", []string{"-distinct"}}, {"network", []string{"-kind", "network"}}, {"prose", []string{"-kind", "prose"}}}
}

type kind struct {
	name  string
	flags []string
}

// task is something that is done with a file.
type task struct {
	name    string
	cores   int
	program []string // of another maker; empty for a task of this one
	took    []sample // by round
}

// sample is one process.
type sample struct {
	wall, cpu float64 // seconds
	peak      int64   // bytes
}

// measure makes a file and does every task with it, round by round.
func (o *options) measure(self string, rows int, k kind) (size, error) {
	file := filepath.Join(o.folder, fmt.Sprintf("gearaudit-bench-%d.csv", os.Getpid()))
	defer os.Remove(file)            //nolint:errcheck // it may not be there
	defer os.Remove(file + ".found") //nolint:errcheck // likewise
	s := size{rows: rows, values: k.name, tasks: o.tasks(rows)}
	args := append([]string{o.generate, "-rows", strconv.Itoa(rows), "-seed", "1"}, k.flags...)
	if err := generate(args, file); err != nil {
		return s, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return s, err
	}
	s.bytes = info.Size()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return s, err
	}
	defer null.Close()
	for round := range o.runs + 1 { // the first one fills the page cache
		for i := range s.tasks {
			t := &s.tasks[i]
			args := []string{self, "-task", t.name, "-file", file}
			if len(t.program) > 0 {
				args = append(slices.Clone(t.program), file)
			}
			one, err := start(args, null, "GOMAXPROCS="+strconv.Itoa(t.cores))
			if err != nil {
				return s, err
			}
			if round > 0 || o.runs == 0 {
				t.took = append(t.took, one)
			}
			os.Remove(file + ".found") //nolint:errcheck // it may not be there
		}
	}
	return s, nil
}

func (o *options) tasks(rows int) []task {
	list := []task{{name: "lines", cores: 1}, {name: "csv", cores: 2}}
	if wc := find("wc"); wc != "" {
		list = append([]task{{name: "wc -l", cores: 1, program: []string{wc, "-l"}}}, list...)
	}
	if rows <= o.slow {
		list = append(list, task{name: "gocsv", cores: 2})
	}
	return append(list, task{name: "findings", cores: 2}, task{name: "audit", cores: 1}, task{name: "audit", cores: 2})
}

// find returns the path of a program, empty where there is none.
func find(name string) string {
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		path := filepath.Join(folder, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path
		}
	}
	return ""
}

// generate writes what a program prints to a file.
func generate(args []string, file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	_, err = start(args, f)
	return first(err, f.Close())
}

func first(list ...error) error {
	i := slices.IndexFunc(list, func(err error) bool { return err != nil })
	if i < 0 {
		return nil
	}
	return list[i]
}

// start runs a program to its end.
func start(args []string, out *os.File, env ...string) (sample, error) {
	begin := time.Now()
	p, err := os.StartProcess(args[0], args, &os.ProcAttr{Env: append(os.Environ(), env...), Files: []*os.File{nil, out, os.Stderr}})
	if err != nil {
		return sample{}, err
	}
	end, err := p.Wait()
	if err != nil {
		return sample{}, err
	}
	s := sample{wall: time.Since(begin).Seconds(), cpu: (end.UserTime() + end.SystemTime()).Seconds()}
	if !end.Success() {
		return s, fmt.Errorf("%v: %s", args, end)
	}
	if use, ok := end.SysUsage().(*syscall.Rusage); ok {
		s.peak = use.Maxrss << 10 // Linux counts in KiB
	}
	return s, nil
}
