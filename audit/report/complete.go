package report

import (
	"reflect"
	"strings"
)

// Complete returns a copy of v, a struct of the contract, in which no array and
// no map that has to be there is null.
func Complete[T any](v *T) *T {
	c := *v
	complete(reflect.ValueOf(&c).Elem(), true)
	return &c
}

// complete replaces what v leads to; slices and pointers are copied first.
func complete(v reflect.Value, required bool) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Item]() {
			return // completes itself
		}
		for i := range v.NumField() {
			complete(v.Field(i), !strings.Contains(v.Type().Field(i).Tag.Get("json"), ",omitempty"))
		}
	case reflect.Slice:
		if v.IsNil() && !required {
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		for i := range c.Len() {
			complete(c.Index(i), true)
		}
		v.Set(c)
	case reflect.Map:
		if v.IsNil() && required {
			v.Set(reflect.MakeMap(v.Type()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c := reflect.New(v.Type().Elem())
			c.Elem().Set(v.Elem())
			complete(c.Elem(), true)
			v.Set(c)
		}
	}
}

// NotNil returns s, or an empty slice for nil.
func NotNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
