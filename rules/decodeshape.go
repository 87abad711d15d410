package rules

import "reflect"

// shape is what the decoder knows of a struct type.
type shape struct {
	names      []string
	index      map[string]int
	scalar     int // field that takes a plain scalar, -1 for none
	pairs      int // field that takes all keys of a mapping, -1 for none
	key, value int // fields that take key and value of a mapping, -1 for none
	pos        int // embedded Pos, -1 for none
}

// shape describes a struct type, once per document.
func (d *decoder) shape(t reflect.Type) *shape {
	if s := d.fields[t]; s != nil {
		return s
	}
	s := &shape{index: map[string]int{}, scalar: -1, pairs: -1, key: -1, value: -1, pos: -1}
	d.fields[t] = s
	for i := range t.NumField() {
		switch tag := t.Field(i).Tag.Get("yaml"); tag {
		case ",scalar":
			s.scalar = i
		case ",pairs":
			s.pairs = i
		case ",key":
			s.key = i
		case ",value":
			s.value = i
		case "-", "":
			if t.Field(i).Type == reflect.TypeFor[Pos]() {
				s.pos = i
			}
		default:
			s.names = append(s.names, tag)
			s.index[tag] = i
		}
	}
	return s
}
