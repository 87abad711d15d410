// Package term holds what commands share at the terminal: the streams and the
// environment, the text printer, the table, progress and error messages.
package term

import (
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"golang.org/x/term"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Env is all that a command may see and touch of the outside.
type Env struct {
	In        io.Reader
	Out       io.Writer
	Err       io.Writer
	LookupEnv func(string) (string, bool)
	Today     gear.Date
	OutTerm   bool   // standard output is a terminal
	ErrTerm   bool   // standard error is a terminal
	Width     int    // columns of the terminal, 80 where there is none
	Version   string // of the program
	Workers   int    // goroutines that may judge rows at the same time
}

// startGrowth, in percent, lets a short command end before the garbage collector
// has to begin. A scan of much sets what it needs.
const startGrowth = 800

// Process is the Env of the running process.
func Process() Env {
	debug.SetGCPercent(startGrowth)
	w := Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, LookupEnv: os.LookupEnv,
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

// Color reports whether standard output should be coloured: only for a person
// at a terminal who did not ask for plain text (no-color.org).
func (w *Env) Color() bool {
	if v, ok := w.LookupEnv("NO_COLOR"); ok && v != "" {
		return false
	}
	if v, _ := w.LookupEnv("TERM"); v == "dumb" {
		return false
	}
	return w.OutTerm
}

func workers() int { return runtime.GOMAXPROCS(0) }
