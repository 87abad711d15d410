package rules

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// rule is a rule file that loads.
const rule = `id: ID
title: A title
jurisdiction: XX
authority: Somebody
citation: Somewhere
sources: [{url: https://example.org, checked: 2026-11-21, evidence: official}]
force: policy
vendors: [huawei]
clauses: [{id: a, outcome: advisory, message: so}]
why: because
cases:
  - {name: one, as_of: 2026-11-21, operator: none, item: {vendor: huawei}, want: designated}
`

func file(id string, replace ...string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.NewReplacer(append(replace, "id: ID", "id: "+id)...).Replace(rule))}
}

func world() fstest.MapFS {
	return fstest.MapFS{
		"aa/pack.yaml":    {Data: []byte("id: aa\ntitle: Land A\ndate: 2026-01-01\nchecked: 2026-01-01\nchangelog: [{on: 2026-01-01, what: first}]\ncountries: [AA]\n")},
		"aa/aa-one.yaml":  file("aa-one"),
		"aa/aa-two.yaml":  file("aa-two", "evidence: official", "evidence: unverified"),
		"aa/aa-1.5.yaml":  file("aa-1.5", "force: policy", "force: policy\ndefault: no"),
		"aa/aab-one.yaml": file("aab-one"),
		"us/pack.yaml":    {Data: []byte("id: us\ntitle: Land U\ndate: 2026-01-01\nchecked: 2026-01-01\nchangelog: [{on: 2026-01-01, what: first}]\ncountries: [US]\n")},
		"us/us-one.yaml":  file("us-one"),
		"us/us-list.yaml": file("us-list", "vendors: [huawei]", "list: some"),
		"vendors/x.yaml":  {Data: []byte("not: a rule\n")},
		"lists/some.yaml": {Data: []byte("id: some\ntitle: Some\ndate: 2026-01-01\nentries:\n  - {id: e, vendor: zte, name: Z, listed_on: 2021-03-12, duty_from: 2021-05-11, report_from: 2018-08-14, url: https://example.org, checked: 2026-11-21, evidence: official}\n")},
	}
}

