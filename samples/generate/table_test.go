package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// closed are the values that the reader knows, as the sheets may spell them:
// in any case, with blanks for underscores.
var closed = map[string]string{
	"role": "ran core transport access cpe video oss power terminal other",
	"function": "core_user_plane core_control core_subscriber_data ims_voice interconnect_gateway lawful_intercept nfv_mano virtualisation " +
		"oss_bss ems_nms ran_baseband ran_radio_unit ran_antenna_passive transport_high_rate_core transport_backhaul optical_dwdm router_switch " +
		"access_olt access_ont_cpe access_dslam wifi_ap camera recorder two_way_radio optical_module managed_service service security_function terminal",
	"technology": "2g 3g 4g 5g_nsa 5g_sa fttp fttc copper cable microwave satellite",
	"status":     "planned staged active offline decommissioning removed disposed",
	"funding":    "none private high_cost caf rdof acam e_rate lifeline rural_health_care federal_grant federal_loan fcc_subsidy scrp",
	"purpose":    "ordinary public_safety government_facility critical_infrastructure national_security",
	"class":      "ordinary national_security sensitive_zone rural unknown",
}

// known reports whether a cell is blank or one of the closed values.
func known(field, cell string) bool {
	fold := strings.NewReplacer(" ", "", "-", "", "_", "", ".", "")
	want := strings.Fields(fold.Replace(strings.ReplaceAll(closed[field], " ", "\n")))
	return cell == "" || slices.Contains(want, fold.Replace(strings.ToLower(cell)))
}

func TestClosedValues(t *testing.T) {
	for _, table := range []string{"kit", "makers", "oddities", "core"} {
		for i, r := range mustTable(table) {
			for field := range closed {
				if cell, ok := r[field]; ok && !known(field, cell) {
					t.Errorf("%s row %d: %s %q is no value of that field", table, i+1, field, cell)
				}
			}
		}
	}
	if known("role", "radio") || !known("function", "Two-way radio") {
		t.Error("the check itself is broken")
	}
}

func TestKit(t *testing.T) {
	names := by("maker", mustTable("spellings"))
	for _, r := range mustTable("kit") {
		if len(names[r["vendor"]]) == 0 {
			t.Errorf("nobody knows how to spell the maker of %v", r)
		}
		if low, high := r.mustNumber("low"), r.mustNumber("high"); low <= 0 || low > high {
			t.Errorf("%s: prices from %d to %d", r["model"], low, high)
		}
		if from, to := r.mustNumber("from"), r.mustNumber("to"); from < 2010 || from > to || to > 2025 {
			t.Errorf("%s: sold from %d to %d", r["model"], from, to)
		}
		if n := len(r["oui"]); n != 0 && n != 6 {
			t.Errorf("%s: prefix %q", r["model"], r["oui"])
		}
	}
}

func TestRecipes(t *testing.T) {
	kit, kinds := by("group", mustTable("kit")), by("kind", mustTable("sites"))
	for table, column := range map[string]string{"recipes": "group", "netbox": "group"} {
		for _, r := range mustTable(table) {
			if len(kit[r[column]]) == 0 {
				t.Errorf("%s names the group %q, which has no kit", table, r[column])
			}
		}
	}
	for _, r := range mustTable("recipes") {
		if len(kinds[r["kind"]]) == 0 {
			t.Errorf("no site is of the kind %q", r["kind"])
		}
		if c := r.mustNumber("chance"); c < 1 || c > 100 {
			t.Errorf("%v: a chance of %d in 100", r, c)
		}
		for _, units := range choices(r["units"]) {
			record{"units": units}.mustNumber("units")
		}
	}
}

func TestOddities(t *testing.T) {
	sites := by("id", mustTable("sites"))
	for _, r := range mustTable("oddities") {
		if len(sites[r["site"]]) != 1 {
			t.Errorf("there is no site %q", r["site"])
		}
		for _, column := range []string{"obtained", "installed", "removed"} {
			if _, err := time.Parse(time.DateOnly, r[column]); r[column] != "" && err != nil {
				t.Errorf("%v: %v", r, err)
			}
		}
		r.mustNumber("qty")
	}
}

func TestMustNumberRefuses(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a word is no number")
		}
	}()
	record{"qty": "many"}.mustNumber("qty")
}
