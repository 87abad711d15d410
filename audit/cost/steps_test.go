package cost

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// step finds a step by the first words of it.
func step(e *Estimate, what string) (amount float64, found bool) {
	for _, s := range e.Steps {
		if strings.HasPrefix(s.What, what) {
			return float64(s.Amount), true
		}
	}
	return 0, false
}

// The steps lead from the prices to the total: each adds to the one before, but for
// the equipment, which is part of what the second names, and the contingency leads to
// P80. Tax is a share of equipment lines, the overhead that of the class's figure.
func TestStepsAddUp(t *testing.T) {
	b := newBench(t)
	done := []Actual{{Site: "M", Spent: 900_000_00, Share: 1}, {Site: "N", Spent: 700_000_00, Share: 1}}
	for name, o := range map[string]Options{
		"plain": {}, "taxed": {Tax: 0.08}, "with finished sites": {Actuals: done}, "taxed, with finished sites": {Tax: 0.08, Actuals: done},
	} {
		e := b.estimate(b.tallyFor(o, mixed()...), o)
		sum := 0.0
		for _, s := range e.Steps[1 : len(e.Steps)-2] {
			sum += float64(s.Amount)
		}
		if first, found := step(e, "equipment at catalog"); !found || math.Abs(first-float64(e.Equipment.P50)) > 100 {
			t.Errorf("%s: equipment for %.2f, and the figure is %s", name, first/100, e.Equipment.P50)
		}
		total, _ := step(e, "sum of the parts")
		if math.Abs(sum-total) > 500 || total != float64(e.AllIn.P50) {
			t.Errorf("%s: the steps come to %.2f, the total is %.2f", name, sum/100, total/100)
		}
		if more, _ := step(e, "contingency"); total+more != float64(e.AllIn.P80) {
			t.Errorf("%s: with the contingency it is %.2f, not %s", name, (total+more)/100, e.AllIn.P80)
		}
		equipment, taxed, overhead := 0.0, 0.0, [2]float64{}
		for _, l := range e.Lines {
			switch {
			case l.Activity == catalog.ActivityEquipment:
				equipment += float64(l.Likely)
			case l.Activity == catalog.ActivityTax:
				taxed += float64(l.Likely)
			case l.ID == "site-overhead":
				overhead[0] = float64(l.Likely)
			case l.ID == "program-overhead":
				overhead[1] = float64(l.Likely)
			}
		}
		if want := equipment * o.Tax; math.Abs(taxed-want) > 0.001*want+200 {
			t.Errorf("%s: a tax of %.2f on %.2f of equipment", name, taxed/100, equipment/100)
		}
		said, found := step(e, "sales tax")
		if found != (o.Tax > 0) || found && len(o.Actuals) == 0 && math.Abs(said-taxed) > 200 {
			t.Errorf("%s: the step of the tax is %.2f, its line %.2f", name, said/100, taxed/100)
		}
		if p := b.Param; math.Abs(overhead[1]*(1-p.Counted-p.Program)-overhead[0]*p.Program) > 1000 {
			t.Errorf("%s: overhead of sites %.2f and of a program %.2f, whose parts of a figure are %.4f and %.4f", name, overhead[0]/100, overhead[1]/100, 1-p.Counted-p.Program, p.Program)
		}
		if moved, found := step(e, "by what finished"); found != (len(o.Actuals) > 0) || found && moved == 0 {
			t.Errorf("%s: finished sites move it by %.2f (%v)", name, moved/100, found)
		}
	}
}

// What finished sites cost, at exactly what was to be expected of them, moves nothing.
func TestActualsAsExpectedMoveNothing(t *testing.T) {
	b := newBench(t)
	tally := b.tally(radio("A"), radio("B"))
	probe := b.estimate(tally, Options{Actuals: []Actual{{Site: "M", Spent: 1_000_000_00, Share: 1}}})
	expected := 1_000_000_00 / math.Exp(probe.model.logError)
	e := b.estimate(tally, Options{Actuals: []Actual{
		{Site: "M", Spent: catalog.Cents(expected), Share: 1}, {Site: "N", Spent: catalog.Cents(expected * 0.3), Share: 0.3}, {Site: "O", Spent: catalog.Cents(2 * expected), Share: 1},
		{Site: "P", Spent: catalog.Cents(expected / 2), Share: 1},
	}})
	if moved, found := step(e, "by what finished"); !found || math.Abs(moved) > 300 {
		t.Errorf("moved by %.2f", moved/100)
	}
}

