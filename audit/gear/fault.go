package gear

import "strings"

// FaultKind says whose move it is, and so the exit code of a run.
type FaultKind uint8

// The kinds of faults, with the exit code that the command gives them.
const (
	Usage      FaultKind = 2 // wrong flags, profile, rule or price book
	Incomplete FaultKind = 3 // the audit is not complete: unreadable file, rejected rows, no rows
	Internal   FaultKind = 4 // a fault of our own
)

// Fault is an error that a person can act on: what is wrong, where, and what
// to do. What and Hint are lower case without a full stop.
type Fault struct {
	Kind  FaultKind
	What  string
	Place Place
	Hint  string
	Err   error // the cause, nil when What says it all
}

// Error renders place, what and cause on one line; the hint is for the caller
// to print on a line of its own.
func (f *Fault) Error() string {
	var b strings.Builder
	if s := f.Place.String(); s != "" {
		b.WriteString(s)
		b.WriteString(": ")
	}
	b.WriteString(f.What)
	if f.Err != nil {
		b.WriteString(": ")
		b.WriteString(f.Err.Error())
	}
	return b.String()
}

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Err }
