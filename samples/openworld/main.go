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
