package cost

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// What a row is: by its function, else its model, else its role.
func TestKindOfARow(t *testing.T) {
	b := newBench(t)
	for name, tc := range map[string]struct {
		row  cells
		want string
	}{
		"function":                         {cells{"function": "ran_radio_unit"}, "radio"},
		"function of 5G":                   {cells{"function": "ran_radio_unit", "technology": "5g_nsa"}, "radio-5g"},
		"baseband":                         {cells{"function": "ran_baseband", "technology": "4g"}, "baseband"},
		"baseband of 5G":                   {cells{"function": "ran_baseband", "technology": "5g_sa"}, "baseband-5g"},
		"a board by its model":             {cells{"function": "ran_baseband", "model": "UMPTb1"}, "baseband-board"},
		"model alone":                      {cells{"model": "Huawei RRU3908"}, "radio"},
		"model against the function":       {cells{"model": "RRU3908", "function": "router_switch"}, "router"},
		"role alone":                       {cells{"role": "ran"}, "ran-other"},
		"router":                           {cells{"function": "router_switch"}, "router"},
		"router of the core":               {cells{"function": "router_switch", "role": "core"}, "hub-router"},
		"antenna":                          {cells{"function": "ran_antenna_passive"}, "antenna"},
		"dish":                             {cells{"function": "ran_antenna_passive", "technology": "microwave"}, "microwave-antenna"},
		"backhaul over the air":            {cells{"function": "transport_backhaul", "technology": "microwave"}, "microwave"},
		"backhaul of unknown technology":   {cells{"function": "transport_backhaul"}, "microwave"},
		"backhaul over fibre":              {cells{"function": "transport_backhaul", "technology": "fttp"}, "backhaul"},
		"core":                             {cells{"function": "core_control"}, "core-node"},
		"core of 5G":                       {cells{"function": "core_control", "technology": "5g_sa"}, "core-5g"},
		"voice":                            {cells{"function": "ims_voice"}, "core-other"},
		"line terminal":                    {cells{"function": "access_olt"}, "olt"},
		"customer's terminal, fibre":       {cells{"function": "access_ont_cpe", "technology": "fttp"}, "ont"},
		"customer's terminal, cellular":    {cells{"function": "access_ont_cpe", "technology": "4g"}, "cellular-cpe"},
		"customer's terminal, copper":      {cells{"function": "access_ont_cpe", "technology": "copper"}, "gateway-any"},
		"customer's terminal, who knows":   {cells{"function": "access_ont_cpe"}, "ont"},
		"camera":                           {cells{"function": "camera"}, "camera"},
		"camera that turns":                {cells{"function": "camera", "model": "DS-2DE4225IW"}, "camera-street"},
		"recorder":                         {cells{"function": "recorder"}, "recorder"},
		"portable radio":                   {cells{"role": "ran", "model": "PD785"}, "two-way-radio-unit"},
		"repeater":                         {cells{"function": "two_way_radio", "model": "RD985"}, "two-way-radio"},
		"power":                            {cells{"role": "power"}, "power"},
		"service":                          {cells{"function": "managed_service"}, "service"},
		"nothing":                          {cells{}, "unknown"},
		"a model that nobody has heard of": {cells{"model": "Mystery 9"}, "unknown"},
	} {
		if l := b.Price(b.item(tc.row)); l.Kind.ID != tc.want {
			t.Errorf("%s is %s, want %s", name, l.Kind.ID, tc.want)
		}
	}
}

