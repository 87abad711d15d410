package maker_test

import (
	"crypto/sha256"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

func newNames(tb testing.TB) *maker.Names {
	tb.Helper()
	n, err := newIdentifier(tb).Names()
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// TestNamesFindEveryName holds the scanner to the pack: what is a name there
// is found wherever it stands in a record.
func TestNamesFindEveryName(t *testing.T) {
	n := newNames(t)
	for _, v := range vendorPack(t).Vendors {
		for _, g := range v.Names {
			if g.Kind == "abbreviation" || g.Kind == "typo" {
				continue
			}
			for _, text := range g.Texts {
				for _, record := range [...]string{text, "site 7," + text + ",42", "\"x " + strings.ToUpper(text) + "\";1", strings.ReplaceAll(text, " ", "-")} {
					if got := n.Vendors(n.Find([]byte(record))); !slices.Contains(got, v.ID) {
						t.Errorf("%q: found %v, want %s", record, got, v.ID)
					}
				}
			}
		}
	}
}

// TestNamesHidden names the ways in which a name is hidden from a machine and
// not from a reader.
func TestNamesHidden(t *testing.T) {
	n := newNames(t)
	for _, text := range []string{
		"Hua wei", "H.U.A.W.E.I", "Hua\u200bwei", "Ｈｕａｗｅｉ", "Hu\u0430wei", "Huáwei", "Hua\u0301wei", "&#72;uawei S5700", "Hu&#97;wei", "HuaweiTechnologiesCoLtd",
		"NokiaHuawei", "HuÃ¡wei", "åŽä¸º", "華為", "华 为交换机", "ХУАВЭЙ", "rack with RRU3908_01", "ＲＲＵ３９０８", "x\nHuawei\ty", "old (Huawei)", "Hua'wei",
	} {
		if got := n.Vendors(n.Find([]byte(text))); !slices.Equal(got, []string{"huawei"}) {
			t.Errorf("%q: found %v, want huawei", text, got)
		}
	}
	for _, text := range []string{"Zahnaerzte", "Allianz Technology", "Cisco WS-C3750X", "", "&", "AT&T; Nokia", "\xff\xfe\x80", "сеть антенна оптическая", "Straße für Vermittlung, Zürich", "RRUS 32"} {
		if got := n.Vendors(n.Find([]byte(text))); got != nil {
			t.Errorf("%q: found %v, want nothing", text, got)
		}
	}
}

// TestNamesMissNothingThatIsRead is the promise: what the reader of a cell takes
// for a name, or for a model that decides alone, the scanner finds too.
func TestNamesMissNothingThatIsRead(t *testing.T) {
	n, s := newNames(t), newIdentifier(t).Session()
	random := rand.New(rand.NewPCG(7, 18))
	read := 0
	for range 12_000 {
		text := randomText(random, t)
		for _, f := range [...]gear.Field{model, text2, descr} {
			for _, e := range s.Identify(itemWith(f, text)).Evidence {
				name := e.Kind == evidence.Name || e.Kind == evidence.SysDescr && e.Entry != "software version" && !strings.Contains(e.Entry, " ")
				if !name && !(e.Kind == evidence.Model && e.Strength == evidence.Strong) {
					continue
				}
				read++
				if got := n.Vendors(n.Find([]byte(text))); !slices.Contains(got, e.Vendor) {
					t.Fatalf("%q: %s read %q as %s (%s), and the scanner found %v", text, e.Kind, e.Matched, e.Vendor, e.Entry, got)
				}
			}
		}
	}
	if read < 5_000 {
		t.Errorf("only %d names were read: the test proves little", read)
	}
}

const text2 = gear.Notes

func itemWith(f gear.Field, text string) *gear.Item {
	it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
	it.Values[f] = &gear.Value{Text: text, State: gear.Present}
	return it
}

// randomText puts a name or a model of the pack, spelt in some way, among words.
func randomText(random *rand.Rand, tb testing.TB) string {
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	v := vendorPack(tb).Vendors[random.IntN(len(vendorPack(tb).Vendors))]
	core := pick(v.Names[random.IntN(len(v.Names))].Texts)
	if random.IntN(3) == 0 {
		core = pick([]string{"RRU3908", "DS-2CD2143G2-I", "ZXR10 5960", "DH-IPC-HFW2431", "BBU3900", "NE40E-X8", "IPC-HDW1230", "ZXSDR B8200", "MA5608T"})
	}
	spell := []func(string) string{
		func(s string) string { return s }, strings.ToUpper, strings.ToLower,
		func(s string) string {
			return strings.ReplaceAll(s, " ", pick([]string{"", "-", "_", ".", "  ", "\u00a0", "\n"}))
		},
		func(s string) string {
			return inserted(random, s, pick([]string{"\u200b", "\u00ad", " ", "\u0301", "-", "'", "!", "ж"}))
		},
		func(s string) string { return strings.NewReplacer("a", "\u0430", "e", "\u0435").Replace(s) },
		func(s string) string { return strings.NewReplacer("a", "á", "u", "ü", "o", "ø").Replace(s) },
		func(s string) string { return strings.Map(wide, s) },
		func(s string) string { return strings.NewReplacer("a", "&#97;", "T", "&#x54;").Replace(s) },
	}
	glue := []string{" ", "-", "/", "_", "(", ")", ", ", "; ", "", ".", ":", "中", "ф", "3"}
	words := []string{"router", "replaced", "Site", "12", "№ 7", "антенна", "交换机", "für", "x", "Straße", "é…", "1.2", "&amp;", "\xff"}
	return pick(words) + pick(glue) + spell[random.IntN(len(spell))](core) + pick(glue) + pick(words)
}

func BenchmarkNamesProse(b *testing.B) {
	benchmarkNames(b, strings.Repeat("The base station on the hill was repaired in March; its antenna has a new cable, and the technician left a note about the power supply. ", 40))
}

func BenchmarkNamesCSV(b *testing.B) {
	benchmarkNames(b, strings.Repeat(csvRecord, 40))
}

func BenchmarkNamesForeign(b *testing.B) {
	benchmarkNames(b, strings.Repeat("Базовая станция на холме;антенна;оптический модуль;Größe für Österreich;交换机在机房;キャビネット\n", 40))
}

func benchmarkNames(b *testing.B, text string) {
	n := newNames(b)
	raw := []byte(text)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		n.Find(raw)
	}
}

// BenchmarkNamesByteLoop and BenchmarkNamesSum are what the scanner is measured
// against: a loop that looks each byte up in a table, and SHA-256.
func BenchmarkNamesByteLoop(b *testing.B) {
	raw := []byte(strings.Repeat(csvRecord, 40))
	var table [256]uint8
	for i := range table {
		table[i] = uint8(i * 7)
	}
	b.SetBytes(int64(len(raw)))
	n := 0
	for b.Loop() {
		for _, c := range raw {
			if table[c] == 36 {
				n++
			}
		}
	}
}

func BenchmarkNamesSum(b *testing.B) {
	raw := []byte(strings.Repeat(csvRecord, 40))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		sha256.Sum256(raw)
	}
}

const csvRecord = "MT-004711,SN80213377,Cisco Systems,ASR-920-24SZ-M,1,Hilltop 12,transport,active,2019-04-11,private,00:1B:54:AA:01:02,rack 4 shelf 2\n"
