package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the whole command: it returns the exit code, 2 for wrong flags and 1
// when the output cannot be written.
func run(args []string, out, errs io.Writer) int {
	o := options{}
	set := flag.NewFlagSet("generate", flag.ContinueOnError)
	set.SetOutput(errs)
	o.flags(set)
	if err := set.Parse(args); err != nil {
		return 2
	}
	if err := o.check(set.Args()); err != nil {
		fmt.Fprintln(errs, "generate:", err)
		return 2
	}
	if err := o.write(out); err != nil {
		fmt.Fprintln(errs, "generate:", err)
		return 1
	}
	return 0
}
