package cost

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// scenario is a network with what is known of its owner and its prices.
type scenario struct {
	name  string
	items []cells
	open  []cells // whose maker is an open question
	o     Options
	book  []catalog.Quote
	rates map[string]float64
}

func scenarios(b *bench) []scenario {
	q := func(item, model, function string, low, high gear.Amount, day, until string, firm bool) catalog.Quote {
		out := catalog.Quote{Item: item, Model: model, Function: function, Low: low, High: high, QuotedOn: b.day(day), Ref: "Q-" + item + model + function, Firm: firm}
		if until != "" {
			out.ValidTo = b.day(until)
		}
		return out
	}
	better := q("", "RRU3908", "", 900_000_00, 1_000_000_00, "2026-03-02", "", false)
	better.Comparable = 500_000_00
	book := []catalog.Quote{
		better, q("", "BBU*", "", 5000_00, 6000_00, "2024-03-02", "", false), q("core-node", "", "", 10_000_00, 20_000_00, "2026-12-02", "", false),
		q("", "", "camera", 100_00, 100_00, "2026-03-02", "2026-06-30", true), q("", "NOTHING", "", 1_00, 1_00, "2026-03-02", "", false),
		q("installation", "", "", 3000_00, 4000_00, "2026-03-02", "", true), q("olt", "", "", 1_00, 2_00, "2026-03-02", "2026-11-21", false),
	}
	many := func(n int, row func(i int) cells) []cells {
		var out []cells
		for i := range n {
			out = append(out, row(i))
		}
		return out
	}
	sites := func(n int) []cells {
		return many(3*n, func(i int) cells {
			site := fmt.Sprint("S", i/3)
			return [...]cells{{"function": "ran_baseband", "model": "BBU3900", "site_id": site}, {"function": "ran_radio_unit", "model": "RRU3908", "site_id": site, "quantity": "3"}, {"function": "ran_antenna_passive", "site_id": site, "quantity": "3"}}[i%3]
		})
	}
	odd := []cells{
		{"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A", "status": "planned"}, {"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A", "status": "removed"},
		{"function": "ran_radio_unit", "model": "RRU3908"}, {"function": "ran_radio_unit", "site_id": "A"}, {"function": "passive", "model": "cable tray", "site_id": "A"},
		{"model": "RRU3908 license", "site_id": "A"}, {"model": "License for BBU3900"}, {"function": "optical_module", "model": "SFP-10G", "parent": "X"}, {"function": "optical_module", "model": "SFP-10G", "quantity": "40"},
		{"function": "ems_nms", "model": "U2000"}, {"function": "managed_service"}, {"model": "Mystery 9"}, {"model": "Mystery 10", "unit_cost": "100.00", "currency": "EUR"}, {"model": "Mystery 11", "unit_cost": "100.00", "currency": "£"},
		{"function": "recorder", "model": "DS-7616", "quantity": "5"}, {"function": "camera", "model": "DS-2CD2143", "quantity": "25"}, {"function": "two_way_radio", "model": "PD785"}, {"function": "terminal", "model": "P30"},
		{"role": "transport", "technology": "microwave", "site_id": "B"}, {"role": "core"}, {"role": "cpe", "technology": "4g"}, {"technology": "fttp"}, {"function": "wifi_ap", "quantity": "0"},
	}
	var out []scenario
	for i, row := range mixed() {
		out = append(out, scenario{name: fmt.Sprint("alone ", i), items: []cells{row}})
	}
	for i, row := range odd {
		out = append(out, scenario{name: fmt.Sprint("odd ", i), items: []cells{row}})
	}
	no := 0.0
	return append(out,
		scenario{name: "nothing"},
		scenario{name: "mixed", items: mixed()},
		scenario{name: "odd", items: odd},
		scenario{name: "open questions", items: mixed()[:4], open: mixed()[4:]},
		scenario{name: "only open questions", open: mixed()},
		scenario{name: "incremental", items: mixed(), o: Options{Counting: Counting{Baseline: Incremental}}},
		scenario{name: "incremental, short life", items: mixed(), o: Options{Counting: Counting{Baseline: Incremental, LifeYears: 4}}},
		scenario{name: "eligible", items: mixed(), o: Options{Counting: Counting{Baseline: Eligible}}},
		scenario{name: "proration", items: mixed(), o: Options{Proration: portion(0.395)}},
		scenario{name: "tax", items: mixed(), o: Options{Tax: 0.0825}},
		scenario{name: "no escalation", items: mixed(), o: Options{Escalation: &no}},
		scenario{name: "escalation", items: mixed(), o: Options{Escalation: portion(0.1)}},
		scenario{name: "own money", items: mixed(), o: Options{Owner: catalog.Owner{Country: "US", OwnMoney: true}}},
		scenario{name: "a country", items: mixed(), o: Options{Owner: catalog.Owner{Country: "DE", Customers: 3_000_000}}},
		scenario{name: "few customers", items: mixed(), o: Options{Owner: catalog.Owner{Country: "US", Customers: 40_000}}},
		scenario{name: "finished sites", items: mixed(), o: Options{Actuals: []Actual{{"A", 90_000_00, 1}, {"B", 150_000_00, 0.5}, {"C", 70_000_00, 1}}}},
		scenario{name: "a price book", items: append(mixed(), odd...), book: book},
		scenario{name: "a price book and tax", items: mixed(), open: odd, book: book, o: Options{Tax: 0.05, Proration: portion(0.8)}},
		scenario{name: "a price book, eligible", items: mixed(), book: book, o: Options{Counting: Counting{Baseline: Eligible}}},
		scenario{name: "rates", items: odd, rates: map[string]float64{"EUR": 1.1, "GBP": 1.3}},
		scenario{name: "one site", items: sites(1)},
		scenario{name: "five sites", items: sites(5)},
		scenario{name: "fifty sites", items: sites(50), o: Options{Owner: catalog.Owner{Country: "US"}}},
		scenario{name: "fifty sites without names", items: []cells{{"function": "ran_baseband", "quantity": "50"}, {"function": "ran_radio_unit", "quantity": "150"}}},
		scenario{name: "many sites", items: sites(700), o: Options{Owner: catalog.Owner{Country: "US"}}},
		scenario{name: "cameras", items: many(30, func(i int) cells {
			return cells{"function": "camera", "model": "DS-2CD2143", "site_id": fmt.Sprint("S", i%4)}
		}), o: Options{Owner: catalog.Owner{Country: "US"}}},
	)
}

