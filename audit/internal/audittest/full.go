package audittest

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// FullRuns are audits of everything that an audit can be given, by what they are
// examples of: together they fill every key of the contract.
func FullRuns(t testing.TB) map[string]*report.Run {
	t.Helper()
	base := Whole(t, full(t, fullText(t)))
	later := full(t, fullText(t)+"NEW-1,SN-NEW,Huawei,,RRU3908"+strings.Repeat(",", 60)+"\n")
	known, err := audit.Baseline(base)
	if err != nil {
		t.Fatal(err)
	}
	later.Known, later.Before, later.BaselineFile = known, base, audit.Document{Name: "base.json", Text: []byte("{}")}
	nobody := Options(t, Sample(t, "rural-carrier.csv"))
	capped := Options(t, Sample(t, "core-network.csv"))
	if capped.Profile, err = profile.Parse("uk-core.yaml", []byte(Sample(t, "uk-core.yaml"))); err != nil {
		t.Fatal(err)
	}
	few := capped
	few.Sources = Options(t, strings.Join(strings.SplitAfter(Sample(t, "core-network.csv"), "\n")[:16], "")).Sources
	rural := Options(t, Sample(t, "damaged.csv"))
	rural.Profile = RuralProfile(t)
	funded := Options(t, "Huawei gear of the north\nasset_tag,serial_number,site_id,manufacturer,model,quantity,notes\nB1,SN-B1,S1,Huawei,RRU3908,1,\n\nB2,SN-B2,S2,Huawei,RRU3908,2,replaced ZTE\nB2,SN-B2,S2,Huawei,RRU3908,2,replaced ZTE\nTotal,,,,,3,\n")
	if funded.Funding, err = budget.ReadFunding(&profile.Money{Amount: "100"}); err != nil {
		t.Fatal(err)
	}
	fewer := funded
	before := Whole(t, funded)
	if fewer.Known, err = audit.Baseline(before); err != nil {
		t.Fatal(err)
	}
	fewer.Before, fewer.Sources = before, Options(t, "asset_tag,manufacturer,model\nB3,Nokia,AirScale\n").Sources
	alpine := Options(t, "asset_tag,manufacturer,model\nC1,SMIC,SM1\nC2,,patch panel\n")
	elsewhere := Whole(t, alpine)
	if alpine.Profile, err = profile.Parse("alpine.yaml", []byte("operator: {name: Alpine Mobile, country: CH, kinds: [mno]}\n")); err != nil {
		t.Fatal(err)
	}
	columns := Options(t, "asset_tag,manufacturer,Gizmo,Zorb,Tenant\nC1,Nokia,AirScale-5G,see Huawei gear,Huawei\nC2,Nokia,FXED-12,,\nC3,Ericsson,RBS6601,,\n")
	removed := Options(t, "asset_tag,manufacturer,model,notes\nD1,Huawei,BBU5900,removed in 2022\n")
	abroad := Options(t, "asset_tag,manufacturer,model,country\nC1,Huawei,AAU5613,AU\nC2,ZTE,ZXA10 C300,BR\n")
	abroad.Profile = RuralProfile(t)
	return map[string]*report.Run{
		"columns": Whole(t, columns), "removed": Whole(t, removed),
		"clean": elsewhere, "country": Whole(t, alpine), "skipped": before, "resolved": Whole(t, fewer), "full": base,
		"change": Whole(t, later), "nobody": Whole(t, nobody), "capped": Whole(t, capped), "few": Whole(t, few), "damaged": Whole(t, rural),
		"abroad": Whole(t, abroad),
	}
}

const waivers = `waivers:
  - id: W1
    rule: us-889b
    match: {asset_tag: A1}
    reason: leaves with the new core
    approved_by: CTO
    ticket: NET-7
    issued_on: 2026-10-01
    expires_on: 2027-03-31
`

