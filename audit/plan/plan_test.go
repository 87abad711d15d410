package plan_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/plan"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
)

// planned audits a text and plans with the money.
func planned(t testing.TB, text string, m profile.Money, p80 bool) *report.Run {
	t.Helper()
	req := audittest.Options(t, text)
	req.FailOn = nil
	req.Profile = audittest.RuralProfile(t)
	var err error
	if req.Funding, err = budget.ReadFunding(&m); err != nil {
		t.Fatal(err)
	}
	run, err := plan.Run(context.Background(), req, plan.Settings{P80: p80})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func cents(t testing.TB, text string) gear.Amount {
	t.Helper()
	a, ok := gear.ParseAmount(text)
	if !ok {
		t.Fatalf("%q is not an amount", text)
	}
	return a
}

// Whatever money there is, a plan names every site once, adds up, spends no
// more than there is, and says so in the exit code.
func TestPlansAddUp(t *testing.T) {
	lines := strings.SplitAfterN(audittest.Sample(t, "rural-carrier.csv"), "\n", 130)
	text := strings.Join(lines[:129], "")
	r := rand.New(rand.NewPCG(7, 1))
	for range 6 {
		m := profile.Money{Mobilisation: "40k", Crew: r.Int64N(4), CoreFirst: r.IntN(2) == 0}
		for i := range 1 + r.IntN(3) {
			m.Periods = append(m.Periods, profile.Period{Name: fmt.Sprint(2027 + i), Amount: fmt.Sprintf("%dk", r.IntN(3_000))})
		}
		checkPlan(t, planned(t, text, m, r.IntN(2) == 0))
	}
}

func checkPlan(t *testing.T, run *report.Run) {
	t.Helper()
	p := run.Plan
	var seen []string
	costs := map[string]gear.Amount{}
	for _, s := range p.Schedule {
		seen = append(seen, s.Site)
		costs[s.Period] += cents(t, s.Cost)
	}
	slices.Sort(seen)
	if len(slices.Compact(seen)) != len(p.Schedule) {
		t.Fatalf("a site stands twice")
	}
	var income, spent gear.Amount
	points := 0.0
	for _, x := range p.Periods {
		income += cents(t, x.Income)
		paid := cents(t, x.Spent)
		spent += paid
		points += x.Points
		if paid != costs[x.Name]+cents(t, x.Mobilisation) || spent > income || x.Crew > 0 && int64(len(x.Sites)) > x.Crew {
			t.Fatalf("period %+v: sites cost %s, spent so far %s of %s", x, costs[x.Name], spent, income)
		}
	}
	if d := points - p.Objective; d > 1e-6 || d < -1e-6 || p.Objective > p.Bound || p.Gap < 0 || p.Gap > 0.01 {
		t.Fatalf("points %v, objective %v, bound %v, gap %v", points, p.Objective, p.Bound, p.Gap)
	}
	if cents(t, p.Spent) != spent || cents(t, p.Available) != income || cents(t, p.UnfundedCost) != costs[""] || run.Budget.Available != p.Available {
		t.Fatalf("the sums are not those of the periods: %+v", p)
	}
	if over := len(p.Unfunded)+len(p.Missed) > 0; over && run.Summary.ExitCode != 1 {
		t.Fatalf("exit code %d with %d sites left out", run.Summary.ExitCode, len(p.Unfunded))
	}
}

// With money for everything the sites bear the whole estimate, to the cent, at
// the middle figure; at P80 to a cent for each site.
func TestSitesBearTheEstimate(t *testing.T) {
	text := audittest.Sample(t, "rural-carrier.csv")
	for _, p80 := range []bool{false, true} {
		run := planned(t, text, profile.Money{Amount: "900M"}, p80)
		whole := cents(t, run.Estimate.AllIn.P50)
		if p80 {
			whole = cents(t, run.Estimate.AllIn.P80)
		}
		off := whole - cents(t, run.Plan.Spent)
		if off < 0 || off > gear.Amount(len(run.Plan.Schedule)) || !p80 && off != 0 {
			t.Errorf("p80 %v: the plan spends %s and the estimate is %s", p80, run.Plan.Spent, whole)
		}
		if len(run.Plan.Unfunded) > 0 || run.Plan.Gap != 0 {
			t.Errorf("p80 %v: %+v", p80, run.Plan)
		}
	}
}

// What has no price is told, and not planned as if it were free.
func TestUnpricedSitesAreNotFree(t *testing.T) {
	text := "manufacturer,model,site_id,role,function\nHytera,RD985,A,other,two_way_radio\nHuawei,RRU3268,B,ran,ran_radio_unit\nHytera,RD985,B,other,two_way_radio\n"
	p := planned(t, text, profile.Money{Amount: "90M"}, false).Plan
	if strings.Join(p.Unpriced, " ") != "A B" || len(p.Schedule) != 1 || p.Schedule[0].Site != "B" {
		t.Errorf("%+v", p)
	}
}

// What stands nowhere is planned as one place of its own.
func TestNoSiteIsAPlace(t *testing.T) {
	text := "manufacturer,model,site_id,role,function\nHuawei,RRU3268,,ran,ran_radio_unit\nHuawei,RRU3268,B,ran,ran_radio_unit\n"
	run := planned(t, text, profile.Money{Amount: "90M"}, false)
	if p := run.Plan; len(p.Schedule) != 2 || p.Schedule[0].Site != plan.NoSite || p.Spent != run.Estimate.AllIn.P50 {
		t.Errorf("%+v, all in %s", p, run.Estimate.AllIn.P50)
	}
}

func TestPlanNeedsMoneyToCome(t *testing.T) {
	req := audittest.Options(t, "manufacturer,model\nHuawei,BBU3900\n")
	if _, err := plan.Run(context.Background(), req, plan.Settings{}); err == nil || !strings.Contains(err.Error(), "what there is to spend") {
		t.Error(err)
	}
	var err error
	if req.Funding, err = budget.ReadFunding(&profile.Money{Periods: []profile.Period{{Name: "2026-Q3", Amount: "1M"}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Run(context.Background(), req, plan.Settings{}); err == nil || !strings.Contains(err.Error(), "before the day of the plan") {
		t.Error(err)
	}
}

// A deadline that the money can meet is met, however much more there is to win
// elsewhere, unless the duties are traded; and rows make no value.
func TestDutiesGoFirst(t *testing.T) {
	text := "manufacturer,model,site_id,region,role,function,technology,acquired_on\n" +
		"Huawei,AAU5613,A,X,ran,ran_radio_unit,5g_nsa,2020-05-01\n" + strings.Repeat("Huawei,RRU3959,B,X,ran,ran_radio_unit,4g,2020-05-01\n", 30)
	req := audittest.Options(t, text)
	asked, err := profile.Parse("uk.yaml", []byte("operator: {name: T, country: GB, kinds: [mno, uk_dvd_addressee]}\nrules: [uk]\n"))
	if err != nil {
		t.Fatal(err)
	}
	req.FailOn, req.Profile = nil, asked
	money, err := budget.ReadFunding(&profile.Money{Periods: []profile.Period{{Name: "2027", Amount: "900M"}}})
	if err != nil {
		t.Fatal(err)
	}
	req.Funding = money
	all, err := plan.Run(context.Background(), req, plan.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	cost := map[string]gear.Amount{}
	for _, s := range all.Plan.Schedule {
		cost[s.Site] = cents(t, s.Cost)
	}
	money.Periods[0].Money = max(cost["A"], cost["B"]) + 1
	money.Total = money.Periods[0].Money
	for trade, want := range map[bool]string{false: "A", true: "B"} {
		run, err := plan.Run(context.Background(), req, plan.Settings{Trade: trade})
		if err != nil {
			t.Fatal(err)
		}
		if got := run.Plan.Periods[0].Sites; len(got) != 1 || got[0] != want {
			t.Errorf("traded %v: %v, want %s; %+v", trade, got, want, run.Plan.Schedule)
		}
	}
}

// What a user's weight says decides between sites that are alike, and nothing else
// does; the one left out is left out for that.
func TestWeights(t *testing.T) {
	text := "manufacturer,model,site_id,region,role,function\nHuawei,RRU3959,A,X,ran,ran_radio_unit\nHuawei,RRU3959,B,X,ran,ran_radio_unit\n"
	for _, heavy := range []string{"a", "B"} {
		weights, err := plan.ReadWeights("w.csv", strings.NewReader("site,weight\n"+heavy+",2.5\n"))
		if err != nil {
			t.Fatal(err)
		}
		req := audittest.Options(t, text)
		req.FailOn = nil
		if req.Funding, err = budget.ReadFunding(&profile.Money{Amount: "150k"}); err != nil {
			t.Fatal(err)
		}
		run, err := plan.Run(context.Background(), req, plan.Settings{Weights: weights})
		if err != nil {
			t.Fatal(err)
		}
		p := run.Plan
		if len(p.Schedule) != 2 || !strings.EqualFold(p.Schedule[0].Site, heavy) || p.Schedule[0].Period == "" || p.Schedule[1].Period != "" || p.Schedule[1].Why != report.LeftWorthLess {
			t.Errorf("%s: %+v", heavy, p.Schedule)
		}
	}
	for _, bad := range []string{"site,weight\nA,0\n", "site,weight\nA,x\n", "site,weight\n,1\n", "site,weight\nA,1\na,2\n", "site\nA\n"} {
		if _, err := plan.ReadWeights("w.csv", strings.NewReader(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// A crew that comes to each region once costs what the estimate has for it: the plan of
// everything spends the estimate, and no more.
func TestMobilizationCountsOnce(t *testing.T) {
	run := planned(t, audittest.Sample(t, "rural-carrier.csv"), profile.Money{Amount: "900M", Mobilisation: "15k"}, false)
	whole, spent := cents(t, run.Estimate.AllIn.P50), cents(t, run.Plan.Spent)
	visits := gear.Amount(run.Plan.Periods[0].Regions) * 15_000_00
	if off := whole - spent; off > gear.Amount(len(run.Plan.Schedule)) || -off > visits/2 || spent < whole {
		t.Errorf("the plan spends %s, the estimate is %s, and %s are for crews", spent, whole, visits)
	}
}

// What a site counts goes by its duties and units, and a user's weight, and never by how
// many rows they are written in.
func TestValueGoesByUnitsAndNotByRows(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 1))
	for range 12 {
		units, weight := 1+r.IntN(9), []float64{0, 1, 2.5, 7}[r.IntN(4)]
		text := "asset_tag,site_id,manufacturer,model,function,technology,quantity\n" + fmt.Sprintf("A0,S1,Huawei,RRU3908,ran_radio_unit,4g,%d\n", units)
		for left, n := units, 1; left > 0; n++ {
			take := 1 + r.IntN(left)
			text += fmt.Sprintf("A%d,S2,Huawei,RRU3908,ran_radio_unit,4g,%d\n", n, take)
			left -= take
		}
		text += fmt.Sprintf("B1,S3,Huawei,RRU3908,ran_radio_unit,4g,%d\nB2,S4,Huawei,RRU3908,ran_radio_unit,4g,1\nB3,S4,Huawei,RRU3908,ran_radio_unit,4g,1\n", 3*units)
		req := audittest.Options(t, text)
		req.FailOn = nil
		var err error
		if req.Funding, err = budget.ReadFunding(&profile.Money{Periods: []profile.Period{{Name: "2027", Amount: "100k"}}}); err != nil {
			t.Fatal(err)
		}
		set := plan.Settings{}
		if weight > 0 {
			set.Weights = map[string]float64{gear.FoldSite("S2"): weight, gear.FoldSite("S1"): weight}
		}
		run, err := plan.Run(context.Background(), req, set)
		if err != nil {
			t.Fatal(err)
		}
		value, cost := map[string]int64{}, map[string]gear.Amount{}
		for _, s := range run.Plan.Schedule {
			value[s.Site], cost[s.Site] = s.Value, cents(t, s.Cost)
		}
		if value["S1"] != value["S2"] || max(cost["S1"]-cost["S2"], cost["S2"]-cost["S1"]) > 2 {
			t.Fatalf("in one row %d and %s, in others %d and %s:\n%s", value["S1"], cost["S1"], value["S2"], cost["S2"], text)
		}
		if weight <= 1 && (value["S3"] != 3*value["S1"] || units > 2 && value["S1"] <= value["S4"]) || weight > 1 && value["S2"] <= value["S3"]/3 {
			t.Fatalf("%d units count %d, three times as many %d, two in two rows %d, with the weight %v", units, value["S1"], value["S3"], value["S4"], weight)
		}
	}
}