// All that an estimate tells of networks of many kinds, as it was when it was last
// looked through: figures, lines, drivers, steps, notes, the price of each row, and the
// cost of each site. Numbers are rounded to six digits.
func TestScenarios(t *testing.T) {
	plain := newBench(t)
	var b strings.Builder
	for _, s := range scenarios(plain) {
		with := plain
		if s.book != nil {
			with = plain.with(s.book...)
		}
		if s.rates != nil {
			c, err := plain.WithRates(s.rates)
			if err != nil {
				t.Fatal(err)
			}
			with = &bench{TB: t, Catalog: c, dict: plain.dict}
		}
		b.WriteString("== " + s.name + "\n" + with.told(s))
	}
	m, err := NewMethod(plain.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("== method\n" + strings.Join(slices.Concat(m.Steps, m.Kinds, []string{m.Tested}), "\n") + "\n")
	for _, s := range append(slices.Clone(m.Scores), m.All, m.HeldOut) {
		fmt.Fprintf(&b, "score %s: %d of %d held, error %.6f in %.6f, worst %.6f\n", s.Class, s.Held, s.Trials, s.LogError, s.Between, s.Worst)
	}
	for _, x := range m.Site {
		fmt.Fprintf(&b, "whole %+v\n", x)
	}
	b.WriteString("== kinds\n")
	for i := range plain.Kinds() {
		k := &plain.Kinds()[i]
		low, high, ok := k.Range()
		fmt.Fprintf(&b, "%s: %s; %s to %s %v; %s; leveled %v, within %v, dearest %s; %v\n", k.ID, k.Takes(), low, high, ok, k.Source(), k.Leveled(), k.Within(), short(plain.Dearest(k)), k.Functions())
	}
	got := b.String()
	const file = "testdata/scenarios.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// told is what an estimate of a scenario tells.
func (b *bench) told(s scenario) string {
	var out strings.Builder
	tally := NewTally(b.Catalog, b.dated(s.o))
	for n, rows := range [][]cells{s.items, s.open} {
		for i, row := range rows {
			l := b.add(tally, row, n == 1)
			tally.Match(&l, gear.Place{File: "a.csv", Line: i + 2})
		}
	}
	for i, row := range slices.Concat(s.items, s.open) {
		if i == 40 {
			break
		}
		l := tally.Price(b.item(row))
		kind := "-"
		if l.Kind != nil {
			kind = l.Kind.ID
		}
		fmt.Fprintf(&out, "row %d: %s, state %d, %d pieces, %s to %s, each %s to %s, better %s, foreign %v, installed %v, known %v, since %d, %s"+"\n", i+2, kind, l.State, l.Quantity, l.Low, l.High, l.Each.Low, l.Each.High, l.Better, l.Foreign, l.Installed, l.Known, l.Year, l.Basis())
	}
	e := b.estimate(tally, s.o)
	put := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	if strings.HasPrefix(s.name, "alone ") || strings.HasPrefix(s.name, "odd ") {
		put("all in %v, worst case %v\n%d lines, %d drivers, %d steps, %d notes", e.AllIn, e.WorstCase != nil, len(e.Lines), len(e.Drivers), len(e.Steps), len(e.Notes))
		return out.String()
	}
	put("%s, class %d, %s; %d priced on %d sites, at least %v; %d open, %d included, %d uncounted, %d unpriced, %d foreign, betterment %s", e.Currency, e.Class, e.Baseline, e.Items, e.Sites, e.AtLeast, e.OpenItems, e.Included, e.Uncounted, e.Unpriced, e.Foreign, e.Betterment)
	put("equipment %v\nall in %v\nprogram %v", e.Equipment, e.AllIn, e.Program)
	for _, x := range e.Bases {
		put("%s %v", x.Name, x.Figures)
	}
	if e.IfOpen != nil {
		put("if open %v", *e.IfOpen)
	}
	put("a known sum %v", e.Known != nil)
	if x := e.WorstCase; x != nil {
		put("worst case %v, within %s: %s", x.Figures, e.AllIn.P80, short(x.Within(e.AllIn.P80)))
	}
	for _, u := range e.Quotes {
		by := ""
		if u.ReplacedBy != nil {
			by = u.ReplacedBy.Ref
		}
		put("quote %s: %d pieces, %d rows, first %v, ratio %s, age %d %v, lapsed %v, replaced by %q", u.Quote.Name(), u.Pieces, u.Rows, u.First, short(u.Ratio), u.Age, u.Dated, u.Lapsed, by)
	}
	for _, x := range e.Missing {
		put("missing %s (%s): %d and %d open, placeholder %v", x.Kind, x.Item, x.Pieces, x.Open, x.Placeholder != nil)
	}
	for _, x := range e.Lines {
		put("line %s, %s, %s: %v %s, %s %s %s, %s", x.ID, x.Activity, x.Item, x.Quantity, x.Unit, x.Low, x.Likely, x.High, x.Basis)
	}
	for _, x := range e.Drivers {
		put("driver %s: %s", x.Name, short(x.Share))
	}
	for _, x := range e.Steps {
		put("step %s: %s (%s)", x.What, x.Amount, x.Note)
	}
	put("notes: %s", rounded(strings.Join(e.Notes, "\n  ")))
	for i, site := range e.SiteCosts(tally) {
		if i == 10 {
			break
		}
		fmt.Fprintf(&out, "site %q: %s, %s\n", site.Site, site.P50, site.P80)
	}
	return out.String()
}

var decimals = regexp.MustCompile(`-?[0-9]+\.[0-9]+(e[-+]?[0-9]+)?`)

// rounded writes the numbers with decimals in a text with six digits, which are the same
// on every machine.
func rounded(text string) string {
	return decimals.ReplaceAllStringFunc(text, func(s string) string {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil || len(s) < 9 {
			return s
		}
		return short(x)
	})
}

func short(x float64) string {
	if math.Abs(x) < 1e-12 {
		return "0"
	}
	return strconv.FormatFloat(x, 'g', 6, 64)
}
