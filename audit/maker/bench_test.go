//go:build unix

package maker_test

import (
	"fmt"
	"strconv"
	"syscall"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// rowOf makes an item of texts, each with the number of a shared value.
func rowOf(id uint32, texts map[gear.Field]string) *gear.Item {
	it := &gear.Item{Values: make([]*gear.Value, gear.Known), IDs: make([]uint32, gear.Known), Numbered: new(gear.Numbering)}
	for f, t := range texts {
		it.Values[f] = &gear.Value{Text: t, State: gear.Present}
		it.IDs[f] = id
	}
	return it
}

// processorTime reports the time of the processor for one turn, which other
// work on the machine does not lengthen.
func processorTime(b *testing.B) func() {
	used := func() int64 {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return u.Utime.Nano() + u.Stime.Nano()
	}
	before := used()
	return func() { b.ReportMetric(float64(used()-before)/float64(b.N), "cpu-ns/op") }
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
	defer processorTime(b)()
	for b.Loop() {
		s.Identify(it)
	}
}

func BenchmarkRepeatedHit(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(1, map[gear.Field]string{gear.Manufacturer: "Huawei Technologies Co., Ltd.", gear.Model: "RRU3908", gear.Description: "remote radio unit"})
	b.ReportAllocs()
	defer processorTime(b)()
	for b.Loop() {
		s.Identify(it)
	}
}

func BenchmarkDistinctInnocent(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(0, map[gear.Field]string{gear.Manufacturer: "", gear.Model: "", gear.SysDescr: "", gear.MACAddress: ""})
	n := 0
	b.ReportAllocs()
	defer processorTime(b)()
	for b.Loop() {
		n++
		k := strconv.Itoa(n)
		it.Values[gear.Manufacturer].Text = "Shenzhen Weida " + k + " Electronics Co., Ltd."
		it.Values[gear.Model].Text = "WS-C37" + k + "X-24P"
		it.Values[gear.SysDescr].Text = "Cisco IOS Software, C3750E Software (C3750E-UNIVERSALK9-M), Version 15.2(4)E" + k + ", RELEASE SOFTWARE (fc1)"
		it.Values[gear.MACAddress].Text = fmt.Sprintf("00:25:90:%02x:%02x:%02x", n>>16&255, n>>8&255, n&255)
		s.Identify(it)
	}
}

func BenchmarkDistinctHit(b *testing.B) {
	s := newIdentifier(b).Session()
	it := rowOf(0, map[gear.Field]string{gear.Manufacturer: "", gear.Model: "", gear.SysDescr: "", gear.MACAddress: ""})
	n := 0
	b.ReportAllocs()
	defer processorTime(b)()
	for b.Loop() {
		n++
		k := strconv.Itoa(n)
		it.Values[gear.Manufacturer].Text = "Huawei Technologies " + k + " Co., Ltd."
		it.Values[gear.Model].Text = "S5720-" + k + "P-EI"
		it.Values[gear.SysDescr].Text = "S5720-56C-PWR-EI-AC Huawei Versatile Routing Platform Software VRP (R) software,Version 5.170 (S5720 V200R010C00SPC" + k + ")"
		it.Values[gear.MACAddress].Text = fmt.Sprintf("00:18:82:%02x:%02x:%02x", n>>16&255, n>>8&255, n&255)
		s.Identify(it)
	}
}
