package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestArchivesAreWhole: every inventory of an archive has its truth, and every
// truth its inventory and a line that is there.
func TestArchivesAreWhole(t *testing.T) {
	quiet, field := t.TempDir(), t.TempDir()
	if err := unpack("quiet.txtar", quiet); err != nil {
		t.Fatal(err)
	}
	if err := unpack("fieldwork.txtar", field); err != nil {
		t.Fatal(err)
	}
	all, err := readTruth(filepath.Join(quiet, "truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, tr := range all {
		named[tr.file] = true
		if tr.kind != "clean" || tr.vendor != "" {
			t.Errorf("%s is in the quiet set and is %s %s", tr.file, tr.kind, tr.vendor)
		}
	}
	if got := inventories(t, quiet, named); got != 40 || len(named) != 40 {
		t.Errorf("%d quiet inventories and %d truths, want 40 each", got, len(named))
	}
	expected := map[string]bool{}
	for _, name := range []string{"expect.csv", "expect_counts.csv"} {
		for _, r := range records(t, field, name) {
			expected[r[0]] = true
			if name == "expect.csv" && strings.HasSuffix(r[0], ".csv") && !holdsLine(t, field, r[0], r[1]) {
				t.Errorf("%s has no line %s", r[0], r[1])
			}
		}
	}
	if got := inventories(t, field, expected); got != 30 || len(expected) != 30 {
		t.Errorf("%d inventories of the field and %d with an expectation, want 30 each", got, len(expected))
	}
}

// inventories counts the files that are named, and complains of the others.
func inventories(t *testing.T, dir string, named map[string]bool) int {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if e.Name() == "truth.csv" || strings.HasPrefix(e.Name(), "expect") {
			continue
		}
		n++
		if !named[e.Name()] {
			t.Errorf("%s has no truth", e.Name())
		}
	}
	return n
}

func records(t *testing.T, dir, name string) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(slurp(t, dir, name)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

func holdsLine(t *testing.T, dir, name, number string) bool {
	t.Helper()
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatalf("%s: line %q is no number", name, number)
	}
	return n >= 1 && n <= strings.Count(string(slurp(t, dir, name)), "\n")
}

// TestQuietHoldsNoDesignatedMaker holds the set against its own promise: a name
// stands in a note, a place, a list or a removed row only.
func TestQuietHoldsNoDesignatedMaker(t *testing.T) {
	raw, err := data.ReadFile("data/quiet.txtar")
	if err != nil {
		t.Fatal(err)
	}
	sheet, seen := "", 0
	for row := range strings.Lines(string(raw)) {
		if strings.HasPrefix(row, "-- ") {
			sheet = strings.TrimSpace(strings.Trim(row, "- \n"))
			continue
		}
		for cell := range strings.SplitSeq(strings.TrimSpace(row), ",") {
			if cell == "Huawei" || cell == "ZTE" || cell == "Hikvision" || cell == "Dahua" || cell == "Hytera" {
				seen++
				if !strings.HasSuffix(sheet, "!Lists") && !strings.Contains(row, ",removed,") && !strings.HasSuffix(sheet, "!Terms") {
					t.Errorf("%s: %s", sheet, row)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no name was seen: is the search broken?")
	}
}
