package regime

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// A text names a passive thing only if every word of it is one of the lists or a
// number: what is active, a model, or in no list says something else.
func TestPassiveTexts(t *testing.T) {
	w := newPassiveWords(dictionary(t))
	for text, want := range map[string]passiveText{
		"": saysNothing, "N/A": saysNothing, "1U": saysNothing, "24 port": saysNothing, "2.0 m": saysNothing,
		"Patch panel 24 port": saysPassive, "24-port LC panel": saysPassive, "48-port copper panel": saysPassive, "panel PC": saysElse, "Blanking panel 1U": saysPassive, `19" rack, 42U`: saysPassive,
		"LC-LC patch cord 3 m": saysPassive, "lattice mast 30 m": saysPassive, "Kabelkanal": saysPassive, "19-Zoll-Schrank": saysPassive,
		"Spleißbox": saysPassive, "baie 19 pouces": saysPassive, "chemin de câbles": saysPassive, "bandeja portacables": saysPassive,
		"pannello di permutazione": saysPassive, "kabelgoot": saysPassive, "kabelstege": saysPassive, "szafa rack 42U": saysPassive,
		"патч-панель 24 порта": saysPassive, "光纤跳线": saysPassive, "配线架 24口": saysPassive, "パッチパネル 24ポート": saysPassive, "패치 패널": saysPassive,
		"yama paneli 24 port": saysPassive, "rozvaděč 42U": saysPassive, "eletrocalha": saysPassive,
		"rack mounted switch": saysElse, "cable modem": saysElse, "panel antenna, active": saysElse, "rack server": saysElse, "pole camera": saysElse,
		"cabinet controller": saysElse, "mast head amplifier": saysElse, "19 inch rack with S5735-L24P4X-A": saysElse, "cable for RRU3908": saysElse,
		"cable M5800": saysPassive, "rectifier in rack 4": saysElse, "机柜交换机": saysElse, "ラックマウントスイッチ": saysElse, "splitter amp": saysElse, "AAU panel": saysElse,
		"rack 4 quorbel": saysElse,
	} {
		if got := w.read(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// Nobody is asked who made a passive thing; everybody is asked where something in
// the row speaks of a device, or nothing says what it is.
func TestPassiveRowsAreNotAsked(t *testing.T) {
	j, dict := withoutProfile(t), dictionary(t)
	tree := j.NewTree((&Timeline{}).NewCount(), DefaultTreeNodes)
	for _, c := range []struct {
		facts   []string
		role    string // that no list has
		passive bool
	}{
		{[]string{"model=Patch panel 24 port"}, "", true},
		{[]string{"description=LC duplex patch cord"}, "", true},
		{[]string{"model=1U"}, "patch-panel", true},
		{[]string{"model=patch panel"}, "edge", false},
		{[]string{"function=passive", "model=S5720"}, "", true},
		{[]string{"function=router_switch", "model=patch panel"}, "", false},
		{[]string{"site_id=North"}, "", false},
		{[]string{"model=1U"}, "", false},
		{[]string{"model=19 inch rack", "description=switch 24 port"}, "", false},
		{[]string{"model=patch panel", "mac_address=04:D3:B0:00:00:01"}, "", false},
		{[]string{"model=patch panel", "software_version=8.1"}, "", false},
		{[]string{"model=patch panel", "removed_on=2020-01-01"}, "", false},
	} {
		e := item(t, dict, c.facts...)
		if c.role != "" {
			e.item.Values[gear.Role] = &gear.Value{Text: c.role, State: gear.Bad}
		}
		s := Subject{Level: gear.Unknown, Missing: []gear.Field{gear.Manufacturer}}
		for range 2 { // worked out, and remembered
			got := tree.Judge(&e.item, &s)
			if got.Passive != c.passive || got.Silent() != (c.passive || got.Gone) {
				t.Errorf("%v: passive %v with %d findings, want %v", c.facts, got.Passive, len(got.Findings), c.passive)
			}
		}
		other := Subject{Level: gear.Confirmed, Vendor: "huawei"}
		if got := tree.Judge(&e.item, &other); got.Passive || got.Silent() {
			t.Errorf("%v: a designated maker's is passed by as passive", c.facts)
		}
	}
}
