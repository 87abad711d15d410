package inventory

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// cellsOf returns, for each item of a table, its place and those of its maker and model
// with what they say.
func cellsOf(t *testing.T, f *File) []string {
	t.Helper()
	var out []string
	_, err := f.Scan(context.Background(), 1, func(_ int, b *Batch) func() error {
		for b.Next() {
			it := b.Item()
			s := it.Place.String()
			for _, field := range []gear.Field{gear.Manufacturer, gear.Model} {
				p := it.At(field)
				s += fmt.Sprintf(" %s@%d:%d", it.Text(field), p.Line, p.Column)
			}
			out = append(out, s)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Things that stand across, or on cards, are items that keep their places, in texts
// and in workbooks, and what is no thing is told: the counts add up.
func TestScattered(t *testing.T) {
	o := Options{Names: namesOf(t)}
	for name, c := range map[string]struct {
		rows  [][]string
		want  []string // line:column of the item, then maker and model with theirs
		stats string
	}{
		"turned": {[][]string{
			{"Core room", "", "", ""}, {"Field", "SW-1", "", "SW-3"}, {"Maker", "Huawei", "", "Nokia"}, {"Model", "S5720-28X", "", "7750 SR"}, {"Serial", "2102351234", "", "NS1234F0001"}, {"Qty", "2", "", "1"},
		}, []string{"2:2 Huawei@3:2 S5720-28X@4:2", "2:4 Nokia@3:4 7750 SR@4:4"}, "3 records, 1 skipped, 0 blank, 2 judged"},
		"cards beside and below each other": {[][]string{
			{"Hersteller:", "Huawei", "", "Hersteller:", "Cisco"}, {"Modell:", "S5720-28X", "", "Modell:", "C9300-24T"}, {"Seriennummer:", "2102351234", "", "Seriennummer:", "FOC2231X0AB"},
			{"", "", "", "", ""}, {"Hersteller:", "ZTE", "", "", ""}, {"Modell:", "C300", "", "", ""},
		}, []string{"1:2 Huawei@1:2 S5720-28X@2:2", "1:5 Cisco@1:5 C9300-24T@2:5", "5:2 ZTE@5:2 C300@6:2"}, "4 records, 0 skipped, 1 blank, 3 judged"},
		"a form above a table": {[][]string{
			{"Maker", "Huawei", "", ""}, {"Model", "MA5800-X7", "", ""}, {"Serial", "2102351234", "", ""}, {"", "", "", ""}, {"Slot", "Maker", "Model", "Serial"}, {"1", "ZTE", "C300", "2102359999"},
		}, []string{"1:2 Huawei@1:2 MA5800-X7@2:2", "6:0 ZTE@6:2 C300@6:3"}, "2 records, 0 skipped, 1 blank, 1 judged"},
		"one form": {[][]string{
			{"Equipment sheet", "", "", ""}, {"Maker", "Huawei", "Model", "S5720-28X"}, {"Serial", "2102351234", "Site", "North"},
		}, []string{"2:2 Huawei@2:2 S5720-28X@2:4"}, "2 records, 1 skipped, 0 blank, 1 judged"},
	} {
		for _, as := range []string{"csv", "semicolons", "xlsx"} {
			text := written(t, c.rows, map[string]rune{"csv": ',', "semicolons": ';', "xlsx": ','}[as], false, false)
			if as == "xlsx" {
				text = string(asBook(t, c.rows))
			}
			tables, err := Open(context.Background(), []*input.Source{source(t, text)}, dictionary(), o)
			if err != nil {
				t.Errorf("%s as %s: %v", name, as, err)
				continue
			}
			var got []string
			for _, f := range tables.Files {
				got = append(got, cellsOf(t, f)...)
			}
			want := append([]string{}, c.want...)
			for i, w := range want {
				var line, column int
				place, rest, _ := strings.Cut(w, " ")
				if _, err := fmt.Sscanf(place, "%d:%d", &line, &column); err != nil {
					t.Fatal(err)
				}
				p := gear.Place{File: "t.csv", Line: line, Column: column}
				if as == "xlsx" {
					p.Sheet = "Sheet1"
				}
				want[i] = p.String() + " " + rest
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s as %s:\ngot\n%s\nwant\n%s", name, as, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			one, err := scanAll(tables.Files[0], 2)
			if err != nil {
				t.Fatal(err)
			}
			if s := fmt.Sprintf("%d records, %d skipped, %d blank, %d judged", one.stats.Records, one.stats.Skipped, one.stats.Blank, one.stats.Judged); s != c.stats {
				t.Errorf("%s as %s: %s, want %s", name, as, s, c.stats)
			}
			if len(one.issues) == 0 || one.issues[0].Code != TurnedTable && one.issues[0].Code != CardsRead {
				t.Errorf("%s as %s: it is not told: %+v", name, as, one.issues)
			}
		}
	}
}

// What only looks like fields below each other is read as it was: a table, a list of
// what fields mean, and cards of people.
func TestNotScattered(t *testing.T) {
	for name, text := range map[string]string{
		"a table":         "Maker,Model,Serial\nHuawei,S5720-28X,2102351234\nCisco,C9300-24T,FOC2231X0AB\n",
		"headings chosen": "Maker,Huawei,Cisco\nModel,S5720-28X,C9300-24T\nSerial,2102351234,FOC2231X0AB\n",
	} {
		o := Options{Names: namesOf(t)}
		if name == "headings chosen" {
			o.Headings = "1"
		}
		tables, err := tryText(t, text, o)
		if err == nil && tables[0].file.Scattered() {
			t.Errorf("%s is read as things that stand in no rows", name)
		}
	}
	for name, text := range map[string]string{
		"a list of fields": "Field,Meaning\nMaker,who made it\nModel,what it is\nSerial,which one it is\n",
		"a person":         "Name,Ann\nSite,North\nPhone,555 0100\n",
	} {
		if tables, err := tryText(t, text, Options{Names: namesOf(t)}); err == nil && tables[0].file.Scattered() {
			t.Errorf("%s is read as a thing", name)
		}
	}
}

// A comment on a cell is a note of the thing that has the cell.
func TestScatteredComments(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"Maker", "Nokia", "Cisco"}, {"Model", "7750 SR", "C9300-24T"}, {"Serial", "NS1234F0001", "FOC2231X0AB"}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.AddComment("Sheet1", excelize.Comment{Cell: "C2", Author: "Ann", Text: "in truth a Huawei"}); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	got, err := tryText(t, b.String(), Options{Names: namesOf(t)})
	if err != nil {
		t.Fatal(err)
	}
	if len(got[0].texts) != 2 || got[0].texts[0]["notes"] != "" || got[0].texts[1]["notes"] != "in truth a Huawei" {
		t.Errorf("%v", got[0].texts)
	}
	if a := got[0].file.UnreadComments(); a != nil {
		t.Errorf("%+v", a)
	}
}

// A line with one filled cell above rows is their site, where no column says it, and
// so down to the next such line, in texts and workbooks. What such a line says of the
// things, and a maker however it is misspelt, is no site, and no maker is skipped.
func TestSections(t *testing.T) {
	rows := [][]string{
		{"Inventory", "", "", ""}, {"Item", "Maker", "Model", "Qty"},
		{"North Hill", "", "", ""}, {"Switch", "Huawei", "S5720-28X", "2"}, {"Router", "Cisco", "C9300-24T", "1"},
		{"Routers", "", "", ""}, {"Router", "Nokia", "7750 SR-7", "1"},
		{"Item", "Maker", "Model", "Qty"},
		{"Site: Mill, South", "", "", ""}, {"OLT", "ZTE", "C300", "3"}, {"Havre", "", "", ""}, {"OLT", "ZTE", "C320", "1"},
		{"Huaweii", "", "", ""}, {"OLT", "ZTE", "C610", "1"},
	}
	knows := func(text string) bool { return strings.HasPrefix(text, "Huawei") }
	for as, text := range map[string]string{"csv": written(t, rows, ',', false, false), "semicolons": written(t, rows, ';', true, false), "xlsx": string(asBook(t, rows))} {
		got, err := tryText(t, text, Options{Names: namesOf(t), KnowsMaker: knows})
		if err != nil {
			t.Fatal(err)
		}
		one := got[0]
		var out []string
		for i, texts := range one.texts {
			out = append(out, fmt.Sprintf("%d %s %s", one.lines[i], texts["model"], texts["site_name"]))
		}
		want := []string{"4 S5720-28X North Hill", "5 C9300-24T North Hill", "7 7750 SR-7 North Hill", "10 C300 Mill, South", "12 C320 Havre", "13  Havre", "14 C610 Havre"}
		if strings.Join(out, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", as, strings.Join(out, "\n"), strings.Join(want, "\n"))
		}
		if s := one.stats; s.Records != 14 || s.Skipped != 6 || s.Headings != 1 || s.Judged != 7 || s.Blank != 0 {
			t.Errorf("%s: %+v", as, s)
		}
		if len(one.issues) == 0 || one.issues[0].Code != SectionSites || one.issues[0].Count != 3 || one.issues[0].Place.Line != 3 {
			t.Errorf("%s: %+v", as, one.issues)
		}
	}
	placed := readText(t, "Item,Maker,Model,Site\nNorth Hill,,,\nSwitch,Huawei,S5720-28X,South\nRouter,Cisco,C9300-24T,\n", Options{Names: namesOf(t), KnowsMaker: knows})
	for _, texts := range placed.texts {
		if texts["site_name"] != "" {
			t.Errorf("a column says where things stand, and yet %v", texts)
		}
	}
}