// Sites bear the cost as far as their equipment goes: alike ones alike, more for more,
// none for what is only an open question; to the cent.
func TestSitesBearWhatStandsThere(t *testing.T) {
	b := newBench(t)
	tally := b.tally(radio("A"), radio("B"), radio("C"), radio("C"), cells{"function": "ran_baseband", "model": "BBU3900", "site_id": "C"}, radio(""))
	b.add(tally, radio("D"), true)
	b.add(tally, cells{"function": "ran_baseband", "model": "BBU3900", "site_id": "A"}, true)
	e := b.estimate(tally, Options{})
	var names []string
	cost := map[string]SiteCost{}
	p50, p80 := gear.Amount(0), gear.Amount(0)
	for _, s := range e.SiteCosts(tally) {
		names, cost[s.Site] = append(names, s.Site), s
		p50, p80 = p50+s.P50, p80+s.P80
	}
	if fmt.Sprint(names) != "[ A B C]" || p50 != e.AllIn.P50 || p80 != e.AllIn.P80 {
		t.Errorf("%v bear %s and %s of %s and %s", names, p50, p80, e.AllIn.P50, e.AllIn.P80)
	}
	if a, b := cost["A"], cost["B"]; max(a.P50-b.P50, b.P50-a.P50) > 1 {
		t.Errorf("a radio at A is %s, one at B %s", a.P50, b.P50)
	}
	// A baseband and one more radio beside it: the equipment alone is more than one
	// radio and less than all that the site bears with its works.
	if c, a := cost["C"].P50, cost["A"].P50; c <= a+a/4 {
		t.Errorf("three units at C are %s, one at A %s", c, a)
	}
	// One, two or three sites are below the smallest member of the class, so that each
	// costs alone what it costs among the others.
	if least := b.Class("us-program").Reference().Least; least < 3 {
		t.Fatalf("a member of the class has %v sites", least)
	}
	places := map[string][]cells{
		"A": {radio("A")}, "B": {{"function": "router_switch", "model": "ATN910", "site_id": "B"}, {"function": "ran_baseband", "model": "BBU3900", "site_id": "B"}},
		"C": {{"function": "access_olt", "model": "MA5800-X7", "site_id": "C"}, radio("C"), radio("C")},
	}
	all, sum, alone := []cells{}, 0.0, map[string]float64{}
	for name, rows := range places {
		alone[name] = float64(b.estimate(b.tally(rows...), Options{}).AllIn.P50)
		all, sum = append(all, rows...), sum+alone[name]
	}
	tally = b.tally(all...)
	e = b.estimate(tally, Options{})
	if total := float64(e.AllIn.P50); math.Abs(total/sum-1) > 0.001 {
		t.Errorf("three sites cost %.2f alone and %.2f together", sum/100, total/100)
	}
	for _, s := range e.SiteCosts(tally) {
		if want := alone[s.Site]; math.Abs(float64(s.P50)/want-1) > 0.002 {
			t.Errorf("%s bears %s, and costs %.2f alone", s.Site, s.P50, want/100)
		}
	}
	if nothing := b.estimate(b.tally(), Options{}); nothing.SiteCosts(tally) != nil {
		t.Error("nothing is priced, and sites bear it")
	}
}

// What an operator asks for, is approved of, is paid and spends are figures apart; a
// class whose members asked nobody has what is spent alone.
func TestBases(t *testing.T) {
	b := newBench(t)
	tally := b.tally(radio("A"), radio("B"))
	for _, tc := range []struct {
		o    Options
		want string
	}{
		{Options{}, "asked approved spent"}, {Options{Proration: portion(1)}, "asked approved spent"}, {Options{Proration: portion(0.4)}, "asked approved paid spent"},
		{Options{Owner: catalog.Owner{Country: "GB"}, Proration: portion(0.4)}, "spent"},
	} {
		e := b.estimate(tally, tc.o)
		of := map[string]Figures{}
		var names []string
		for _, x := range e.Bases {
			names, of[x.Name] = append(names, x.Name), x.Figures
		}
		if got := strings.Join(names, " "); got != tc.want {
			t.Errorf("%+v: %s, want %s", tc.o, got, tc.want)
			continue
		}
		if of["asked"] != (Figures{}) && (of["asked"] != e.AllIn || of["approved"].P50 >= of["asked"].P50) {
			t.Errorf("asked %+v, approved %+v of %+v", of["asked"], of["approved"], e.AllIn)
		}
		if paid := float64(of["paid"].P50); paid > 0 && math.Abs(paid/float64(of["approved"].P50)-0.4) > 0.001 {
			t.Errorf("paid %+v of %+v approved", of["paid"], of["approved"])
		}
	}
}