func TestStateOfALine(t *testing.T) {
	b := newBench(t)
	for name, tc := range map[string]struct {
		row   cells
		want  catalog.State
		basis string
	}{
		"priced":                          {radio("A"), catalog.Priced, catalog.Secondary},
		"nobody has a price":              {cells{"function": "recorder"}, catalog.Unpriced, ""},
		"but the inventory says the cost": {cells{"function": "recorder", "unit_cost": "900", "currency": "USD"}, catalog.Priced, catalog.Recorded},
		"in another currency":             {cells{"function": "recorder", "unit_cost": "900", "currency": "EUR"}, catalog.Unpriced, ""},
		"in no currency":                  {cells{"function": "recorder", "unit_cost": "900"}, catalog.Priced, catalog.Recorded},
		"a cost of nought":                {cells{"function": "recorder", "unit_cost": "0"}, catalog.Unpriced, ""},
		"the catalog before the record":   {cells{"function": "ran_radio_unit", "unit_cost": "900"}, catalog.Priced, catalog.Secondary},
		"a board in a named shelf":        {cells{"function": "ran_baseband", "model": "UMPTb1", "parent": "BBU-1"}, catalog.Included, ""},
		"a board in no named shelf":       {cells{"function": "ran_baseband", "model": "UMPTb1"}, catalog.Priced, catalog.Derived},
	} {
		l := b.Price(b.item(tc.row))
		if l.State != tc.want || l.Basis() != tc.basis || l.Priced() != (tc.want == catalog.Priced) {
			t.Errorf("%s: state %d by %q, want %d by %q", name, l.State, l.Basis(), tc.want, tc.basis)
		}
		if want := name == "in another currency"; l.Foreign != want {
			t.Errorf("%s: it cost a sum that is not converted: %v, want %v", name, l.Foreign, want)
		}
		if l.State != catalog.Priced && (l.Low != 0 || l.High != 0 || l.Source() != "") {
			t.Errorf("%s: no price, and %s to %s of %q", name, l.Low, l.High, l.Source())
		}
	}
}

// A recorded cost becomes 1.3 to 3 times as much, at least as wide as its class.
func TestARecordedCostIsRaised(t *testing.T) {
	b := newBench(t)
	l := b.Price(b.item(cells{"function": "recorder", "unit_cost": "1000", "quantity": "2"}))
	if middle := int64(l.Low) * int64(l.High); l.Low >= 2_600_00 || l.High <= 6_000_00 || middle < 3949*3949*10000 || middle > 3950*3950*10000 {
		t.Errorf("two pieces of a thousand: %s to %s", l.Low, l.High)
	}
	sure := b.Price(b.item(cells{"function": "recorder", "unit_cost": "1000", "quantity": "2", "model": "DHI-NVR4104", "site_id": "A"}))
	if sure.Low <= l.Low || sure.High >= l.High {
		t.Errorf("with model and site %s to %s, without %s to %s", sure.Low, sure.High, l.Low, l.High)
	}
}

// A price is per piece: twice as many cost twice as much, to the cent.
func TestPriceByQuantity(t *testing.T) {
	b := newBench(t)
	one := b.Price(b.item(radio("A")))
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1e9).Draw(t, "quantity")
		it := b.item(radio("A"))
		it.Values[gear.Quantity] = &gear.Value{State: gear.Present, Int: n}
		if l := b.Price(it); l.Quantity != n || l.Low != one.Low*gear.Amount(n) || l.High != one.High*gear.Amount(n) {
			t.Fatalf("%d pieces cost %s to %s", n, l.Low, l.High)
		}
	})
}

// The memory of a tally changes no price.
func TestATallyPricesAsItsCatalogDoes(t *testing.T) {
	b := newBench(t)
	tally := NewTally(b.Catalog, Options{})
	for range 2 {
		for _, row := range append(mixed(), cells{"function": "ran_radio_unit", "description": "Bracket for RRU3908"}, cells{"function": "ran_radio_unit", "model": "RRU3908 license"},
			cells{"function": "recorder", "unit_cost": "900"}, cells{"function": "recorder", "unit_cost": "900", "currency": "EUR"}) {
			it := b.item(row)
			if got, want := tally.Price(it), b.Price(it); got != want {
				t.Errorf("%v: %+v, want %+v", row, got, want)
			}
		}
	}
}

// Rows of the same key cost the same.
func TestKeySaysIt(t *testing.T) {
	b := newBench(t)
	one := b.item(cells{"function": "ran_radio_unit", "model": "RRU3908", "site_id": "A", "serial_number": "1"})
	two := b.item(cells{"function": "ran_radio_unit", "model": "RRU3908", "site_name": "B", "serial_number": "2"})
	if b.Key(one) != b.Key(two) {
		t.Errorf("%+v and %+v", b.Key(one), b.Key(two))
	}
	if other := b.item(cells{"function": "ran_radio_unit", "model": "RRU3908"}); b.Key(one) == b.Key(other) {
		t.Error("a site that is not known makes no difference")
	}
}
