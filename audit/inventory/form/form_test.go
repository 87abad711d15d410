package form

import (
	"fmt"
	"testing"
)

// A cell that holds maker and model is cut behind the name of a maker that is known,
// wherever what the thing is stands before it; else at the sign between them, before
// the first word with a digit, or behind the first word.
func TestJoined(t *testing.T) {
	plain, known := (*Joined)(nil), NewJoined([]string{"Yealink", "Huawei", "Trend Micro", "Nokia"}, []string{"smartphone", "điện thoại"})
	for _, c := range []struct {
		cutter      *Joined
		text        string
		maker, rest string
	}{
		{plain, "Huawei BTS3900", "Huawei", "BTS3900"}, {plain, "ZTE / ZXSDR R8862", "ZTE", "ZXSDR R8862"}, {plain, "ZTE - R8862", "ZTE", "R8862"}, {plain, "Nokia/AirScale", "Nokia", "AirScale"},
		{plain, "Huawei Technologies RRU 3268 v2", "Huawei Technologies RRU", "3268 v2"}, {plain, "Hikvision", "Hikvision", ""}, {plain, "TP-Link Archer", "TP-Link", "Archer"},
		{plain, "Cisco: ASR 9000", "Cisco", "ASR 9000"}, {plain, "", "", ""}, {plain, "3Com 4200G", "", "3Com 4200G"},
		{known, "Yealink T53W - xVoice UC Edition", "Yealink", "T53W - xVoice UC Edition"}, {known, "Smartphone Huawei P30 Lite", "Huawei", "P30 Lite"}, {known, "điện thoại nokia 105", "nokia", "105"},
		{known, "Trend Micro TippingPoint", "Trend Micro", "TippingPoint"}, {known, "Zyxel NWA50", "Zyxel", "NWA50"}, {known, "smartphone", "smartphone", ""}, {known, "Smartphone vivo Y53s, 128Gb", "vivo", "Y53s, 128Gb"}, {plain, "Zyxel NWA50 - set", "Zyxel", "NWA50 - set"},
	} {
		if maker, rest := c.cutter.Cut(c.text); maker != c.maker || rest != c.rest {
			t.Errorf("%q: %q and %q, want %q and %q", c.text, maker, rest, c.maker, c.rest)
		}
	}
}

// Serial numbers of terminals in optical networks are told by their form, whether
// the maker's letters are written as such or in hexadecimal digits.
func TestPONSerials(t *testing.T) {
	for text, want := range map[string]bool{
		"HWTC12AB34CD": true, "ZTEGC45BB1EC": true, "48575443C54C86A3": true, "5A544547c45bb1ec": true, "46485454BA9BFF60": true,
		"2102310ABCDE": false, "HWTC12AB34CZ": false, "hwtc12ab34cd": false, "1234567890ABCDEF": false, "4857544": false, "40575443C54C86A3": false, "5B575443C54C86A3": false, "356509754757537A": false, "00259E010203": false,
	} {
		if got := IsPONSerial(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Tags of monitoring systems are keys and values; addresses, times and prose are none.
func TestPairs(t *testing.T) {
	for text, want := range map[string]string{
		"marca:huawei, modelo:S6730-H48X6C": "[{marca huawei} {modelo S6730-H48X6C}]", "vendor=ZTE;model=C300": "[{vendor ZTE} {model C300}]", "rack: 4 | site: A": "[{rack 4} {site A}]",
		"https://a.example/b": "[]", "no tags": "[]", "": "[]", "a:, :b, c:d": "[{c d}]", "厂家：华为": "[{厂家 华为}]",
	} {
		if got := fmt.Sprint(Pairs(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if got := ValueOf("Site:A, Marca: Huawei", map[string]bool{"marca": true}); got != "Huawei" {
		t.Errorf("marca is %q", got)
	}
}