// full asks for an audit with a profile, prices, decisions, waivers, money, a
// workbook with a sheet that is no inventory, and rules in the rough.
func full(t testing.TB, text string) audit.Options {
	t.Helper()
	req := Options(t, text)
	req.Sources = append(req.Sources, workbook(t))
	var err error
	if req.Profile, err = profile.Parse("gearaudit.yaml", []byte("operator: {name: Prairie Tel, country: US, kinds: [etc, acs_provider, scrp_participant], not: [school], customers: 9000, usf: [high_cost], scrp: {term_ends_on: 2027-06-30, first_disbursement_on: 2026-05-01}}\n")); err != nil {
		t.Fatal(err)
	}
	req.Funding, err = budget.ReadFunding(&profile.Money{
		Amount: "1000000", Allocation: "500000", Proration: "0.395", Claimed: "1000", Crew: 2,
		Periods: []profile.Period{{Name: "2027", Amount: "100000"}, {Name: "2028", Amount: "200000"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	req.PriceBook = books(t)
	escalation := 0.03
	req.Cost.Escalation, req.Cost.LifeYears, req.Cost.Tax, req.Confidence = &escalation, 7, 0.05, 0.8
	req.Decisions = &audit.Document{Name: "decisions.yaml", Text: []byte("decisions:\n  - {match: {manufacturer: HW}, vendor: huawei, reason: seen on site, who: M. Ortiz, when: 2026-10-02, expires: 2027-10-02}\n")}
	req.Waivers = &audit.Document{Name: "waivers.yaml", Text: []byte(waivers)}
	req.Inventory.Map = map[string]string{"model": "model"}
	worst := regime.Breach
	req.FailOn = &worst
	return req
}

// books are two price books laid over each other, with a quotation that is replaced.
func books(t testing.TB) *catalog.Book {
	t.Helper()
	var list []*catalog.Book
	for name, text := range map[string]string{
		"prices.csv": "item,model,low,high,currency,quoted_on,quote_ref,comparable,valid_to\n,BBU*,19000,19000,USD,2025-09-01,Q-0,,\n,XYZ,1,1,USD,2026-09-01,Q-2,,2026-10-01\n",
		"summer.csv": "item,model,low,high,currency,quoted_on,quote_ref,comparable\n,BBU*,20000,30000,USD,2026-09-01,Q-1,15000\n",
	} {
		b, err := catalog.ReadBook(name, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, b)
	}
	slices.SortFunc(list, func(a, b *catalog.Book) int { return strings.Compare(a.File, b.File) })
	book, err := catalog.Layer(list...)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// fullText is an inventory that has a value for every field of the dictionary.
func fullText(t testing.TB) string {
	t.Helper()
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{
		"asset_tag": "A1", "serial_number": "SN-1001", "manufacturer": "Huawei", "brand": "Huawei", "model": "BBU5900", "quantity": "2",
		"mac_address": "00:18:82:01:02:03", "sys_object_id": "1.3.6.1.4.1.2011.2.1", "fcc_id": "QISBBU5900", "latitude": "41.5", "longitude": "-96.25",
		"role": "ran", "function": "ran_baseband", "technology": "4g", "status": "active", "funding": "high_cost", "purpose": "ordinary",
		"acquired_on": "2021-03-15", "installed_on": "2021-04-15", "authorized_on": "2019-01-01", "country": "US", "region": "NE", "currency": "USD",
	}
	var text strings.Builder
	out := csv.NewWriter(&text)
	rows := make([][]string, 5)
	for i := range dict.Defs {
		d := &dict.Defs[i]
		v := values[d.Name]
		switch {
		case v != "":
		case d.Type == gear.YesNo:
			v = "yes"
		case d.Type == gear.Closed:
			v = d.Values[0]
		case d.Type == gear.CountryCode:
			v = "US"
		case d.Type == gear.Day:
			v = "2027-01-31"
		case d.Type == gear.Money || d.Type == gear.Count || d.Type == gear.Number:
			v = "7"
		default:
			v = d.Name + " text"
		}
		rows[0], rows[1] = append(rows[0], d.Name), append(rows[1], v)
		rows[2], rows[3] = append(rows[2], map[string]string{"asset_tag": "A2", "manufacturer": "HW", "model": "Quantum Flux", "status": "offen"}[d.Name]), append(rows[3], map[string]string{"asset_tag": "A3", "manufacturer": "Nokia", "model": "RRU3908", "acquired_on": "03/04/21", "site_id": "SITE_ID text"}[d.Name])
		if d.Name == "asset_tag" || d.Name == "serial_number" {
			v += "-5"
		} else if d.Name == "acquired_on" {
			v = "2019-05-01"
		} else if d.Name == "removed_on" || d.Name == "funding" {
			v = ""
		}
		rows[4] = append(rows[4], v)
	}
	if err := out.WriteAll(slices.Concat(rows, rows[1:2])); err != nil {
		t.Fatal(err)
	}
	return text.String() + "\"A9,Huawei\nTotal,,,5\n"
}

func workbook(t testing.TB) *input.Source {
	t.Helper()
	f := excelize.NewFile()
	for cell, text := range map[string]string{"A1": "manufacturer", "B1": "model", "C1": "Rack", "A2": "ZTE", "B2": "ZXSDR B8200", "C2": "R1"} {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("Log"); err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"A1": "when", "B1": "what", "A2": "Monday", "B2": "replaced Hikvision cameras"} {
		if err := f.SetCellStr("Log", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("Yard"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]string{{"this", "that"}, {"Huawei", "RRU-3908A"}, {"hall", "x"}, {"Nokia", "AHPMDB-9"}, {"door", "y"}, {"ZTE", "R8862-B"}, {"cellar", "z"}, {"roof", "x"}} {
		for k, text := range row {
			if err := f.SetCellStr("Yard", string(rune('A'+k))+strconv.Itoa(i+1), text); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	src, err := input.FromReader("book.xlsx", &out)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// Filled notes the keys of the contract that are not zero in a value.
func Filled(filled map[string]bool, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			Filled(filled, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			Filled(filled, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			if !f.IsZero() && (f.Kind() != reflect.Slice || f.Len() > 0) {
				filled[v.Type().Name()+"."+v.Type().Field(i).Name] = true
			}
			Filled(filled, f)
		}
	}
}
