package columns

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/rules"
)

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	return NewLexicon(d)
}

// What a cell looks like is told by its signs, as expressions of their own say.
func TestKindsOfCells(t *testing.T) {
	date := regexp.MustCompile(`^(?:(?:19|20)\d\d[-/.](?:\d{1,2})(?:[-/.]\d{1,2})?|\d{1,2}[-/.](?:\d{1,2}[-/.])?(?:19|20)\d\d)(?:[ T].*)?$`)
	port := regexp.MustCompile(`^[A-Za-z][A-Za-z-]{0,21}\d[\d.]*[/:][\d/:.]*$`)
	phone := regexp.MustCompile(`^[+(][0-9+/(). -]*$|^[0-9+/().-]*(?: [0-9+/().-]*){2,}$`)
	untidy := regexp.MustCompile(`[-/.]{2}|^[-/.]|[-/.](?: |$)|T`) // signs side by side count once
	letters := regexp.MustCompile(`^[A-Za-z][A-Za-z-]*[0-9]`)
	pieces := []string{"2020", "1999", "12", "3", "31", "-", "/", ".", " ", "T10:00", "Gi", "xe-", "+", "(", ")", "49", "555", "0123", ":", "a", "RRU3908"}
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		cell := strings.TrimSpace(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "cell"), ""))
		if cell == "" {
			return
		}
		if got, want := isDate(cell), date.MatchString(cell); got != want && !untidy.MatchString(cell) {
			t.Fatalf("%q is a day: %v, want %v", cell, got, want)
		}
		digits := len(regexp.MustCompile(`\d`).FindAllString(cell, -1))
		if got, want := isPhone(cell), digits >= 7 && phone.MatchString(cell); got != want {
			t.Fatalf("%q is a telephone number: %v, want %v", cell, got, want)
		}
		if got, want := isPort(cell), port.MatchString(cell); got != want && letters.MatchString(cell) && !strings.ContainsAny(cell, " +()") {
			t.Fatalf("%q is a port: %v, want %v", cell, got, want)
		}
		for name, is := range map[string]bool{"day": isDate(cell), "telephone": isPhone(cell), "port": isPort(cell), "code": IsCode(cell)} {
			if is {
				seen[name]++
			}
		}
	})
	for cell, want := range map[string]string{
		"2020-01-31": "date", "31.1.2020": "date", "2020-01": "date", "2020年3月": "date", "2020-01-31 10:00": "date", "2020": "number", "1.2.3": "number", "2020.2021": "number", "1850-01-01": "number", "10.0.0.1": "number",
		"+49 555 0123": "contact", "(555) 012 3456": "contact", "555-0123": "number", "me@x.org": "contact", "me @x.org": "other", "00:18:82:01:02:03": "address", "Gi1/0/24": "port", "xe-0/0/1": "port", "TenGigabitEthernet1/1": "port",
		"RRU3908": "code", "R3": "other", "Huawei RRU3908 v2": "code", "A B C D RRU3908": "code", "A B C D E RRU3908": "other", "North hill": "other", "the new site on the hill": "text", "The site of the north": "text", "On the hill": "other",
		"One Two Three four Five": "other", "One Two Three four Five Six": "text", "12": "number", "1,200.50": "number", "-": "other",
	} {
		names := map[Role]string{OtherRole: "other", dateRole: "date", contactRole: "contact", addressRole: "address", numberRole: "number", portRole: "port", codeRole: "code", textRole: "text"}
		if got := names[(&Shape{}).cell(cell)]; got != want {
			t.Errorf("%q is %s, want %s", cell, got, want)
		}
	}
}

// Numbers are pieces unless they count the rows, are years, or are no whole numbers.
func TestCountable(t *testing.T) {
	for text, want := range map[string]bool{
		"1 1 2 4 1": true, "1 2 3 4": false, "4 3 2 1": false, "1 2 7 9 4 6": true, "1 2 3 9 9 9": true, "1 2 3 9": false, "2019 2020 2021": false, "2019 2019 7": true, "2019 2019": true, "5": true, "1 2": true, "1.5 2 3": false,
		"1234567 1 1": false, "123456 1 1": true, "1980 2100 1980": false, "1979 2100 1980": true, "2101 2100 1980": true, "-1 2 2": false,
	} {
		if got := countable(strings.Fields(text)); got != want {
			t.Errorf("%s are pieces: %v, want %v", text, got, want)
		}
	}
}

