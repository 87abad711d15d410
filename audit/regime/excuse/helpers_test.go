package excuse

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// dictionary is the fields that the program carries.
func dictionary(t testing.TB) *gear.Dictionary {
	t.Helper()
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	return dict
}

func date(t testing.TB, text string) gear.Date {
	t.Helper()
	d, err := gear.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// item makes an item of field=value pairs; every field holds a text.
func item(t testing.TB, dict *gear.Dictionary, pairs ...string) *gear.Item {
	t.Helper()
	it := &gear.Item{Values: make([]*gear.Value, dict.Len())}
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		f, ok := dict.Field(name)
		if !ok {
			t.Fatalf("there is no field %s", name)
		}
		it.Values[f] = &gear.Value{Text: value, State: gear.Present}
	}
	return it
}
