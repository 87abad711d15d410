package maker_test

import (
	"bufio"
	"compress/gzip"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// registry calls fn for the name of every firm that had registered hardware
// addresses with the IEEE on 2026-08-26 (the npm package oui-data 2.1.9): more
// than thirty thousand real names of makers.
func registry(t *testing.T, fn func(name string)) {
	t.Helper()
	f, err := os.Open("testdata/registry.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(z); lines.Scan(); {
		fn(lines.Text())
	}
}

// Of the registry's names exactly those that were looked at by eye are taken
// for a designated vendor's. The golden file has them in order; UPDATE=1
// rewrites it, and every new line is to be looked at.
func TestRegistryOfMakers(t *testing.T) {
	s := newIdentifier(t).Session()
	all := 0
	var got strings.Builder
	registry(t, func(name string) {
		all++
		if id := s.Identify(row{man: name}.item(t)); id.Level >= gear.Possible {
			got.WriteString(verdict(id) + ": " + name + "\n")
		}
	})
	if all < 30_000 {
		t.Fatalf("the registry has only %d names", all)
	}
	const golden = "testdata/registry.golden"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("names are taken for a vendor's otherwise than before (-want +got):\n%s", diff)
	}
}

// Firms that have nothing to do with a designated vendor are never decided on,
// and few of thirty thousand are suspected.
func TestRegistryOfInnocents(t *testing.T) {
	s := newIdentifier(t).Session()
	suspected := []string{}
	registry(t, func(name string) {
		id := s.Identify(row{man: name}.item(t))
		if id.Level < gear.Possible || related(name) {
			return
		}
		if decided(id) {
			t.Errorf("%q is %s", name, verdict(id))
		}
		suspected = append(suspected, name)
	})
	if len(suspected) > 15 {
		t.Errorf("%d innocent firms are suspected: %s", len(suspected), strings.Join(suspected, "; "))
	}
}

// related reports the names of the registry that are a vendor's, of its present
// or former affiliates, or of firms that sell under their own brand what it
// makes, as a person tells them.
func related(name string) bool {
	low := strings.ToLower(name)
	for _, word := range []string{
		"huawei", "hisilicon", "honor device", "xfusion", "td tech", "hmn tech",
		"zte", "zhongxing", "nubia", "caltta", "netas", "hytera", "sepura", "teltronic", "norsat", "sinclair tech",
		"hikvision", "hikrobot", "ezviz", "pyronix", "prama", "dahua tech", "dahua zhilian", "huaray", "huacheng network", "lorex tech", "luminys", "leapmotor",
		"amcrest", "cp plus", "honeywell", "ic realtime", "intelbras", "kbvision", "lt security", "trendnet",
		"china mobile", "china telecom", "china unicom", "kaspersky", "dji ", "autel robotics", "autel lntelligent", "yangtze memory", "quectel", "baicells", "innolight", "tp-link",
	} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}
