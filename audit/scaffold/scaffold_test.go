package scaffold_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/scaffold"

	"github.com/gearaudit/gearaudit/rules"
)

const drafted = "asset_tag,Maker,model,country,funding,State,\"Colour \"\"x\"\"\"\nA1,Huawei,BBU3900,US,high cost,active,red\nA2,Nokia,AirScale,CA,,active,\nA3,ZTE,ZXSDR B8200,US,caf,removed,\n"

func draftOf(t *testing.T, text string) string {
	t.Helper()
	out, err := scaffold.Profile(context.Background(), audittest.Options(t, text), "gearaudit.yaml", "")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A draft is a valid profile that decides nothing, whatever the rows say.
func TestDraftDecidesNothing(t *testing.T) {
	text := draftOf(t, drafted)
	p, err := profile.Parse("gearaudit.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	o := &p.Operator
	if o.Country != "" || len(o.Kinds)+len(o.Not)+len(o.USF)+len(p.Rules)+len(p.Columns) > 0 || o.Customers != nil || p.AsOf != 0 || p.Budget.Amount != "" {
		t.Errorf("it decides something: %+v", p)
	}
	for _, want := range []string{
		"# 3 rows read = 3 judged + 0 rejected; 1 from designated vendors.",
		"# Of the rows, 2 say US, 1 say CA.", "#country: US", "1 caf, 1 high_cost",
		`#  manufacturer:           "Maker"`, `Not read: "Colour \"x\""`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(draftOf(t, "asset_tag,manufacturer,model\nA1,Huawei,BBU3900\n"), "say US") {
		t.Error("a file without a country says one")
	}
}

// Every kind of which a rule asks stands in a draft, and each answer works when
// the # is taken away.
func TestDraftAnswers(t *testing.T) {
	text := draftOf(t, drafted)
	set, err := rules.Load(rules.Embedded(), rules.Choice{Prefixes: []string{"*"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range set.Kinds {
		asked := false
		for _, r := range set.Rules {
			asked = asked || r.Binds.Names(kind.Kind)
		}
		if asked && !strings.Contains(text, "#   "+kind.Kind+" ") {
			t.Errorf("%s is asked of, and not in the draft", kind.Kind)
		}
	}
	answered := regexp.MustCompile(`(?m)^( *)#([a-z_ ]+: *[\["a-zA-Z0-9{]|columns:)`).ReplaceAllString(text, "$1$2")
	p, err := profile.Parse("gearaudit.yaml", []byte(answered))
	if err != nil {
		t.Fatalf("%v in\n%s", err, answered)
	}
	if p.Operator.Country != "US" || p.AsOf != audittest.Day(t, "2026-11-21") || len(p.Columns) < 5 || p.Budget.Amount == "" || len(p.Operator.USF) < 7 || p.Operator.SCRP.TermEndsOn == 0 {
		t.Errorf("%+v\n%s", p, answered)
	}
}

// A heading cannot end its line and begin one of its own.
func TestDraftOfHostileHeadings(t *testing.T) {
	text := draftOf(t, "manufacturer,model,\"x\nrules: [uk]\",\"\u2028budget: 1\"\nHuawei,BBU3900,a,b\n")
	p, err := profile.Parse("gearaudit.yaml", []byte(text))
	if err != nil || len(p.Rules) > 0 || p.Budget.Amount != "" {
		t.Errorf("%v, %+v:\n%s", err, p, text)
	}
}
