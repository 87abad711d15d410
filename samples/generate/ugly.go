package main

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

// uglyGear is what stands at a site of the ugly workbook, as its keeper writes it.
type uglyGear struct {
	maker, model, what string
	quantity           any
	since              any // in service
	cost               any
	note               string
}

func uglySites() []struct {
	name, county        string
	latitude, longitude float64
	gear                []uglyGear
} {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	return []struct {
		name, county        string
		latitude, longitude float64
		gear                []uglyGear
	}{
		{"Alder Butte", "Rosebud", 47.1032, -106.9121, []uglyGear{
			{"HW", "BBU3900", "baseband", 1, day(2017, 3, 11), 12625, ""}, {"HW", "RRU3268", "radio, 3 sectors", "3 ea", day(2017, 3, 11), 3830, ""},
			{"HW", "RTN 950A", "microwave", "1 set", "2016-09", 6100, "hop to Cabin Creek"}, {"Eltek", "Flatpack2", "rectifier", 2, day(2016, 8, 2), 900, ""},
		}},
		{"Box Elder", "Custer", 46.4183, -105.8406, []uglyGear{
			{"Hauwei", "BBU3900", "baseband", 1, day(2018, 5, 4), 12625, ""}, {"Huawei", "RRU3268", "radio", "2 pcs", "Jun-18", 3830, ""},
			{"E///", "RRUS 11", "radio", "(1)", day(2012, 6, 1), 4100, "swapped out 2022"},
		}},
		{"Cabin Creek", "Fallon", 46.3661, -104.2847, []uglyGear{
			{"Nok", "AHLOA", "radio", 3, day(2021, 4, 9), 5200, ""}, {"Nok", "ASIK", "baseband", 1, day(2021, 4, 9), 9900, ""},
			{"ZTE", "ZXR10 5960", "aggregation switch", 1, "Q3 2016", 7400, ""}, {"Hik Vision", "DS-2CD2143G0-I", "camera", "4 ea", 2019, 110, "gate and yard"},
		}},
		{"Dry Fork", "Garfield", 47.3219, -106.9107, []uglyGear{
			{"ZTE", "ZXSDR R8862", "radio", "2 EA.", day(2015, 10, 20), 3600, ""}, {"Cisco", "ASR 920", "router", 1, day(2019, 2, 2), 3300, ""},
		}},
	}
}

// uglyBook makes the workbook that a carrier keeps by hand: titles, merged site
// numbers, quantities with units, a legend, spares, sites, a summary, lists to
// choose from, hidden rows and a struck row.
func uglyBook(out io.Writer) error {
	b := &uglyWriter{f: excelize.NewFile()}
	defer b.f.Close()
	b.do(b.f.SetSheetName("Sheet1", "EQUIP"))
	for _, name := range []string{"SPARES WH", "SITES", "LEGEND", "PIVOT", "LISTS"} {
		_, err := b.f.NewSheet(name)
		b.do(err)
	}
	b.equipment()
	b.spares()
	b.others()
	if b.err != nil {
		return b.err
	}
	return b.f.Write(out)
}

// uglyWriter keeps the first error.
type uglyWriter struct {
	f   *excelize.File
	err error
}

func (b *uglyWriter) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *uglyWriter) row(sheet string, line int, cells ...any) {
	b.do(b.f.SetSheetRow(sheet, "A"+strconv.Itoa(line), &cells))
}

func (b *uglyWriter) style(sheet, from, to string, s *excelize.Style) {
	id, err := b.f.NewStyle(s)
	b.do(err)
	b.do(b.f.SetCellStyle(sheet, from, to, id))
}

