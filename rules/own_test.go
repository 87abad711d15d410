package rules

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestAdd(t *testing.T) {
	set, err := Load(world(), Choice{Prefixes: []string{"us-one"}})
	if err != nil {
		t.Fatal(err)
	}
	house := fstest.MapFS{"a-house.yaml": file("a-house"), "z-house.yaml": file("z-house", "vendors: [huawei]", "list: fcc-covered-list"), "notes.txt": {}}
	if err := set.Add(house, "house", false); err != nil {
		t.Fatal(err)
	}
	if got := ids(set); got != "a-house us-one z-house" {
		t.Errorf("rules: %s", got)
	}
	p := set.Packs[1]
	if p.ID != "house" || len(p.SHA256) != 64 || p.Date.String() != "2026-11-21" {
		t.Errorf("pack: %+v", p)
	}
	if set.Lists["fcc-covered-list"] == nil || set.Rules[0].File != "house/a-house.yaml" {
		t.Errorf("lists %v, file %s", set.Lists, set.Rules[0].File)
	}
}

func TestAddOwnList(t *testing.T) {
	set := &Set{Lists: map[string]*List{}}
	w := world()
	house := fstest.MapFS{"a.yaml": file("a", "vendors: [huawei]", "list: some"), "lists/some.yaml": w["lists/some.yaml"]}
	if err := set.Add(house, "house", true); err != nil || set.Lists["some"] == nil || len(set.Rules[0].Cases) != 1 {
		t.Errorf("%v %v", set, err)
	}
}

func TestAddFaults(t *testing.T) {
	for name, tc := range map[string]struct {
		house fstest.MapFS
		want  string
	}{
		"empty":      {fstest.MapFS{"x.txt": {}}, "house: the folder holds no rule files"},
		"same id":    {fstest.MapFS{"us-one.yaml": file("us-one")}, "house/us-one.yaml:1:1: another rule has the id us-one"},
		"no list":    {fstest.MapFS{"a.yaml": file("a", "vendors: [huawei]", "list: none")}, "there is no list none"},
		"wrong name": {fstest.MapFS{"a.yaml": file("b")}, `house/a.yaml:1:1: the rule "b" stands in a file named "a"`},
	} {
		set, err := Load(world(), Choice{Prefixes: []string{"us"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := set.Add(tc.house, "house", false); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

// The rule file to begin with loads as it stands.
func TestSkeleton(t *testing.T) {
	today, err := gear.ParseDate("2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	text, err := Skeleton("x-house.1", today)
	if err != nil {
		t.Fatal(err)
	}
	set := &Set{Lists: map[string]*List{}}
	if err := set.Add(fstest.MapFS{"x-house.1.yaml": {Data: []byte(text)}}, "house", true); err != nil {
		t.Fatal(err)
	}
	if r := set.Rules[0]; r.ID != "x-house.1" || r.Sources[0].Checked != today || len(r.Cases) != 2 {
		t.Errorf("%+v", r)
	}
	for _, id := range []string{"", "X", "a b", "../x", "-x", ".x", "a/b", "ä"} {
		if _, err := Skeleton(id, today); err == nil {
			t.Errorf("%q cannot name a rule", id)
		}
	}
}
