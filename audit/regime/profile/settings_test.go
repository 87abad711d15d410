package profile_test

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
)

// Each setting of an operator at the limits of what it may be: a profile is refused
// with what is wrong, or read.
func TestSettingsOfAnOperator(t *testing.T) {
	for text, want := range map[string]string{
		"operator: {country: US}":                             "",
		"operator: {country: us}":                             "is not an ISO 3166 code",
		"operator: {country: USA}":                            "is not an ISO 3166 code",
		"operator: somebody":                                  "the operator cannot be a word",
		"operator: {customers: 0}":                            "",
		"operator: {customers: -1}":                           "the number of customers is negative",
		"operator: {usf: [high_cost]}":                        "",
		"operator: {usf: [high_costs]}":                       `there is no Universal Service program "high_costs"`,
		"operator: {usf: [high_cost, other]}":                 `there is no Universal Service program "other"`,
		"operator: {state_funding: \"yes\"}":                  "",
		"operator: {state_funding: \"no\"}":                   "",
		"operator: {state_funding: some}":                     `state_funding cannot be "some"`,
		"operator: {kinds: [isp]}":                            "",
		"operator: {kinds: [isps]}":                           "isps",
		"operator: {not: [isps]}":                             "isps",
		"operator: {kinds: [isp], not: [isp]}":                "isp",
		"operator: {country: usa, customers: -1, usf: [x]}":   "3",
		"operator: {name: X}\nrules: [us]\nas_of: 2026-11-21": "",
		"operator: {name: X}\nas_of: 2026-02-30":              "2026-02-30",
		"operator: {name: X}\nfail_on: breach\n":              "",
		"operator: {name: X, nickname: Y}":                    "nickname",
	} {
		p, err := profile.Parse("p.yaml", []byte(text))
		if err == nil {
			err = p.Check()
		}
		switch {
		case want == "3":
			if err == nil || strings.Count(err.Error(), "p.yaml") != 3 {
				t.Errorf("%s: %v", text, err)
			}
		case (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want):
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
