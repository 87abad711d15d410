package inventory

import (
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// gearText is a table of equipment, beside which others are set aside.
const gearText = "Tag,Maker,Model,Serial\nT-1,Nokia,7750 SR-1,NS1234567\nT-2,Ciena,3930,CI7654321\n"

func namesOf(t *testing.T) *maker.Names {
	t.Helper()
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	who, err := maker.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	names, err := who.Names()
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// openAll opens texts by their names, which end in .csv.
func openAll(t *testing.T, o Options, texts ...string) (*Tables, error) {
	t.Helper()
	var sources []*input.Source
	for i, text := range texts {
		src := source(t, text)
		src.Rename(string(rune('a'+i)) + ".csv")
		sources = append(sources, src)
	}
	return Open(t.Context(), sources, dictionary(), o)
}

// What lies beside an inventory and is none is set aside; it leaves the run
// incomplete only where a designated maker stands in a record of equipment, or
// equipment could not be read.
func TestSetAside(t *testing.T) {
	names := namesOf(t)
	for name, c := range map[string]struct{ text, why, hidden string }{
		"notes":           {"Remarks on the survey\nall Huawei radios went in 2021 with the truck\nask the landlord for the key\nthe door sticks in winter\n", "notes", ""},
		"log":             {"Day,By,What was done\n2024-05-01,Kim,swapped Dahua for Axis at the gate\n2024-06-02,Lee,moved the rack to the hall\n", "a log", ""},
		"words to choose": {"Makers,State\nNokia,live\nZTE,spare\nHuawei,gone\nCiena,\nOther,\n", columns.ListsOfWords, ""},
		"prices":          {"Part,Price\nPX-100,30\nPX-200,41\n", "a price book", ""},
		"contacts":        {"Vendor,Name,Phone\nHuawei,Jo Ek,+1 406 555 0101\nNokia,Al Bo,+1 406 555 0102\n", columns.ContactList, ""},
		"ports":           {"Box,If,Description\nsw1,Gi0/1,connected to Huawei OLT of the neighbor\nsw1,Gi0/2,to the roof\nsw1,Gi0/3,spare\n", "a list of ports", ""},
		"tenants":         {"Site,Tenant,Until\nA,Huawei,2031-01-01\nB,State police,2031-01-01\nC,ZTE,2031-01-01\n", "no column names a maker", ""},
		"traffic":         {"Month,GB\n2026-01,17\n2026-02,33\n2026-03,20\n", "figures over time", ""},
		"summary":         {"Row Labels,Count of Serial\nNokia,11\nHikvision,4\nCiena,9\n", "a summary", "hikvision"},
		"summary, mapped": {"Vendor,Count\nNokia,11\nCiena,4\nGrand Total,15\n", "a summary", ""},
		"what and where":  {"Spot,Thing\nGate,a Hikvision dome\nYard,Hikvision bullet\n", "no column names a maker", "hikvision"},
		"rack":            {"RU,Front,Rear\n42,Cisco C9300-48P,tray\n41,Juniper MX204,tray\n40,Cisco C9300-48P,tray\n39,Ciena 3930,tray\n", "no column names a maker", ""},
		"prices of gear":  {"Item,Price\nHuawei RRU3908,30\nNokia AHPMDB,41\n", "a price book", "huawei"},
	} {
		got, err := openAll(t, Options{Names: names}, gearText, c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(got.Files) != 1 || len(got.Aside) != 1 {
			t.Errorf("%s: %d tables are read, %d set aside", name, len(got.Files), len(got.Aside))
			continue
		}
		a := got.Aside[0]
		if a.Why != c.why || strings.Join(a.Hidden, " ") != c.hidden || a.By != ByTool || a.Records != int64(strings.Count(c.text, "\n")) {
			t.Errorf("%s: %+v", name, a)
		}
		if misses := a.Misses(func(string) bool { return false }); misses != (c.hidden != "" || a.Unread) {
			t.Errorf("%s: misses %v: %+v", name, misses, a)
		}
		if a.Unread {
			t.Errorf("%s: it looks like equipment", name)
		}
		if a.Misses(func(string) bool { return true }) != a.Unread {
			t.Errorf("%s: missed although the maker has rows that were judged", name)
		}
	}
}

// Tables that hold equipment are read whatever stands beside them, and what
// could be a summary is read where nothing else is there.
func TestNotSetAside(t *testing.T) {
	names := namesOf(t)
	for _, text := range []string{
		"Vendor,Model,Serial,Price\nHuawei,RRU3908,S1234567,30\n",
		"Date,Who,Installed,Model,Serial\n2024-03-05,Kim,Hikvision,DS-2CD2143,S99\n",
		"Site,Vendor,Count\nA,Huawei,3\nB,Nokia,1\n",
		"badge,kind,plate\nCisco,N9K-C9508,Q3115687K\nZTE,ZXR10-M6000,Q4329053K\nCisco,ASR-920,Q1111111K\n",
		"Ciena,5166-AC,Q3824409K\nHytera,RD985S,Q5621722K\n",
		"a,b,c\nhytera mobilfunk co. gmbh,x,RD985S\nCiena,y,5166-AC\n",
		"Part,Maker,On hand\nRRU3908,Huawei,3\n",
	} {
		if got, err := openAll(t, Options{Names: names}, gearText, text); err != nil || len(got.Files) != 2 {
			t.Errorf("%q: %v %+v", text, err, got)
		}
	}
	if got, err := openAll(t, Options{Names: names}, "Vendor,Count\nHuawei,11\nCiena,4\n"); err != nil || len(got.Files) != 1 || len(got.Aside) != 0 {
		t.Errorf("a summary alone: %v %+v", err, got)
	}
	if _, err := openAll(t, Options{Names: names}, "Month,GB\n2026-01,17\n", "Week,GB\n2026-01,17\n"); err == nil {
		t.Error("nothing that can name a maker passes")
	}
}

// The user's word sets aside whatever it is, and is wrong where no input has the
// name.
func TestSetAsideByUser(t *testing.T) {
	names := namesOf(t)
	got, err := openAll(t, Options{Names: names, SetAside: []string{"b.csv"}}, gearText, "Vendor,Model,Serial\nHuawei,RRU3908,S1\n")
	if err != nil || len(got.Files) != 1 || len(got.Aside) != 1 {
		t.Fatal(got, err)
	}
	a := got.Aside[0]
	if a.By != ByUser || !slices.Equal(a.Vendors, []string{"huawei"}) || a.Misses(func(string) bool { return false }) {
		t.Errorf("%+v", a)
	}
	if _, err := openAll(t, Options{SetAside: []string{"c.csv"}}, gearText); err == nil {
		t.Error("a name of nothing passes")
	}
	if _, err := openAll(t, Options{SetAside: []string{"a.csv"}}, gearText); err == nil {
		t.Error("a run without any input passes")
	}
}

// A heading that the user names must stand in one of the tables, not in all.
func TestMapOneOfTables(t *testing.T) {
	odd := "Thing,Producer of it\nRRU,Huawei\n"
	got, err := openAll(t, Options{Map: map[string]string{"manufacturer": "Producer of it"}}, gearText, odd)
	if err != nil || len(got.Files) != 2 {
		t.Fatal(got, err)
	}
	got, err = openAll(t, Options{Map: map[string]string{"b.csv!manufacturer": "Producer of it"}}, gearText, odd)
	if err != nil || len(got.Files) != 2 {
		t.Fatal(got, err)
	}
	for _, key := range []string{"manufacturer", "a.csv!manufacturer", "z.csv!manufacturer"} {
		if _, err := openAll(t, Options{Map: map[string]string{key: "Nobody"}}, gearText, odd); err == nil {
			t.Errorf("%s: a heading that no table has passes", key)
		}
	}
}

// Lists of words whose first row looks like a heading, and legends, are set aside
// however many makers stand in them; a list of gear by two words is not.
func TestWordsSetAside(t *testing.T) {
	knows := func(text string) bool { return slices.Contains([]string{"Nokia", "Huawei", "Ericsson", "ZTE"}, text) }
	for text, why := range map[string]string{
		"Short,Means\nHW,Huawei\nNok,Nokia\nE///,Ericsson\n":     "its headings are not known",
		"Word,Maker\nHua,Huawei\nNok,Nokia\nE///,Ericsson\n":     columns.Legend,
		"Makers,Where\nHuawei,hall\nNokia,yard\nZTE,\nCiena,\n":  columns.ListsOfWords,
		"Maker,Where\nHuawei,hall\nNokia,yard\nHuawei,gate\n":    "",
		"Maker,Model\nHuawei,RRU3908\nNokia,AHLOA\nZTE,R8862A\n": "",
	} {
		got, err := openAll(t, Options{KnowsMaker: knows}, gearText, text)
		if err != nil {
			t.Fatal(text, err)
		}
		is := ""
		if len(got.Aside) > 0 {
			is = got.Aside[0].Why
		}
		if is != why {
			t.Errorf("%q: set aside as %q, want %q", text, is, why)
		}
	}
}

// A row of things is none of headings, whatever a word of it would mean as one.
func TestMakerInSheetOfUnknownHeadings(t *testing.T) {
	got, err := openAll(t, Options{Names: namesOf(t)}, gearText, "a,b,c,d,e,f,g\nA-1,Mill Road,Juniper,QFX5200-48Y,Q5695504K,active,3\nA-5,Harlow,Made by Hangzhou Hikvision Digital Technology Company,DS-2DE4225IW-DE,Q5085799K,active,2\n")
	if err != nil || len(got.Files) != 2 || got.Files[1].Mapping().Line != 1 { // its column of models is found by its cells
		t.Errorf("%+v, %v", got, err)
	}
}

// The fields of one thing, each in a line of its own, are no title above a table and
// no legend beside it: they are an item. Where too little is said to tell that, and a
// designated maker is named, that is told.
func TestFieldsOfOneThing(t *testing.T) {
	for text, want := range map[string]struct {
		things int
		hidden bool
	}{
		"Controller\nManufacturer,Huawei\nModel,RRU3908\n\n" + gearText:                        {1, false},
		"Manufacturer,Nokia\nModel,AHLOA\n\n" + gearText:                                       {1, false},
		"Manufacturer,Nokia\nModel,AHLOA\n\nManufacturer,Huawei\nModel,RRU3908\n\n" + gearText: {2, false},
		"Manufacturer: Huawei,Serial: 2102113ABC\n\n" + gearText:                               {0, true},
		"Replaces the gear of,Huawei\nChecked by,Huawei Street office\n\n" + gearText:          {0, false},
		"Manufacturer,one word as on the plate such as Huawei\nModel,free\n\n" + gearText:      {0, false},
	} {
		got, err := openAll(t, Options{Names: namesOf(t)}, text)
		if err != nil || len(got.Files) != 1+min(want.things, 1) {
			t.Fatalf("%q: %+v, %v", text, got, err)
		}
		if want.things > 0 {
			if one, err := scanAll(got.Files[0], 1); err != nil || len(one.items) != want.things {
				t.Errorf("%q: %d items, %v", text, len(one.items), err)
			}
		}
		if misses := len(got.Aside) == 1 && got.Aside[0].Misses(func(string) bool { return false }); misses != want.hidden {
			t.Errorf("%q: set aside %+v, want %v", text, got.Aside, want.hidden)
		}
	}
	for text, hidden := range map[string]bool{
		"Fact,Value\nMake,Huawei\nLocation,North\nInstalled,2019-04-01\n": true,
		"Fact,Value\nMake,Nokia\nLocation,North\nInstalled,2019-04-01\n":  false,
	} {
		got, err := openAll(t, Options{Names: namesOf(t)}, gearText, text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		misses := false
		for i := range got.Aside {
			misses = misses || got.Aside[i].Misses(func(string) bool { return false })
		}
		if misses != hidden {
			t.Errorf("beside a table %q: %+v, want %v", text, got.Aside, hidden)
		}
	}
}

// Words beside numbers sum something up, unless a word of them is a thing by its
// maker or its code.
func TestSummaryOfWords(t *testing.T) {
	for text, aside := range map[string]bool{
		"Asset Type,Findings\nDCS,0\nHMI,4\nPLC,5\n":               true,
		"Asset Type,Findings\nRRU3908 radio,0\nHMI,4\nPLC,5\n":     false,
		"Asset Type,Findings\nHuawei,0\nHMI station,4\nPLC,5\n":    false,
		"Asset Type,Qty\nradio,0\nbattery string,4\nrectifier,5\n": false,
	} {
		got, err := openAll(t, Options{Names: namesOf(t)}, gearText, text)
		if err != nil || (len(got.Aside) == 1) != aside {
			t.Errorf("%q: %+v, %v, want set aside %v", text, got.Aside, err, aside)
		}
	}
}
