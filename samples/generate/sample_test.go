package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/regime/profile"
)

// The committed samples are what this command makes. To make them again:
// make samples.
func TestSamplesAreFresh(t *testing.T) {
	for sample, file := range map[string]string{"rural": "rural-carrier.csv", "core": "core-network.csv", "netbox": "netbox-export.csv", "ugly": "ugly.xlsx"} {
		want, err := os.ReadFile("../" + file)
		if err != nil {
			t.Fatal(err)
		}
		var got, errs bytes.Buffer
		if code := run([]string{"-sample", sample}, &got, &errs); code != 0 {
			t.Fatalf("exit code %d: %s", code, &errs)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s is stale: make samples (-committed +made):\n%.2000s", file, diff)
		}
	}
}

func TestProfiles(t *testing.T) {
	for _, file := range []string{"../rural-carrier.yaml", "../uk-core.yaml"} {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := profile.Parse(file, src); err != nil {
			t.Error(err)
		}
	}
}

// cells returns the rows of a sheet by heading.
func cells(s *sheet) []record {
	var rows []record
	for _, row := range s.rows {
		r := make(record)
		for i, h := range s.headings {
			r[h] = row[i]
		}
		rows = append(rows, r)
	}
	return rows
}

var (
	designated = regexp.MustCompile(`^(BBU|BTS3|RRU|WD2|OptiX|ATN|NE40E|ETP|TP48200|MA5|H80|HG8|ZX|DS-|DH-|DHI-|IPC-H|PD7|MD7|RD9)`)
	macs       = regexp.MustCompile(`^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$|^[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}$|^[0-9A-F]{12}$`)
)

func TestRuralTellsItsStory(t *testing.T) {
	rows := cells(ruralSheet(1))
	sites, made := map[string]bool{}, map[string]bool{}
	count := 0
	for _, r := range rows {
		sites[r["Site ID"]] = true
		if designated.MatchString(r["Model"]) {
			made[r["Site ID"]] = true
			count++
		}
	}
	within(t, "rows", len(rows), 950, 1100)
	within(t, "sites", len(sites), 60, 60)
	within(t, "items of designated makers", count, 220, 300)
	within(t, "sites that have them", len(made), 48, 59)
}

func within(t *testing.T, what string, got, low, high int) {
	t.Helper()
	if got < low || got > high {
		t.Errorf("%s: %d, want %d to %d", what, got, low, high)
	}
}

func TestRuralRows(t *testing.T) {
	tags := make(map[string]bool)
	for _, r := range cells(ruralSheet(1)) {
		tag := r["Asset Tag"]
		if tags[tag] {
			t.Errorf("%s occurs twice", tag)
		}
		if parent := r["Parent Asset"]; parent != "" && !tags[parent] {
			t.Errorf("%s sits in %s, which does not stand above it", tag, parent)
		}
		tags[tag] = true
		r.mustNumber("Qty")
		for _, heading := range []string{"Date Obtained", "Install Date", "Date Removed"} {
			if _, err := time.Parse(time.DateOnly, r[heading]); r[heading] != "" && err != nil {
				t.Errorf("%s: %v", tag, err)
			}
		}
		for field, heading := range map[string]string{"role": "Role", "function": "Function", "technology": "Technology", "status": "Status", "funding": "Funding", "purpose": "Purpose"} {
			if !known(field, r[heading]) {
				t.Errorf("%s: %s %q", tag, heading, r[heading])
			}
		}
		if mac := r["MAC Address"]; mac != "" && !macs.MatchString(mac) {
			t.Errorf("%s: hardware address %q", tag, mac)
		}
	}
}

// A real sheet is a mess; each kind of it must be in the sample.
func TestRuralMess(t *testing.T) {
	rows := cells(ruralSheet(1))
	none := func(r record, headings ...string) bool {
		for _, h := range headings {
			if r[h] != "" {
				return false
			}
		}
		return true
	}
	for what, is := range map[string]func(record) bool{
		"misspelt maker":          func(r record) bool { return r["Vendor"] == "Hauwei" },
		"maker in Chinese":        func(r record) bool { return strings.ContainsAny(r["Vendor"], "华中海大") },
		"maker not said":          func(r record) bool { return r["Vendor"] == "N/A" },
		"designated, maker blank": func(r record) bool { return r["Vendor"] == "" && designated.MatchString(r["Model"]) },
		"hardware address only": func(r record) bool {
			return none(r, "Vendor", "Model", "SysObjectID", "FCC ID") && r["MAC Address"] != ""
		},
		"object id only": func(r record) bool {
			return none(r, "Vendor", "Model", "MAC Address", "FCC ID") && r["SysObjectID"] != ""
		},
		"FCC ID only": func(r record) bool {
			return none(r, "Vendor", "Model", "MAC Address", "SysObjectID") && r["FCC ID"] != ""
		},
		"reseller as maker": func(r record) bool { return r["Vendor"] == "Tessco" },
		"relabelled camera": func(r record) bool { return r["Vendor"] == "Lorex" && strings.HasPrefix(r["MAC Address"], "3C:EF:8C") },
		"former affiliate":  func(r record) bool { return strings.EqualFold(r["Vendor"], "honor") },
		"neighbour":         func(r record) bool { return r["Vendor"] == "H3C" },
		"spare":             func(r record) bool { return r["Status"] == "Staged" && r["Vendor"] == "Huawei" },
		"removed":           func(r record) bool { return r["Status"] == "Removed" && r["Date Removed"] != "" },
		"disposed":          func(r record) bool { return r["Status"] == "Disposed" },
		"component":         func(r record) bool { return r["Parent Asset"] != "" },
		"passive antenna":   func(r record) bool { return r["Function"] == "RAN antenna passive" },
		"no date":           func(r record) bool { return designated.MatchString(r["Model"]) && r["Date Obtained"] == "" },
		"no funding":        func(r record) bool { return designated.MatchString(r["Model"]) && r["Funding"] == "" },
		"no purpose":        func(r record) bool { return r["Function"] == "camera" && r["Purpose"] == "" },
		"quote in a cell":   func(r record) bool { return strings.Contains(r["Notes"], `"`) },
		"bought after designation": func(r record) bool {
			return designated.MatchString(r["Model"]) && r["Date Obtained"] > firstDesignation
		},
	} {
		found := 0
		for _, r := range rows {
			if is(r) {
				found++
			}
		}
		if found == 0 {
			t.Errorf("the sample has no row with: %s", what)
		}
	}
}

func TestCoreSheet(t *testing.T) {
	sites := map[string]bool{}
	huawei := map[string]bool{}
	for _, r := range cells(coreSheet(1)) {
		if strings.HasPrefix(r["Technology"], "5g") && r["Role"] == "ran" {
			sites[r["Site Code"]] = true
			if r["Manufacturer"] == "Huawei" {
				huawei[r["Site Code"]] = true
			}
		}
	}
	within(t, "5G sites", len(sites), 20, 22)
	within(t, "5G sites of Huawei, just above 35 %", len(huawei), 8, 8)
}

func TestNetboxSheet(t *testing.T) {
	rows := cells(netboxSheet(1))
	within(t, "devices", len(rows), 90, 150)
	for _, r := range rows {
		if !regexp.MustCompile(`^[a-z]{2,4}-[a-z]{2,3}-\d{2,3}$`).MatchString(r["Name"]) {
			t.Errorf("device name %q", r["Name"])
		}
	}
}
