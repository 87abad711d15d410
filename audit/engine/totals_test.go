package engine_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// team takes texts, each an input, through so many evaluators: every row of an input
// goes to one of them.
func team(t *testing.T, texts []string, workers int, all bool, opts audit.Options, each func(*engine.Result)) (*engine.Engine, *engine.Sum) {
	t.Helper()
	data, err := audit.Load(opts.DataOptions)
	if err != nil {
		t.Fatal(err)
	}
	return teamOn(t, data, texts, workers, all, opts, each)
}

// teamOn is team with data that is loaded.
func teamOn(t *testing.T, data *audit.Dataset, texts []string, workers int, all bool, opts audit.Options, each func(*engine.Result)) (*engine.Engine, *engine.Sum) {
	t.Helper()
	opts.Sources = nil
	for i, text := range texts {
		src, err := input.FromReader(fmt.Sprintf("%d.csv", i), strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		opts.Sources = append(opts.Sources, src)
	}
	in, err := data.Open(context.Background(), opts.Sources, opts.Inventory)
	if err != nil {
		t.Fatal(err)
	}
	eng, err := data.Engine(context.Background(), in, workers)
	if err != nil {
		t.Fatal(err)
	}
	var list []*engine.Evaluator
	for range workers {
		list = append(list, eng.NewEvaluator(all, engine.DefaultCaches(), cost.Options{}))
	}
	next := 0
	err = in.Scan(context.Background(), 1, func(_ int, _ *inventory.File, b *inventory.Batch) func() error {
		list[next%workers].Batch(b, each)
		next++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sum, err := engine.Add(list)
	if err != nil {
		t.Fatal(err)
	}
	return eng, sum
}

// removalNote speaks of removal.
const removalNote = "taken out of service in 2023"

// drawnRows are inputs of which some rows say nothing, some everything.
func drawnRows(rng *rand.Rand, files, rows int) []string {
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	var texts []string
	for range files {
		var b strings.Builder
		b.WriteString("manufacturer,model,function,role,site_id,site_name,region,latitude,longitude,status,removed_on,funding,notes,serial_number,country\n")
		for range rows {
			site := strconv.Itoa(rng.IntN(9))
			id := pick("S-"+site, "s_"+site, "S "+site, "S-"+site, "")
			name := pick("", "Alpha "+site, "Beta "+site)
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
				pick("Huawei", "ZTE", "Nokia", "Nokia", "Cisco", "Qorvath Systems", "Belmorra Networks", "", "N/A", "China Mobile", "Hauwei", "YMTC"),
				pick("RRU3908", "AirScale", "ASR 9000", "ZXR10", "", "x1"), pick("ran_radio_unit", "router_switch", "passive", ""), pick("ran", "core", ""),
				id, name, pick("North", "South", ""), pick("41.5", "", "40.25"), pick("-100.5", ""),
				pick("active", "active", "removed", "planned", ""), pick("", "", "2025-01-02"), pick("private", "caf", ""),
				pick("", "", "uplink to Huawei core", "replaced ZTE", "replaced ZTE; compatible with ZTE", removalNote), strconv.Itoa(rng.IntN(1_000_000)+10_000_000),
				pick("US", "US", "", "CA"))
		}
		texts = append(texts, b.String())
	}
	return texts
}

// Whatever the evaluators share among them and pass by, their sums are what a count of
// the results of all rows, one by one, comes to: of an operator that is known, of one
// that said little, of nobody, and with waivers.
func TestTotalsAreTheRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(20, 11))
	waivers := &audit.Document{Name: "waivers.yaml", Text: []byte(`waivers:
  - {id: W-1, rule: us, match: {site_id: "S-*"}, reason: r, approved_by: a, ticket: t, evidence: e, issued_on: 2026-10-01, expires_on: 2027-06-30}
  - {id: W-2, rule: us-usf-54.9, match: {region: North}, reason: r, approved_by: a, ticket: t, evidence: e, issued_on: 2026-10-01, expires_on: 2027-06-30}
  - {id: W-3, rule: us, match: {region: North}, reason: r, approved_by: a, ticket: t, evidence: e, issued_on: 2025-10-01, expires_on: 2026-06-30}
`)}
	all := newCounted()
	for draw := range 8 {
		opts := audittest.Options(t, "")
		switch draw % 4 {
		case 0, 1:
			opts.Profile = audittest.RuralProfile(t)
		case 2:
			opts.Profile = &profile.Profile{Operator: rules.Operator{Country: "US"}}
		}
		if draw%2 == 1 {
			opts.Waivers = waivers
		}
		data, err := audit.Load(opts.DataOptions)
		if err != nil {
			t.Fatal(err)
		}
		texts := drawnRows(rng, 3, 40)
		want := newCounted()
		teamOn(t, data, texts, 1, true, opts, func(r *engine.Result) { want.result(r); all.result(r) })
		for _, workers := range []int{1, 2, 3} {
			eng, sum := teamOn(t, data, texts, workers, false, opts, func(*engine.Result) {})
			got := newCounted()
			got.seen = nil
			got.totals(eng, sum.Totals)
			want.seen = nil
			if a, b := fmt.Sprintf("%+v", *got), fmt.Sprintf("%+v", *want); a != b {
				t.Fatalf("draw %d, %d workers:\n%s, counted by hand\n%s", draw, workers, a, b)
			}
		}
	}
	if all.byNote == 0 || all.byWord == 0 || all.elsewhere == 0 || all.passive == 0 || all.labels == 0 || len(all.waived) != 2 || len(all.named) < 4 {
		t.Errorf("the draws do not show everything: %+v", all)
	}
}

