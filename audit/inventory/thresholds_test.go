package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// kofn writes rows of which the first k have one text and the others, up to n, another;
// %d stands for the number of the row.
func kofn(head string, k, n int, one, other string) string {
	var b strings.Builder
	b.WriteString(head + "\n")
	for i := range n {
		line := other
		if i < k {
			line = one
		}
		b.WriteString(strings.ReplaceAll(line, "%d", fmt.Sprint(i)) + "\n")
	}
	return b.String()
}

// makersInTurn puts names of makers for @, another one in each row.
func makersInTurn(text string) string {
	names := []string{"Nokia", "Cisco", "Ciena", "Ericsson", "Juniper", "Samsung", "Yealink", "Huawei", "ZTE", "Hikvision", "Dahua", "Hytera", "Motorola", "Fujitsu", "NEC", "Adtran", "Calix", "Infinera", "Arista", "Aruba"}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "@", names[i%len(names)])
	}
	return strings.Join(lines, "\n")
}

// What is told of a text, where it is not the field that a column is read as.
const (
	rowsTold    = 0  // how many rows there are
	linesTold   = -1 // what the first line is that is no row
	issuesTold  = -2 // what was found in the rows
	repeatsTold = -4 // how many rows repeat others
	asideTold   = -3 // what the table is that stands beside one of equipment
)

// readAs says what a column of a text is read as: the fields, - for none, ! where the
// text is refused.
func readAs(t *testing.T, text string, column int) string {
	o := caseOptions(t, nil)
	if column == asideTold {
		both, err := openAll(t, o, gearText, text)
		switch {
		case err != nil:
			return "!"
		case len(both.Aside) == 0:
			return "read"
		}
		return fmt.Sprintf("%s %v", both.Aside[0].Why, both.Aside[0].Unread)
	}
	o.Repeats = column == repeatsTold
	tables, err := tryText(t, text, o)
	if err != nil {
		return "!"
	}
	var told []string
	switch got := tables[0]; column {
	case rowsTold:
		return fmt.Sprint(len(got.items), " rows")
	case repeatsTold:
		return fmt.Sprint(got.stats.Repeated)
	case linesTold:
		for _, s := range got.skips {
			told = append(told, s.Code)
		}
		for _, r := range got.rejects {
			told = append(told, r.Code)
		}
		return append(told, "-")[0]
	case issuesTold:
		for _, x := range got.issues {
			told = append(told, fmt.Sprint(x.Code, " ", x.Count))
		}
		return strings.Join(append(told, "-"), " ")
	}
	var fields []string
	for _, c := range tables[0].file.Mapping().Columns {
		if c.Column == column {
			fields = append(fields, dictionary().Name(c.Field))
		}
	}
	if fields == nil {
		return "-"
	}
	return strings.Join(fields, "+")
}

