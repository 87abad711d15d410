package audit_test

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/gearaudit/gearaudit/rules"
	"github.com/xuri/excelize/v2"
)

// emptyAllowed are keys of the contract that no audit fills, each with why.
var emptyAllowed = map[string]string{
	"Run.Plan":               "gearaudit plan fills it",
	"Reject.Field":           "rows are rejected for how they are cut into cells, which has no field",
	"BaselineChange.Changed": "the set has no item that some rule alone knows",
	"MissingPrice.Open":      "the set has no open maker without a price",
	"Share.Missing":          "the set has no cap that waits for a fact",
	"UnreadColumn.Like":      "columns without a field are not looked into yet",
	"UnreadColumn.Settle":    "columns without a field are not looked into yet",
	"UnreadColumn.Vendors":   "columns without a field are not looked into yet",
}

// blankAllowed are columns of the filings that no inventory can fill, each with why.
var blankAllowed = map[string]string{
	"fcc-annual-report replacement_plan": "a person writes it",
	"fcc-annual-report justification":    "a person writes it",
	"fcc-5640-lines removal_cost":        "known after the removal",
	"fcc-5640-lines replacement_make":    "a person chooses it",
	"fcc-5640-lines replacement_model":   "a person chooses it",
	"fcc-5640-lines disposal_cost":       "known after the disposal",
	"fcc-5640-lines disposal_date":       "known after the disposal",
	"fcc-5640-lines disposal_method":     "known after the disposal",
}

// Every key of the contract is filled by some audit of a set that has all that
// an audit can be given; a key that none fills is a promise that is not kept.
func TestContractIsFilled(t *testing.T) {
	filled := map[string]bool{}
	for _, r := range fullRuns(t) {
		fill(filled, reflect.ValueOf(r).Elem())
	}
	seen := 0
	eachKey(reflect.TypeFor[report.Run](), map[reflect.Type]bool{}, func(name string) {
		seen++
		switch why := emptyAllowed[name]; {
		case !filled[name] && why == "":
			t.Errorf("no audit fills %s", name)
		case filled[name] && why != "":
			t.Errorf("%s is allowed to be empty, and is filled", name)
		}
	})
	if seen < 200 {
		t.Errorf("only %d keys were seen: is the walk broken?", seen)
	}
}

// fill notes the fields that are not zero.
func fill(filled map[string]bool, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fill(filled, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(filled, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			if !f.IsZero() && (f.Kind() != reflect.Slice || f.Len() > 0) {
				filled[v.Type().Name()+"."+v.Type().Field(i).Name] = true
			}
			fill(filled, f)
		}
	}
}

// eachKey calls fn for the fields of a type and of those in it, each type once.
// What only a plan fills is left out with it.
func eachKey(t reflect.Type, done map[reflect.Type]bool, fn func(string)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || done[t] || t == reflect.TypeFor[report.Plan]() {
		return
	}
	done[t] = true
	for i := range t.NumField() {
		fn(t.Name() + "." + t.Field(i).Name)
		eachKey(t.Field(i).Type, done, fn)
	}
}

// The columns of filings are filled from an inventory that has all fields.
func TestFilingsAreFilled(t *testing.T) {
	for _, name := range []string{"fcc-annual-report", "fcc-5640-lines"} {
		format, _ := output.Lookup(name)
		filled := map[string]bool{}
		var headings []string
		for _, r := range fullRuns(t) {
			var out bytes.Buffer
			if err := report.Replay(r, format.New(&out, report.Options{})); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&out).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			headings = rows[0]
			for _, row := range rows[1:] {
				for i, cell := range row {
					filled[headings[i]] = filled[headings[i]] || cell != "" && !slices.Contains([]string{"rejected", "not_judged", "nothing"}, row[0])
				}
			}
		}
		for _, h := range headings {
			switch why := blankAllowed[name+" "+h]; {
			case !filled[h] && why == "":
				t.Errorf("%s: no row fills %s", name, h)
			case filled[h] && why != "":
				t.Errorf("%s: %s is allowed to be blank, and is filled", name, h)
			}
		}
	}
}