// A note is there for what there is something of, and counts it.
func TestNotesCountSomething(t *testing.T) {
	b := newBench(t)
	has := func(e *Estimate, text string) bool {
		return slices.ContainsFunc(e.Notes, func(n string) bool { return strings.Contains(n, text) })
	}
	plain := b.estimate(b.tally(radio("A"), radio("B")), Options{})
	for _, note := range plain.Notes {
		if strings.HasPrefix(note, "of 0 ") || strings.Contains(note, ": 0 ") || strings.HasPrefix(note, "0 ") || strings.Contains(note, " 0 units") || strings.HasSuffix(note, " 0") || strings.Contains(note, "name no site") {
			t.Errorf("a note on nothing: %s", note)
		}
	}
	old, aged := radio("A"), radio("B")
	old["installed_on"], aged["installed_on"], aged["quantity"] = "1990-01-01", "2024-01-01", "4"
	o := Options{Counting: Counting{Baseline: Incremental}}
	unknown := radio("C")
	unknown["quantity"] = "3"
	e := b.estimate(b.tallyFor(o, old, aged, unknown), o)
	if !has(e, "age is not known counts in full: 3 units") || !has(e, "of 1 priced units the baseline counts nothing") || e.Uncounted != 1 {
		t.Errorf("%d are not counted: %q", e.Uncounted, e.Notes)
	}
	e = b.estimate(b.tally(radio("A"), radio(""), cells{"function": "recorder", "quantity": "2"}, cells{"function": "recorder", "unit_cost": "900", "currency": "EUR"}), Options{})
	if !has(e, "units without a price: 3;") || !has(e, "of those, 1 units cost a sum in another currency") || !has(e, "units that name no site") {
		t.Errorf("%q", e.Notes)
	}
}

// A quotation for what the catalog does not price is far from nothing.
func TestQuotationsWithoutACounterpart(t *testing.T) {
	one, two := quote(9_000_00, 9_000_00), quote(9_000_00, 9_000_00)
	one.Item, two.Item, two.Ref = "recorder", "radio", "Q-2"
	b := newBench(t).with(one, two)
	e := b.estimate(b.tally(radio("A"), cells{"function": "recorder", "site_id": "A"}), Options{})
	for _, u := range e.Quotes {
		if far := u.Quote.Item == "radio"; (u.Ratio > 0) != far || math.IsInf(u.Ratio, 0) || u.Pieces != 1 {
			t.Errorf("%s: %v times the catalog, %d pieces", u.Quote.Item, u.Ratio, u.Pieces)
		}
	}
}

// The AACE class follows from how far bids, quotations and what is known of the units
// go; what is just enough is enough.
func TestAACEClass(t *testing.T) {
	p := catalog.Parameters{Firm: 0.9, Quoted: 0.5, Known: 0.8}
	for _, tc := range []struct {
		bids          bid
		known, priced int64
		want          int
	}{
		{bid{things: 10, quoted: 10, firm: 9, works: 10, worksFirm: 9}, 0, 10, 1},
		{bid{things: 10, quoted: 10, firm: 9, works: 10, worksFirm: 8}, 0, 10, 2},
		{bid{things: 10, quoted: 10, firm: 8, works: 10, worksFirm: 10}, 0, 10, 2},
		{bid{things: 10, quoted: 10, firm: 5}, 0, 10, 2},
		{bid{things: 10, quoted: 5, firm: 4}, 0, 10, 3},
		{bid{things: 10, quoted: 4, firm: 4}, 8, 10, 4},
		{bid{things: 10, quoted: 4}, 7, 10, 5},
		{bid{}, 10, 10, 4},
	} {
		m := &model{settings: &settings{param: p}, bids: tc.bids, counts: tallyCounts{known: tc.known, priced: tc.priced}}
		if got := m.aace(); got != tc.want {
			t.Errorf("%+v, %d of %d known: class %d, want %d", tc.bids, tc.known, tc.priced, got, tc.want)
		}
	}
}

// The ends of what an option may be are taken, and what lies beyond them is not.
func TestEndsOfOptions(t *testing.T) {
	for _, tc := range []struct {
		o  Options
		ok bool
	}{
		{Options{Proration: portion(0)}, true}, {Options{Proration: portion(1)}, true}, {Options{Proration: portion(1.0001)}, false}, {Options{Proration: portion(-0.0001)}, false},
		{Options{Counting: Counting{LifeYears: 100}}, true}, {Options{Counting: Counting{LifeYears: 100.1}}, false}, {Options{Counting: Counting{LifeYears: -1}}, false},
		{Options{Tax: 1}, true}, {Options{Tax: 1.01}, false}, {Options{Tax: -0.01}, false}, {Options{Tax: math.NaN()}, false},
		{Options{Escalation: portion(0.5)}, true}, {Options{Escalation: portion(-0.5)}, true}, {Options{Escalation: portion(0.51)}, false}, {Options{Escalation: portion(-0.51)}, false},
		{Options{Escalation: portion(math.NaN())}, false}, {Options{Proration: portion(math.NaN())}, false},
	} {
		if err := tc.o.check(); (err == nil) != tc.ok {
			t.Errorf("%+v: %v", tc.o, err)
		}
	}
}

