package safetext

import (
	"reflect"
)

// VisibleAll makes every text that p leads to safe to show. Slices, maps and what
// pointers lead to are copied, so that p shares nothing that was changed.
func VisibleAll(p any) { showValue(reflect.ValueOf(p).Elem()) }

func showValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(Visible(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			showValue(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() > 0 {
			c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(c, v)
			for i := range c.Len() {
				showValue(c.Index(i))
			}
			v.Set(c)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem())
			c.Elem().Set(v.Elem())
			showValue(c.Elem())
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
		shown := reflect.ValueOf(Visible(k.String()))
		c.SetMapIndex(shown, v.MapIndex(k))
	}
	v.Set(c)
}
