package maker_test

import (
	"strconv"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// rowOf makes an item of texts, each with the number of a shared value.
func rowOf(id uint32, texts map[gear.Field]string) *gear.Item {
	it := &gear.Item{Values: make([]*gear.Value, gear.Known), IDs: make([]uint32, gear.Known)}
	for f, t := range texts {
		it.Values[f] = &gear.Value{Text: t, State: gear.Present}
		it.IDs[f] = id
	}
	return it
}

func BenchmarkNew(b *testing.B) {
	pack, err := rules.Vendors()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := maker.New(pack); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRepeatedInnocent(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(1, map[gear.Field]string{gear.Manufacturer: "Cisco", gear.Model: "WS-C3750X-24P", gear.PartNumber: "WS-C3750X-24P-S", gear.Description: "access switch"})
	b.ReportAllocs()
	for b.Loop() {
		s.Identify(it)
	}
}

func BenchmarkRepeatedHit(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(1, map[gear.Field]string{gear.Manufacturer: "Huawei Technologies Co., Ltd.", gear.Model: "RRU3908", gear.Description: "remote radio unit"})
	b.ReportAllocs()
	for b.Loop() {
		s.Identify(it)
	}
}

func BenchmarkDistinctInnocent(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(0, map[gear.Field]string{gear.Manufacturer: "", gear.Model: "", gear.SysDescr: "", gear.MACAddress: ""})
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		k := strconv.Itoa(n)
		it.Values[gear.Manufacturer].Text = "Shenzhen Weida " + k + " Electronics Co., Ltd."
		it.Values[gear.Model].Text = "WS-C37" + k + "X-24P"
		it.Values[gear.SysDescr].Text = "Cisco IOS Software, C3750E Software (C3750E-UNIVERSALK9-M), Version 15.2(4)E" + k + ", RELEASE SOFTWARE (fc1)"
		it.Values[gear.MACAddress].Text = "00:25:90:11:22:" + k
		s.Identify(it)
	}
}

func BenchmarkDistinctHit(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(0, map[gear.Field]string{gear.Manufacturer: "", gear.Model: "", gear.SysDescr: "", gear.MACAddress: ""})
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		k := strconv.Itoa(n)
		it.Values[gear.Manufacturer].Text = "Huawei Technologies " + k + " Co., Ltd."
		it.Values[gear.Model].Text = "S5720-" + k + "P-EI"
		it.Values[gear.SysDescr].Text = "S5720-56C-PWR-EI-AC Huawei Versatile Routing Platform Software VRP (R) software,Version 5.170 (S5720 V200R010C00SPC" + k + ")"
		it.Values[gear.MACAddress].Text = "00:18:82:11:22:" + k
		s.Identify(it)
	}
}
