package inventory

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// systemLayout is how some system writes inventories: its headings, what each means
// in the words of whoever wrote the list down, and the fields that we read it as.
type systemLayout struct {
	name                  string
	headings, means, want []string
}

// layouts reads testdata/layouts.csv. Rows of a layout that begins with "any:"
// are headings that people choose among, each tried on its own.
func layouts(t *testing.T) []systemLayout {
	t.Helper()
	f, err := os.Open("testdata/layouts.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []systemLayout
	for _, r := range rows[1:] {
		if strings.HasPrefix(r[0], "any:") {
			out = append(out, systemLayout{r[0] + ", " + r[1], []string{r[1], "FCC ID"}, []string{r[2], "fcc_id"}, []string{r[3], "fcc_id"}})
			if r[2] == "fcc_id" {
				last := &out[len(out)-1]
				last.headings[1], last.means[1], last.want[1] = "Make", "manufacturer", "manufacturer"
			}
			continue
		}
		if len(out) == 0 || out[len(out)-1].name != r[0] {
			out = append(out, systemLayout{name: r[0]})
		}
		l := &out[len(out)-1]
		l.headings, l.means, l.want = append(l.headings, r[1]), append(l.means, r[2]), append(l.want, r[3])
	}
	return out
}

// contents are three cells of each kind of column.
func contents() map[string][3]string {
	return map[string][3]string{
		"manufacturer": {"Huawei", "ZTE", "Nokia"}, "model": {"BTS3900", "ZXSDR R8862", "AirScale 2"}, "serial": {"2102311", "ZT8812", "NK1203"},
		"name": {"cell-01", "cell-02", "cell-03"}, "site": {"MT-001", "MT-002", "MT-003"}, "part_number": {"02310HXV", "R8862A-S", "474090A"},
		"description": {"radio unit", "baseband", "router"}, "quantity": {"1", "2", "3"}, "ip": {"10.0.0.1", "10.0.0.2", "10.0.0.3"},
		"location": {"Billings", "Havre", "Minot"}, "mac": {"00:25:9e:01:02:03", "0025.9e01.0204", "00-25-9E-01-02-05"},
		"role": {"Router", "Switch", "RAN"}, "status": {"active", "active", "planned"}, "firmware": {"V100R001", "V2.1", "19A"},
		"asset_tag": {"A-1", "A-2", "A-3"}, "owner": {"Net", "Ops", "Net"}, "os": {"VRP", "ZXROS", "SROS"},
		"longitude": {"-106.9", "-107.1", "-108"}, "latitude": {"47.1", "47.2", "46.9"}, "sys_descr": {"Huawei VRP", "ZTE ZXR10", "Nokia SROS"},
		"sys_object_id": {"1.3.6.1.4.1.2011.2.1", "1.3.6.1.4.1.3902.1", "1.3.6.1.4.1.6527.1"}, "hw_version": {"A", "B", "C"},
		"manufacture_date": {"2016-01-02", "2017-02-03", "2018-03-04"}, "install_date": {"2016-01-02", "2017-02-03", "2018-03-04"},
		"supplier": {"Bechtle", "Insight", "CDW"}, "rack": {"R1", "R2", "R3"}, "family": {"BTS", "RRU", "Air"},
		"mac_vendor": {"HUAWEI TECH", "ZTE corp", "Nokia"}, "clei": {"WMOTBAA", "WMOTBAB", "WMOTBAC"}, "cost": {"1200.50", "900.00", "100.10"},
		"manufacturer+model": {"Huawei BTS3900", "ZTE R8862", "Nokia AirScale 2"}, "fcc_id": {"QIS123", "Q78ZTE", "2AD8U"},
		"region": {"MT", "ND", "SD"}, "country": {"US", "US", "US"}, "": {"x", "y", "z"},
	}
}

// text writes three rows in the layout, its headings changed by spell.
func (l *systemLayout) text(t *testing.T, spell func(string) string) string {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	row := make([]string, len(l.headings))
	for n := -1; n < 3; n++ {
		for i, h := range l.headings {
			if row[i] = spell(h); n >= 0 {
				cells, ok := contents()[l.means[i]]
				if !ok {
					t.Fatalf("%s: nothing to put under %q", l.name, l.means[i])
				}
				row[i] = cells[n]
			}
		}
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return b.String()
}

// Every heading of every layout is read as the field that it means, however it
// is spelt.
func TestLayouts(t *testing.T) {
	spellings := map[string]func(string) string{
		"as written":  func(s string) string { return s },
		"upper case":  strings.ToUpper,
		"underscores": func(s string) string { return "  " + strings.ReplaceAll(s, " ", "_") + " " },
		"dashes":      func(s string) string { return withoutAccents(strings.ReplaceAll(s, " ", " - ")) + "." },
	}
	for _, l := range layouts(t) {
		for how, spell := range spellings {
			got := l.mapped(t, l.text(t, spell))
			twice := l.twice()
			for i, h := range l.headings {
				if got[i] != l.want[i] && !(twice && l.want[i] == "refused") {
					t.Errorf("%s: %q %s is read as %q, want %q", l.name, h, how, got[i], l.want[i])
				}
			}
		}
	}
}

// twice reports a layout that has the same heading in two spellings: it is a list of
// what people choose among, and the second one is read as another thing.
func (l *systemLayout) twice() bool {
	seen := map[string]bool{}
	for _, h := range l.headings {
		if seen[values.Fold(h)] {
			return true
		}
		seen[values.Fold(h)] = true
	}
	return false
}

// withoutAccents leaves Turkish and Polish letters that are no accented ones.
func withoutAccents(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Latin, r) {
			return []rune(values.Plain(string(r)))[0]
		}
		return r
	}, s)
}

// mapped returns the fields that each column is read as.
func (l *systemLayout) mapped(t *testing.T, text string) []string {
	t.Helper()
	out := make([]string, len(l.headings))
	tables, err := tryText(t, text, Options{})
	if err != nil {
		Refusal(t, err)
		for i := range out {
			out[i] = "refused"
		}
		return out
	}
	for _, c := range tables[0].file.Mapping().Columns {
		out[c.Column-1] = strings.TrimSpace(out[c.Column-1] + " " + dictionary().Name(c.Field))
	}
	return out
}

// A heading that no field has is put aside, with a reason and its cells.
func TestUnknownHeading(t *testing.T) {
	got := readText(t, "Vendor,Zyx,,Rack\nHuawei,1,2,R1\nZTE,1,3,R2\n", Options{})
	aside := got.file.Mapping().Ignored
	if len(aside) != 2 || aside[0].Heading != "Zyx" || aside[0].Column != 2 || aside[0].Why != "the heading is not known" ||
		strings.Join(aside[1].Samples, " ") != "R1 R2" || aside[1].Why != "it means no field" {
		t.Errorf("%+v", aside)
	}
}