// A note speaks of removal where it has a whole word, or words, by which a status is
// gone.
func TestNotesThatSpeakOfRemoval(t *testing.T) {
	opts := audittest.Options(t, "")
	data, err := audit.Load(opts.DataOptions)
	if err != nil {
		t.Fatal(err)
	}
	for note, want := range map[string]int64{
		"":                              0,
		"removed in 2022":               1,
		"Removed":                       1,
		"was disposed of":               1,
		"sold":                          1,
		"sold2019":                      1,
		"decom'd last week":             1,
		"taken out by the north team":   1,
		"taken to the north":            0,
		"out of network since May":      1,
		"out of the network":            0,
		"unremoved":                     0,
		"removable fan":                 0,
		"to be looked at":               0,
		"resold":                        0,
		"im März abgebaut":              1,
		"the last word of it: scrapped": 1,
	} {
		_, sum := teamOn(t, data, []string{"manufacturer,model,site_id,notes\nHuawei,RRU3908,A,\"" + note + "\"\n"}, 1, false, opts, func(*engine.Result) {})
		if got := sum.Totals.GoneByNote; got != want {
			t.Errorf("%q: %d, want %d", note, got, want)
		}
	}
}

// A site has the smallest of its spellings, names and regions, and the coordinates of
// one row, whichever worker met which row.
func TestSitesAreOrderIndependent(t *testing.T) {
	opts := audittest.Options(t, "")
	texts := []string{
		"manufacturer,model,site_id,site_name,region,latitude,longitude\nHuawei,RRU3908,MT 1,Zeta,South,41.5,-100.5\nNokia,AirScale,mt-1,,,,\nNokia,x,MT_1,Alpha,,,\n",
		"manufacturer,model,site_id,site_name,region,latitude,longitude\nHuawei,RRU3908,Mt-1,,North,40.5,\nZTE,x,MT-1,,,40.5,-99.5\nHuawei,RRU3908,,Alone,West,,\nHuawei,RRU3908,,,,,\nNokia,y,MT  1,,,40.5,-99.75\n",
	}
	for _, order := range [][]string{texts, {texts[1], texts[0]}} {
		for workers := 1; workers <= 2; workers++ {
			_, sum := team(t, order, workers, workers == 1, opts, func(*engine.Result) {})
			var got []string
			for s := range sum.Totals.AllSites() {
				got = append(got, fmt.Sprintf("%s|%v|%s|%s|%s|%s|%d|%d", s.Key, s.Spellings, s.Name, s.Region, s.Latitude, s.Longitude, s.Rows(), s.Designated))
			}
			slices.Sort(got)
			want := "[Alone|[]|Alone|West|||1|1 MT  1|[MT 1 MT-1 MT_1]|Alpha|North|40.5|-99.5|6|3]"
			if fmt.Sprint(got) != want {
				t.Errorf("%d workers: %v\nwant %s", workers, got, want)
			}
			for id, n := range map[string]int{"huawei": 2, "zte": 1} {
				if v := sum.Totals.Vendors[id]; v == nil || v.Sites != n {
					t.Errorf("%s at %+v, want %d sites", id, v, n)
				}
			}
		}
	}
}

