package report

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Difference is a place at which two runs that should be equal are not.
type Difference struct {
	Part  string // top-level key of the run, such as inputs or findings
	What  string // the element of it, and below that the key
	Saved string // a quoted text, a number, Element, or empty: it is not there
	Again string
}

// Element stands in a difference for a whole element of a list, or an object.
const Element = "it is there"

// Differences compares two runs in all that format json writes of them.
// Elements of lists are matched by their id, so that one that is missing is
// told once. The order is that of the contract.
func Differences(saved, again *Run) ([]Difference, error) {
	var sides [2]map[string]any
	for i, run := range []*Run{saved, again} {
		text, err := json.Marshal(Complete(run))
		if err != nil {
			return nil, err
		}
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.UseNumber()
		if err := dec.Decode(&sides[i]); err != nil {
			return nil, err
		}
	}
	c := &comparer{}
	for _, key := range runKeys() {
		c.part = key
		c.value("", sides[0][key], sides[1][key])
	}
	return c.found, nil
}

// KeyDifferences compares two runs as format json wrote them by their keys alone:
// those that only one of them has. What their values are, Differences tells.
func KeyDifferences(saved, again []byte) ([]Difference, error) {
	var sides [2]any
	for i, text := range [][]byte{saved, again} {
		if err := json.Unmarshal(text, &sides[i]); err != nil {
			return nil, err
		}
	}
	c := &comparer{}
	c.keys("", sides[0], sides[1])
	return c.found, nil
}

// keys compares the keys of two values, and of what they hold.
func (c *comparer) keys(at string, a, b any) {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok {
			return
		}
		for _, key := range slices.Sorted(maps.Keys(x)) {
			if _, both := y[key]; both {
				c.keys(below(at, key), x[key], y[key])
			} else {
				c.found = append(c.found, Difference{Part: "keys", What: below(at, key), Saved: Element})
			}
		}
		for _, key := range slices.Sorted(maps.Keys(y)) {
			if _, both := x[key]; !both {
				c.found = append(c.found, Difference{Part: "keys", What: below(at, key), Again: Element})
			}
		}
	case []any:
		y, _ := b.([]any)
		for i := range min(len(x), len(y)) {
			c.keys(below(at, elementName(x[i], i)), x[i], y[i])
		}
	}
}

// runKeys lists the keys of a run in the order of the contract.
func runKeys() []string {
	var out []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Run]()) {
		if key := jsonKey(&f); len(key) > 0 && !f.Anonymous {
			out = append(out, key)
		}
	}
	return out
}

// comparer gathers differences.
type comparer struct {
	part  string
	found []Difference
}

func (c *comparer) value(at string, a, b any) {
	switch x := a.(type) {
	case map[string]any:
		if y, ok := b.(map[string]any); ok {
			c.object(at, x, y)
			return
		}
	case []any:
		if y, ok := b.([]any); ok {
			c.list(at, x, y)
			return
		}
	}
	if !reflect.DeepEqual(a, b) {
		c.found = append(c.found, Difference{Part: c.part, What: at, Saved: shown(a), Again: shown(b)})
	}
}

func (c *comparer) object(at string, a, b map[string]any) {
	keys := slices.Sorted(maps.Keys(a))
	for key := range b {
		if _, ok := a[key]; !ok {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		c.value(below(at, key), a[key], b[key])
	}
}

// list compares two lists by the names of their elements, and then their
// order.
func (c *comparer) list(at string, a, b []any) {
	x, orderA := elements(a)
	y, orderB := elements(b)
	n := len(c.found)
	for _, name := range orderA {
		c.value(below(at, name+known(x[name])), x[name], y[name])
	}
	for _, name := range orderB {
		if _, ok := x[name]; !ok {
			c.value(below(at, name+known(y[name])), nil, y[name])
		}
	}
	if len(c.found) == n && !slices.Equal(orderA, orderB) {
		c.found = append(c.found, Difference{Part: c.part, What: below(at, "order"), Saved: strings.Join(orderA, " "), Again: strings.Join(orderB, " ")})
	}
}

// elements names the elements of a list and keeps their order.
func elements(list []any) (map[string]any, []string) {
	out, order := make(map[string]any, len(list)), make([]string, 0, len(list))
	for i, e := range list {
		name := elementName(e, i)
		if _, taken := out[name]; taken {
			name += "#" + strconv.Itoa(i+1)
		}
		out[name] = e
		order = append(order, name)
	}
	return out, order
}

// elementName is what an element calls itself, else its number.
func elementName(e any, i int) string {
	if o, ok := e.(map[string]any); ok {
		for _, key := range []string{"id", "identity", "match", "rule", "site", "vendor", "name", "heading"} {
			if s, ok := o[key].(string); ok && s != "" {
				return s
			}
		}
	}
	return strconv.Itoa(i + 1)
}

// known adds to the name of an item or a finding how people know it.
func known(e any) string {
	o, _ := e.(map[string]any)
	var out []string
	for _, key := range []string{"rule", "asset_tag", "serial_number"} {
		out = appendText(out, o[key])
	}
	if len(out) == 0 || o["id"] == nil {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

func appendText(list []string, v any) []string {
	if s, ok := v.(string); ok && s != "" {
		return append(list, s)
	}
	return list
}

func below(at, key string) string {
	if at == "" {
		return key
	}
	return at + " " + key
}

// shown is a value as a person reads it; nothing for one that is not there.
func shown(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return strconv.Quote(x)
	case json.Number:
		return x.String()
	case bool:
		return strconv.FormatBool(x)
	default:
		return Element
	}
}