// A quotation is told about beyond a bound, and not at it; each kind in one note, of
// which the first five are named.
func TestOddQuotationsAreTold(t *testing.T) {
	use := func(ref string, change func(*QuoteUse)) QuoteUse {
		q := quote(100_00, 200_00)
		q.Ref, q.Item, q.ValidTo = ref, "radio", q.QuotedOn.AddDays(30)
		u := QuoteUse{Quote: &q, Pieces: 1, Dated: true, Age: 365, Ratio: 1}
		change(&u)
		return u
	}
	later := quote(1, 1)
	later.Ref = "Q-later"
	for name, tc := range map[string]struct {
		change func(*QuoteUse)
		want   string
	}{
		"nothing odd":                    {func(*QuoteUse) {}, ""},
		"of today":                       {func(u *QuoteUse) { u.Age = 0 }, ""},
		"five times the catalog":         {func(u *QuoteUse) { u.Ratio = 5 }, ""},
		"a fifth of the catalog":         {func(u *QuoteUse) { u.Ratio = 0.2 }, ""},
		"nothing to hold against":        {func(u *QuoteUse) { u.Ratio = 0 }, ""},
		"a day of nobody":                {func(u *QuoteUse) { u.Dated, u.Age = false, 9999 }, ""},
		"more than five times":           {func(u *QuoteUse) { u.Ratio = 5.01 }, "quotations far from the catalog: "},
		"less than a fifth":              {func(u *QuoteUse) { u.Ratio = 0.19 }, "quotations far from the catalog: "},
		"older than a year":              {func(u *QuoteUse) { u.Age = 366 }, "quotations of more than a year ago: "},
		"of tomorrow":                    {func(u *QuoteUse) { u.Age = -1 }, "quotations of a day to come: "},
		"lapsed":                         {func(u *QuoteUse) { u.Lapsed = true }, "quotations that are no longer valid, and count as estimates: "},
		"for nothing":                    {func(u *QuoteUse) { u.Pieces = 0 }, "quotations that match nothing: "},
		"replaced":                       {func(u *QuoteUse) { u.ReplacedBy = &later }, "quotations that a later price book has a price in place of: "},
		"replaced, and else odd as well": {func(u *QuoteUse) { u.ReplacedBy, u.Age, u.Lapsed, u.Pieces = &later, 999, true, 0 }, "quotations that a later price book has a price in place of: "},
	} {
		for _, n := range []int{1, 5, 6, 8} {
			var uses []QuoteUse
			for i := range n {
				uses = append(uses, use(fmt.Sprint("Q-", i), tc.change))
			}
			var notes []string
			quoteNotes(uses, func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) })
			if tc.want == "" {
				if len(notes) > 0 {
					t.Errorf("%s: %v", name, notes)
				}
				continue
			}
			if len(notes) != 1 || !strings.HasPrefix(notes[0], tc.want) {
				t.Fatalf("%s: %v, want one of %s", name, notes, tc.want)
			}
			named := strings.Count(notes[0], " of Q-")
			if rest := n - named; named != min(n, 5) || rest > 0 && !strings.HasSuffix(notes[0], fmt.Sprintf("and %d more", rest)) || rest == 0 && strings.Contains(notes[0], "more;") {
				t.Errorf("%s, %d of them: %s", name, n, notes[0])
			}
		}
	}
}

// Where an inventory lies outside its class is told: with fewer sites than any member
// has, or more, and not in between; and that the operator is not known.
func TestOutsideTheClass(t *testing.T) {
	b := newBench(t)
	us := b.Class("us-program")
	least, most := us.Reference().Least, us.Reference().Most
	for _, tc := range []struct {
		sites   float64
		country string
		want    int
	}{{least, "US", 0}, {most, "US", 0}, {least - 1, "US", 1}, {most + 1, "US", 1}, {0, "US", 0}, {least, "", 1}, {least - 1, "", 2}, {0, "", 0}} {
		m := &model{settings: &settings{Options: Options{Owner: catalog.Owner{Country: tc.country}}, class: us, ref: us.Reference()}, scope: scope{cells: tc.sites}}
		got := m.outside()
		if len(got) != tc.want || tc.sites != least && tc.want > 0 && !strings.Contains(got[0], decimal(tc.sites, 0)) {
			t.Errorf("%v sites in %q: %v", tc.sites, tc.country, got)
		}
	}
}
