package cmd

import (
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"time"

	"golang.org/x/term"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// World is all that a command may see and touch of the outside.
type World struct {
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Env     func(string) (string, bool)
	Today   gear.Date
	OutTerm bool // standard output is a terminal
	ErrTerm bool // standard error is a terminal
	Width   int  // columns of the terminal, 80 where there is none
	Workers int  // goroutines that may judge rows at the same time
}

// startGrowth, in percent, lets a short command end before the garbage collector
// has to begin. A scan of much sets what it needs.
const startGrowth = 300

// Process is the world of the running process.
func Process() World {
	debug.SetGCPercent(startGrowth)
	w := World{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.LookupEnv,
		Today:   gear.Date(time.Now().UTC().Unix() / 86400),
		OutTerm: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerm: term.IsTerminal(int(os.Stderr.Fd())),
		Width:   80,
		Workers: workers(),
	}
	if n, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && n > 0 {
		w.Width = n
	} else if s, ok := os.LookupEnv("COLUMNS"); ok {
		if n, err := strconv.Atoi(s); err == nil && n >= 40 {
			w.Width = n
		}
	}
	return w
}

// color reports whether standard output should be coloured: only for a person
// at a terminal who did not ask for plain text (no-color.org).
func (w *World) color() bool {
	if v, ok := w.Env("NO_COLOR"); ok && v != "" {
		return false
	}
	if v, _ := w.Env("TERM"); v == "dumb" {
		return false
	}
	return w.OutTerm
}