func ids(s *Set) string {
	var out []string
	for _, r := range s.Rules {
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

func TestLoadChooses(t *testing.T) {
	for name, tc := range map[string]struct {
		choice Choice
		want   string
	}{
		"country":           {Choice{Country: "AA"}, "aa-one aab-one"},
		"another country":   {Choice{Country: "ZZ"}, "aa-one aab-one us-list us-one"},
		"no country":        {Choice{}, "us-list us-one"},
		"unverified":        {Choice{Country: "AA", IncludeUnverified: true}, "aa-one aa-two aab-one"},
		"prefix":            {Choice{Prefixes: []string{"aa"}}, "aa-1.5 aa-one"},
		"dotted":            {Choice{Prefixes: []string{"aa-1"}}, "aa-1.5"},
		"whole id":          {Choice{Prefixes: []string{"aa-one", "us-one"}}, "aa-one us-one"},
		"star":              {Choice{Prefixes: []string{"*"}}, "aa-one aab-one us-list us-one"},
		"star and by name":  {Choice{Prefixes: []string{"*", "aa-1.5"}}, "aa-1.5 aa-one aab-one us-list us-one"},
		"by name and star":  {Choice{Prefixes: []string{"aa-1.5", "*"}}, "aa-1.5 aa-one aab-one us-list us-one"},
		"unverified prefix": {Choice{Prefixes: []string{"aa-two", "us-one"}}, "us-one"},
		"all":               {Choice{All: true}, "aa-1.5 aa-one aa-two aab-one us-list us-one"},
	} {
		set, err := Load(world(), tc.choice)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := ids(set); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, tc := range []struct {
		prefix, id string
		want       bool
	}{
		{"us", "us-usf-54.9", true}, {"us-usf-54", "us-usf-54.9", true}, {"us-usf-54.9", "us-usf-54.9", true}, {"*", "anything", true},
		{"us-889", "us-889a", true}, {"us", "usable-1", false}, {"us-usf-54", "us-etc-54.11", false}, {"", "us", false}, {"u", "us-usf", false},
	} {
		if got := Names(tc.prefix, tc.id); got != tc.want {
			t.Errorf("%q names %q: %v", tc.prefix, tc.id, got)
		}
	}
}

func TestLoadCutsExamples(t *testing.T) {
	for cases, want := range map[bool]int{false: 0, true: 1} {
		set, err := Load(world(), Choice{Prefixes: []string{"us-one"}, Cases: cases})
		if err != nil || len(set.Rules[0].Cases) != want {
			t.Errorf("cases %v: %v %v", cases, set, err)
		}
	}
}

func TestLoadReadsListsOnce(t *testing.T) {
	set, err := Load(world(), Choice{Prefixes: []string{"us"}})
	if err != nil || len(set.Lists) != 1 || set.Lists["some"].Entries[0].Vendor != "zte" {
		t.Errorf("lists: %v, %v", set, err)
	}
}

// A changed byte of a rule changes the sum of its pack, and of no other.
func TestPackSums(t *testing.T) {
	sums := func(fsys fs.FS) map[string]string {
		set, err := Load(fsys, Choice{All: true})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, p := range set.Packs {
			out[p.ID] = p.SHA256
		}
		return out
	}
	changed := world()
	changed["aa/aa-one.yaml"] = file("aa-one", "name: one", "name: two")
	a, b := sums(world()), sums(changed)
	if a["aa"] == b["aa"] || a["us"] != b["us"] || len(a["aa"]) != 64 {
		t.Errorf("%v, then %v", a, b)
	}
}

func TestLoadFaults(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(fstest.MapFS)
		want   string
	}{
		"no such rule": {func(fstest.MapFS) {}, "no rule id starts with \"zz\""},
		"wrong file":   {func(w fstest.MapFS) { w["aa/aa-x.yaml"] = file("aa-y") }, `rules/aa/aa-x.yaml:1:1: the rule "aa-y" stands in a file named "aa-x"`},
		"no pack":      {func(w fstest.MapFS) { delete(w, "aa/pack.yaml") }, "rules/aa: the folder has no pack.yaml"},
		"bad pack":     {func(w fstest.MapFS) { w["aa/pack.yaml"] = &fstest.MapFile{Data: []byte("idd: x\n")} }, `rules/aa/pack.yaml:1:1: the key "idd"`},
		"no list":      {func(w fstest.MapFS) { delete(w, "lists/some.yaml") }, "rules/us/us-list.yaml:1:1: there is no list some"},
		"broken list":  {func(w fstest.MapFS) { w["lists/some.yaml"] = &fstest.MapFile{Data: []byte("id: some\n")} }, "rules/lists/some.yaml:1:1: title is missing"},
		"list elsewhere": {func(w fstest.MapFS) {
			w["lists/some.yaml"].Data = []byte(strings.Replace(string(w["lists/some.yaml"].Data), "id: some", "id: other", 1))
		}, `the list "other" stands in a file named "some"`},
		"unknown key": {func(w fstest.MapFS) { w["us/us-one.yaml"] = file("us-one", "title:", "titel:") }, `rules/us/us-one.yaml:2:1: the key "titel" is not known here`},
	} {
		w := world()
		tc.change(w)
		prefixes := []string{"*"}
		if name == "no such rule" {
			prefixes = []string{"us", "zz"}
		}
		_, err := Load(w, Choice{Prefixes: prefixes})
		var fault *gear.Fault
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

// A fault in a rule that is not chosen stops nobody.
func TestLoadReadsOnlyWhatIsChosen(t *testing.T) {
	w := world()
	w["aa/aa-one.yaml"] = &fstest.MapFile{Data: []byte("nonsense: [\n")}
	if _, err := Load(w, Choice{Prefixes: []string{"us"}}); err != nil {
		t.Error(err)
	}
}

func TestEmbeddedRulesLoad(t *testing.T) {
	set, err := Load(Embedded(), Choice{All: true, Cases: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Rules) < 60 || len(set.Packs) < 25 {
		t.Errorf("%d rules of %d packs", len(set.Rules), len(set.Packs))
	}
	for _, r := range set.Rules {
		dir := strings.Split(r.File, "/")[1]
		if !Names(dir, r.ID) {
			t.Errorf("%s stands in the folder %s", r.ID, dir)
		}
	}
}

// What is unverified, or must be named, is left out when nobody names rules.
func TestEmbeddedDefaults(t *testing.T) {
	set, err := Load(Embedded(), Choice{Country: "US"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules {
		if r.Evidence() == "unverified" || !r.ByDefault() || !strings.HasPrefix(r.ID, "us-") {
			t.Errorf("%s is loaded by default", r.ID)
		}
	}
	all, err := Load(Embedded(), Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all.Rules {
		if path.Dir(r.File) == "rules/us" && r.Evidence() != "unverified" && r.ByDefault() && !slices.Contains(strings.Fields(ids(set)), r.ID) {
			t.Errorf("%s is not loaded by default", r.ID)
		}
	}
}

func TestKeep(t *testing.T) {
	set, err := Load(world(), Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := set.Keep(nil); err != nil || len(set.Rules) != 6 {
		t.Errorf("no prefix keeps all: %s %v", ids(set), err)
	}
	if err := set.Keep([]string{"aa-1", "us"}); err != nil || ids(set) != "aa-1.5 us-list us-one" {
		t.Errorf("kept %s, %v", ids(set), err)
	}
	if err := set.Keep([]string{"aab"}); err == nil {
		t.Error("a prefix that names nothing is an error")
	}
}

func BenchmarkLoadUS(b *testing.B) {
	for b.Loop() {
		if _, err := Load(Embedded(), Choice{Prefixes: []string{"us"}}); err != nil {
			b.Fatal(err)
		}
	}
}

// A changed byte of a list changes the sum of the pack that rests on it.
func TestPackSumsHoldLists(t *testing.T) {
	sum := func(list string) string {
		w := world()
		w["us/pack.yaml"] = &fstest.MapFile{Data: []byte("id: us\ntitle: Land U\ndate: 2026-01-01\nchecked: 2026-01-01\nchangelog: [{on: 2026-01-01, what: first}]\ncountries: [US]\nlists: [some]\n")}
		w["lists/some.yaml"].Data = append(w["lists/some.yaml"].Data, list...)
		set, err := Load(w, Choice{Prefixes: []string{"us-one"}})
		if err != nil {
			t.Fatal(err)
		}
		return set.Packs[0].SHA256
	}
	if sum("") == sum("# changed\n") {
		t.Error("the list changed, and the sum of the pack did not")
	}
	w := world()
	w["us/pack.yaml"] = &fstest.MapFile{Data: []byte("id: us\ntitle: Land U\ndate: 2026-01-01\nchecked: 2026-01-01\nchangelog: [{on: 2026-01-01, what: first}]\ncountries: [US]\nlists: [none]\n")}
	if _, err := Load(w, Choice{Prefixes: []string{"us-one"}}); err == nil || !strings.Contains(err.Error(), "lists/none.yaml") {
		t.Errorf("a list that is not there: %v", err)
	}
}

// Every list that a rule of the program rests on is in the sum of its pack.
func TestPacksNameTheirLists(t *testing.T) {
	set, err := Load(Embedded(), Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.Packs {
		for _, r := range set.Rules {
			if !p.holds(r) {
				continue
			}
			if r.List != "" && !slices.Contains(p.Lists, r.List) {
				t.Errorf("%s rests on %s, which its pack does not name", r.ID, r.List)
			}
		}
	}
}

// Folders of one's own are loaded beside what the prefixes choose, and may be
// named by them.
func TestLoadDirs(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x-house.yaml"), file("x-house").Data, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		prefixes []string
		want     string
	}{
		"beside":    {[]string{"us-one"}, "us-one x-house"},
		"alone":     {[]string{"x"}, "x-house"},
		"by nobody": {nil, "us-list us-one x-house"},
	} {
		set, err := Load(world(), Choice{Prefixes: tc.prefixes, Dirs: []string{dir}})
		if err != nil || ids(set) != tc.want {
			t.Errorf("%s: %v %v, want %s", name, set, err, tc.want)
		}
	}
	if _, err := Load(world(), Choice{Dirs: []string{filepath.Join(dir, "none")}}); err == nil || !strings.Contains(err.Error(), "there is no such folder") {
		t.Errorf("a folder that is not there: %v", err)
	}
}
