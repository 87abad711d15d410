package output

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Target is one output that was asked for.
type Target struct {
	Format report.Format
	Path   string // a dash or nothing: standard output
}

// Stdout reports whether the target is standard output.
func (t *Target) Stdout() bool { return t.Path == "" || t.Path == "-" }

// Choose reads the flags --format and --output. An output is PATH, of which the
// ending chooses the format, or FORMAT=PATH. Without outputs the format, table
// unless one is named, goes to standard output; with outputs a format that is
// named is used for those whose ending says none, or else, unless one of them
// has it already, for standard output.
// Two outputs to one place are refused.
func Choose(format string, outputs []string) ([]Target, error) {
	return ChooseAmong(Formats(), format, outputs)
}

// ChooseAmong is Choose for some formats, of which the first is the usual one.
func ChooseAmong(formats []report.Format, format string, outputs []string) ([]Target, error) {
	shelf := shelf(formats)
	named, err := shelf.named(format)
	if err != nil {
		return nil, err
	}
	if len(outputs) == 0 {
		return []Target{{Format: named}}, nil
	}
	var targets []Target
	unused := format != ""
	for _, o := range outputs {
		t, err := shelf.target(o, format, named)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(targets, func(u Target) bool { return u.Path == t.Path || u.Stdout() && t.Stdout() }) {
			return nil, wrong(`two outputs go to "`+o+`"`, "give each format a place of its own")
		}
		unused = unused && t.Format.Name != named.Name && !t.Stdout()
		targets = append(targets, t)
	}
	if unused {
		targets = append(targets, Target{Format: named})
	}
	return targets, nil
}

// shelf is the formats that can be chosen.
type shelf []report.Format

// named finds a format by its name; without one it is the first.
func (s shelf) named(format string) (report.Format, error) {
	if format == "" {
		return s[0], nil
	}
	f, ok := s.find(format)
	if !ok {
		return f, wrong(`there is no format "`+format+`"`, s.hint())
	}
	return f, nil
}

func (s shelf) find(name string) (report.Format, bool) {
	for _, f := range s {
		if f.Name == name {
			return f, true
		}
	}
	return report.Format{}, false
}

func (s shelf) names() []string {
	out := make([]string, len(s))
	for i, f := range s {
		out[i] = f.Name
	}
	return out
}

func (s shelf) hint() string { return "the formats are " + strings.Join(s.names(), ", ") }

// target reads one --output.
func (s shelf) target(output, format string, named report.Format) (Target, error) {
	if name, path, ok := strings.Cut(output, "="); ok {
		if f, known := s.find(name); known {
			return Target{Format: f, Path: path}, nonEmpty(path, output)
		}
		if !strings.ContainsAny(name, `./\`) {
			return Target{}, wrong(`there is no format "`+name+`" in --output "`+output+`"`, s.hint())
		}
	}
	if f, ok := s.byEnding(output); ok {
		return Target{Format: f, Path: output}, nil
	}
	if format == "" && output != "-" {
		return Target{}, wrong(`cannot tell a format from the ending of "`+output+`"`, "write --output FORMAT="+output+" with one of "+strings.Join(s.names(), ", "))
	}
	return Target{Format: named, Path: output}, nonEmpty(output, output)
}

func nonEmpty(path, output string) error {
	if path == "" {
		return wrong(`--output "`+output+`" names no file`, "write --output PATH or --output FORMAT=PATH, with - for standard output")
	}
	return nil
}

// Names lists the names of the formats.
func Names() []string { return shelf(Formats()).names() }

func wrong(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}
