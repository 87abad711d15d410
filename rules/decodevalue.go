package rules

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules/tree"
)

type decoder struct {
	file   string
	fields map[reflect.Type]*shape
	faults []*gear.Fault
}

func (d *decoder) fail(n *tree.Node, hint, format string, args ...any) {
	d.faults = append(d.faults, &gear.Fault{
		Kind: gear.Usage, What: fmt.Sprintf(format, args...), Hint: hint,
		Place: gear.Place{File: d.file, Line: int(n.Line), Column: int(n.Column)},
	})
}

// value decodes a node into a settable value.
func (d *decoder) value(n *tree.Node, v reflect.Value) {
	if n.Refers {
		d.fail(n, "write the value out", "anchors and aliases are not allowed")
		return
	}
	if n.Missing {
		d.fail(n, "leave the key out if nothing is to be said", "the value is missing")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem())
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Slice:
		d.slice(n, v)
	case reflect.Map:
		d.dict(n, v)
	default:
		d.scalar(n, v)
	}
}

func (d *decoder) scalar(n *tree.Node, v reflect.Value) {
	if n.Kind != tree.Scalar {
		d.fail(n, "write one value", "a single value is expected here")
		return
	}
	switch x := v.Addr().Interface().(type) {
	case *gear.Date:
		date, err := gear.ParseDate(n.Text)
		if err != nil {
			d.fail(n, "write a date as 2026-11-21", "%s", err)
		}
		*x = date
	case *bool:
		*x = n.Text == "yes" || n.Text == "true"
		if !*x && n.Text != "no" && n.Text != "false" {
			d.fail(n, "write yes or no", "%q is neither yes nor no", n.Text)
		}
	default:
		d.plain(n, v)
	}
}

func (d *decoder) plain(n *tree.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Text)
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(strings.ReplaceAll(n.Text, "_", ""), 10, 64)
		if err != nil {
			d.fail(n, "write digits only", "%q is not a whole number", n.Text)
		}
		v.SetInt(i)
	default:
		d.fail(n, "", "values of type %s cannot be read", v.Type())
	}
}

func (d *decoder) slice(n *tree.Node, v reflect.Value) {
	if n.Kind == tree.Mapping && v.Type().Elem().Kind() == reflect.Struct {
		if s := d.shape(v.Type().Elem()); s.key >= 0 {
			d.pairs(n, v, s)
			return
		}
	}
	if n.Kind != tree.Sequence {
		d.fail(n, "write [one, two] or a dash before every entry", "a list is expected here")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i := range n.Content {
		d.value(&n.Content[i], v.Index(i))
	}
}

// pairs decodes a mapping into a slice, one element per key.
func (d *decoder) pairs(n *tree.Node, v reflect.Value, s *shape) {
	out := reflect.MakeSlice(v.Type(), 0, len(n.Content)/2)
	d.eachKey(n, func(k, c *tree.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.place(k, e, s)
		e.Field(s.key).SetString(k.Text)
		d.value(c, e.Field(s.value))
		out = reflect.Append(out, e)
	})
	v.Set(out)
}

func (d *decoder) dict(n *tree.Node, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	d.eachKey(n, func(k, c *tree.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(c, e)
		v.SetMapIndex(reflect.ValueOf(k.Text).Convert(v.Type().Key()), e)
	})
}

// eachKey walks a mapping in the order of the file and refuses repeated keys.
func (d *decoder) eachKey(n *tree.Node, fn func(key, value *tree.Node)) {
	if n.Kind != tree.Mapping {
		d.fail(n, "write key: value", "keys with values are expected here")
		return
	}
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := &n.Content[i]
		if seen[k.Text] {
			d.fail(k, "keep one of them", "the key %q is given twice", k.Text)
			continue
		}
		seen[k.Text] = true
		fn(k, &n.Content[i+1])
	}
}

func (d *decoder) structure(n *tree.Node, v reflect.Value) {
	s := d.shape(v.Type())
	d.place(n, v, s)
	if n.Kind == tree.Scalar && s.scalar >= 0 {
		d.value(n, v.Field(s.scalar))
		return
	}
	if s.pairs >= 0 {
		d.value(n, v.Field(s.pairs))
		return
	}
	d.eachKey(n, func(k, c *tree.Node) {
		i, ok := s.index[k.Text]
		if !ok {
			d.fail(k, nearest(k.Text, s.names), "the key %q is not known here", k.Text)
			return
		}
		d.value(c, v.Field(i))
	})
}

func (d *decoder) place(n *tree.Node, v reflect.Value, s *shape) {
	if s.pos >= 0 {
		v.Field(s.pos).Set(reflect.ValueOf(Pos{Line: int(n.Line), Column: int(n.Column)}))
	}
}