// Of some cells most are of a kind from four of five on.
func TestShares(t *testing.T) {
	of := func(good, bad int, yes, no string) []string {
		return append(slices.Repeat([]string{yes}, good), slices.Repeat([]string{no}, bad)...)
	}
	for _, tc := range []struct {
		good, bad                      int
		mostly, numbers, prosaic, cent bool
	}{
		{4, 1, true, true, true, true}, {3, 1, false, false, true, true}, {1, 0, false, false, true, true}, {2, 0, true, true, true, true}, {8, 2, true, true, true, true}, {7, 2, false, false, true, true},
		{1, 1, false, false, false, true}, {2, 2, false, false, false, true}, {2, 3, false, false, false, false}, {3, 2, false, false, true, true}, {0, 0, false, false, false, false}, {0, 2, false, false, false, false},
	} {
		if got := mostly(of(tc.good, tc.bad, "A", "b"), func(s string) bool { return s == "A" }); got != tc.mostly {
			t.Errorf("%d of %d are mostly it: %v", tc.good, tc.good+tc.bad, got)
		}
		blank := []string{"", " "}
		if got := plainNumbers(append(of(tc.good, tc.bad, "12.5", "x"), blank...)); got != tc.numbers {
			t.Errorf("%d of %d are numbers: %v", tc.good, tc.good+tc.bad, got)
		}
		if got := prose(append(of(tc.good, tc.bad, "a b c d e f g h i j k", "a b c d e f g h i j"), blank...)); got != tc.prosaic {
			t.Errorf("%d of %d are sentences: %v", tc.good, tc.good+tc.bad, got)
		}
		if got := moneyLike(append(of(tc.good, tc.bad, "12.55", "12.00"), blank...)); got != tc.cent {
			t.Errorf("%d of %d have cents: %v", tc.good, tc.good+tc.bad, got)
		}
		if got := moneyLike(append(of(tc.good, tc.bad, "$12", "12"), blank...)); got != tc.cent {
			t.Errorf("%d of %d have a currency: %v", tc.good, tc.good+tc.bad, got)
		}
	}
}

// A table that holds no equipment is called what it is, and one of equipment nothing.
func TestWhatTablesAre(t *testing.T) {
	words := lexicon(t)
	for name, tc := range map[string]struct {
		table string // headings, and rows below them
		want  string
		gear  bool
	}{
		"equipment":         {"Manufacturer,Model,Serial\nNokia,AB12,S1001X\nNokia,AB13,S1002X\nNokia,AB14,S1003X", "", true},
		"addresses":         {"Host,MAC\nr1,00:18:82:01:02:03\nr2,00:18:82:01:02:04\nr3,00:18:82:01:02:05", "", true},
		"two of them":       {"Host,MAC\nr1,00:18:82:01:02:03\nr2,00:18:82:01:02:04", "", false},
		"a price book":      {"Model,Unit price\nAB12,120.50\nAB13,99.00\nAB14,45.10", "a price book", false},
		"prices of pieces":  {"Model,Unit price,Qty\nAB12,120.50,7\nAB13,99.00,1\nAB14,45.10,9", "a summary", false},
		"ports":             {"Port,Label\nGi1/0/1,up\nGi1/0/2,up\nGi1/0/3,down", "a list of ports", false},
		"contacts":          {"Name,Phone\nAnn,+49 555 0123\nBob,+49 555 0124\nEve,+49 555 0125", "a list of contacts", false},
		"a summary":         {"Region,Total\nNorth,17\nSouth,90\nWest,44", "a summary", false},
		"figures over time": {"Month,Value\n2020-01-01,17\n2020-02-01,90\n2020-03-01,44", "figures over time", false},
		"figures of places": {"x,2020-01-01,7\ny,2020-02-01,9\nz,2020-03-01,4", "", false},
		"a log":             {"When,What\n2020-01-01,the power failed in the north\n2020-01-02,it came back in the night\n2020-01-05,the new fan was put in", "a log", false},
		"notes":             {"x\nthe power failed in the north\nit came back in the night\nthe new fan was put in", "notes", false},
		"a legend":          {"x,y\nOK,the thing works as it should\nNA,nobody knows what it does\nXX,it is no longer in the place", Legend, false},
		"lists":             {"Region,Colour\nNorth,red\nSouth,green\nWest,", ListsOfWords, false},
		"one list":          {"Colour\nred\ngreen\nblue", ListsOfWords, false},
		"no list":           {"Colour\nred\ngreen\nred", "", false},
		"a gap":             {"Colour,Region\nred,North\n,South\nblue,West", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			var rows [][]string
			for line := range strings.SplitSeq(tc.table, "\n") {
				rows = append(rows, strings.Split(line, ","))
			}
			s := NewShape(rows[0], rows[1:], words, nil)
			if got := s.What(); got != tc.want && !(tc.gear && got == "") {
				t.Errorf("%q, want %q", got, tc.want)
			}
			if got := s.LooksLikeEquipment(); got != tc.gear {
				t.Errorf("it looks like equipment: %v, want %v", got, tc.gear)
			}
		})
	}
	if got := NewShape([]string{"a", "b"}, nil, words, nil).What(); got != "no rows" {
		t.Errorf("without rows: %q", got)
	}
}

