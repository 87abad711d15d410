package rules

import (
	"strings"
	"testing"
)

// What people get wrong in YAML is told in their words, with its place.
func TestBrokenYAML(t *testing.T) {
	for _, c := range []struct{ src, place, what string }{
		{"kinds: [a\nb: c\n", "f.yaml:2:", "list that begins with ["},
		{"operator: {country: US\n", "f.yaml:2:1", "group that begins with {"},
		{"operator:\n\tcountry: US\n", "f.yaml:2:1", "indented with a tab"},
		{"%%%\n", "f.yaml:1:", "begins with %"},
		{"title: \"US\nx: 1\n", "f.yaml:3:1", "in quotes is not closed"},
		{"title: 'abc\n", "f.yaml:2:1", "in quotes is not closed"},
		{"- a\nb: c\n", "f.yaml:2:1", "among the entries of a list"},
		{"a: b: c\n", "f.yaml:1:5", "a second colon"},
		{"title: x\n  rule: y\n", "f.yaml:2:", "a second colon"},
		{"a: *x\n", "f.yaml:1:4", "begins with *"},
		{"a: @x\n", "f.yaml:1:4", "a meaning of its own"},
		{"a: `b`\n", "f.yaml:1:4", "a meaning of its own"},
		{"a:\n - b\nc\n", "f.yaml:4:1", "key without a colon"},
		{"a:\n    b: 1\n  c: 2\n", "f.yaml:3:3", "column in which no group"},
		{"a: \"\\q\"\n", "f.yaml:1:", "backslash"},
	} {
		var out struct{ Title string }
		err := Decode("f.yaml", []byte(c.src), &out)
		if err == nil || !strings.Contains(err.Error(), c.place) || !strings.Contains(err.Error(), c.what) {
			t.Errorf("%q: %v, want %q at %s", c.src, err, c.what, c.place)
		}
	}
}
