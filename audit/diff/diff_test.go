package diff_test

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/diff"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"

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
	after.Items[0].Price.Low = "1.00"
	d := diff.Runs(before, after, false)
	if len(d.Changes) != 1 || d.Counts.Repriced != 1 || !strings.HasPrefix(d.Changes[0].New, "1.00 to ") || d.Changes[0].Old == d.Changes[0].New {
		t.Errorf("%+v", d)
	}
	after.Items[0].Price = nil
	if d := diff.Runs(before, after, false); len(d.Changes) != 1 || d.Changes[0].New != "none" {
		t.Errorf("%+v", d)
	}
}

// What leaves the gear in place is no removal, whatever it does to the rows: 0 %
// complete. What takes gear away is, up to what is no longer there.
func TestDiffOfEdits(t *testing.T) {
	const old = "serial_number,asset_tag,site_id,manufacturer,model,quantity\nSN1,AT1,MT-001,Huawei,RRU3268,3\nSN2,AT2,MT-002,Huawei,BBU3900,1\n"
	head := "serial_number,asset_tag,site_id,manufacturer,model,quantity\n"
	for name, tc := range map[string]struct{ old, now, complete, most string }{
		"maker spelled otherwise":     {old, strings.ReplaceAll(old, "Huawei", "HUAWEI Technologies"), "0.0000", ""},
		"site spelled otherwise":      {old, strings.ReplaceAll(old, "MT-00", "mt 00"), "0.0000", ""},
		"serials spelled otherwise":   {old, strings.ReplaceAll(old, "SN", "=sn-"), "0.0000", ""},
		"serials filled in":           {strings.NewReplacer("SN1", "", "SN2", "").Replace(old), old, "0.0000", ""},
		"serials lost":                {old, strings.NewReplacer("SN1", "N/A", "SN2", "N/A").Replace(old), "0.0000", ""},
		"list numbers for serials":    {old, strings.NewReplacer("SN1", "1", "SN2", "2", "AT1", "", "AT2", "").Replace(old), "0.0000", ""},
		"model spelled otherwise":     {old, strings.NewReplacer("RRU3268", "rru 3268", "SN1", "", "AT1", "", "SN2", "", "AT2", "").Replace(old), "0.0000", ""},
		"another model named":         {old, strings.NewReplacer("RRU3268", "RRU3268E", "SN1", "", "AT1", "", "SN2", "", "AT2", "").Replace(old), "0.0000", ""},
		"name of the maker lost":      {old, strings.NewReplacer("Huawei", "", "SN1", "", "AT1", "", "SN2", "", "AT2", "").Replace(old), "0.0000", ""},
		"renamed":                     {old, strings.ReplaceAll(old, "Huawei", "Nokia"), "0.0000", ""},
		"one row split in three":      {old, head + "SN1,,MT-001,Huawei,RRU3268,1\nSN1B,,MT-001,Huawei,RRU3268,1\nSN1C,,MT-001,Huawei,RRU3268,1\nSN2,AT2,MT-002,Huawei,BBU3900,1\n", "0.0000", ""},
		"rows joined":                 {head + ",,A,Huawei,RRU3268,1\n,,A,Huawei,RRU3268,1\n", head + ",,A,Huawei,RRU3268,2\n", "0.0000", ""},
		"moved":                       {old, strings.ReplaceAll(old, "MT-00", "WY-00"), "0.0000", ""},
		"others in its place":         {head + "N/A,,A,Huawei,RRU3268,1\n", head + "N/A,,D,Huawei,CX600-X8,1\n", "0.0000", ""},
		"gone":                        {old, head + "SN2,AT2,MT-002,Huawei,BBU3900,1\n", "0.7500", ""},
		"gone and others added":       {old, head + "SN2,AT2,MT-002,Huawei,BBU3900,1\nSN9,,MT-009,Huawei,RRU5904,1\n", "0.5000", ""},
		"in a row that is rejected":   {old, head + "SN1,AT1,MT-001,\"Huawei,RRU3268,3\nSN2,AT2,MT-002,Huawei,BBU3900,1\n", "0.0000", "*"},
		"replaced by another maker's": {old, head + "SN7,,MT-001,Nokia,AirScale,3\nSN2,AT2,MT-002,Huawei,BBU3900,1\n", "0.7500", ""},
	} {
		d := diff.Runs(audittest.Whole(t, audittest.Options(t, tc.old)), audittest.Whole(t, audittest.Options(t, tc.now)), false)
		if d.Complete != tc.complete || (d.CompleteMost != "") != (tc.most != "") {
			t.Errorf("%s: complete %s to %q, want %s; %d gone, %+v", name, d.Complete, d.CompleteMost, tc.complete, d.Gone, d.Counts)
		}
	}
}
