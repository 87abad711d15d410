package rules

import (
	"bytes"
	"errors"
	"reflect"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules/tree"
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
const maxYAML = 2 << 20

// Decode reads one YAML document into the struct that out points to. It is
// strict: a file of more than 2 MiB, an unknown or repeated key, a key without a value, an anchor or
// alias, a second document and a value of the wrong type are errors. All of
// them are reported, each a *gear.Fault with the file's name, line and column.
//
// Keys are named by the tag yaml:"name". A field tagged yaml:",scalar" takes
// the value of a struct that is written as a plain scalar; fields tagged
// yaml:",key" and yaml:",value" make a slice of structs readable from a
// mapping, in the order of the file. Strings keep their text as written.
func Decode(name string, src []byte, out any) error {
	if len(src) > maxYAML {
		return &gear.Fault{Kind: gear.Usage, What: "the file is longer than 2 MiB", Place: gear.Place{File: name}, Hint: "keep what people decided in it, and take out what has expired"}
	}
	to := reflect.ValueOf(out).Elem()
	if list := longList(src, to); list != nil {
		before := reflect.New(to.Type()).Elem()
		before.Set(to)
		if list.decode(name, to) == nil {
			return nil
		}
		to.Set(before)
	}
	return decodeWhole(name, src, to)
}

func decodeWhole(name string, src []byte, to reflect.Value) error {
	doc, err := tree.Read(src)
	if err != nil {
		return join(syntax(name, src, err))
	}
	return decodeTree(name, doc, to)
}

// decodeOurs reads a document that the program carries, as Decode does. All of
// them are plain, and a start reads many.
func decodeOurs(name string, src []byte, out any) error {
	doc, plain := tree.ReadPlain(string(src))
	if !plain {
		return Decode(name, src, out)
	}
	return decodeTree(name, doc, reflect.ValueOf(out).Elem())
}

func decodeTree(name string, doc *tree.Node, to reflect.Value) error {
	d := &decoder{file: name, fields: map[reflect.Type]*shape{}}
	if doc != nil {
		d.value(doc, to)
	}
	return join(d.faults)
}

// pieceLength is how much of a long list is decoded at once, in bytes.
const pieceLength = 64 << 10

// pieces is a document of which the elements of a list are decoded a part at a time:
// the nodes of a whole one would not fit into the memory that a run may take.
type pieces struct {
	src    []byte
	starts []int // of the elements, and the end of the last
}

// longList finds the elements of the first list of a long document: the lines of the
// least indent that begin with a dash, behind a line that is a key alone. It is nil
// where there is none. A cut inside a quoted text leaves a piece that cannot be
// decoded, and then the whole is.
func longList(src []byte, to reflect.Value) *pieces {
	if len(src) <= 2*pieceLength || to.Kind() != reflect.Struct {
		return nil
	}
	p := &pieces{src: src}
	var dash []byte
	for at := 0; at < len(src); {
		end := at + len(src[at:])
		if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := src[at:end]
		if indent := len(line) - len(bytes.TrimLeft(line, " ")); dash == nil && bytes.HasPrefix(line[indent:], []byte("- ")) {
			dash = line[:indent+2]
		}
		switch {
		case dash != nil && bytes.HasPrefix(line, dash):
			p.starts = append(p.starts, at)
		case dash != nil && len(line) > 1 && line[0] != ' ' && line[0] != '#' && line[0] != '\n' && line[0] != '\r':
			p.starts = append(p.starts, at) // the next key ends the list
			return p
		}
		at = end
	}
	if p.starts == nil {
		return nil
	}
	p.starts = append(p.starts, len(src))
	return p
}

// decode decodes the document piece by piece. In place of the elements before and
// behind a piece stand their lines without text, so that faults and places have theirs.
func (p *pieces) decode(name string, to reflect.Value) error {
	last := len(p.starts) - 1
	for i := 0; i < last; {
		j := i + 1
		for j < last && p.starts[j+1]-p.starts[i] < pieceLength {
			j++
		}
		text := slices.Concat(p.src[:p.starts[0]], lines(p.src[p.starts[0]:p.starts[i]]),
			p.src[p.starts[i]:p.starts[j]], lines(p.src[p.starts[j]:p.starts[last]]), p.src[p.starts[last]:])
		part := to
		if i > 0 {
			part = reflect.New(to.Type()).Elem()
		}
		if err := decodeWhole(name, text, part); err != nil {
			return err
		}
		if i > 0 && !appendList(to, part) {
			return errors.New("no list of the document grew")
		}
		i = j
	}
	return nil
}

// lines are the line ends of a text.
func lines(text []byte) []byte { return bytes.Repeat([]byte{'\n'}, bytes.Count(text, []byte{'\n'})) }

// appendList appends the elements of the one list that two decoded pieces do not
// share in their first element.
func appendList(to, part reflect.Value) bool {
	for i := range to.NumField() {
		f, more := to.Field(i), part.Field(i)
		if f.Kind() == reflect.Slice && f.CanSet() && more.Len() > 0 && !reflect.DeepEqual(f.Index(0).Interface(), more.Index(0).Interface()) {
			f.Set(reflect.AppendSlice(f, more))
			return true
		}
	}
	return false
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
