//go:build unix

// Command bench measures how fast inventories are audited, against what else
// reads the same files: counting the lines, an empty loop of encoding/csv, and
// gocsv's UnmarshalToCallback. Every figure is a process of its own; within a
// round all of them run one after the other, and ratios are taken within the
// round, so that they hold on a machine whose speed drifts.
//
//	make bench
//	go run ./samples/bench -generate bin/generate -rows 100000,1000000 -runs 5 > samples/bench/README.md
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// options are the flags of the command.
type options struct {
	task, file string // of a process that is measured
	generate   string // the program samples/generate
	folder     string // for the files
	rows       string
	runs       int
	slow       int // rows above which what takes long is left out
}

func main() {
	var o options
	flag.StringVar(&o.task, "task", "", "do one task and end: lines, csv, gocsv, audit or findings")
	flag.StringVar(&o.file, "file", "", "the file of the task")
	flag.StringVar(&o.generate, "generate", "bin/generate", "the program that makes files, built of samples/generate")
	flag.StringVar(&o.folder, "folder", os.TempDir(), "where files are made, and removed again")
	flag.StringVar(&o.rows, "rows", "100000,1000000,10000000", "sizes to measure")
	flag.IntVar(&o.runs, "runs", 3, "rounds; medians are printed")
	flag.IntVar(&o.slow, "slow", 1_000_000, "rows above which gocsv and all but the standard file are left out")
	flag.Parse()
	if err := o.run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (o *options) run() error {
	if o.task != "" {
		return do(o.task, o.file)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var all []size
	for word := range strings.SplitSeq(o.rows, ",") {
		n, err := strconv.Atoi(word)
		if err != nil {
			return fmt.Errorf("-rows: %q is no number", word)
		}
		for _, k := range kinds() {
			if k.name != "standard" && n > o.slow {
				continue
			}
			s, err := o.measure(self, n, k)
			if err != nil {
				return err
			}
			all = append(all, s)
		}
	}
	return page(os.Stdout, o, all)
}