// Of more labels than are kept, those that are kept do not depend on who met them,
// and their counts are exact.
func TestLabelsAreExact(t *testing.T) {
	var texts []string
	for f := range 2 {
		var b strings.Builder
		b.WriteString("manufacturer,model\n")
		for i := range 2600 {
			for range 1 + i%3 {
				fmt.Fprintf(&b, "%s Networks,x%d\n", label(i+f*900), i)
			}
		}
		texts = append(texts, b.String())
	}
	var kept string
	for _, workers := range []int{1, 2} {
		_, sum := team(t, texts, workers, false, audittest.Options(t, ""), func(*engine.Result) {})
		l := &sum.Totals.Labels
		if l.Rows != sum.Totals.Rows {
			t.Errorf("%d workers: %d rows of labels, %d rows", workers, l.Rows, sum.Totals.Rows)
		}
		var out []string
		for _, x := range l.List() {
			want := int64(0)
			for _, n := range []int{0, 900} {
				for i := range 2600 {
					if label(i+n)+" Networks" == x.Text {
						want += int64(1 + i%3)
					}
				}
			}
			if x.Rows != want {
				t.Fatalf("%d workers: %d rows of %s, want %d", workers, x.Rows, x.Text, want)
			}
			out = append(out, x.Text)
		}
		if len(out) != 1000 {
			t.Errorf("%d labels are kept", len(out))
		}
		if list := strings.Join(out, ","); kept == "" {
			kept = list
		} else if list != kept {
			t.Error("which labels are kept depends on the workers")
		}
	}
}

// label is an invented name.
func label(n int) string {
	const a, b = "bdfghklmnprstvz", "aeiou"
	s := ""
	for range 4 {
		s += string(a[n%len(a)]) + string(b[n/7%len(b)])
		n = n*31/15 + 3
	}
	return strings.ToUpper(s[:1]) + s[1:] + "q" + string(a[n%len(a)])
}

