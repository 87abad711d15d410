package budget_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/gear"
)

const million = gear.Amount(100_000_000)

// The allocation of July 2022: 4.64 billion approved in the first tier, 1.8328
// billion to share. The tier got 39.5 %, and nothing was left below it.
func TestAllocationOf2022(t *testing.T) {
	carriers := []budget.Carrier{
		{Name: "first", Customers: 40_000, Kind: budget.Provider, Approved: 1_113_900_000_00},
		{Name: "second", Customers: 2_000_000, Kind: budget.Provider, Approved: 4640*million - 1_113_900_000_00},
		{Name: "college", Kind: budget.Education, Approved: 45 * million},
		{Name: "large", Customers: 2_000_001, Kind: budget.Provider, Approved: 295 * million},
		{Name: "giant", Customers: 10_000_001, Kind: budget.Provider, Approved: 295 * million},
	}
	a, err := budget.Allocate(carriers, 1832_800_000_00)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		tier    int
		factor  float64
		demand  string
		granted string
	}{{1, 0.395, "4640000000.00", "1832800000.00"}, {2, 0, "45000000.00", "0.00"}, {3, 0, "295000000.00", "0.00"}} {
		got := a.Tiers[i]
		if got.Tier != want.tier || got.Factor != want.factor || got.Demand != want.demand || got.Allocated != want.granted {
			t.Errorf("tier %d: %+v, want %+v", i+1, got, want)
		}
	}
	for i, want := range []string{"439990500.00", "1392809500.00", "0.00", "0.00", "0.00"} {
		if got := a.Carriers[i].Allocation; got != want {
			t.Errorf("%s: %s, want %s", a.Carriers[i].Carrier, got, want)
		}
	}
	if a.Carriers[4].Tier != 0 || a.Left != "0.00" {
		t.Errorf("a provider above ten million customers is in no tier: %+v, left %s", a.Carriers[4], a.Left)
	}
}

func TestTier(t *testing.T) {
	for _, tc := range []struct {
		customers int64
		kind      string
		want      int
	}{
		{1_999_999, budget.Provider, 1}, {2_000_000, budget.Provider, 1}, {2_000_001, budget.Provider, 3},
		{10_000_000, budget.Provider, 3}, {10_000_001, budget.Provider, 0}, {0, budget.Provider, 1}, {0, budget.Education, 2}, {3_000_000, budget.Education, 2},
	} {
		if got := (budget.Carrier{Customers: tc.customers, Kind: tc.kind}).Tier(); got != tc.want {
			t.Errorf("%s of %d customers: tier %d, want %d", tc.kind, tc.customers, got, tc.want)
		}
	}
}

func amount(t interface{ Fatalf(string, ...any) }, s string) gear.Amount {
	a, ok := gear.ParseAmount(s)
	if !ok {
		t.Fatalf("%q is not an amount", s)
	}
	return a
}

// Whatever is asked for: the money is shared to the cent, nobody gets more than
// was approved, and a lower tier gets nothing before the one above is full.
func TestAllocationAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var carriers []budget.Carrier
		for i := range rapid.IntRange(0, 12).Draw(t, "carriers") {
			carriers = append(carriers, budget.Carrier{
				Name: string(rune('a' + i)), Customers: rapid.Int64Range(0, 12_000_000).Draw(t, "customers"),
				Kind:     rapid.SampledFrom([]string{budget.Provider, budget.Education}).Draw(t, "kind"),
				Approved: gear.Amount(rapid.Int64Range(0, 1e13).Draw(t, "approved")),
			})
		}
		money := gear.Amount(rapid.Int64Range(0, 3e13).Draw(t, "money"))
		a, err := budget.Allocate(carriers, money)
		if err != nil {
			t.Fatal(err)
		}
		sum, byTier := amount(t, a.Left), [budget.Tiers + 1]gear.Amount{}
		for i, c := range a.Carriers {
			got := amount(t, c.Allocation)
			if got > carriers[i].Approved {
				t.Fatalf("%s gets %s of %s", c.Carrier, c.Allocation, c.Approved)
			}
			sum += got
			byTier[c.Tier] += got
		}
		if sum != money || byTier[0] != 0 {
			t.Fatalf("%s was shared out as %s, %s of it to nobody eligible", money, sum, byTier[0])
		}
		full := true
		for i, tier := range a.Tiers {
			if got := amount(t, tier.Allocated); got != byTier[i+1] || got > 0 && !full {
				t.Fatalf("tier %d gets %s, its carriers %s, all above paid in full: %v", i+1, got, byTier[i+1], full)
			}
			full = full && tier.Allocated == tier.Demand
		}
	})
}

