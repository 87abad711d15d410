package report_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"pgregory.net/rapid"
)

// plain is an item without its methods, as encoding/json sees the struct.
type plain report.Item

// An item is written as encoding/json writes the struct, with empty lists in place
// of nulls, whatever the texts hold and whichever keys are empty.
func TestItemIsWrittenAsItsStruct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var it report.Item
		fill(t, reflect.ValueOf(&it).Elem())
		it.Further, it.Unread = nil, nil
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode((*plain)(&it)); err != nil {
			t.Fatal(err)
		}
		if got := string(it.AppendJSON(nil)) + "\n"; got != want.String() {
			t.Fatalf("got  %s\nwant %s", got, want.String())
		}
	})
}

// fill draws every field; a list is never nil where the contract has it always.
func fill(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "Huawei", `a "quote", \ and <b>&`, "\x00\x1f\x7f\u2028\u202e\xff", "华为 é"}).Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Int, reflect.Int64:
		v.SetInt(rapid.Int64Range(-3, 1<<40).Draw(t, "number"))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem())
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 2).Draw(t, "length")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i))
		}
	default:
		t.Fatalf("a field of kind %s is not drawn", v.Kind())
	}
}

// Further fields stand before the source, and nothing is null.
func TestFurtherFieldsStandBeforeTheSource(t *testing.T) {
	it := report.Item{ID: "1", Further: []report.FieldText{{Name: "band", Text: "n78 <wide>"}, {Name: "layer", Text: "ran"}}, Findings: []report.Finding{{ID: "f"}}}
	const want = `{"id":"1","identity":{"by":"","key":""},"quantity":0,"band":"n78 \u003cwide\u003e","layer":"ran","source":{"file":"","line":0},` +
		`"also_at":[],"level":"","evidence":[],"outcome":"","findings":[{"id":"f","rule":"","outcome":"","missing":[]}]}`
	if got := string(it.AppendJSON(nil)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var back report.Item
	if err := json.Unmarshal(it.AppendJSON(nil), &back); err != nil || back.Get("band") != "n78 <wide>" {
		t.Errorf("read back as %q, %v", back.Get("band"), err)
	}
}