// A column is told whole and distinct as a walk over its words finds it.
func TestDistinctColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rows [][]string
		var cells []string
		for range rapid.IntRange(0, 6).Draw(t, "rows") {
			cell := rapid.SampledFrom([]string{"", " ", "a", "A ", "b", "c", "d"}).Draw(t, "cell")
			cells = append(cells, strings.ToLower(strings.TrimSpace(cell)))
			if cell == "" && rapid.Bool().Draw(t, "short") {
				rows = append(rows, nil)
				continue
			}
			rows = append(rows, []string{cell})
		}
		n, distinct, whole := (&Shape{Rows: rows}).distinctColumn(0)
		filled := slices.DeleteFunc(slices.Clone(cells), func(s string) bool { return s == "" })
		unique := slices.Compact(slices.Sorted(slices.Values(filled)))
		if distinct != (len(unique) == len(filled)) {
			t.Fatalf("%q is distinct: %v", cells, distinct)
		}
		if !distinct {
			return
		}
		last := len(cells)
		for last > 0 && cells[last-1] == "" {
			last--
		}
		if n != len(filled) || whole != !slices.Contains(cells[:last], "") {
			t.Fatalf("%q holds %d, whole %v", cells, n, whole)
		}
	})
}

// Pieces, the price of one and the total of a line are told by what they are of each
// other, whatever stands above them.
func TestAmountsByTheirProducts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 8).Draw(t, "rows")
		var pieces, prices, totals []int64
		telling, equal := 0, 0
		for range n {
			a, b := rapid.Int64Range(1, 12).Draw(t, "pieces"), rapid.Int64Range(100, 90_000).Draw(t, "price")
			total := a * b
			if rapid.IntRange(0, 9).Draw(t, "wrong") == 0 {
				total += 5_000
			} else if equal++; a != 1 && b != 100 {
				telling++
			}
			pieces, prices, totals = append(pieces, 100*a), append(prices, b), append(totals, total)
		}
		if got, want := isProduct(totals, pieces, prices), telling >= 2 && 10*equal >= 9*n; got != want {
			t.Fatalf("%v = %v x %v: %v, want %v", totals, pieces, prices, got, want)
		}
		if isProduct(totals, prices, pieces) != isProduct(totals, pieces, prices) {
			t.Fatal("the order of the factors matters")
		}
	})
	for name, tc := range map[string]struct {
		t, a, b []int64
		want    bool
	}{
		"rounded to the unit": {[]int64{30_099, 40_000}, []int64{300, 400}, []int64{10_000, 10_000}, true},
		"off by the unit":     {[]int64{30_101, 40_000}, []int64{300, 400}, []int64{10_000, 10_000}, false},
		"blanks are no rows":  {[]int64{30_000, -1, 40_000, 0}, []int64{300, 100, 400, 7}, []int64{10_000, 5, 10_000, 7}, true},
		"all of one piece":    {[]int64{10_000, 20_000}, []int64{100, 100}, []int64{10_000, 20_000}, false},
		"too large to hold":   {[]int64{1e11, 1e11}, []int64{2e9, 2e9}, []int64{5_000, 5_000}, false},
		"nothing":             {nil, nil, nil, false},
	} {
		if got := isProduct(tc.t, tc.a, tc.b); got != tc.want {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

// mapped maps the columns of a table, and returns the heading of each field.
func mapped(t *testing.T, table string, o *Options) (map[string]string, *Table, error) {
	t.Helper()
	words := lexicon(t)
	var rows []Row
	f := &Table{Name: "x.csv"}
	for i, line := range strings.Split(table, "\n") {
		cells := strings.Split(line, ",")
		if i == 0 {
			f.Headings, f.Width, f.Mapping.Line = cells, len(cells), 1
			f.mapped = make([]bool, len(cells))
			continue
		}
		rows = append(rows, Row{Line: i + 1, Cells: cells})
	}
	err := f.MapColumns(rows, words, o)
	out := map[string]string{}
	for _, c := range f.Mapping.Columns {
		out[words.Dict.Name(c.Field)] = c.Heading
	}
	return out, f, err
}

// Columns are read by their products where the headings say otherwise or nothing, but
// not against the user's word.
func TestAmountsAreMapped(t *testing.T) {
	for name, tc := range map[string]struct {
		table string
		o     Options
		want  string
	}{
		"by headings":            {"Vendor,Qty,Unit Price,Total\nNokia,2,10.50,21.00\nNokia,3,5.25,15.75\nNokia,1,7.00,7.00", Options{}, "quantity=Qty unit_cost=Unit Price historic_cost=Total"},
		"by products alone":      {"Vendor,aaa,bbb,ccc\nNokia,2,10.50,21.00\nNokia,3,5.25,15.75\nNokia,1,7.00,7.00", Options{}, "quantity=aaa unit_cost=bbb historic_cost=ccc"},
		"in another order":       {"Vendor,aaa,bbb,ccc\nNokia,21.00,10.50,2\nNokia,15.75,5.25,3\nNokia,7.00,7.00,1", Options{}, "quantity=ccc unit_cost=bbb historic_cost=aaa"},
		"lengths and rates":      {"Vendor,aaa,bbb,ccc\nNokia,2.5,10.50,26.25\nNokia,3.5,5.25,18.38\nNokia,1.5,7.00,10.50", Options{}, "quantity= unit_cost= historic_cost="},
		"the user said so":       {"Vendor,aaa,bbb,ccc\nNokia,2,10.50,21.00\nNokia,3,5.25,15.75\nNokia,1,7.00,7.00", Options{Map: map[string]string{"unit_cost": "ccc"}}, "quantity= unit_cost=ccc historic_cost="},
		"no products":            {"Vendor,aaa,bbb,ccc\nNokia,2,10.50,22.00\nNokia,3,5.25,19.75\nNokia,1,7.00,7.00", Options{}, "quantity= unit_cost= historic_cost="},
		"of small whole numbers": {"Vendor,aaa,bbb,ccc\nNokia,2,1500,3000\nNokia,3,2500,7500\nNokia,4,1000,4000", Options{}, "quantity=aaa unit_cost=bbb historic_cost=ccc"},
	} {
		got, _, err := mapped(t, tc.table, &tc.o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if s := fmt.Sprintf("quantity=%s unit_cost=%s historic_cost=%s", got["quantity"], got["unit_cost"], got["historic_cost"]); s != tc.want {
			t.Errorf("%s: %s, want %s", name, s, tc.want)
		}
	}
}

// A column that is not read is compared with what is missing, and the flag that reads
// it is named.
func TestUnreadColumnsAreCompared(t *testing.T) {
	for name, tc := range map[string]struct{ table, want string }{
		"models":         {"Vendor,zorb\nNokia,AB12X\nNokia,AB13X\nNokia,AB14X", `zorb like models: --map model="zorb"`},
		"counts":         {"Vendor,Model,zorb\nNokia,AB12X,3\nNokia,AB13X,7\nNokia,AB14X,1", `zorb like counts: --map quantity="zorb"`},
		"few values":     {"Vendor,zorb\nNokia,AB12X\nNokia,AB12X\nNokia,AB14X", ""},
		"nothing else":   {"Vendor,zorb\nNokia,red\nNokia,green\nNokia,blue", ""},
		"models are had": {"Vendor,Model,zorb\nNokia,A1,AB12X\nNokia,A2,AB13X\nNokia,A3,AB14X", ""},
		"counts are had": {"Vendor,Qty,zorb\nNokia,3,4\nNokia,7,9\nNokia,1,2", ""},
	} {
		_, f, err := mapped(t, tc.table, &Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var got []string
		for _, c := range f.Mapping.Ignored {
			if c.Like != "" {
				got = append(got, c.Heading+" like "+c.Like+": "+c.Settle)
			}
		}
		if s := strings.Join(got, "; "); s != tc.want {
			t.Errorf("%s: %q, want %q", name, s, tc.want)
		}
	}
}

// Columns of values with a form of their own are read as what they are, of several
// the one that fills most rows; a heading goes before.
func TestColumnsByTheirForm(t *testing.T) {
	for name, tc := range map[string]struct{ table, field, want string }{
		"addresses":            {"Vendor,aa,bb\nNokia,00:18:82:01:02:03,x\nNokia,00:18:82:01:02:04,y", "mac_address", "aa"},
		"the fuller of two":    {"Vendor,aa,bb\nNokia,00:18:82:01:02:03,00:18:82:01:02:13\nNokia,00:18:82:01:02:04,00:18:82:01:02:14\nNokia,,00:18:82:01:02:15", "mac_address", "bb"},
		"the first of alike":   {"Vendor,aa,bb\nNokia,00:18:82:01:02:03,00:18:82:01:02:13\nNokia,00:18:82:01:02:04,00:18:82:01:02:14", "mac_address", "aa"},
		"a heading goes first": {"Vendor,MAC,bb\nNokia,00:18:82:01:02:03,00:18:82:01:02:13\nNokia,,00:18:82:01:02:14", "mac_address", "MAC"},
		"one alone":            {"Vendor,aa\nNokia,00:18:82:01:02:03\nNokia,", "mac_address", ""},
		"object ids":           {"Vendor,aa\nNokia,1.3.6.1.4.1.94.1\nNokia,1.3.6.1.4.1.94.2", "sys_object_id", "aa"},
		"terminals":            {"Vendor,aa\nNokia,ALCLF1234567\nNokia,ALCLF1234568", "serial_number", "aa"},
	} {
		got, _, err := mapped(t, tc.table, &Options{})
		if err != nil || got[tc.field] != tc.want {
			t.Errorf("%s: %s is %q, want %q (%v)", name, tc.field, got[tc.field], tc.want, err)
		}
	}
}

// Of several columns with a field the heading that says it best has it, and columns of
// makers are told by their cells.
func TestMakersByCells(t *testing.T) {
	knows := func(s string) bool {
		return slices.Contains([]string{"Nokia", "Huawei", "ZTE", "Cisco", "Ericsson"}, s)
	}
	for name, tc := range map[string]struct{ table, want string }{
		"no heading":                {"site,zorb,x\nA,Nokia,1\nB,Huawei,2\nC,ZTE,3", "zorb"},
		"six in ten":                {"site,zorb,x\nA,Nokia,1\nB,Huawei,2\nC,ZTE,3\nD,Quux,4\nE,Quuz,5", "zorb"},
		"less than six in ten":      {"site,zorb,x\nA,Nokia,1\nB,Huawei,2\nC,ZTE,3\nD,Quux,4\nE,Quuz,5\nF,Quxx,6", ""},
		"the heading holds none":    {"Vendor,zorb,x\nA,Nokia,1\nB,Huawei,2\nC,ZTE,3", "zorb"},
		"the heading holds some":    {"Vendor,zorb,x\nNokia,Nokia,1\nB,Huawei,2\nC,ZTE,3", "Vendor"},
		"too few values to say":     {"Vendor,zorb,x\nA,Nokia,1\nB,Huawei,2", "Vendor"},
		"the larger part":           {"site,zorb,yorb\nA,Nokia,Nokia\nB,Huawei,Huawei\nC,ZTE,ZTE\nD,Quux,Cisco\nE,Quuz,Ericsson", "yorb"},
		"the first of alike":        {"site,zorb,yorb\nA,Nokia,Nokia\nB,Huawei,Huawei\nC,ZTE,ZTE", "zorb"},
		"people are asked of none":  {"Customer,x\nNokia,1\nHuawei,2\nZTE,3", ""},
		"brands name them already":  {"Brand,zorb\nNokia,Nokia\nHuawei,Huawei\nZTE,ZTE", "(brand)"},
		"maker, with models behind": {"site,zorb\nA,Nokia AB12\nB,Huawei AB13\nC,ZTE AB14", "zorb"},
	} {
		got, _, _ := mapped(t, tc.table, &Options{Knows: knows})
		maker := got["manufacturer"] + got["make_model"]
		if maker == "" && got["brand"] != "" {
			maker = "(brand)"
		}
		if maker != tc.want {
			t.Errorf("%s: %q names the makers, want %q", name, maker, tc.want)
		}
	}
}
