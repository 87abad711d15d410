package rules

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// syntax turns the errors of the YAML reader into faults.
func syntax(name string, src []byte, err error) []*gear.Fault {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		var out []*gear.Fault
		for _, e := range many.Errors {
			out = append(out, syntaxFault(name, src, e))
		}
		return out
	case errors.As(err, &one):
		return []*gear.Fault{syntaxFault(name, src, one)}
	default:
		return []*gear.Fault{{Kind: gear.Usage, What: "this is no YAML", Place: gear.Place{File: name}, Err: err}}
	}
}

func syntaxFault(name string, src []byte, e *yaml.LoadError) *gear.Fault {
	if strings.Contains(e.Message, "no documents") {
		return &gear.Fault{Kind: gear.Usage, What: "the file says nothing", Place: gear.Place{File: name, Line: 1, Column: 1}, Hint: "write at least one key"}
	}
	f := &gear.Fault{
		Kind: gear.Usage, What: "this cannot be read as YAML: " + strings.TrimPrefix(e.Message, "yaml: "),
		Place: gear.Place{File: name, Line: e.Mark.Line, Column: e.Mark.Column},
		Hint:  "one document; indent with blanks; quote a text that holds a colon followed by a blank",
	}
	if what, hint := plainly(e.Message, lineOf(src, e.Mark.Line)); what != "" {
		f.What, f.Hint = what, hint
	}
	return f
}

// plainly puts a message of the YAML reader into the words of somebody who
// writes a profile; "" for a message that has none.
func plainly(message, line string) (what, hint string) {
	has := func(part string) bool { return strings.Contains(message, part) }
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	switch {
	case strings.Contains(indent, "\t"):
		return "the line is indented with a tab", "indent with blanks"
	case has("mapping values are not allowed"):
		return "a second colon stands in this line, or the line is indented further than the one above allows",
			`put the text into quotes: reason: "part one: done"; keys of one group start in the same column`
	case has("expected ',' or ']'"):
		return "a list that begins with [ is not closed", "end it with ], and put a comma between two values"
	case has("expected ',' or '}'"):
		return "a group that begins with { is not closed", "end it with }, and put a comma between two keys"
	case has("unexpected end of stream"):
		return "a text in quotes is not closed", "end it with the quote that it begins with"
	case has("cannot start any token"):
		return "a text begins with a sign that has a meaning of its own in YAML", `put the text into quotes: "@home"`
	case has("unknown escape character"):
		return `a backslash in double quotes begins a sign that YAML does not know`, `write \\ for a backslash, or use single quotes`
	case has("expected '-' indicator"):
		return "a key stands among the entries of a list", "begin each entry with -, and start keys in a column of their own"
	case has("expected key"):
		return "the line starts in a column in which no group of keys starts", "start keys of one group in the same column"
	case has("could not find expected ':'"):
		return "a key without a colon", "write key: value, with a blank after the colon"
	case has("unknown anchor"):
		return "a text begins with *, which has a meaning of its own in YAML", `put the text into quotes: "*"`
	case has("expected directive name"):
		return "a line begins with %", "put the text into quotes, or begin a comment with #"
	default:
		return "", ""
	}
}

// lineOf returns a line of a text, counted from 1; "" where there is none.
func lineOf(src []byte, n int) string {
	lines := bytes.Split(src, []byte("\n"))
	if n < 1 || n > len(lines) {
		return ""
	}
	return string(lines[n-1])
}
