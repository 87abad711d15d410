package regime

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// dictionary is the canonical fields with what rules need besides.
func dictionary(t testing.TB) *gear.Dictionary {
	t.Helper()
	text := func(n string) gear.FieldDef { return gear.FieldDef{Name: n, Type: gear.Text} }
	closed := func(n string, v ...string) gear.FieldDef {
		return gear.FieldDef{Name: n, Type: gear.Closed, Values: v}
	}
	date := func(n string) gear.FieldDef { return gear.FieldDef{Name: n, Type: gear.Day} }
	yesno := func(n string) gear.FieldDef { return gear.FieldDef{Name: n, Type: gear.YesNo} }
	funding := []string{"none", "private", "high_cost", "caf", "rdof", "acam", "e_rate", "lifeline", "rural_health_care", "federal_grant", "federal_loan", "fcc_subsidy", "scrp"}
	return gear.NewDictionary([]gear.FieldDef{
		text("asset_tag"), text("serial_number"), text("manufacturer"), text("brand"), text("model"), text("part_number"), text("description"),
		{Name: "quantity", Type: gear.Count}, text("site_id"), text("site_name"),
		closed("site_class", "ordinary", "national_security", "sensitive_zone", "rural", "unknown"),
		{Name: "latitude", Type: gear.Number}, {Name: "longitude", Type: gear.Number}, text("region"), {Name: "country", Type: gear.Country2},
		closed("role", "ran", "core", "transport", "access", "cpe", "video", "oss", "power", "terminal", "other"),
		closed("function", "core_user_plane", "core_control", "core_subscriber_data", "ims_voice", "interconnect_gateway", "lawful_intercept", "nfv_mano",
			"virtualisation", "oss_bss", "ems_nms", "ran_baseband", "ran_radio_unit", "ran_antenna_passive", "transport_high_rate_core", "transport_backhaul",
			"optical_dwdm", "router_switch", "access_olt", "access_ont_cpe", "access_dslam", "wifi_ap", "camera", "recorder", "two_way_radio", "optical_module",
			"managed_service", "service", "security_function", "terminal"),
		closed("technology", "2g", "3g", "4g", "5g_nsa", "5g_sa", "fttp", "fttc", "copper", "cable", "microwave", "satellite"),
		closed("status", "planned", "staged", "active", "offline", "decommissioning", "removed", "disposed"),
		date("acquired_on"), date("installed_on"), date("authorized_on"), date("removed_on"), closed("funding", funding...),
		closed("purpose", "ordinary", "public_safety", "government_facility", "critical_infrastructure", "national_security"),
		{Name: "country_of_origin", Type: gear.Country2}, {Name: "mac_address", Type: gear.Hex}, text("sys_object_id"), text("sys_descr"), text("fcc_id"),
		text("software_version"), text("parent"), {Name: "unit_cost", Type: gear.Money}, text("currency"), {Name: "premises", Type: gear.Count},
		{Name: "traffic", Type: gear.Number}, yesno("sanctions_affected"), text("notes"),
		closed("upkeep_funding", funding...), yesno("conditional_approval"), yesno("consumer_grade"),
		closed("product_class", "uas", "uas_component", "consumer_router", "power_inverter", "robot", "radio_module"),
		yesno("sees_user_traffic"), yesno("essential_component"), yesno("disposal_evidence"), yesno("covered_mission"), yesno("dod_work"),
	})
}
