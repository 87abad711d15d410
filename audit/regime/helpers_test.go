package regime

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

func date(t testing.TB, text string) gear.Date {
	t.Helper()
	d, err := gear.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// item makes an item of field=value pairs, as examples write it.
func item(t testing.TB, dict *gear.Dictionary, pairs ...string) *caseItem {
	t.Helper()
	var facts []rules.Fact
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		facts = append(facts, rules.Fact{Name: name, Value: value})
	}
	e, err := newCaseItem(dict, facts)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// everyKind lists every kind of operator.
func everyKind(t interface{ Fatal(...any) }) []string {
	kinds, err := rules.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}
