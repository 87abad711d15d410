package term

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// ExitCode is an exit code that is not an error: the output has said it all but
// for one line on standard error.
type ExitCode struct {
	Code int
	Why  string
}

// Exit ends a command with an exit code, and says why it is not 0.
func Exit(code int, why string) error { return ExitCode{Code: code, Why: why} }

// Error is the line on standard error.
func (e ExitCode) Error() string { return fmt.Sprintf("exit code %d: %s", e.Code, e.Why) }

// Usage makes the fault of a command line that cannot be followed.
func Usage(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}

// Unparsed says what is wrong with the value of a flag, without the name of the
// function that found it.
func Unparsed(err error) string {
	text, _, _ := strings.Cut(err.Error(), ": strconv.")
	return text
}

// PrintError writes every error of a joined one on lines of its own, each with
// its hint behind it, else the one given. A hint that errors in a row share is
// said once, behind the last of them.
func PrintError(out io.Writer, err error, hint string) {
	errs := separate(err)
	hints := make([]string, len(errs)+1)
	for i, e := range errs {
		if fault, ok := errors.AsType[*gear.Fault](e); ok {
			hints[i] = fault.Hint
		} else {
			hints[i] = hint
		}
	}
	for i, e := range errs {
		for line := range strings.SplitSeq(strings.TrimSpace(e.Error()), "\n") {
			fmt.Fprintf(out, "gearaudit: error: %s\n", safetext.Terminal(line))
		}
		if hints[i] != "" && hints[i] != hints[i+1] {
			fmt.Fprintf(out, "hint: %s\n", safetext.Terminal(hints[i]))
		}
	}
}

// separate takes joined errors apart.
func separate(err error) []error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var out []error
	for _, e := range many.Unwrap() {
		out = append(out, separate(e)...)
	}
	return out
}

// Warn tells something that does not stop the command.
func Warn(out io.Writer, format string, args ...any) {
	fmt.Fprintf(out, "gearaudit: warning: %s\n", safetext.Terminal(fmt.Sprintf(format, args...)))
}

// Note tells something that is neither an error nor a warning.
func Note(out io.Writer, format string, args ...any) {
	fmt.Fprintf(out, "gearaudit: %s\n", safetext.Terminal(fmt.Sprintf(format, args...)))
}

// Cause is the part of a file error that does not repeat the path.
func Cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// longestGiven is how many bytes a file of settings may have, by far more than the
// most waivers or decisions take.
const longestGiven = 16 << 20

// ReadFile reads a file of settings, and refuses one that does not end.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, longestGiven+1))
	if len(text) > longestGiven {
		return nil, fmt.Errorf("it is longer than %d MiB", longestGiven>>20)
	}
	return text, err
}

// Unreadable is the fault of a file, other than an inventory, that cannot
// be read.
func Unreadable(path, what, hint string, err error) error {
	return &gear.Fault{Kind: gear.Usage, What: "the " + what + " cannot be read", Place: gear.Place{File: path}, Err: Cause(err), Hint: hint}
}
