package diff_test

import (
	"github.com/gearaudit/gearaudit/audit/diff"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/report"
)

const quarter = "asset_tag,site_id,manufacturer,model,quantity,status\n"

// whole audits a text and keeps everything.
func whole(t testing.TB, text string) *report.Run {
	t.Helper()
	return audittest.Whole(t, audittest.Options(t, text))
}

func TestDiff(t *testing.T) {
	for name, tc := range map[string]struct {
		old, now string
		all      bool
		want     string // kind field old>new of each change
		complete string
	}{
		"nothing":           {"A1,S1,Huawei,BBU3900,1,active\n", "A1,S1,Huawei,BBU3900,1,active\n", false, "", "0.0000"},
		"gone":              {"A1,S1,Huawei,BBU3900,2,active\n", "A9,S1,Nokia,AirScale,2,active\n", false, "removed status active>no longer listed", "1.0000"},
		"removed":           {"A1,S1,Huawei,BBU3900,2,active\n", "A1,S1,Huawei,BBU3900,2,disposed\n", false, "removed status active>disposed", "1.0000"},
		"was removed":       {"A1,S1,Huawei,BBU3900,2,removed\n", "A1,S1,Huawei,BBU3900,2,disposed\n", false, "", "1.0000"},
		"back":              {"A1,S1,Huawei,BBU3900,2,removed\n", "A1,S1,Huawei,BBU3900,2,active\n", false, "added  >", "1.0000"},
		"one of three":      {"A1,S1,Huawei,BBU3900,3,active\n", "A1,S1,Huawei,BBU3900,2,active\n", false, "changed quantity 3>2", "0.3333"},
		"more":              {"A1,S1,Huawei,BBU3900,3,active\n", "A1,S1,Huawei,BBU3900,5,active\n", false, "changed quantity 3>5", "0.0000"},
		"moved":             {"A1,S1,Huawei,BBU3900,3,active\n", "A1,S2,Huawei,BBU3900,3,active\n", false, "moved site_id S1>S2", "0.0000"},
		"another model":     {"A1,S1,Huawei,thing,3,active\n", "A1,S1,Huawei,thong,3,active\n", false, "changed model thing>thong", "0.0000"},
		"other maker":       {"A1,S1,Nokia,AirScale,1,active\n", "A1,S2,Nokia,AirScale,1,active\n", false, "", "1.0000"},
		"other maker, all":  {"A1,S1,Nokia,AirScale,1,active\n", "A1,S2,Nokia,AirScale,1,active\n", true, "moved site_id S1>S2", "1.0000"},
		"one of two equals": {",S1,Huawei,BBU3900,1,active\n,S1,Huawei,BBU3900,1,active\n", ",S1,Huawei,BBU3900,1,active\n", false, "removed status active>no longer listed", "0.5000"},
	} {
		before, after := whole(t, quarter+tc.old), whole(t, quarter+tc.now)
		d := diff.Runs(before, after, tc.all)
		var got []string
		for _, c := range d.Changes {
			got = append(got, c.Kind+" "+c.Field+" "+c.Old+">"+c.New)
		}
		if diff := cmp.Diff(tc.want, strings.Join(got, "; ")); diff != "" || d.Complete != tc.complete {
			t.Errorf("%s: complete %s, want %s; %s", name, d.Complete, tc.complete, diff)
		}
		if len(d.Packs) > 0 {
			t.Errorf("%s: other packs %v", name, d.Packs)
		}
		if back := diff.Runs(after, before, tc.all); back.Old.Pieces != d.New.Pieces || back.Counts.Added != d.Counts.Removed || back.Counts.Same != d.Counts.Same {
			t.Errorf("%s: backwards, it does not mirror: %+v and %+v", name, d.Counts, back.Counts)
		}
	}
}

// What is priced anew is told with both prices.
func TestDiffOfPrices(t *testing.T) {
	before := whole(t, quarter+"A1,S1,Huawei,BBU3900,1,active\n")
	after := whole(t, quarter+"A1,S1,Huawei,BBU3900,1,active\n")
	after.Items[0].Low = "1.00"
	d := diff.Runs(before, after, false)
	if len(d.Changes) != 1 || d.Counts.Repriced != 1 || !strings.HasPrefix(d.Changes[0].New, "1.00 to ") || d.Changes[0].Old == d.Changes[0].New {
		t.Errorf("%+v", d)
	}
	after.Items[0].Low, after.Items[0].High = "", ""
	if d := diff.Runs(before, after, false); len(d.Changes) != 1 || d.Changes[0].New != "none" {
		t.Errorf("%+v", d)
	}
}
