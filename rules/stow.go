package rules

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// stow appends a value in the form that unstow reads. A struct is its fields
// that say something, each behind the letter of its number; a text, a list and
// a map begin with their length, so that nothing in them needs a mark.
func stow(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Pointer:
		return stow(b, v.Elem())
	case reflect.Struct:
		if p, ok := v.Interface().(Pos); ok { // half of all structs
			return stowNumber(stowNumber(b, int64(p.Line)), int64(p.Column))
		}
		for i := range v.NumField() {
			if f := v.Field(i); v.Type().Field(i).IsExported() && !f.IsZero() {
				b = stow(append(b, byte('A'+i)), f)
			}
		}
		return append(b, ';')
	case reflect.Slice:
		b = stowNumber(b, int64(v.Len()))
		for i := range v.Len() {
			b = stow(b, v.Index(i))
		}
		return b
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		b = stowNumber(b, int64(len(keys)))
		for _, k := range keys {
			b = stow(stow(b, k), v.MapIndex(k))
		}
		return b
	case reflect.String:
		return append(stowNumber(b, int64(v.Len())), v.String()...)
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Uint16:
		return stowNumber(b, int64(v.Uint()))
	default:
		return stowNumber(b, v.Int())
	}
}

func stowNumber(b []byte, n int64) []byte { return append(strconv.AppendInt(b, n, 10), ':') }

// unstower reads what stow wrote. Texts are pieces of the whole and take no
// memory of their own.
type unstower struct{ rest string }

func (u *unstower) number() int64 {
	n, i, sign := int64(0), 0, int64(1)
	if u.rest[0] == '-' {
		i, sign = 1, -1
	}
	for ; u.rest[i] != ':'; i++ {
		n = n*10 + int64(u.rest[i]-'0')
	}
	u.rest = u.rest[i+1:]
	return sign * n
}

func (u *unstower) text() string {
	n := u.number()
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

// value reads into a settable value, which must be zero.
func (u *unstower) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		u.value(v.Elem())
	case reflect.Struct:
		u.structure(v)
	case reflect.Slice:
		u.list(v)
	case reflect.Map:
		u.dict(v)
	case reflect.String:
		v.SetString(u.text())
	case reflect.Bool:
		yes := u.rest[0] == 't'
		v.SetBool(yes)
		u.rest = u.rest[len(strconv.FormatBool(yes)):]
	case reflect.Uint16:
		v.SetUint(uint64(u.number()))
	default:
		v.SetInt(u.number())
	}
}

func (u *unstower) structure(v reflect.Value) {
	if p, ok := v.Addr().Interface().(*Pos); ok {
		p.Line, p.Column = int(u.number()), int(u.number())
		return
	}
	for u.rest[0] != ';' {
		i := int(u.rest[0] - 'A')
		u.rest = u.rest[1:]
		u.value(v.Field(i))
	}
	u.rest = u.rest[1:]
}

func (u *unstower) list(v reflect.Value) {
	n := int(u.number())
	if texts, ok := v.Addr().Interface().(*[]string); ok { // nearly all there are
		*texts = make([]string, n)
		for i := range *texts {
			(*texts)[i] = u.text()
		}
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		u.value(v.Index(i))
	}
}

func (u *unstower) dict(v reflect.Value) {
	n := int(u.number())
	if texts, ok := v.Addr().Interface().(*map[string]string); ok {
		*texts = make(map[string]string, n)
		for range n {
			key := u.text()
			(*texts)[key] = u.text()
		}
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for range n {
		key := reflect.ValueOf(u.text())
		e := reflect.New(v.Type().Elem()).Elem()
		u.value(e)
		v.SetMapIndex(key, e)
	}
}