// equipment writes the master sheet.
func (b *uglyWriter) equipment() {
	const sheet = "EQUIP"
	format := func(s string) *excelize.Style { return &excelize.Style{CustomNumFmt: &s} }
	b.row(sheet, 1, "Sandhill Prairie Wireless - EQUIPMENT MASTER v7 (do not sort)")
	b.do(b.f.MergeCell(sheet, "A1", "J1"))
	b.row(sheet, 2, "* HW = Huawei, E/// = Ericsson, Nok = Nokia")
	headings := []any{"Site #", "Mfr", "Model / P/N", "Desc", "Qty", "S/N", "In svc", "Cost ea", "Tag", "Remarks"}
	b.row(sheet, 4, headings...)
	b.style(sheet, "A4", "J4", &excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}})
	line, tag := 5, 41
	for i, site := range uglySites() {
		first := line
		for n, g := range site.gear {
			var number any
			if n == 0 {
				number = 101 + i
			}
			tag++
			b.row(sheet, line, number, g.maker, g.model, g.what, g.quantity, fmt.Sprintf("S%d%05d", i+1, 7*tag), g.since, g.cost, tag, g.note)
			b.style(sheet, "I"+strconv.Itoa(line), "I"+strconv.Itoa(line), format(`"SP-"00000`))
			b.style(sheet, "H"+strconv.Itoa(line), "H"+strconv.Itoa(line), format(`"$"#,##0.00`))
			if g.note == "swapped out 2022" {
				b.style(sheet, "B"+strconv.Itoa(line), "E"+strconv.Itoa(line), &excelize.Style{Font: &excelize.Font{Strike: true}})
			}
			if _, day := g.since.(time.Time); day {
				b.style(sheet, "G"+strconv.Itoa(line), "G"+strconv.Itoa(line), format("m/d/yyyy"))
			}
			line++
		}
		b.do(b.f.MergeCell(sheet, "A"+strconv.Itoa(first), "A"+strconv.Itoa(line-1)))
	}
	b.row(sheet, line, "TOTAL", nil, nil, nil, 23)
	for _, hidden := range []int{8, 13} {
		b.do(b.f.SetRowVisible(sheet, hidden, false))
	}
	b.do(b.f.SetColWidth(sheet, "A", "J", 14))
	b.do(b.f.AutoFilter(sheet, "A4:J"+strconv.Itoa(line-1), nil))
}

// spares writes the sheet of the warehouse, with headings of its own.
func (b *uglyWriter) spares() {
	const sheet = "SPARES WH"
	b.row(sheet, 1, "Mfr", "P/N / Model", "On shelf", "Shelf", "State")
	b.row(sheet, 2, "HW", "RRU3268", "2 ea", "B-4", "spare")
	b.row(sheet, 3, "HW", "BBU3900", 1, "B-4", "spare")
	b.row(sheet, 4, "Nok", "AHLOA", 1, "B-5", "spare")
}

// others writes the sheets that hold no equipment.
func (b *uglyWriter) others() {
	b.row("SITES", 1, "Site #", "Site Name", "County", "Lat", "Long")
	for i, s := range uglySites() {
		b.row("SITES", i+2, 101+i, s.name, s.county, s.latitude, s.longitude)
	}
	b.row("LEGEND", 1, "Short", "Means")
	for i, w := range [][2]string{{"HW", "Huawei"}, {"Nok", "Nokia"}, {"E///", "Ericsson"}, {"WH", "the warehouse in Miles City"}} {
		b.row("LEGEND", i+2, w[0], w[1])
	}
	b.row("PIVOT", 1, "Row Labels", "Sum of Qty")
	for i, w := range []struct {
		maker string
		n     int
	}{{"HW", 8}, {"ZTE", 3}, {"Nok", 4}, {"other", 8}, {"Grand Total", 23}} {
		b.row("PIVOT", i+2, w.maker, w.n)
	}
	b.row("LISTS", 1, "Makers", "States")
	for i, w := range [][2]any{{"HW", "in service"}, {"ZTE", "spare"}, {"Nok", "gone"}, {"E///", nil}} {
		b.row("LISTS", i+2, w[0], w[1])
	}
	b.do(b.f.SetSheetVisible("LISTS", false))
}
