package audit_test

import (
	"context"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
)

// Where one column says that an item is gone and another that it is not, it is
// not gone, and that is told; a column about something else has no say.
func TestTwoStates(t *testing.T) {
	for name, tc := range map[string]struct {
		text   string
		gone   bool
		issues int64
	}{
		"they agree":           {"manufacturer,model,Status,Lifecycle\nHuawei,RRU3268,removed,retired\nNokia,AirScale,active,in service\n", true, 0},
		"gone and active":      {"manufacturer,model,Status,Lifecycle\nHuawei,RRU3268,removed,active\nNokia,AirScale,active,active\n", false, 1},
		"active and gone":      {"manufacturer,model,Status,Lifecycle\nHuawei,RRU3268,active,scrapped\nNokia,AirScale,active,active\n", false, 1},
		"a state that is one":  {"manufacturer,model,Status,State\nHuawei,RRU3268,removed,active\nNokia,AirScale,active,active\n", false, 1},
		"a state of the union": {"manufacturer,model,Status,State\nHuawei,RRU3268,removed,MT\nNokia,AirScale,active,WY\n", true, 0},
		"the other is blank":   {"manufacturer,model,Status,Lifecycle\nHuawei,RRU3268,removed,\nNokia,AirScale,active,active\n", true, 0},
	} {
		opts := request(t, tc.text)
		opts.All = true
		run, err := audit.Run(context.Background(), opts)
		if err != nil {
			t.Fatal(err)
		}
		var issues int64
		for _, x := range run.Issues {
			if x.Code == "two-states" {
				issues += x.Count
			}
		}
		if gone := run.Items[0].Outcome == "historic"; gone != tc.gone || issues != tc.issues {
			t.Errorf("%s: %s, %d told", name, run.Items[0].Outcome, issues)
		}
		if gone := run.Summary.Counts.Designated == 0; gone != tc.gone {
			t.Errorf("%s: %d designated", name, run.Summary.Counts.Designated)
		}
	}
}

// A line of totals that names a designated maker whom no row names may be a row
// that was taken for a sum: the run is not complete.
func TestTotalsThatNameAMaker(t *testing.T) {
	const head = "manufacturer,model,quantity\n"
	for text, want := range map[string]string{
		head + "Nokia,AirScale,2\nTotal,,2\n":                          "clean",
		head + "Huawei,RRU3268,2\nNokia,AirScale,1\nTotal Huawei,,3\n": "findings",
		head + "Nokia,AirScale,2\nNokia,AirScale,1\nTotal Huawei,,3\n": "incomplete",
	} {
		run, err := audit.Run(context.Background(), request(t, text))
		if err != nil {
			t.Fatal(err)
		}
		if run.Summary.Verdict != want {
			t.Errorf("%s: %s, %s", strings.TrimPrefix(text, head), run.Summary.Verdict, run.Summary.Reasons)
		}
	}
}
