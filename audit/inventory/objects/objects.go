// Package objects turns flat JSON, an array of objects or one object a line, into
// rows: a row of keys, then a row for each object. Keys of objects within objects
// are joined by dots, and arrays give all they hold in one cell. An array of keys
// and values, as {"key": "Brand", "value": "X"}, is read as an object with these
// keys. Where each object is a place with a list of its equipment, the rows are what
// is listed; where one object holds things by their names, each of these is a row.
package objects

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/gearaudit/gearaudit/audit/workbook"
)

// Looks reports a text that begins as JSON with objects does.
func Looks(begin []byte) bool {
	text := bytes.TrimLeft(begin, " \t\r\n")
	if len(text) > 0 && text[0] == '[' {
		text = bytes.TrimLeft(text[1:], " \t\r\n")
	}
	rest := bytes.TrimLeft(bytes.TrimPrefix(text, []byte("{")), " \t\r\n")
	return len(text) > 0 && text[0] == '{' && len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// Lists reports a text that begins as a list of objects does: an array of them, by
// itself or in an object, or one a line. Settings are none, nor is a saved run.
func Lists(begin []byte) bool {
	if !Looks(begin) || bytes.Contains(begin[:min(len(begin), 200)], []byte(`"schema_version"`)) {
		return false
	}
	text := bytes.TrimLeft(begin, " \t\r\n")
	if text[0] == '[' {
		return true
	}
	if first, rest, _ := bytes.Cut(text, []byte("\n")); json.Valid(first) && len(bytes.TrimLeft(rest, " \t\r\n")) > 0 {
		return true // an object a line
	}
	for i := bytes.IndexByte(text, '['); i >= 0; {
		inner := bytes.TrimLeft(text[i+1:], " \t\r\n")
		if len(inner) > 0 && inner[0] == '{' {
			return true
		}
		n := bytes.IndexByte(text[i+1:], '[')
		if n < 0 {
			break
		}
		i += 1 + n
	}
	return false
}

// mostKeys is how many different keys the objects may have.
const mostKeys = 4096

// table is what the objects say: rows of cells by key.
type table struct {
	keys  []string
	index map[string]int
	rows  [][]string
	words Words
	list  string   // key of the array that the objects are wrapped in, and a dot
	all   []member // what the object around the rows says of all of them
	shape Shape
}

// Words know what keys mean. The zero value knows nothing: then no object is taken
// for a place, and none for a list of things by name.
type Words struct {
	Makes   func(key string) bool       // it names makers or models
	Carried func(key, text string) bool // what an object says so around others holds for each of them
}

// Shape says where in a text the objects stand that are rows.
type Shape struct {
	Wrapped bool // in an array of the first object, as programs wrap their answers: {"count": 2, "results": [...]}
	Listed  bool // in an array of each of the others, which are places
	Keyed   int  // as members of the only object, or of one in it: how many objects stand around them; 0 for no
}

// Write writes the rows of a text.
func Write(in io.Reader, out *bufio.Writer, words Words) (Shape, error) {
	t := &table{index: map[string]int{}, words: words}
	d := json.NewDecoder(in)
	d.UseNumber()
	value, err := next(d)
	for only := true; err == nil; only = false {
		following, end := next(d)
		if err = t.value(value, only && errors.Is(end, io.EOF)); err == nil {
			value, err = following, end
		}
	}
	if !errors.Is(err, io.EOF) {
		return Shape{}, err
	}
	t.write(out)
	return t.shape, nil
}

func next(d *json.Decoder) (value json.RawMessage, err error) {
	err = d.Decode(&value)
	return value, err
}

// value takes one value of the top, the only one or not: an object or an array of
// them.
func (t *table) value(v json.RawMessage, only bool) error {
	switch list, ok, err := arrayOf(v); {
	case err != nil:
		return err
	case ok:
		return t.objects(list)
	}
	members, err := membersOf(v)
	if err != nil {
		return err
	}
	for _, m := range members {
		if list, ok, err := arrayOf(m.value); err == nil && ok && len(list) > 0 && first(list[0]) == '{' && wraps(members) && len(t.rows) == 0 {
			t.shape.Wrapped = true
			t.list = m.key + "."
			t.carry(members)
			return t.objects(list)
		}
	}
	if only {
		if done, err := t.keyed(members); done || err != nil {
			return err
		}
	}
	return t.row(v)
}

// objects takes the members of an array: each is a row, or a place with rows.
func (t *table) objects(list []json.RawMessage) error {
	if places := t.places(list); places != nil {
		t.shape.Listed = true
		for i := range places {
			for _, o := range places[i].gear {
				t.rows = append(t.rows, nil)
				if err := t.common(); err != nil {
					return err
				}
				for _, m := range places[i].members {
					if err := t.add(t.list+m.key, m.value); err != nil {
						return err
					}
				}
				if err := t.add("", o); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, o := range list {
		if err := t.row(o); err != nil {
			return err
		}
	}
	return nil
}

// wraps reports the members of an answer around its objects: besides them stand but
// counts, words and addresses.
func wraps(members []member) bool {
	arrays := 0
	for _, m := range members {
		switch first(m.value) {
		case '[':
			arrays++
		case '{':
			return false
		}
	}
	return arrays == 1
}

func first(v json.RawMessage) byte {
	if v = bytes.TrimLeft(v, " \t\r\n"); len(v) > 0 {
		return v[0]
	}
	return 0
}

func arrayOf(v json.RawMessage) (list []json.RawMessage, ok bool, err error) {
	if first(v) != '[' {
		return nil, false, nil
	}
	err = json.Unmarshal(v, &list)
	return list, err == nil, err
}

// member is a key of an object with its value.
type member struct {
	key   string
	value json.RawMessage
}

// membersOf returns the members of an object in their order.
func membersOf(v json.RawMessage) ([]member, error) {
	d := json.NewDecoder(bytes.NewReader(v))
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		return nil, fmt.Errorf("an object was expected, not %.40q", string(v))
	}
	var out []member
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		m := member{key: fmt.Sprint(key)}
		if err := d.Decode(&m.value); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, nil
}

// row takes an object.
func (t *table) row(v json.RawMessage) error {
	t.rows = append(t.rows, nil)
	if err := t.common(); err != nil {
		return err
	}
	return t.add("", v)
}

// add puts a value into the cell of its key, behind what stands there.
func (t *table) add(key string, v json.RawMessage) error {
	switch first(v) {
	case '{':
		members, err := membersOf(v)
		if err != nil {
			return err
		}
		for _, m := range members {
			below := m.key
			if key != "" {
				below = key + "." + m.key
			}
			if err := t.add(below, m.value); err != nil {
				return err
			}
		}
		return nil
	case '[':
		list, _, err := arrayOf(v)
		if err != nil {
			return err
		}
		if pairs := pairsOf(list); pairs != nil {
			for _, m := range pairs {
				if err := t.add(strings.TrimPrefix(key+"."+m.key, "."), m.value); err != nil {
					return err
				}
			}
			return nil
		}
		for _, o := range list {
			if err := t.add(key, o); err != nil {
				return err
			}
		}
		return nil
	}
	if key == "" {
		return fmt.Errorf("an object was expected, not %.40q", string(v))
	}
	return t.set(key, text(v))
}

// pairsOf returns an array of keys and values as members; nil for any other.
func pairsOf(list []json.RawMessage) []member {
	out := make([]member, len(list))
	for i, o := range list {
		if first(o) != '{' {
			return nil
		}
		members, err := membersOf(o)
		if err != nil || len(members) != 2 {
			return nil
		}
		for _, m := range members {
			switch strings.ToLower(m.key) {
			case "key", "name", "tag", "label", "attribute", "property", "field":
				out[i].key = text(m.value)
			case "value", "values", "val":
				out[i].value = m.value
			}
		}
		if first(members[0].value) == '{' || out[i].key == "" || out[i].value == nil {
			return nil
		}
	}
	return out
}

func (t *table) set(key, cell string) error {
	at, ok := t.index[key]
	if !ok {
		if at = len(t.keys); at == mostKeys {
			return fmt.Errorf("the objects have more than %d keys", mostKeys)
		}
		t.index[key] = at
		t.keys = append(t.keys, key)
	}
	row := &t.rows[len(t.rows)-1]
	for len(*row) <= at {
		*row = append(*row, "")
	}
	switch {
	case cell == "":
	case (*row)[at] == "":
		(*row)[at] = cell
	default:
		(*row)[at] += "; " + cell
	}
	return nil
}

// text is what a value without members says; null says nothing.
func text(v json.RawMessage) string {
	var s string
	if json.Unmarshal(v, &s) == nil {
		return s
	}
	if s = strings.TrimSpace(string(v)); s == "null" {
		return ""
	}
	return s
}

// write writes the keys and the rows, with the signs of a sheet's text between them.
func (t *table) write(out *bufio.Writer) {
	t.line(out, t.keys)
	for _, row := range t.rows {
		t.line(out, row)
	}
}

func (t *table) line(out *bufio.Writer, cells []string) {
	for i := range t.keys {
		if i > 0 {
			_ = out.WriteByte(workbook.UnitSeparator) // the writer keeps its first error
		}
		if i < len(cells) {
			_, _ = out.WriteString(strings.Map(plain, cells[i]))
		}
	}
	_ = out.WriteByte(workbook.RecordSeparator)
}

// plain takes away the signs that stand between cells.
func plain(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' {
		return ' '
	}
	return r
}