func TestReadCarriers(t *testing.T) {
	got, err := budget.ReadCarriers("c.csv", strings.NewReader("\ufeffCarrier, customers ,kind,approved\n\"Alder, Inc.\",\"41,000\",Provider,\"1,250,000.50\"\nValley College,,education,14400\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []budget.Carrier{{Name: "Alder, Inc.", Customers: 41000, Kind: budget.Provider, Approved: 125000050}, {Name: "Valley College", Kind: budget.Education, Approved: 1440000}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestReadCarriersComplains(t *testing.T) {
	const head = "carrier,customers,kind,approved\n"
	for name, tc := range map[string]struct{ in, want string }{
		"empty":             {"", "c.csv: the file is empty"},
		"header only":       {head, "c.csv: there is no carrier in the file"},
		"missing heading":   {"carrier,customers,kind\na,1,provider\n", `c.csv:1: missing heading "approved"`},
		"unknown heading":   {"carrier,customers,kind,approved,tier\n", `c.csv:1:5: unknown heading "tier"`},
		"double heading":    {"carrier,customers,kind,approved,kind\n", `c.csv:1:5: heading that stands twice "kind"`},
		"short row":         {head + "a,1,provider\n", "c.csv:2: the row cannot be read: wrong number of fields"},
		"open quote":        {head + "\"a,1,provider,5\n", "c.csv:2: the row cannot be read: extraneous or missing \" in quoted-field"},
		"no name":           {head + ",1,provider,5\n", "c.csv:2:1: the row does not name a carrier"},
		"twice":             {head + "a,1,provider,5\na,1,provider,5\n", `c.csv:3:1: the carrier "a" stands twice`},
		"kind":              {head + "a,1,school,5\n", `c.csv:2:3: "school" is not a kind of applicant`},
		"approved":          {head + "a,1,provider,$5\n", `c.csv:2:4: "$5" is not an amount of money`},
		"negative":          {head + "a,1,provider,-5\n", `c.csv:2:4: "-5" is not an amount of money`},
		"thousandths":       {head + "a,1,provider,5.125\n", `c.csv:2:4: "5.125" is not an amount of money`},
		"grouping":          {head + "a,1,provider,\"1,25\"\n", `c.csv:2:4: "1,25" is not an amount of money`},
		"provider customer": {head + "a,,provider,5\n", `c.csv:2:2: "" is not a number of customers`},
		"customers":         {head + "a,many,provider,5\n", `c.csv:2:2: "many" is not a number of customers`},
	} {
		_, err := budget.ReadCarriers("c.csv", strings.NewReader(tc.in))
		var fault *gear.Fault
		if !errors.As(err, &fault) || fault.Kind != gear.Usage || err.Error() != tc.want {
			t.Errorf("%s: %v, want %s", name, err, tc.want)
		}
	}
}

func FuzzCarriers(f *testing.F) {
	f.Add("carrier,customers,kind,approved\na,1,provider,5\n")
	f.Add("\ufeffcarrier,customers,kind,approved\n\"a\nb\",,education,1,250\n")
	f.Add("carrier,carrier,kind,approved\n,,,\n")
	f.Fuzz(func(t *testing.T, in string) {
		carriers, err := budget.ReadCarriers("f.csv", strings.NewReader(in))
		var fault *gear.Fault
		if err != nil {
			if !errors.As(err, &fault) || fault.Kind != gear.Usage {
				t.Fatalf("not a fault of usage: %v", err)
			}
			return
		}
		if _, err := budget.Allocate(carriers, million); err != nil && !errors.As(err, &fault) {
			t.Fatal(err)
		}
	})
}
