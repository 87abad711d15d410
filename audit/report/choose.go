package report

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Target is one output that was asked for.
type Target struct {
	Format Format
	Path   string // a dash or nothing: standard output
}

// Stdout reports whether the target is standard output.
func (t *Target) Stdout() bool { return t.Path == "" || t.Path == "-" }

// Choose reads the flags --format and --output. An output is PATH, of which the
// ending chooses the format, or FORMAT=PATH. Without outputs the format, table
// unless one is named, goes to standard output; with outputs a format that is
// named is used for those whose own is not said, or else for standard output.
// Two outputs to one place are refused.
func Choose(format string, outputs []string) ([]Target, error) {
	named, err := byName(format)
	if err != nil {
		return nil, err
	}
	if len(outputs) == 0 {
		return []Target{{Format: named}}, nil
	}
	var targets []Target
	unused := format != ""
	for _, o := range outputs {
		t, err := target(o, format, named)
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

func byName(format string) (Format, error) {
	if format == "" {
		format = "table"
	}
	f, ok := Lookup(format)
	if !ok {
		return f, wrong(`there is no format "`+format+`"`, "the formats are "+strings.Join(Names(), ", "))
	}
	return f, nil
}

// target reads one --output.
func target(output, format string, named Format) (Target, error) {
	if name, path, ok := strings.Cut(output, "="); ok {
		if f, known := Lookup(name); known {
			return Target{Format: f, Path: path}, nonEmpty(path, output)
		}
		if !strings.ContainsAny(name, `./\`) {
			return Target{}, wrong(`there is no format "`+name+`" in --output "`+output+`"`, "the formats are "+strings.Join(Names(), ", "))
		}
	}
	if f, ok := byEnding(output); ok && format == "" {
		return Target{Format: f, Path: output}, nil
	}
	if format == "" && output != "-" {
		return Target{}, wrong(`the ending of "`+output+`" says no format`, "write --output FORMAT="+output+" with one of "+strings.Join(Names(), ", "))
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
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}

func wrong(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}
