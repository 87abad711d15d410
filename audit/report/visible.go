package report

import (
	"reflect"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// visibleRun returns a copy of the run, without its records, in which every
// text can be shown to a person.
func visibleRun(run *Run) *Run {
	c := *run
	c.Items, c.Findings = nil, nil
	visible(&c)
	return &c
}

// visible makes every text that p leads to safe to show. Slices, maps and what
// pointers lead to are copied, so that p shares nothing that was changed.
func visible(p any) { show(reflect.ValueOf(p).Elem()) }

func show(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(safetext.Visible(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			show(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() > 0 {
			c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(c, v)
			for i := range c.Len() {
				show(c.Index(i))
			}
			v.Set(c)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem())
			c.Elem().Set(v.Elem())
			show(c.Elem())
			v.Set(c)
		}
	case reflect.Map:
		showMap(v)
	}
}

// showMap copies a map; its values are counts, so only the keys are text.
func showMap(v reflect.Value) {
	if v.IsNil() {
		return
	}
	c := reflect.MakeMapWithSize(v.Type(), v.Len())
	for _, k := range v.MapKeys() {
		shown := reflect.ValueOf(safetext.Visible(k.String()))
		c.SetMapIndex(shown, v.MapIndex(k))
	}
	v.Set(c)
}