// fullRuns are audits of everything that an audit can be given.
func fullRuns(t *testing.T) []*report.Run {
	t.Helper()
	base := audittest.Whole(t, full(t, fullText(t)))
	later := full(t, fullText(t)+"NEW-1,SN-NEW,Huawei,,RRU3908"+strings.Repeat(",", 60)+"\n")
	known, err := audit.Baseline(base)
	if err != nil {
		t.Fatal(err)
	}
	later.Known, later.Before, later.BaselineFile = known, base, audit.Document{Name: "base.json", Text: []byte("{}")}
	nobody := request(t, sample(t, "rural-carrier.csv"))
	capped := request(t, sample(t, "core-network.csv"))
	if capped.Profile, err = regime.ParseProfile("uk-core.yaml", []byte(sample(t, "uk-core.yaml"))); err != nil {
		t.Fatal(err)
	}
	rural := request(t, sample(t, "damaged.csv"))
	rural.Profile = ruralProfile(t)
	funded := request(t, "Huawei gear of the north\nasset_tag,serial_number,site_id,manufacturer,model,quantity,notes\nB1,SN-B1,S1,Huawei,RRU3908,1,\n\nB2,SN-B2,S2,Huawei,RRU3908,2,replaced ZTE\nB2,SN-B2,S2,Huawei,RRU3908,2,replaced ZTE\nTotal,,,,,3,\n")
	if funded.Funding, err = budget.ReadFunding(&regime.Money{Amount: "100"}); err != nil {
		t.Fatal(err)
	}
	fewer := funded
	before := audittest.Whole(t, funded)
	if fewer.Known, err = audit.Baseline(before); err != nil {
		t.Fatal(err)
	}
	fewer.Before, fewer.Sources = before, request(t, "asset_tag,manufacturer,model\nB3,Nokia,AirScale\n").Sources
	alpine := request(t, "asset_tag,manufacturer,model\nC1,SMIC,SM1\n")
	elsewhere := audittest.Whole(t, alpine)
	if alpine.Profile, err = regime.ParseProfile("alpine.yaml", []byte("operator: {name: Alpine Mobile, country: CH, kinds: [mno]}\n")); err != nil {
		t.Fatal(err)
	}
	return []*report.Run{elsewhere, audittest.Whole(t, alpine), before, audittest.Whole(t, fewer), base, audittest.Whole(t, later), audittest.Whole(t, nobody), audittest.Whole(t, capped), audittest.Whole(t, rural)}
}

// full asks for an audit with a profile, prices, decisions, waivers, money, a
// workbook with a sheet that is no inventory, and rules in the rough.
func full(t *testing.T, text string) audit.Options {
	t.Helper()
	req := request(t, text)
	req.Sources = append(req.Sources, workbook(t))
	var err error
	if req.Profile, err = regime.ParseProfile("gearaudit.yaml", []byte("operator: {name: Prairie Tel, country: US, kinds: [etc, acs_provider, scrp_participant], not: [school], customers: 9000, usf: [high_cost], scrp: {term_ends_on: 2027-06-30, first_disbursement_on: 2026-05-01}}\n")); err != nil {
		t.Fatal(err)
	}
	req.Funding, err = budget.ReadFunding(&regime.Money{
		Amount: "1000000", Allocation: "500000", Proration: "0.395", Claimed: "1000", Crew: 2,
		Periods: []regime.Period{{Name: "2027", Amount: "100000"}, {Name: "2028", Amount: "200000"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if req.PriceBook, err = catalog.ReadBook("prices.csv", strings.NewReader("item,model,low,high,currency,quoted_on,quote_ref,comparable\n,BBU*,20000,30000,USD,2026-09-01,Q-1,15000\n")); err != nil {
		t.Fatal(err)
	}
	escalation := 0.03
	req.Cost.Escalation, req.Cost.LifeYears, req.Cost.Tax, req.Confidence = &escalation, 7, 0.05, 0.8
	req.Decisions = &audit.Document{Name: "decisions.yaml", Text: []byte("decisions:\n  - {match: {manufacturer: HW}, vendor: huawei, reason: seen on site, who: M. Ortiz, when: 2026-10-02, expires: 2027-10-02}\n")}
	req.Waivers = &audit.Document{Name: "waivers.yaml", Text: []byte(strings.ReplaceAll(waiver, "rule: designated-maker", "rule: us-889b"))}
	req.Inventory.Map = map[string]string{"model": "model"}
	worst := regime.Breach
	req.FailOn = &worst
	return req
}

// fullText is an inventory that has a value for every field of the dictionary.
func fullText(t *testing.T) string {
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

func workbook(t *testing.T) *inventory.Source {
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
	for i, row := range [][]string{{"this", "that"}, {"00:18:82:01:02:03", "21023593331234567890"}, {"00:18:82:01:02:04", "21023593331234567891"}, {"00:18:82:01:02:05", "21023593331234567892"}, {"00:18:82:01:02:06", "21023593331234567893"}} {
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
	src, err := inventory.FromReader("book.xlsx", &out)
	if err != nil {
		t.Fatal(err)
	}
	return src
}
