package maker_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// A label of a maker that no list knows clears where it has the shape of a name,
// and what is no name says nothing.
func TestLabels(t *testing.T) {
	for label, texts := range map[evidence.Label][]string{
		evidence.KnownLabel:    {"GE", "Caterpillar", "TCT (Alcatel)", "Zebra", "Cisco", "CISCO SYSTEMS, INC.", "Axis P3245", "Phoenix Contact", "Nokia Solutions and Networks Oy", "思科", "诺基亚", "シスコ", "富士通", "ヤマハ", "삼성", "HMD", "Blue Coat", "Microsoft/HTC", "HP/Dell", "Nokia / Ericsson", "Cisco IOS-XE", "Ring EXOS"},
		evidence.SellerLabel:   {"Vodafone", "T-Mobile", "Verizon Wireless"},
		evidence.UnlistedLabel: {"Kropotkin Radio GmbH", "Fibrovex", "Ostrava Optika s.r.o.", "Bryggens Teknik A/S", "株式会社山下電機", "深圳市鑫洲光电科技有限公司", "ООО Радиоволна-Север", "Société Lumiplex", "M4vel", "KAZOR", "Advanced Quorvex Industries", "Marvini S.A.", "SMarBix (Zarvil Video)", "Fibrovex (PL)", "QV&K", "WQ&Zorn.", "Fibrovex/Nokia"},
		evidence.SaysNothing: {"Generic", "not labelled", "see photo", "kein Etikett", "voir photo", "неизвестно", "未知", "XXXX", "████", "-", "Yes", "jdoe@example.com", "C:\\temp", "API_KEY=3",
			"John?", "12345", "rack 4", "other than Nokia", "not Cisco", "Nokia or equivalent", "unleserlich", "Miete", "Eigentum", "Seleccione", "net-snmp", "White box", "REDACTED", "Китай", "Fibrovex (TBC)", "Rack2", "4G router", "ge", "Old Systems", "Main Building", "R&D", "GSM", "LTE", "交换机", "国产", "设备", "ルーター", "その他", "hmd", "Components", "Ethernet", "Cisco/unknown", "and/or", "Indoor/Outdoor", "A/C", "owner/tenant", "AC/DC", "Leihgabe", "Wypożyczony", "Заказчик"},
	} {
		for _, text := range texts {
			id := newIdentifier(t).Session().Identify(itemWith(gear.Manufacturer, text))
			want := gear.OtherMaker
			if !label.Clears() {
				want = gear.Unknown
			}
			if id.Label != label || id.Level != want {
				t.Errorf("%q: label %q, level %s; want %q, %s", text, id.Label, id.Level, label, want)
			}
		}
	}
}

// Evidence, however weak, is heard beside a label that no list knows; a known
// maker's label is contradicted by fair evidence and not by weak.
// A maker's name that digits are part of is none where it begins a code.
func TestNamesThatLookLikeCodes(t *testing.T) {
	check(t, []want{
		{row{man: "N/A", model: "A10-21"}, "unknown"}, {row{model: "F5-1200"}, "unknown"}, {row{model: "3com/4500"}, "unknown"},
		{row{model: "A10 Thunder 3030"}, "none"}, {row{model: "F5 BIG-IP"}, "none"},
	})
}

func TestLabelsAgainstEvidence(t *testing.T) {
	check(t, []want{
		{row{man: "Kropotkin Radio GmbH", model: "F660"}, "possible zte"},
		{row{man: "Vodafone", model: "F660"}, "possible zte"},
		{row{man: "Cisco", model: "F660"}, "none"},
		{row{man: "Kropotkin Radio GmbH", model: "RRU3908"}, "conflicting huawei"},
		{row{man: "Cisco", text: "Huawei S5735 switch"}, "conflicting huawei"},
		{row{man: "Nokia", text: "router, uplink to Huawei core"}, "none"},
		{row{text: "replaced Huawei S5700"}, "unknown"},
		{row{text: "tenant: Huawei lab"}, "unknown"},
		{row{man: "Kropotkin Radio GmbH", text: "customer = ZTE"}, "none"},
		{row{model: "unit", text: "Dahua 16 CH NVR"}, "possible dahua"},
	})
}

