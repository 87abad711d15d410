package rules

import (
	"errors"
	"reflect"

	"go.yaml.in/yaml/v4"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Pos is where something stands in its file; line and column count from 1.
// The decoder fills it in every struct that embeds it.
type Pos struct {
	Line   int `yaml:"-"`
	Column int `yaml:"-"`
}

// In returns the place of the position in the file.
func (p Pos) In(file string) gear.Place {
	return gear.Place{File: file, Line: p.Line, Column: p.Column}
}

// maxYAML is how long a document may be, in bytes: the nodes of one take forty
// times its length in memory.
const maxYAML = 4 << 20

// Decode reads one YAML document into the struct that out points to. It is
// strict: a file of more than 4 MiB, an unknown or repeated key, a key without a value, an anchor or
// alias, a second document and a value of the wrong type are errors. All of
// them are reported, each a *gear.Fault with the file's name, line and column.
//
// Keys are named by the tag yaml:"name". A field tagged yaml:",scalar" takes
// the value of a struct that is written as a plain scalar; fields tagged
// yaml:",key" and yaml:",value" make a slice of structs readable from a
// mapping, in the order of the file. Strings keep their text as written.
func Decode(name string, src []byte, out any) error {
	if len(src) > maxYAML {
		return &gear.Fault{Kind: gear.Usage, What: "the file is longer than 4 MiB", Place: gear.Place{File: name}, Hint: "keep what people decided in it, and take out what has expired"}
	}
	var doc yaml.Node
	if err := yaml.Load(src, &doc); err != nil {
		return join(syntax(name, src, err))
	}
	d := &decoder{file: name, fields: map[reflect.Type]*shape{}}
	if len(doc.Content) == 1 {
		d.value(doc.Content[0], reflect.ValueOf(out).Elem())
	}
	return join(d.faults)
}

// join makes one error of all faults, nil of none.
func join(faults []*gear.Fault) error {
	errs := make([]error, len(faults))
	for i, f := range faults {
		errs[i] = f
	}
	if len(errs) == 1 {
		return errs[0]
	}
	return errors.Join(errs...)
}
