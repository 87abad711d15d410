package engine_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// described writes all that is said of a row.
func described(r *engine.Result) string {
	m, j := r.Maker, r.Judgement
	s := fmt.Sprintf("%s by %s, else %v, label %q %q, note %q, missing %v, worst %s, gone %v %v, passive %v, aside %v, %s %v to %v for %v %v %v\n", m.Level, m.Vendor, m.Others, m.Label, m.OtherMaker, m.Note, m.Missing,
		j.Worst, j.Gone, j.GoneByWord, j.Passive, r.Aside, r.Price.State, r.Price.Line.Low, r.Price.Line.High, r.Price.Line.Quantity, r.Price.Line.Eligible, r.Price.Line.Foreign)
	for _, e := range append(slices.Clone(m.Evidence), m.Mentions...) {
		s += fmt.Sprintf("  %s %d %q %q in %d, %s\n", e.Kind, e.Strength, e.Matched, e.Entry, e.Field, e.Note)
	}
	for i := range j.Findings {
		f := &j.Findings[i]
		s += fmt.Sprintf("  %s %s %v %v\n", f.Rule.ID, f.Outcome, f.Missing, f.Deadline)
	}
	return s
}

// evaluated takes inputs through an evaluator and returns what is said of each row that
// was evaluated one by one.
func evaluated(t *testing.T, data *audit.Dataset, texts []string, all, directly bool, caches engine.Caches) (map[string]string, *engine.Sum) {
	t.Helper()
	var sources []*input.Source
	for i, text := range texts {
		src, err := input.FromReader(fmt.Sprintf("%d.csv", i), strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, src)
	}
	in, err := data.Open(context.Background(), sources, inventory.Options{})
	if err != nil {
		t.Fatal(err)
	}
	eng, err := data.Engine(context.Background(), in, 1)
	if err != nil {
		t.Fatal(err)
	}
	v := eng.NewEvaluator(all, caches, cost.Options{})
	said := map[string]string{}
	note := func(r *engine.Result) {
		said[fmt.Sprintf("%s:%d", r.Item.Place.File, r.Item.Place.Line)] = described(r)
	}
	if err := in.Scan(context.Background(), 1, func(_ int, _ *inventory.File, b *inventory.Batch) func() error {
		if !directly {
			v.Batch(b, note)
			return nil
		}
		for b.Next() {
			note(v.Row(b))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	sum, err := engine.Add([]*engine.Evaluator{v})
	if err != nil {
		t.Fatal(err)
	}
	return said, sum
}

// sayingRows are inputs in which every cell that may say something does, or says nothing
// in one of the ways in which cells do. The columns stand in another order in each.
func sayingRows(rng *rand.Rand, files, rows int) []string {
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	var texts []string
	for f := range files {
		heads := []string{"manufacturer", "brand", "model", "mac_address", "serial_number", "description", "notes", "site_id", "status", "country", "function", "uplink neighbour"}
		rng.Shuffle(len(heads), func(i, j int) { heads[i], heads[j] = heads[j], heads[i] })
		if f%3 == 2 {
			heads = slices.DeleteFunc(heads, func(h string) bool { return h == "brand" || h == "mac_address" })
		}
		var b strings.Builder
		b.WriteString(strings.Join(heads, ",") + "\n")
		for range rows {
			cells := map[string]string{
				"manufacturer": pick("Huawei", "Nokia", "Nokia", "Generic", "", "Qorvath Systems", "Cisco", "see photo", "Vodafone", "Hauwei"), "brand": pick("", "", "", "Huawei", "Generic", "Belmorra Networks", "Nokia"),
				"model": pick("AirScale", "RRU3908", "F660", "x1", "", "ASR 9000", "unit 7"), "mac_address": pick("", "", "00:18:82:01:02:03", "00:e0:fc:aa:bb:cc", "02:00:00:00:00:01", "00:00:0c:01:02:03", "n/a"),
				"serial_number": pick("", "2102312CMFN0K1000123", "Q"+fmt.Sprint(rng.IntN(1e6))), "description": pick("", "", "radio", "Huawei switch", "uplink to ZTE core", "switch, maybe Huawei"),
				"notes": pick("", "", "replaced ZTE; replaced Zhongxing Telecom", "removed", "near Dahua"), "site_id": pick("S-1", "S 1", "s-2", "S-2", "", "N/A", "S-3"), "status": pick("active", "active", "removed", "planned"),
				"country": pick("US", "US", "CA", ""), "function": pick("ran_radio_unit", "router_switch", "passive", ""), "uplink neighbour": pick("", "", "", "Huawei core", "Nokia"),
			}
			var row []string
			for _, h := range heads {
				row = append(row, `"`+cells[h]+`"`)
			}
			b.WriteString(strings.Join(row, ",") + "\n")
		}
		texts = append(texts, b.String())
	}
	return texts
}

// What is said of a row does not depend on whether the rows of which nothing is to be
// said were passed by, on what is remembered, or on who takes the rows one by one; and
// of what was passed by, nothing is to be said.
func TestRowsAreTheSameHoweverTaken(t *testing.T) {
	opts := audittest.Options(t, "")
	opts.Profile = audittest.RuralProfile(t)
	data, err := audit.Load(opts.DataOptions)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(21, 20))
	passed, seen := 0, 0
	for range 3 {
		texts := sayingRows(rng, 4, 90)
		want, sum := evaluated(t, data, texts, true, false, engine.DefaultCaches())
		for _, c := range []struct {
			all, directly bool
			caches        engine.Caches
		}{{false, false, engine.DefaultCaches()}, {true, true, engine.DefaultCaches()}, {true, false, engine.Caches{}}, {false, false, engine.Caches{}}, {false, false, engine.Caches{Codes: 3, Makers: 2, Rules: 5, Prices: 1}}} {
			got, other := evaluated(t, data, texts, c.all, c.directly, c.caches)
			for place, s := range got {
				if s != want[place] {
					t.Fatalf("%+v: %s is\n%swant\n%s", c, place, s, want[place])
				}
			}
			for place, s := range want {
				if _, told := got[place]; told {
					seen++
				} else if passed++; c.all || !strings.Contains(s, "worst clear") || strings.Count(s, "\n") > 1 && !strings.Contains(s, "note") {
					t.Fatalf("%+v: %s is passed by:\n%s", c, place, s)
				}
			}
			if a, b := summed(sum.Totals), summed(other.Totals); a != b {
				t.Fatalf("%+v: the totals are\n%s\nwant\n%s", c, b, a)
			}
		}
	}
	if passed < 100 || seen < 200 {
		t.Errorf("%d rows were passed by, %d were seen", passed, seen)
	}
}

// summed writes totals.
func summed(t *engine.Totals) string {
	s := fmt.Sprintln(t.Rows, t.Identified, t.Unknown, t.Designated, t.GoneByWord, t.GoneByNote, t.Passive, t.Elsewhere, t.Outcomes, t.Unwaived, t.Waived, t.Open, t.Countries)
	for i := range t.Rules {
		s += fmt.Sprintln(i, t.Rules[i])
	}
	for _, l := range t.Labels.List() {
		s += fmt.Sprintln(l.Text, l.Rows)
	}
	var more []string
	for id, v := range t.Vendors {
		more = append(more, fmt.Sprintln(id, v.Levels, v.Sites))
	}
	for m, n := range t.Mentions {
		more = append(more, fmt.Sprintln(m, *n))
	}
	for site := range t.AllSites() {
		more = append(more, fmt.Sprintf("%+v\n", site))
	}
	slices.Sort(more)
	return s + strings.Join(more, "")
}

// What is kept of a row's text is a copy: rows behind it, in many batches, change none of
// it.
func TestTextsOutliveTheirRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("manufacturer,model,site_id,site_name,region,country,notes,serial_number\n")
	b.WriteString("Huawei,RRU3908,FIRST-1,First place,Far north,NO,replaced ZTE in the beginning,A1\nQorvath Systems,x,FIRST-1,,,,,A2\n")
	for i := range 30_000 {
		fmt.Fprintf(&b, "Nokia,AirScale%d,SITE-%05d,Place %d,Region %d,US,,B%d\n", i%977, i%5000, i%4999, i%37, i)
	}
	b.WriteString("Huawei,RRU3908,LAST-1,Last place,Far south,KE,replaced ZTE at the end,A3\nBelmorra Networks,y,LAST-1,,,,,A4\n")
	for _, workers := range []int{1, 2} {
		for _, all := range []bool{false, true} {
			_, sum := team(t, []string{b.String()}, workers, all, audittest.Options(t, ""), func(*engine.Result) {})
			got := ""
			for m, n := range sum.Totals.Mentions {
				got += fmt.Sprintln(m.Vendor, n.Rows, n.First.Line, n.Text)
			}
			for _, country := range []string{"NO", "KE"} {
				got += fmt.Sprintln(country, sum.Totals.Countries[country])
			}
			for _, l := range sum.Totals.Labels.List() {
				got += fmt.Sprintln(l.Text, l.Rows)
			}
			for s := range sum.Totals.AllSites() {
				if s.Designated > 0 {
					got += fmt.Sprintln(s.Key, s.Name, s.Region)
				}
			}
			lines := strings.Split(strings.TrimSpace(got), "\n")
			slices.Sort(lines)
			if want := "Belmorra Networks 1|FIRST-1 First place Far north|KE 1|LAST-1 Last place Far south|NO 1|Qorvath Systems 1|zte 2 2 replaced ZTE in the beginning"; strings.Join(lines, "|") != want {
				t.Errorf("%d workers, all rows: %v: %s", workers, all, strings.Join(lines, "|"))
			}
		}
	}
}

// The sites of which something is to be said are those with designated gear or rows under
// review, the worst outcomes first; those that rows spell in several ways are told in
// order, with their spellings in order.
func TestOpenAndSpelledSites(t *testing.T) {
	rng := rand.New(rand.NewPCG(22, 20))
	opened, spelt := 0, 0
	for draw := range 6 {
		opts := audittest.Options(t, "")
		if draw%2 == 1 {
			opts.Profile = audittest.RuralProfile(t)
		}
		_, sum := team(t, drawnRows(rng, 2, 60), 1+draw%2, false, opts, func(*engine.Result) {})
		var open, spelled []engine.SiteTotals
		all, designated := int64(0), int64(0)
		for s := range sum.Totals.AllSites() {
			all++
			if s.Designated > 0 {
				designated++
			}
			if s.Designated > 0 || s.Outcomes[regime.Review] > 0 {
				open = append(open, s)
			}
			if len(s.Spellings) > 0 {
				spelled = append(spelled, s)
			}
		}
		slices.SortFunc(open, func(a, b engine.SiteTotals) int {
			for o := range a.Outcomes {
				if a.Outcomes[o] != b.Outcomes[o] && regime.Outcome(o) != regime.Clear {
					return cmp.Compare(b.Outcomes[o], a.Outcomes[o])
				}
			}
			return cmp.Or(cmp.Compare(b.Outcomes[regime.Clear], a.Outcomes[regime.Clear]), cmp.Compare(b.Designated, a.Designated), cmp.Compare(a.Key, b.Key))
		})
		slices.SortFunc(spelled, func(a, b engine.SiteTotals) int { return cmp.Compare(a.Key, b.Key) })
		list, n := sum.Totals.OpenSites()
		if got := slices.Collect(list); fmt.Sprint(got) != fmt.Sprint(open) || n != len(open) {
			t.Fatalf("draw %d: %d open sites %v\nwant %d: %v", draw, n, got, len(open), open)
		}
		for range list {
			break // whoever has seen enough need not see the rest
		}
		if got := slices.Collect(sum.Totals.SpelledSites()); fmt.Sprint(got) != fmt.Sprint(spelled) {
			t.Fatalf("draw %d: sites of several spellings %v\nwant %v", draw, got, spelled)
		}
		for _, s := range spelled {
			if !slices.IsSorted(s.Spellings) || slices.Contains(s.Spellings, s.Key) || s.Key > s.Spellings[0] || len(slices.Compact(slices.Clone(s.Spellings))) != len(s.Spellings) {
				t.Errorf("the site %s is spelled %q too", s.Key, s.Spellings)
			}
		}
		if a, d := sum.Totals.Sites(); a != all || d != designated {
			t.Errorf("draw %d: %d sites, %d of them with designated gear, want %d and %d", draw, a, d, all, designated)
		}
		opened, spelt = opened+len(open), spelt+len(spelled)
	}
	if opened < 20 || spelt < 20 {
		t.Errorf("only %d open sites and %d of several spellings were seen", opened, spelt)
	}
}