// Each decision that rests on a share or a number is taken from just that number on:
// what is told of one text after another, of which each has one more of a kind.
func TestThresholds(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to int
		text     func(k int) string
		column   int
		want     string
	}{
		{"makers below an unknown heading", 0, 10, func(k int) string { return kofn("Foo,Qty", k, 10, "@,1", "Zorbex%dish,1") }, 1, "0..5 !, 6..10 manufacturer"},
		{"makers in an unknown column beside others", 0, 10, func(k int) string { return kofn("Vendor,Foo,Qty", k, 10, "Flim%dish,@,1", "Flim%dish,Zorbex%dish,1") }, 2, "0..5 -, 6..10 manufacturer"},
		{"a heading of makers with few of them", 0, 10, func(k int) string { return kofn("Vendor,Foo,Qty", k, 10, "@,@,1", "Flim%dish,@,1") }, 1, "0..2 -, 3..10 manufacturer"},
		{"few values below a heading of makers", 1, 5, func(k int) string { return kofn("Vendor,Foo,Qty", 10, k, "Flim%dish,@,1", "") }, 1, "1..2 manufacturer, 3..5 -"},
		{"makers among suppliers", 0, 10, func(k int) string { return kofn("Supplier,Model,Qty", k, 10, "@,X%d,1", "Flim%dish,X%d,1") }, 1, "0..5 supplier, 6..10 manufacturer"},
		{"few suppliers", 1, 5, func(k int) string { return kofn("Supplier,Model,Qty", 10, k, "@,X%d,1", "") }, 1, "1..2 supplier, 3..5 manufacturer"},
		{"sellers below a contested heading", 0, 10, func(k int) string { return kofn("Vendor,Maker,Qty", k, 10, "CDW,@,1", "@,@,1") }, 1, "0..7 -, 8..10 supplier"},
		{"models behind makers", 0, 10, func(k int) string { return kofn("Foo,Qty", k, 10, "@ X%d,1", "Zorbex%dish,1") }, 1, "0..5 !, 6..10 make_model"},
		{"models behind makers below a heading of makers", 0, 10, func(k int) string { return kofn("Vendor,Qty", k, 10, "@ X%d,1", "@,1") }, 1, "0..5 manufacturer, 6..10 make_model"},
		{"twins of twenty", 0, 20, func(k int) string { return kofn("Vendor,Product,Qty", k, 20, "@,@ X%d,1", "@,Item X%d,1") }, 2, "0..9 model, 10..20 make_model+model"},
		{"twins of forty", 8, 16, func(k int) string { return kofn("Vendor,Product,Qty", k, 40, "@,@ X%d,1", "@,Item X%d,1") }, 2, "8..11 model, 12..16 make_model+model"},
		{"twins of five", 0, 5, func(k int) string { return kofn("Vendor,Product,Qty", k, 5, "@,@ X%d,1", "@,Item X%d,1") }, 2, "0..2 model, 3..5 make_model+model"},
		{"twins that agree", 0, 10, func(k int) string { return kofn("Vendor,Product,Qty", k, 10, "@,@ X%d,1", "Flim%dish,@ X%d,1") }, 2, "0..8 model, 9..10 make_model+model"},
		{"states below a heading of states", 0, 10, func(k int) string { return kofn("Vendor,Model,Status", k, 10, "@,X%d,active", "@,X%d,router") }, 3, "0..1 function, 2..10 status"},
		{"few roles below a heading of states", 3, 7, func(k int) string { return kofn("Vendor,Model,Status", 0, k, "", "@,X%d,router") }, 3, "3..4 status, 5..7 function"},
		{"counts below a heading of counts", 0, 6, func(k int) string { return kofn("Nombre,Vendor,Model", k, 6, "%d,@,X%d", "alfa%d,@,X%d") }, 1, "0..1 -, 2..6 quantity"},
		{"names below a heading of counts", 3, 7, func(k int) string { return kofn("Nombre,Vendor,Model", 0, k, "", "alfa%d,@,X%d") }, 1, "3..4 quantity, 5..7 -"},
		{"numbers that are no models", 0, 10, func(k int) string { return kofn("Vendor,Device Type", k, 10, "@,17%d", "@,XY%d") }, 2, "0..5 model, 6..10 description"},
		{"sentences that are no models", 0, 10, func(k int) string { return kofn("Vendor,Device Type", k, 10, "@,a b c d e f g h i j X%d", "@,X%d") }, 2, "0..5 model, 6..10 description"},
		{"words of a model", 7, 12, func(k int) string { return kofn("Vendor,Device Type", 9, 9, "@,"+strings.Repeat("w ", k)+"X%d", "") }, 2, "7..9 model, 10..12 description"},
		{"amounts with a sign", 0, 10, func(k int) string { return kofn("Vendor,Model,Units Deployed", k, 10, "@,X%d,$1%d", "@,X%d,1%d") }, 3, "0..2 quantity, 3..10 -"},
		{"amounts with cents", 0, 10, func(k int) string { return kofn("Vendor,Model,Units Deployed", k, 10, "@,X%d,1%d.50", "@,X%d,1%d") }, 3, "0..2 quantity, 3..10 -"},
		{"products", 0, 10, func(k int) string {
			return kofn("Vendor,Model,n,each,all", k, 10, "@,X%d,3,5%d.00,1%d.00", "@,X%d,2,10.00,20.00")
		}, 4, "0..1 unit_cost, 2..10 -"},
		{"rows that tell products", 0, 4, func(k int) string {
			return kofn("Vendor,Model,n,each,all", k, 6, "@,X%d,2,10.50,21.00", "@,X%d,1,10.50,10.50")
		}, 5, "0..1 -, 2..4 historic_cost"},
		{"numbers in a column of amounts", 0, 10, func(k int) string {
			return kofn("Vendor,Model,n,each,all", k, 10, "@,X%d,2,10.50,21.00", "@,X%d,2,10.50,n/k")
		}, 5, "0..7 -, 8..10 historic_cost"},
		{"codes that may be designated", 0, 10, func(k int) string {
			return kofn("Vendor,Foo,Qty", k, 10, "Flim%dish,HG824%dH,1", "Flim%dish,box of %d,1")
		}, 2, "0..5 -, 6..10 model"},
		{"filled codes", 0, 10, func(k int) string { return kofn("Vendor,Foo,Qty", k, 10, "Flim%dish,HG824%dH,1", "Flim%dish,,1") }, 2, "0..5 -, 6..10 model"},
		{"addresses", 0, 10, func(k int) string { return kofn("Vendor,Foo,Qty", k, 10, "@,00:25:9e:01:02:0%d,1", "@,box %d,1") }, 2, "0..7 -, 8..10 mac_address"},
		{"few addresses", 1, 4, func(k int) string { return kofn("Vendor,Foo,Qty", 9, k, "@,00:25:9e:01:02:0%d,1", "") }, 2, "1..1 -, 2..4 mac_address"},
		{"places", 0, 10, func(k int) string {
			return kofn("Vendor;Foo;Qty", k, 10, "@;40.71%d5, -74.0060;1", "@;box %d;1")
		}, 2, "0..7 -, 8..10 latitude+longitude"},
		{"titles above the headings", 47, 52, func(k int) string {
			return strings.Repeat("a title\n", k) + kofn("Vendor,Model", 3, 3, "@,X%d", "")
		}, 1, "47..49 manufacturer, 50..52 !"},
		{"makers without headings", 1, 10, func(k int) string { return strings.TrimPrefix(kofn("", k, 10, "@,X%d,1", "Zorbex,X%d,1"), "\n") }, 1, "1..5 !, 6..10 manufacturer"},
		{"rows as wide as the headings", 0, 6, func(k int) string { return kofn("Vendor,Model,,", k, 6, "@,X%d", "@,X%d,a,b") }, rowsTold, "0..0 6 rows, 1..1 5 rows, 2..2 4 rows, 3..3 3 rows, 4..4 4 rows, 5..5 5 rows, 6..6 6 rows"},
		{"a long line alone", 996, 1003, func(k int) string {
			return kofn("Vendor,Model,Qty,Site,Notes", 4, 4, "@,X%d,1,A,x", "") + "\n" + strings.Repeat("w", k) + "\n"
		}, linesTold, "996..1000 note, 1001..1003 missing-cell"},
		{"units below the headings", 1, 4, func(k int) string {
			return "Vendor,Model,Qty,Site\n" + strings.Repeat("text,", k) + strings.Repeat(",", 3-min(k, 3)) + "\n" + kofn("Nokia,X,1,A", 3, 3, "@,X%d,1,A", "")
		}, linesTold, "1..2 -, 3..4 units"},
		{"strokes below the headings", 1, 5, func(k int) string {
			return "Vendor,Model,Qty,Site\n" + strings.Repeat("-", k) + "\n" + kofn("Nokia,X,1,A", 3, 3, "@,X%d,1,A", "")
		}, linesTold, "1..2 missing-cell, 3..5 rule"},
		{"another delimiter in a line", 0, 5, func(k int) string {
			return kofn("Vendor,Model,Qty,Site,Notes,More", 5, 5, "@,X%d,1,A,x,y", "") + "North" + strings.Repeat(";w", k) + "\n" + kofn("Nokia,X,1,A,x,y", 3, 3, "@,X%d,1,A,x,y", "")
		}, linesTold, "0..2 section, 3..5 missing-cell"},
		{"cells of a line that fills few", 1, 5, func(k int) string {
			return kofn("Vendor,Model,Qty,Site,Notes,More", 5, 5, "@,X%d,1,A,x,y", "") + strings.Repeat("North,", k) + strings.Repeat(",", 5-k) + "\n" + kofn("Nokia,X,1,A,x,y", 3, 3, "@,X%d,1,A,x,y", "")
		}, linesTold, "1..1 section, 2..5 -"},
		{"bytes of a heading", 98, 102, func(k int) string {
			return kofn("Vendor"+strings.Repeat(" ", k-12)+"Device,Model", 3, 3, "Flim%dish,X%d", "")
		}, 1, "98..100 manufacturer, 101..102 -"},
		{"bytes of a total", 62, 66, func(k int) string {
			return kofn("Tag,Vendor,Model,Qty", 2, 2, "T%d,@,X%d,1", "") + "Total " + strings.Repeat("w", k-6) + ",,,2\n" + kofn("T9,Nokia,X,1", 1, 1, "T7,@,X%d,1", "")
		}, linesTold, "62..64 totals-row, 65..66 -"},
		{"states that two columns hold", 0, 10, func(k int) string {
			return kofn("Vendor,Model,Status,Operational Status", k, 10, "@,X%d,active,removed", "@,X%d,active,box")
		}, issuesTold, "0..4 -, 5..5 two-states 5 -, 6..6 two-states 6 -, 7..7 two-states 7 -, 8..8 two-states 8 -, 9..9 two-states 9 -, 10..10 two-states 10 -"},
		{"bytes of a word that a legend explains", 22, 27, func(k int) string {
			return kofn("Tag,Vendor,Model,Qty,Site", 4, 4, "T%d,"+strings.Repeat("w", k)+",X%d,1,A", "") + strings.Repeat("w", k) + " = Huawei\n"
		}, linesTold, "22..24 legend, 25..27 missing-cell"},
		{"bytes of what a legend says", 78, 83, func(k int) string {
			return kofn("Tag,Vendor,Model,Qty,Site", 4, 4, "T%d,HW,X%d,1,A", "") + "HW = Huawei " + strings.Repeat("w", k-7) + "\n"
		}, linesTold, "78..80 legend, 81..83 missing-cell"},
		{"bytes of a word in a line like a legend", 22, 27, func(k int) string {
			return kofn("Tag,Vendor,Model,Qty,Site", 4, 4, "T%d,Nokia,X%d,1,A", "") + "\n" + strings.Repeat("w", k) + " = x\n"
		}, linesTold, "22..24 legend, 25..27 note"},
		{"addresses of things that are not read", 0, 6, func(k int) string { return kofn("Spot,Kind", k, 6, "hall,00:25:9e:01:02:0%d", "hall,box") }, asideTold, "0..2 no column names a maker false, 3..3 no column names a maker true, 4..6 read"},
		{"ports", 0, 10, func(k int) string { return kofn("Box,If,State", k, 10, "sw,Gi0/%d,up", "sw,a%db c,up") }, asideTold, "0..5 no column names a maker false, 6..10 a list of ports false"},
		{"prices of models", 0, 10, func(k int) string { return kofn("Foo,Price", k, 10, "PX-1%d0,3%d", "box of wood %d,3%d") }, asideTold, "0..5 a summary false, 6..10 a price book false"},
		{"days of figures", 0, 10, func(k int) string { return kofn("When,GB", k, 10, "2026-01-0%d,1%d7", "box of wood %d,1%d7") }, asideTold, "0..6 a summary false, 7..10 figures over time false"},
		{"sentences in notes", 0, 10, func(k int) string { return kofn("Remarks", k, 10, "the door of hall %d sticks in winter", "Hall %d") }, asideTold, "0..5 lists to choose from false, 6..10 notes false"},
		{"words that are lists", 0, 6, func(k int) string { return kofn("Alpha,Beta", k, 6, "Word%dish,Term%dish", "Word%dish,") }, asideTold, "0..5 lists to choose from false, 6..6 no column names a maker false"},
		{"rows of a list of words", 1, 6, func(k int) string { return kofn("Alpha,Beta", k-1, k, "Word%dish,Term%dish", "Word%dish,") }, asideTold, "1..1 no column names a maker false, 2..6 lists to choose from false"},
		{"rows of lists of makers", 1, 7, func(k int) string { return kofn("Makers,State", k-1, k, "@,State%dish", "@,") }, asideTold, "1..1 no column names a maker false, 2..2 read, 3..7 lists to choose from false"},
		{"sites of snapshots", 0, 10, func(k int) string {
			return kofn("Snapshot,Site,Vendor,Model", k, k, "2023-01,S%d,Nokia,X", "") + strings.TrimPrefix(kofn("", 10, 10, "2023-02,S%d,Nokia,X", ""), "\n")
		}, repeatsTold, "0..5 0, 6..6 6, 7..7 7, 8..8 8, 9..9 9, 10..10 10"},
		{"rows of the newest snapshot", 3, 7, func(k int) string {
			return kofn("Snapshot,Site,Vendor,Model", k, k, "2023-01,S%d,Nokia,X", "") + strings.TrimPrefix(kofn("", k, k, "2023-02,S%d,Nokia,X", ""), "\n")
		}, repeatsTold, "3..4 0, 5..5 5, 6..6 6, 7..7 7"},
		{"words of a sentence", 1, 8, func(k int) string { return kofn("Remarks", 5, 5, "Hall"+strings.Repeat(" Door", k)+" sticks %d", "") }, asideTold, "1..2 lists to choose from false, 3..8 notes false"},
		{"small words of a sentence", 0, 6, func(k int) string { return kofn("Remarks", 5, 5, "Hall Door"+strings.Repeat(" x", k)+" %d", "") }, asideTold, "0..1 lists to choose from false, 2..6 notes false"},
		{"lines before a card", 22, 28, func(k int) string {
			return strings.Repeat("a line of words here\n", k) + "Make,Huawei\nModel,MA5800-X7\nSerial,Q1234567\n\nMake,Nokia\nModel,7360-FX8\nSerial,Q7654321\n"
		}, rowsTold, "22..23 2 rows, 24..28 5 rows"},
		{"rows of a unit of a thing", 1, 4, func(k int) string {
			return "Make,Huawei,Nokia\nModel,MA5800-X7,7360-FX8\n" + strings.Repeat("Serial,Q1,Q2\n", k)
		}, rowsTold, "1..1 2 rows, 2..3 4 rows, 4..4 5 rows"},
		{"cells that lack at the end of all rows", 0, 5, func(k int) string { return kofn("Tag,Vendor,Model,Qty,Notes", k, 5, "T%d,@,X%d,1", "T%d,@,X%d,1,x") }, issuesTold, "0..0 -, 1..1 short-row 1 -, 2..2 short-row 2 -, 3..3 short-row 3 -, 4..4 short-row 4 -, 5..5 short-row 5 -"},
		{"strokes in a ditto mark", 40, 50, func(k int) string {
			return "Tag,Vendor,Model\nT1,Huawei,X1\nT2,\"" + strings.Repeat("-", k) + "\"\"" + "\",X2\nT3,Nokia,X3\n"
		}, issuesTold, "40..47 ditto-mark 1 -, 48..50 -"},
		{"headings in a row below", 1, 5, func(k int) string {
			return kofn("Tag,Vendor,Model,Qty,Site", 3, 3, "T%d,@,X%d,1,A", "") + strings.Join([]string{"Serial", "Maker", "Type", "Status", "Region"}[:k], ",") + strings.Repeat(",", 5-k) + "\n" + kofn("S9,Nokia,X9,active,MT", 3, 3, "S%d,@,X%d,active,MT", "")
		}, rowsTold, "1..1 7 rows, 2..2 8 rows, 3..5 3 rows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var runs []string
			first, before := c.from, ""
			for k := c.from; k <= c.to+1; k++ {
				now := "end"
				if k <= c.to {
					now = readAs(t, makersInTurn(c.text(k)), c.column)
				}
				if k > c.from && now != before {
					runs = append(runs, fmt.Sprintf("%d..%d %s", first, k-1, before))
					first = k
				}
				before = now
			}
			if got := strings.Join(runs, ", "); got != c.want {
				t.Errorf("%q", got)
			}
		})
	}
}
