// Command openworld tests from outside whether an audit calls an inventory clean
// that is not, and whether it calls one unclean that is.
//
//	go run ./samples/openworld -make 2000 -out bin/openworld
//	go run ./samples/openworld -score bin/gearaudit -out bin/openworld
//
// The first writes twice as many inventories: as many that hide one item of a
// designated maker, in one way or two of ways.go, and as many that hold none and
// are damaged in ways that hide nothing. truth.csv says which is which, and
// where the item stands. The second audits each and counts, for every way, the
// misses (exit 0, or the verdict clean or pass, over a hidden item) and the noise
// (any other exit than 0 where there is nothing).
//
// The same flags give the same bytes. Nothing here knows how the product reads:
// the command imports none of it, and its names, models and words stand in data,
// or come from label files that are handed in.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

// options are the flags of the command.
type options struct {
	out, score, only, names, devices, types string
	make, sample, seed, jobs                int
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole command. It returns 1 where a miss was found or noise above
// one clean file in twenty, 2 for what stopped the command itself.
func run(args []string, out, errs io.Writer) int {
	o := options{}
	set := flag.NewFlagSet("openworld", flag.ContinueOnError)
	set.SetOutput(errs)
	set.IntVar(&o.make, "make", 0, "write that many hiding and that many clean inventories")
	set.StringVar(&o.out, "out", "bin/openworld", "folder of the inventories and their truth.csv")
	set.StringVar(&o.score, "score", "", "gearaudit binary to score on the folder")
	set.StringVar(&o.only, "only", "", "score only ways whose name holds this text")
	set.IntVar(&o.sample, "sample", 0, "score at most that many files, spread evenly; 0: all")
	set.IntVar(&o.seed, "seed", 1, "seed of the inventories")
	set.IntVar(&o.jobs, "jobs", 1, "audits that run at the same time")
	set.StringVar(&o.names, "names", "", "further names, CSV with raw_name and label")
	set.StringVar(&o.devices, "devices", "", "further devices, CSV with mac, sys_object_id, sys_descr and label")
	set.StringVar(&o.types, "types", "", "further device types of other makers, CSV with manufacturer and model")
	if err := set.Parse(args); err != nil {
		return 2
	}
	if o.make <= 0 && o.score == "" {
		fmt.Fprintln(errs, "openworld: nothing to do: give -make N, -score BINARY or both")
		return 2
	}
	if o.make > 0 {
		if err := generate(o); err != nil {
			fmt.Fprintln(errs, "openworld:", err)
			return 2
		}
	}
	if o.score == "" {
		return 0
	}
	good, err := score(o, out)
	if err != nil {
		fmt.Fprintln(errs, "openworld:", err)
		return 2
	}
	if !good {
		return 1
	}
	return 0
}
