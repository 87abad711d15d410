package regime

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// Whatever stands in a rule file of one's own, it is refused with a place or
// it judges every item without falling over, and what has no force of law
// breaches nothing.
func FuzzJudge(f *testing.F) {
	for _, name := range []string{"dk/dk-tdc", "uk/uk-5g-cap", "us/us-usf-54.9", "us/us-scrp-1.50004", "us/us-report-1.50007", "se/se-licence", "ca/ca-4g"} {
		src, err := fs.ReadFile(rules.Embedded(), name+".yaml")
		if err != nil {
			f.Fatal(err)
		}
		src, _, _ = bytes.Cut(src, []byte("cases:\n"))
		f.Add(src)
	}
	f.Add([]byte("id: x\ntitle: x\njurisdiction: XX\nauthority: x\ncitation: x\nforce: policy\nvendors: [huawei]\nwhy: x\nremedy: x\n" +
		"sources: [{url: 'https://example.org', checked: 2026-01-01, evidence: secondary, says: x}]\nclauses: [{id: a, outcome: advisory, message: x}]\n"))
	dict := dictionary(f)
	items := fuzzItems(f, dict)
	id := regexp.MustCompile(`(?m)^id: ([a-z0-9.-]+)$`)
	f.Fuzz(func(t *testing.T, src []byte) {
		name := id.FindSubmatch(src)
		if name == nil {
			return
		}
		set := &rules.Set{Lists: map[string]*rules.List{}}
		if err := set.Add(fstest.MapFS{string(name[1]) + ".yaml": {Data: src}}, "house", false); err != nil {
			placed(t, err)
			return
		}
		for _, p := range []*profile.Profile{nil, {}, {Operator: rules.Operator{Country: "GB", Kinds: []string{"uk_dvd_addressee", "etc", "scrp_participant"}, USF: []string{"caf"}}}} {
			j, err := Compile(set, dict, p, 20000)
			if err != nil {
				placed(t, err)
				return
			}
			judgeAll(t, j, items)
		}
	})
}

// placed fails when an error does not say where the fault is.
func placed(t *testing.T, err error) {
	t.Helper()
	var fault *gear.Fault
	if !errors.As(err, &fault) || fault.Place.File == "" {
		t.Fatalf("an error without a place: %v", err)
	}
}

func fuzzItems(f *testing.F, dict *gear.Dictionary) []*caseItem {
	f.Helper()
	var out []*caseItem
	for _, facts := range [][]string{
		{"vendor=huawei"},
		{"vendor=none", "role=cpe", "description=home router"},
		{"vendor=zte", "level=possible", "role=ran", "function=ran_radio_unit", "technology=5g_nsa", "status=active", "site_id=S", "traffic=3"},
		{"vendor=huawei", "role=core", "function=core_control", "status=removed", "removed_on=2020-01-01", "acquired_on=2019-01-01", "funding=caf"},
	} {
		out = append(out, item(f, dict, facts...))
	}
	return out
}

// judgeAll passes over the items twice, as an audit does.
func judgeAll(t *testing.T, j *Judge, items []*caseItem) {
	t.Helper()
	if tally := j.NewTally(); tally != nil {
		for _, e := range items {
			tally.Add(&e.item, &e.subject)
		}
		j.Settle(j.Shares(tally))
	}
	for _, e := range items {
		for _, f := range j.Judge(&e.item, &e.subject, nil) {
			if f.Outcome <= Due && !rules.Binding(f.Rule.Force) {
				t.Fatalf("%s has the force of a %s and says %s", f.Rule.ID, f.Rule.Force, f.Outcome)
			}
			if f.Outcome == Clear || f.Worst > f.Outcome && f.Outcome != Review {
				t.Fatalf("%s says %s, at worst %s", f.Rule.ID, f.Outcome, f.Worst)
			}
		}
	}
}