// Caps are measured over all rows, whoever counts them, on the day of the run and on
// the days to come.
func TestCapsAreMeasuredByAllWorkers(t *testing.T) {
	opts := audittest.Options(t, "")
	p, err := profile.Parse("uk.yaml", []byte("operator: {name: X, country: GB, kinds: [mno, uk_dvd_addressee]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	opts.Profile, opts.AsOf = p, audittest.Day(t, "2024-01-01")
	const head = "manufacturer,model,function,role,technology,site_id,traffic\n"
	texts := []string{
		head + "Huawei,RRU3908,ran_radio_unit,ran,5g_nsa,A,10\nNokia,AirScale,ran_radio_unit,ran,5g_nsa,B,10\n",
		head + "Nokia,AirScale,ran_radio_unit,ran,5g_nsa,C,10\nHuawei,RRU3908,ran_radio_unit,ran,5g_nsa,A,10\n",
		head + "Nokia,AirScale,ran_radio_unit,ran,5g_nsa,D,20\nHuawei,RRU3908,ran_radio_unit,ran,5g_nsa,E,10\n",
	}
	for workers := 1; workers <= 3; workers++ {
		eng, sum := team(t, texts, workers, false, opts, func(*engine.Result) {})
		if len(sum.Makers) != workers {
			t.Errorf("%d workers: what %d of them remember is handed on", workers, len(sum.Makers))
		}
		if len(sum.Changes) != 1 || sum.Changes[0].Rule.ID != "uk-5g-removal" || sum.Changes[0].Items != 3 || sum.Changes[0].Sites != 2 {
			t.Errorf("%d workers: the days to come change %+v", workers, sum.Changes)
		}
		var got []string
		for _, s := range eng.Shares() {
			for _, m := range s.Measures {
				got = append(got, fmt.Sprintf("%s %s: %s of %s, %s", s.Rule.ID, m.Unit, m.Numerator.RatString(), m.Denominator.RatString(), s.Within))
			}
		}
		if want := "[uk-5g-cap sites: 2 of 5, no uk-5g-cap traffic: 30 of 70, no uk-fttp-cap premises: 0 of 0, yes]"; fmt.Sprint(got) != want {
			t.Errorf("%d workers: %v, want %s", workers, got, want)
		}
		if i := slices.IndexFunc(eng.Rules(), func(r *rules.Rule) bool { return r.ID == "uk-5g-cap" }); i < 0 || sum.Totals.Rules[i].Outcomes[regime.Breach] != 3 || sum.Totals.Rules[i].Sites != 2 {
			t.Errorf("%d workers: %+v of the cap", workers, sum.Totals.Rules)
		}
	}
}

// Money adds up over the workers: firm, open and unpriced.
func TestPricesAreMerged(t *testing.T) {
	opts := audittest.Options(t, "")
	texts := []string{
		"manufacturer,model,function,quantity,site_id\nHuawei,RRU3908,ran_radio_unit,2,A\nHauwei,RRU,ran_radio_unit,1,A\n",
		"manufacturer,model,function,quantity,site_id\nHuawei,RRU3908,ran_radio_unit,3,B\nNokia,AirScale,ran_radio_unit,9,B\nZTE,x,,1,\n",
		"manufacturer,model,function,quantity,site_id,status\nHuawei,RRU3908,ran_radio_unit,5,C,removed\nHuawei,RRU3908,ran_radio_unit,1,,active\n",
	}
	var first string
	states := map[engine.PriceState]int{}
	team(t, texts, 1, true, opts, func(r *engine.Result) { states[r.Price.State]++ })
	if states[engine.Firm] != 3 || states[engine.IfOpen] != 1 || states[engine.NotReplaced] != 2 || states[engine.Unpriced] != 1 {
		t.Errorf("rows by how they are priced: %v", states)
	}
	for workers := 1; workers <= 3; workers++ {
		_, sum := team(t, texts, workers, false, opts, func(*engine.Result) {})
		e, err := sum.Prices.Estimate()
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%d items, %d open, %d unpriced, %d sites, %+v", e.Items, e.OpenItems, e.Unpriced, e.Sites, e.Equipment)
		if e.Items != 6 || e.OpenItems != 1 || e.Unpriced != 1 || e.Sites != 2 || first != "" && got != first {
			t.Errorf("%d workers: %s, one worker: %s", workers, got, first)
		}
		first = cmp.Or(first, got)
	}
}

// The program for rural carriers takes what Huawei and ZTE made and what was bought in time,
// and nothing else; more sites than a page holds are each counted for themselves.
func TestEligibleRowsOfManySites(t *testing.T) {
	opts := audittest.Options(t, "")
	p, err := profile.Parse("op.yaml", []byte("operator: {name: X, country: US, kinds: [scrp_participant], scrp: {approved_on: 2022-09-01, term_ends_on: 2027-06-30}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	opts.Profile, opts.AsOf = p, audittest.Day(t, "2026-11-21")
	var b strings.Builder
	b.WriteString("manufacturer,model,function,site_id,acquired_on\n")
	const sites = 1100
	for i := range sites {
		maker := []string{"Huawei,RRU3908,ran_radio_unit", "ZTE,ZXSDR R8862,ran_radio_unit", "Hikvision,DS-2CD2143G0-I,camera"}[i%3]
		fmt.Fprintf(&b, "%s,S%04d,%d-01-01\n", maker, i, 2015+i/600*6) // in 2021 it is too late
	}
	eligible := map[string]int{}
	_, sum := team(t, []string{b.String()}, 1, true, opts, func(r *engine.Result) {
		if r.Price.Line.Eligible {
			eligible[r.Maker.Vendor]++
		}
	})
	if len(eligible) != 2 || eligible["huawei"] != 200 || eligible["zte"] != 200 {
		t.Errorf("eligible: %v", eligible)
	}
	n := 0
	for s := range sum.Totals.AllSites() {
		if n++; s.Designated != 1 {
			t.Errorf("site %s: %+v", s.Key, s)
		}
	}
	if n != sites {
		t.Errorf("%d sites, want %d", n, sites)
	}
}

// A vendor that rows only mention is told with the first of them, in order of file
// and line, whoever met which.
func TestMentionsAreToldWhereTheyStandFirst(t *testing.T) {
	opts := audittest.Options(t, "")
	const head = "manufacturer,model,site_id,notes\n"
	texts := []string{
		head + "Nokia,AirScale,A,\nNokia,AirScale,A,uplink to ZTE north\nNokia,AirScale,B,uplink to ZTE south\n",
		head + "Nokia,AirScale,A,uplink to ZTE east\nNokia,AirScale,A,replaced Huawei west\n",
		head + "Nokia,AirScale,A,\nNokia,AirScale,A,replaced Huawei\n",
	}
	for workers := 1; workers <= 3; workers++ {
		for _, all := range []bool{true, false} {
			_, sum := team(t, texts, workers, all, opts, func(*engine.Result) {})
			var got []string
			for m, n := range sum.Totals.Mentions {
				got = append(got, fmt.Sprintf("%s %d rows, first %s:%d:%d %s", m.Vendor, n.Rows, n.First.File, n.First.Line, n.First.Column, n.Text))
			}
			slices.Sort(got)
			if want := "[huawei 2 rows, first 1.csv:3:4 replaced Huawei west zte 3 rows, first 0.csv:3:4 uplink to ZTE north]"; fmt.Sprint(got) != want {
				t.Errorf("%d workers: %v, want %s", workers, got, want)
			}
		}
	}
}
