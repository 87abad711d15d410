package audit_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Rows that repeat another one are found in a table that begins far down in a file, too.
func TestRepeatsBehindOtherHeadings(t *testing.T) {
	run, err := audit.Run(context.Background(), request(t, "serial_number,site_id,manufacturer,model\n"+strings.Repeat("SN0,A,Nokia,x\n", 3000)+
		"site_id,serial_number,manufacturer,model\nA,SN1,Huawei,RRU3268\nA,SN2,Huawei,RRU3268\nA,SN1,Huawei,RRU3268\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c := run.Summary.Counts; c.Repeated != 3000 || c.Designated != 2 || len(run.Items) != 2 || len(run.Items[0].AlsoAt) != 1 || run.Items[0].AlsoAt[0].Line != 3005 {
		t.Errorf("%+v, items %+v", c, run.Items)
	}
}

// Rows that repeat another one count once, whatever stands between them and in
// which file; rows that share a number and differ all count, and are told.
func TestRepeats(t *testing.T) {
	const head = "serial_number,asset_tag,site_id,manufacturer,model,quantity\n"
	for name, tc := range map[string]struct {
		texts                     []string
		items, repeated, also     int
		duplicates, duplicateRows int64
	}{
		"once":                   {[]string{head + "SN1,,A,Huawei,RRU3268,1\nSN2,,A,Huawei,RRU3268,1\n"}, 2, 0, 0, 0, 0},
		"twice":                  {[]string{head + "SN1,,A,Huawei,RRU3268,1\nSN2,,A,Huawei,RRU3268,1\nSN1,,A,Huawei,RRU3268,1\n"}, 2, 1, 1, 1, 2},
		"by tag":                 {[]string{head + ",T1,A,Huawei,RRU3268,1\n,T1,A,Huawei,RRU3268,1\n"}, 1, 1, 1, 1, 2},
		"without a number":       {[]string{head + ",,A,Huawei,RRU3268,1\n,,A,Huawei,RRU3268,1\n"}, 2, 0, 0, 0, 0},
		"with no value":          {[]string{head + "N/A,,A,Huawei,RRU3268,1\nN/A,,A,Huawei,RRU3268,1\n"}, 2, 0, 0, 0, 0},
		"with a mangled number":  {[]string{head + "1.23457E+11,,A,Huawei,RRU3268,1\n1.23457E+11,,A,Huawei,RRU3268,1\n"}, 2, 0, 0, 0, 0},
		"that differ":            {[]string{head + "SN1,,A,Huawei,RRU3268,1\nSN1,,B,Huawei,RRU3268,1\n"}, 2, 0, 0, 1, 2},
		"that differ and repeat": {[]string{head + "SN1,,A,Huawei,RRU3268,1\nSN1,,B,Huawei,RRU3268,1\nSN1,,A,Huawei,RRU3268,1\n"}, 2, 1, 1, 1, 3},
		"in two files":           {[]string{head + "SN1,,A,Huawei,RRU3268,1\n", head + "SN2,,A,Huawei,RRU3268,1\nSN1,,A,Huawei,RRU3268,1"}, 2, 1, 1, 1, 2},
		"with a sign of inches":  {[]string{head + "SN1,,A,Huawei,19\" RRU3268,1\nSN1,,A,Huawei,19\" RRU3268,1\n"}, 1, 1, 1, 1, 2},
		"ends of long cells":     {[]string{head + "SN1,,A,Huawei,\"RRU3268\nspare\",1\nSN2,,B,Huawei,\"RRU3268\nspare\",1\n"}, 2, 0, 0, 0, 0},
		"line ends of two kinds": {[]string{head + "SN1,,A,Huawei,RRU3268,1\r\nSN1,,A,Huawei,RRU3268,1\n"}, 1, 1, 1, 1, 2},
	} {
		opts := request(t, tc.texts[0])
		for i, text := range tc.texts[1:] {
			s, err := input.FromReader(fmt.Sprintf("more%d.csv", i), strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			opts.Sources = append(opts.Sources, s)
		}
		run, err := audit.Run(context.Background(), opts)
		if err != nil {
			t.Fatal(err)
		}
		also, rows := 0, int64(0)
		for i := range run.Items {
			also += len(run.Items[i].AlsoAt)
		}
		for _, d := range run.Duplicates {
			rows += d.Items
		}
		c := run.Summary.Counts
		if len(run.Items) != tc.items || c.Repeated != int64(tc.repeated) || also != tc.also || int64(len(run.Duplicates)) != tc.duplicates || rows != tc.duplicateRows {
			t.Errorf("%s: %d items, %d repeated, %d elsewhere, duplicates %+v", name, len(run.Items), c.Repeated, also, run.Duplicates)
		}
		if c.Rows != c.Judged+c.Repeated+c.Rejected || c.Items != int64(tc.items) {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

// The order of the rows changes no sum, and the number of workers nothing.
func TestRepeatsInAnyOrder(t *testing.T) {
	head, rows := rowsOf(sample(t, "rural-carrier.csv"))
	rows = append(append(rows[:300:300], rows[:40]...), rows[20:60]...)
	random := rand.New(rand.NewPCG(1, 2))
	var want *report.Run
	for range 3 {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		opts := request(t, head+"\n"+strings.Join(rows, "\n")+"\n")
		opts.Profile, opts.Workers = ruralProfile(t), 3
		run, err := audit.Run(context.Background(), opts)
		if err != nil {
			t.Fatal(err)
		}
		if run.Summary.Counts.Repeated != 80 {
			t.Fatalf("%d repeated rows", run.Summary.Counts.Repeated)
		}
		if want == nil {
			want = run
			continue
		}
		if diff := cmp.Diff(want.Summary.Counts, run.Summary.Counts) + cmp.Diff(want.Estimate.AllIn, run.Estimate.AllIn) + cmp.Diff(want.RuleTotals, run.RuleTotals); diff != "" {
			t.Error(diff)
		}
	}
}
