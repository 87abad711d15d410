package maker_test

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// No explanation is said twice, and each names the vendor, the name or shape
// that the pack knows, where that is known from and what it is worth.
func TestExplanations(t *testing.T) {
	s := newIdentifier(t).Session()
	rows := []row{
		{man: "Huawai", model: "E3372", gear.SerialNumber: "2102312JWU10J8939474", part: "02312JWU", text: "Huawei modem, Huawei spare"},
		{man: "Huawei/Huawei", model: "Huawei AAU5942", descr: "Huawei AAU5942 Huawei VRP", text: "Huawei AAU5942, AAU5942"},
		{man: "Huawei Technologies (Huawei)", brand: "Huawei", model: "Huawei Huawei S5720"},
		{man: "ZTE / ZTE Corporation", model: "ZXR10 5950", text: "ZTE ZXR10, ZTE"},
		{man: "Hikvision", model: "DS-2CD2143G2-I DS-2CD2143G2-I", gear.SerialNumber: "DS-2CD2143G2-I20210415AAWRF12345678"},
		{man: "华为 华为技术有限公司", model: "华为 RRU3908"},
		{man: "Nokia", model: "RRU3908 RRU3908"},
	}
	for _, v := range vendorPack(t).Vendors {
		for _, n := range v.Names {
			for _, name := range n.Texts {
				rows = append(rows, row{man: name + " / " + name, brand: name, model: name + " " + name, text: name + ", " + name})
			}
		}
		for _, m := range v.Models {
			for _, b := range m.Starts {
				rows = append(rows, row{model: b + "3908 " + b + "3908", part: b + "3908", text: b + "3908, " + b + "5700"})
			}
		}
	}
	said := 0
	for _, r := range rows {
		id := s.Identify(r.item(t))
		type reason struct {
			field          gear.Field
			vendor, entry  string
			kind           evidence.Kind
			matched, noted string
		}
		seen := map[reason]bool{}
		for _, e := range append(id.Evidence, id.Mentions...) {
			said++
			k := reason{e.Field, e.Vendor, e.Entry, e.Kind, e.Matched, e.Note}
			if seen[k] {
				t.Errorf("%v: said twice: %+v", r, e)
			}
			seen[k] = true
			if e.Vendor == "" || e.Matched == "" || e.Entry == "" || e.Source == "" {
				t.Errorf("%v: no vendor, match, known name or source: %+v", r, e)
			}
		}
	}
	if said < 1000 {
		t.Fatalf("only %d explanations were looked at", said)
	}
}

// An explanation says what else there is to know: the name that a slip was meant
// for, the letter that only looks Latin, the product of an item code, the count
// that a strength rests on.
func TestExplanationsTell(t *testing.T) {
	s := newIdentifier(t).Session()
	for _, c := range []struct {
		row  row
		want string
	}{
		{row{man: "Hauwei"}, "slip for huawei"},
		{row{man: "Huaweii Technologies"}, `slip for "Huawei`},
		{row{man: "Huаwei"}, "U+0430"},
		{row{part: "02312JWU"}, "item code 02312JWU: UPEU"},
		{row{gear.SerialNumber: "2102312JWU10J8939474"}, "item code 02312JWU: UPEU"},
		{row{model: "DRRU3168e-fa"}, "108 of its own and none of others"},
	} {
		var all []string
		for _, e := range s.Identify(c.row.item(t)).Evidence {
			all = append(all, e.Note, e.Source)
		}
		if got := strings.Join(all, "; "); !strings.Contains(got, c.want) {
			t.Errorf("%v: %q says nothing of %q", c.row, got, c.want)
		}
	}
}

// Every strength above a hint rests on a count, or says that it is recalled.
func TestStrengthsAreMeasured(t *testing.T) {
	for _, v := range vendorPack(t).Vendors {
		for i := range v.Models {
			m := &v.Models[i]
			if p := v.Proof(m.Source); m.Strength == "strong" && m.Measured == "" && p.Unverified() {
				t.Errorf("%s, %s: strong, and neither counted nor looked up", v.ID, m.Family)
			}
		}
	}
}
