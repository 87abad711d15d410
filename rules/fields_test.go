package rules_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// The numbers of package gear and the order of the file are one list.
func TestFieldOrder(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]gear.Field{
		"asset_tag": gear.AssetTag, "serial_number": gear.SerialNumber, "manufacturer": gear.Manufacturer, "brand": gear.Brand,
		"model": gear.Model, "part_number": gear.PartNumber, "description": gear.Description, "quantity": gear.Quantity,
		"site_id": gear.SiteID, "site_name": gear.SiteName, "site_class": gear.SiteClass, "latitude": gear.Latitude,
		"longitude": gear.Longitude, "region": gear.Region, "country": gear.Country, "role": gear.Role, "function": gear.Function,
		"technology": gear.Technology, "status": gear.Status, "acquired_on": gear.AcquiredOn, "installed_on": gear.InstalledOn,
		"authorized_on": gear.AuthorizedOn, "removed_on": gear.RemovedOn, "funding": gear.Funding, "purpose": gear.Purpose,
		"country_of_origin": gear.CountryOfOrigin, "mac_address": gear.MACAddress, "sys_object_id": gear.SysObjectID,
		"sys_descr": gear.SysDescr, "fcc_id": gear.FCCID, "software_version": gear.SoftwareVersion, "parent": gear.Parent,
		"unit_cost": gear.UnitCost, "currency": gear.Currency, "premises": gear.Premises, "traffic": gear.Traffic,
		"sanctions_affected": gear.SanctionsAffected, "notes": gear.Notes,
	} {
		if got, ok := d.Field(name); !ok || got != want {
			t.Errorf("%s has the number %d (found: %v), want %d", name, got, ok, want)
		}
	}
	if name := d.Name(gear.Known); name != "upkeep_funding" {
		t.Errorf("the first field beyond the canonical ones is %s", name)
	}
}

// A heading or a canonical name means one field.
func TestHeadingsMeanOneField(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	claim := func(heading, field string) {
		key := gear.FoldHeading(heading)
		if other := seen[key]; other != "" && other != field {
			t.Errorf("the heading %q means %s and %s", heading, other, field)
		}
		seen[key] = field
	}
	for _, def := range d.Defs {
		claim(def.Name, def.Name)
		if def.Doc == "" || def.Type == "" {
			t.Errorf("%s lacks a type or a line of explanation", def.Name)
		}
		if (def.Type == gear.Closed) != (len(def.Values) > 0 && def.Type != gear.YesNo && def.Type != gear.CountryCode) {
			t.Errorf("%s: a closed list has values, and nothing else has", def.Name)
		}
		for _, h := range def.Headings {
			claim(h, def.Name)
		}
	}
	for _, h := range d.Ignored {
		claim(h, "nothing")
	}
	if len(seen) < 300 {
		t.Errorf("only %d headings are known", len(seen))
	}
}

// Another spelling of a closed value is not itself another value of the list.
func TestSpellings(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	for f, def := range d.Defs {
		for spelling, value := range def.Aliases {
			if d.Code(gear.Field(f), value) == 0 {
				t.Errorf("%s: %q stands for %q, which is not a value", def.Name, spelling, value)
			}
			if own := d.Code(gear.Field(f), spelling); own != 0 && own != d.Code(gear.Field(f), value) {
				t.Errorf("%s: %q is a value and stands for another", def.Name, spelling)
			}
		}
	}
}

// A country has one code, and every name of a country means one country.
func TestCountries(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	def := d.Defs[gear.Country]
	if len(def.Values) < 240 {
		t.Errorf("only %d countries are known", len(def.Values))
	}
	for name, code := range map[string]string{"usa": "US", "中国": "CN", "uk": "GB", "deutschland": "DE", "twn": "TW", "saintlucia": "LC"} {
		if got := def.Aliases[name]; got != code {
			t.Errorf("%s is %q, want %s", name, got, code)
		}
	}
}

// A contested heading has more than one field to choose from, or one that it
// means only if its content agrees.
func TestContestedHeadings(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range d.Contested {
		key := gear.FoldHeading(c.Heading)
		if seen[key] || len(c.Fields) == 0 {
			t.Errorf("the heading %q is listed twice or means nothing", c.Heading)
		}
		seen[key] = true
	}
	if len(d.Totals) < 10 || len(seen) < 8 {
		t.Errorf("%d words for totals and %d contested headings are known", len(d.Totals), len(seen))
	}
}

// A word that says "no value" (N/A) must not stand for a value: blank is
// unknown, never no. Words for the value unknown may.
func TestNoValueIsNoAlias(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range d.Defs {
		if def.Type != gear.Closed {
			continue // in a column of yes and no an x is a tick
		}
		for alias, value := range def.Aliases {
			if value != "unknown" && gear.NoValue(alias) {
				t.Errorf("%s: %q stands for %s", def.Name, alias, value)
			}
		}
		for _, word := range []string{"n/a", "N/A", "TBD", "#REF!"} {
			if value, ok := def.Aliases[gear.FoldHeading(word)]; ok && value != "unknown" {
				t.Errorf("%s: %q stands for %s", def.Name, word, value)
			}
		}
	}
}
