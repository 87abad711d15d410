package phrase

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Gear in countries whose rules are not loaded is asked about once for each country,
// with the flag that adds its rules; of many countries the rest is one line.
func TestAbroadDoubts(t *testing.T) {
	run := &report.Run{Head: report.Head{RuleSet: []string{"us"}}}
	if got := Doubts(run); len(got) != 0 {
		t.Errorf("nothing stands abroad: %+v", got)
	}
	for i, a := range []report.Abroad{
		{Country: "DE", Rules: []string{"de", "eu"}}, {Country: "CH", NothingFound: "nothing in force"}, {Country: "ZA"},
		{Country: "AU", Rules: []string{"au"}}, {Country: "NZ", Rules: []string{"nz"}}, {Country: "FR", Rules: []string{"eu", "fr"}}, {Country: "IT", Rules: []string{"eu", "it"}},
	} {
		a.Items = int64(10 - i)
		run.Abroad = append(run.Abroad, a)
	}
	got := Doubts(run)
	if len(got) != mostAbroad+1 {
		t.Fatalf("%d lines", len(got))
	}
	for i, want := range []string{
		"10 items of designated vendors stand in DE, whose rules are not loaded: none of its duties was judged | --rules us,de,eu",
		"9 items of designated vendors stand in CH, for which no rules are known: nothing in force | ",
		"8 items of designated vendors stand in ZA, for which no rules are known | ",
		"7 items of designated vendors stand in AU, whose rules are not loaded: none of its duties was judged | --rules us,au",
		"6 items of designated vendors stand in NZ, whose rules are not loaded: none of its duties was judged | --rules us,nz",
		"9 items of designated vendors stand in further countries whose rules are not loaded: FR, IT | --rules us,eu,fr,it",
	} {
		if said := got[i].Text + " | " + got[i].Settle; said != want {
			t.Errorf("%d:\n got %s\nwant %s", i, said, want)
		}
		if got[i].Kind != DoubtAbroad || strings.Contains(got[i].Settle, ",,") {
			t.Errorf("%+v", got[i])
		}
	}
}
