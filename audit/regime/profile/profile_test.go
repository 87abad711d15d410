package profile

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Every setting that a profile may say is read as it stands there.
func TestProfileSettings(t *testing.T) {
	p, err := Parse("op.yaml", []byte("operator: {country: GB}\nfail_on: breach\ncost_baseline: eligible\ndecisions: d.yaml\n"+
		"delimiter: ;\nencoding: big5\nsheet: One\nsheets: [Two]\nset_aside: [x.csv]\ndate_order: ymd\nwaivers: w.yaml\nbaseline: b.json\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{p.FailOn, p.CostBaseline, p.Decisions, p.Delimiter, p.Encoding, p.Sheet, p.Sheets[0], p.SetAside[0], p.DateOrder, p.Waivers, p.Baseline}
	want := []string{"breach", "eligible", "d.yaml", ";", "big5", "One", "Two", "x.csv", "ymd", "w.yaml", "b.json"}
	if !slices.Equal(got, want) || p.File != "op.yaml" || len(p.SHA256) != 64 {
		t.Errorf("%q, want %q: %+v", got, want, p)
	}
}

// Columns are said for all tables, for a sheet, and for a sheet of a file.
func TestProfileColumns(t *testing.T) {
	p, err := Parse("op.yaml", []byte("columns:\n  model: P/N\n  SPARES!quantity: On shelf\n  EQUIP: {manufacturer: Mfr, model: \"Model / P/N\"}\n  gear.xlsx!OLD: {model: Type}\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range p.Headings() {
		got = append(got, h.Name+"="+h.Value)
	}
	want := []string{"model=P/N", "SPARES!quantity=On shelf", "EQUIP!manufacturer=Mfr", "EQUIP!model=Model / P/N", "gear.xlsx!OLD!model=Type"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, bad := range []string{"columns: {EQUIP: {model: [a, b]}}\n", "columns: {EQUIP: {model: A, model: B}}\n", "columns: {EQUIP: }\n"} {
		if _, err := Parse("op.yaml", []byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// Whatever stands in a profile, reading it ends with one that holds together,
// or with faults that have a place and say what to do.
func FuzzProfile(f *testing.F) {
	for _, seed := range []string{
		"operator: {name: X, country: US, kinds: [etc], not: [school], customers: 41000, usf: [high_cost], state_funding: \"no\"}\nrules: [us]\nas_of: 2026-11-21\nbudget: \"30000000\"\n",
		"operator: {kinds: []}\ncolumns: {manufacturer: Vendor}\nwaivers: w.yaml\nbaseline: b.json\nfail_on: never\n",
		"operator: {scrp: {approved_on: 2022-07-18, term_ends_on: 2023-07-18}}\nbudget: {allocation: 10M, proration: 39.5%, periods: []}\n",
		"operator: none\n", "operator: {country: usa}\n", "operator: {kinds: [etc], not: [etc]}\n", "operator: &a {}\ncolumns: *a\n",
		"as_of: 2026-02-30\n", "a: b\n", "\tx", "", "---\n---\n", "operator:\n", "operator: {customers: -1}\n", "budget: {amount: 1e9}\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		p, err := Parse("op.yaml", []byte(src))
		if err != nil {
			faulty(t, err)
			return
		}
		if c := p.Operator.Country; c != "" && !isCountry(c) {
			t.Errorf("the country is %q", c)
		}
		for _, k := range p.Operator.Kinds {
			if slices.Contains(p.Operator.Not, k) {
				t.Errorf("it is %s, and is not", k)
			}
		}
	})
}

// faulty checks that an error is made of faults of a profile.
func faulty(t *testing.T, err error) {
	t.Helper()
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range joined.Unwrap() {
			faulty(t, one)
		}
		return
	}
	var fault *gear.Fault
	if !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Place.File != "op.yaml" || strings.TrimSpace(fault.What) == "" || fault.Hint == "" {
		t.Fatalf("no fault with a place and a hint: %#v", err)
	}
}