func TestSerialNumbers(t *testing.T) {
	serial := gear.SerialNumber
	check(t, []want{
		{row{serial: "2102312CMFN0K1000123"}, "confirmed huawei"},
		{row{serial: "210235A0T5H12A000012"}, "unknown"}, // H3C: an A in the fifth place of the item
		{row{man: "Nokia", serial: "2102312CMF10K1000123"}, "conflicting huawei"},
		{row{serial: "HWTC1A2B3C4D"}, "possible huawei"},
		{row{serial: "5A544547C0123456"}, "possible zte"},
		{row{serial: "ALCLF1234567"}, "unknown"},
		{row{serial: "DS-2CD2143G2-I20210415AAWRF12345678"}, "confirmed hikvision"},
		{row{man: "Cisco", serial: "FOC1234A1BC"}, "none"},
	})
}

// A name is about the item where it begins a description, or is all of a note or of one
// of the texts in it: that contradicts a known maker's label, and a name elsewhere in a
// text does not. Behind words of relation and doubt it never does.
func TestWhereTextsSpeakOfTheItem(t *testing.T) {
	check(t, []want{
		{row{man: "Cisco", text: "Huawei switch"}, "conflicting huawei"},
		{row{man: "Cisco", text: "switch Huawei"}, "none"},
		{row{man: "Cisco", text: "spare | Huawei switch"}, "conflicting huawei"},
		{row{man: "Cisco", text: "spare, Huawei switch"}, "none"},
		{row{man: "Cisco", text: "Huawei compatible switch"}, "none"},
		{row{man: "Cisco", text: "replaces Huawei"}, "none"},
		{row{man: "Cisco", text: "bracket, Huawei"}, "possible huawei"},
		{row{man: "Cisco", notes: "Huawei"}, "conflicting huawei"},
		{row{man: "Cisco", notes: "Huawei gear"}, "none"},
		{row{man: "Cisco", notes: "spare; Huawei"}, "conflicting huawei"},
		{row{man: "Cisco", notes: "Huawei; spare"}, "conflicting huawei"},
		{row{man: "Cisco", notes: "near Huawei; spare"}, "none"},
		{row{text: "Huawei switch"}, "possible huawei"},
		{row{text: "switch Huawei"}, "possible huawei"},
		{row{text: "switch, maybe Huawei"}, "possible huawei"},
		{row{text: "uplink to Huawei"}, "unknown"},
		{row{man: "Cisco", model: "Huawei S5735"}, "conflicting huawei"},
		{row{model: "Huawei Quidway"}, "confirmed huawei"},
		{row{model: "HiSilicon encoder"}, "possible huawei"}, // the maker of a component is not that of the box
		{row{model: "DS 2CD2143G0-I"}, "confirmed hikvision"},
		{row{model: "ABCD 2CD2143G0-I"}, "unknown"},
		{row{model: "4DS 2CD2143G0-I"}, "unknown"},
		{row{descr: "Huawei Versatile Routing Platform"}, "confirmed huawei"},
	})
}

// A question mark or a word of doubt makes a label a guess, of whomever it names.
func TestDoubtsOfLabels(t *testing.T) {
	check(t, []want{
		{row{man: "Huawei?"}, "possible huawei"},
		{row{man: "Huawei (?)"}, "possible huawei"},
		{row{man: "maybe Huawei"}, "possible huawei"},
		{row{man: "Huawei"}, "confirmed huawei"},
		{row{man: "Nokia?"}, "unknown"},
		{row{man: "Nokia"}, "none"},
		{row{man: "Nokia or Huawei"}, "conflicting huawei"},
		{row{man: "Huawei or Nokia"}, "conflicting huawei"},
	})
}
