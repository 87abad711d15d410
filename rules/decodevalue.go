package rules

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/gearaudit/gearaudit/audit/gear"
)

type decoder struct {
	file   string
	fields map[reflect.Type]*shape
	faults []*gear.Fault
}

func (d *decoder) fail(n *yaml.Node, hint, format string, args ...any) {
	d.faults = append(d.faults, &gear.Fault{
		Kind: gear.Usage, What: fmt.Sprintf(format, args...), Hint: hint,
		Place: gear.Place{File: d.file, Line: n.Line, Column: n.Column},
	})
}

// value decodes a node into a settable value.
func (d *decoder) value(n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.fail(n, "write the value out", "anchors and aliases are not allowed")
		return
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
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

func (d *decoder) scalar(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, "write one value", "a single value is expected here")
		return
	}
	switch x := v.Addr().Interface().(type) {
	case *gear.Date:
		date, err := gear.ParseDate(n.Value)
		if err != nil {
			d.fail(n, "write a date as 2026-11-21", "%s", err)
		}
		*x = date
	case *bool:
		*x = n.Value == "yes" || n.Value == "true"
		if !*x && n.Value != "no" && n.Value != "false" {
			d.fail(n, "write yes or no", "%q is neither yes nor no", n.Value)
		}
	default:
		d.plain(n, v)
	}
}

func (d *decoder) plain(n *yaml.Node, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(strings.ReplaceAll(n.Value, "_", ""), 10, 64)
		if err != nil {
			d.fail(n, "write digits only", "%q is not a whole number", n.Value)
		}
		v.SetInt(i)
	default:
		d.fail(n, "", "values of type %s cannot be read", v.Type())
	}
}

func (d *decoder) slice(n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.MappingNode && v.Type().Elem().Kind() == reflect.Struct {
		if s := d.shape(v.Type().Elem()); s.key >= 0 {
			d.pairs(n, v, s)
			return
		}
	}
	if n.Kind != yaml.SequenceNode {
		d.fail(n, "write [one, two] or a dash before every entry", "a list is expected here")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, c := range n.Content {
		d.value(c, v.Index(i))
	}
}

// pairs decodes a mapping into a slice, one element per key.
func (d *decoder) pairs(n *yaml.Node, v reflect.Value, s *shape) {
	out := reflect.MakeSlice(v.Type(), 0, len(n.Content)/2)
	d.eachKey(n, func(k, c *yaml.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.place(k, e, s)
		e.Field(s.key).SetString(k.Value)
		d.value(c, e.Field(s.value))
		out = reflect.Append(out, e)
	})
	v.Set(out)
}

func (d *decoder) dict(n *yaml.Node, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	d.eachKey(n, func(k, c *yaml.Node) {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(c, e)
		v.SetMapIndex(reflect.ValueOf(k.Value).Convert(v.Type().Key()), e)
	})
}

// eachKey walks a mapping in the order of the file and refuses repeated keys.
func (d *decoder) eachKey(n *yaml.Node, fn func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, "write key: value", "keys with values are expected here")
		return
	}
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if seen[k.Value] {
			d.fail(k, "keep one of them", "the key %q is given twice", k.Value)
			continue
		}
		seen[k.Value] = true
		fn(k, n.Content[i+1])
	}
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value) {
	s := d.shape(v.Type())
	d.place(n, v, s)
	if n.Kind == yaml.ScalarNode && s.scalar >= 0 {
		d.value(n, v.Field(s.scalar))
		return
	}
	if s.pairs >= 0 {
		d.value(n, v.Field(s.pairs))
		return
	}
	d.eachKey(n, func(k, c *yaml.Node) {
		i, ok := s.index[k.Value]
		if !ok {
			d.fail(k, nearest(k.Value, s.names), "the key %q is not known here", k.Value)
			return
		}
		d.value(c, v.Field(i))
	})
}

func (d *decoder) place(n *yaml.Node, v reflect.Value, s *shape) {
	if s.pos >= 0 {
		v.Field(s.pos).Set(reflect.ValueOf(Pos{Line: n.Line, Column: n.Column}))
	}
}
