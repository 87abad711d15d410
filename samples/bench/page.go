//go:build unix

package main

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
)

// profile says where the time goes, as profiles of the audit showed it.
//
//go:embed profile.md
var profile string

// page writes the figures as Markdown.
func page(w io.Writer, o *options, all []size) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# How fast\n\nWritten by `make bench`. Machine: %s, %d processors given, %s %s/%s.\n", processor(), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(out, "Files of `samples/generate`, in the page cache; %d rounds, medians; ratios are medians of the ratios within a round.\n\n", o.runs)
	fmt.Fprint(out, "`wc -l` is the program of the system, `lines` counts line ends in larger reads than it does, `csv` is an empty loop of encoding/csv that reuses its record, `gocsv` is\n",
		"`UnmarshalToCallback` with 18 fields, `audit` prints the summary, `findings` writes every finding of the rural profile as CSV too.\n\n",
		"| rows | values | task | cores | wall s | cpu s | rows/s | peak MiB | x wc -l | csv / it | gocsv / it | cpu: it / csv |\n",
		"| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for i := range all {
		for k := range all[i].tasks {
			line(out, &all[i], &all[i].tasks[k])
		}
	}
	goals(out, all)
	fmt.Fprint(out, "\n", profile)
	return out.Flush()
}

func line(out io.Writer, s *size, t *task) {
	seconds := t.median(wall)
	fmt.Fprintf(out, "| %d | %s | %s | %d | %.3f | %.3f | %.0f | %.0f | %s | %s | %s | %s |\n", s.rows, s.values, t.name, t.cores, seconds,
		t.median(cpu), float64(s.rows)/seconds, t.median(func(x sample) float64 { return float64(x.peak) / (1 << 20) }),
		ratio(t, s.counting(), wall), ratio(s.task("csv"), t, wall), ratio(s.task("gocsv"), t, wall), ratio(t, s.task("csv"), cpu))
}

func (s *size) task(name string) *task {
	for i := range s.tasks {
		if s.tasks[i].name == name {
			return &s.tasks[i]
		}
	}
	return nil
}

// counting is the task that everything is held against: wc, or our own way where
// the system has none.
func (s *size) counting() *task {
	if wc := s.task("wc -l"); wc != nil {
		return wc
	}
	return s.task("lines")
}

func (t *task) median(of func(sample) float64) float64 {
	list := make([]float64, len(t.took))
	for i, x := range t.took {
		list[i] = of(x)
	}
	return middle(list)
}

func middle(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// ratio prints how two tasks compare; empty where one was not measured.
func ratio(a, b *task, by func(sample) float64) string {
	if n := ratioOf(a, b, by); n > 0 {
		return fmt.Sprintf("%.2f", n)
	}
	return ""
}

// ratioOf compares two tasks round by round; 0 where one was not measured.
func ratioOf(a, b *task, by func(sample) float64) float64 {
	if a == nil || b == nil || a == b {
		return 0
	}
	list := make([]float64, len(a.took))
	for i := range a.took {
		list[i] = by(a.took[i]) / by(b.took[i])
	}
	return middle(list)
}

// processor names the processor where the system says it.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown"
	}
	_, after, _ := strings.Cut(string(text), "model name")
	name, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
}
