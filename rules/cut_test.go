package rules

import (
	"slices"
	"strings"
	"testing"
)

// What a choice by hand leaves out of the country's rules is listed.
func TestCut(t *testing.T) {
	for _, tc := range []struct {
		prefixes []string
		want     string
	}{{nil, ""}, {[]string{"us"}, ""}, {[]string{"us-one"}, "us-list"}, {[]string{"aa"}, "us-list us-one"}} {
		set, err := Load(world(), Choice{Prefixes: tc.prefixes})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := set.Cut(world(), Choice{Country: "US"}); err != nil || strings.Join(got, " ") != tc.want {
			t.Errorf("%v cuts %v, %v, want %s", tc.prefixes, got, err, tc.want)
		}
	}
}

// A country without a pack has the lists of who is designated and nobody's law.
func TestUncovered(t *testing.T) {
	set, err := Load(Embedded(), Choice{Country: "CH"})
	if err != nil {
		t.Fatal(err)
	}
	if set.Uncovered != "CH" {
		t.Errorf("uncovered: %q", set.Uncovered)
	}
	for _, r := range set.Rules {
		if r.Binds != nil {
			t.Errorf("%s binds somebody", r.ID)
		}
	}
	if !slices.ContainsFunc(set.Rules, func(r *Rule) bool { return r.ID == "us-fcc-covered-list" }) {
		t.Error("the Covered List is not there")
	}
	for _, c := range []Choice{{Country: "US"}, {}, {Country: "AT"}, {Prefixes: []string{"us"}, Country: "CH"}} {
		if set, err := Load(Embedded(), c); err != nil || set.Uncovered != "" {
			t.Errorf("%+v: %v, uncovered %q", c, err, set.Uncovered)
		}
	}
}

// Every pack says when its sources were read.
func TestPacksAreChecked(t *testing.T) {
	set, err := Load(Embedded(), Choice{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.Packs {
		if p.Checked < p.Date {
			t.Errorf("%s: checked on %s, facts up to %s", p.ID, p.Checked, p.Date)
		}
	}
}
