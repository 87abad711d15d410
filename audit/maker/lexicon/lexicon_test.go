package lexicon

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// small is a lexicon of a few words.
func small() *Lexicon {
	return New(&rules.Lexicon{
		Legal: []string{"ltd", "co", "ag"}, Trade: map[string][]string{"technologies": {"technology", "tech"}, "corporation": {"corp"}}, Firms: []string{"technologies"},
		Places: []string{"berlin", "china"}, Resold: []string{"via", "sold by"}, Negations: []string{"replaces", "uplink to", "instead of the", "no", "not"}, Doubts: []string{"maybe", "or so"},
		Afterwards: []string{"compatible", "swap out"}, Links: []string{"or"}, Accessories: []string{"bracket", "mounting kit"}, Makers: []string{"Acmetron", "Blue Zorb"}, Sellers: []string{"Telkomo"},
		Blanks: []string{"n/a"}, NativeTrade: []string{"公司", "技术"}, NativeRelations: []string{"替换"}, NativePlaces: []string{"北京"}, NativeOthers: []string{"银行"},
	}, &words.Cutter{})
}

// cut takes a text apart, and finds the parts of the name in it.
func cut(t *testing.T, text, name string) (n words.Text, first, last int) {
	t.Helper()
	n = (&words.Cutter{}).Cut(words.Clean(text))
	of := (&words.Cutter{}).Cut(words.Clean(name)).Parts
	for first = range n.Parts {
		if last = first + len(of) - 1; last < len(n.Parts) && words.Compact(n.Parts[first:last+1]) == words.Compact(of) {
			return n, first, last
		}
	}
	t.Fatalf("%q does not hold %q", text, name)
	return n, 0, 0
}

// A word of relation up to four words before a name, with no comma between, makes it
// a mention, and so does one right behind it; one farther off says nothing of it.
func TestMentioned(t *testing.T) {
	x := small()
	for text, want := range map[string]bool{
		"Zorbax":                                  false,
		"replaces Zorbax":                         true,
		"replaces the old red Zorbax":             true,
		"replaces the old red big Zorbax":         false,
		"replaces, Zorbax":                        false,
		"replaces: Zorbax":                        true,
		"replaces it: Zorbax":                     false,
		"replaces (Zorbax)":                       false,
		"uplink to Zorbax":                        true,
		"uplink Zorbax":                           false,
		"to uplink Zorbax":                        false,
		"instead of the Zorbax":                   true,
		"instead of Zorbax":                       false,
		"Zorbax compatible":                       true,
		"Zorbax, compatible":                      true,
		"Zorbax router compatible":                false,
		"Zorbax swap out":                         true,
		"Zorbax swap in":                          false,
		"Zorbax replaces":                         false,
		"compatible Zorbax":                       false,
		"do not touch Zorbax":                     false,
		"not Zorbax":                              true,
		"not do Zorbax":                           true,
		"cabinet no 4 Zorbax":                     false,
		"no Zorbax":                               true,
		"maybe Zorbax":                            true,
		"via Zorbax":                              true,
		"a replaces b Zorbax":                     true,
		"the best of all: instead of the Zorbax":  true,
		"Berlin router for the north side Zorbax": false,
	} {
		n, first, last := cut(t, text, "Zorbax")
		if got := x.Mentioned(n.Parts, 0, len(n.Parts)-1, first, last); got != want {
			t.Errorf("%q mentions the name: %v, want %v", text, got, want)
		}
	}
	n, first, last := cut(t, "replaces Zorbax", "Zorbax")
	if x.Mentioned(n.Parts, first, last, first, last) {
		t.Error("a word before the segment counts")
	}
}

// A word of relation anywhere makes a cell a mention, but the number of something and
// a remark on the record are none.
func TestNegated(t *testing.T) {
	x := small()
	for text, want := range map[string]bool{
		"Zorbax": false, "replaces Zorbax": true, "Zorbax replaces": true, "Zorbax compatible parts": true, "no 4 Zorbax": false, "no four Zorbax": true,
		"do not use Zorbax": false, "not Zorbax": true, "Zorbax not": true, "do no Zorbax": true, "of the instead Zorbax": false,
	} {
		n, _, _ := cut(t, text, "Zorbax")
		if got := x.Negated(n, 0, len(n.Parts)-1); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// Who sells, doubts and parts that fit are told by the words where they stand.
func TestWordsAroundAName(t *testing.T) {
	x := small()
	for text, want := range map[string]string{
		"Zorbax compatible":     "sells",
		"Zorbax-compatible":     "",
		"Zorbax compatible x":   "",
		"Zorbax maybe":          "doubted",
		"maybe Zorbax":          "",
		"Zorbax or so":          "doubted",
		"Zorbax bracket":        "accessory",
		"mounting kit Zorbax":   "accessory",
		"mounting Zorbax":       "",
		"Zorbax via Telkomo":    "resold",
		"Zorbax sold by nobody": "resold",
		"Zorbax sold":           "",
	} {
		n, _, _ := cut(t, text, "Zorbax")
		got := ""
		for i := range n.Parts {
			if x.SellsFor(n.Parts, i) {
				got += "sells"
			}
			if x.Resold.StartingAt(n.Parts, i) {
				got += "resold"
			}
		}
		if x.DoubtedBehind(n) {
			got += "doubted"
		}
		if x.Accessory(n.Parts) {
			got += "accessory"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"maybe": false, "Zorbax?": true, "? Zorbax": true, "(Zorbax?)": true, "Zorbax? no": false, "Zorbax": false, "[?] Zorbax": true, "": false} {
		if got := Doubted(text); got != want {
			t.Errorf("%q is doubted: %v, want %v", text, got, want)
		}
	}
}

// The segment of a name ends at a bracket, a stroke, a comma or a word between names.
func TestSegmentEnd(t *testing.T) {
	x := small()
	for text, want := range map[string]string{
		"Zorbax router": "zorbaxrouter", "Zorbax (router)": "zorbax", "Zorbax/router": "zorbax", "Zorbax, router": "zorbax", "Zorbax or Acmetron": "zorbax", "Zorbax-or-router": "zorbaxorrouter",
		"Zorbax.router x": "zorbaxrouterx", "Zorbax: x": "zorbax", "Zorbax": "zorbax",
	} {
		n, first, _ := cut(t, text, "Zorbax")
		if got := words.Compact(n.Parts[first : x.SegmentEnd(n.Parts, first)+1]); got != want {
			t.Errorf("%q: the segment is %q, want %q", text, got, want)
		}
	}
}

// Names are compared without legal forms, with ordinary words in one form; a word
// that changes its case inside is one name and stays.
func TestForms(t *testing.T) {
	x := small()
	for text, want := range map[string][3]string{ // spelt, canonical, bare
		"Zorbax Technology Co., Ltd.": {"zorbax technology", "zorbaxtechnologies", "zorbaxtechnology"},
		"Zorbax Tech":                 {"zorbax tech", "zorbaxtechnologies", "zorbaxtech"},
		"ZorbaxTech":                  {"zorbaxtech", "zorbaxtech", "zorbaxtech"},
		"Zorbax AG":                   {"zorbax", "zorbax", "zorbax"},
		"Zorbax-AG":                   {"zorbax", "zorbax", "zorbax"},
		"ZorbaxAG":                    {"zorbaxag", "zorbaxag", "zorbaxag"},
		"Zorbax Technolgies":          {"zorbax technolgies", "zorbaxtechnologies", "zorbaxtechnolgies"},
		"Zorbax 4":                    {"zorbax 4", "zorbax", "zorbax4"},
		"Z Corp":                      {"z corp", "zcorporation", "zcorp"},
	} {
		n := (&words.Cutter{}).Cut(text)
		if got := [3]string{x.Spelt(n.Parts), x.Canonical(n.Parts), string(x.AppendBare(nil, n.Parts))}; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	n, first, last := cut(t, "Zorbax Technology Corp", "Technology")
	if got := string(x.AppendCanonicalBeside(nil, n.Parts, first, last)); got != "zorbaxcorporation" {
		t.Errorf("without the second word: %q", got)
	}
}

// A word is an ordinary one as it stands, or with a slip where it is long; a number
// and a letter are none of a name.
func TestOrdinaryWords(t *testing.T) {
	x := small()
	x.LookAlikes["technolagies"] = "none"
	for text, want := range map[string]string{
		"technology": "technologies", "technolgies": "technologies", "corporatoin": "corporation", "corp": "corporation", "crop": "no", "ltd": "", "a": "", "7": "", "42u": "", "zorbax": "no",
		"technolagies": "no", "berlin": "berlin", "berlim": "no",
	} {
		form, common := x.CommonForm(text)
		if want == "no" && common || want != "no" && (!common || form != want) {
			t.Errorf("%q: %q, %v; want %q", text, form, common, want)
		}
	}
	for text, want := range map[string]bool{
		"Zorbax Technology": true, "Zorbax router": false, "Berlin Zorbax": true, "Zorbax BerLin": true, "Zorbax VEND0412": true, "Zorbax VEND04": false, "Zorbax 0412VEND": true,
		"ZorbaxRouter": false, "Zorbax TechNology x9": true, "Zorbax TechNorth": false, "Zorbax 华": true,
	} {
		n, first, last := cut(t, text, "Zorbax")
		if got := x.CommonBeside(n.Parts, 0, len(n.Parts)-1, first, last); got != want {
			t.Errorf("%q has nothing but ordinary words beside the name: %v, want %v", text, got, want)
		}
	}
}

// Chinese names are read without places before them and ordinary words behind them,
// but something of them stays.
func TestHanForms(t *testing.T) {
	x := small()
	for text, want := range map[string]string{"北京卓然技术公司": "北京卓然技术公司 北京卓然 卓然技术公司 卓然", "卓然": "卓然 卓然", "北京": "北京 北京", "华技术": "华技术 华技术", "卓然公司": "卓然公司 卓然"} {
		if got := strings.Join(x.HanForms(text), " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if !x.HanRelated("替换卓然", "卓然") || x.HanRelated("卓然替换", "卓然") || x.HanRelated("替换旧卓然", "卓然") {
		t.Error("a word of relation stands right before the name, and nowhere else")
	}
	if x.LookAlikes["卓然之家"] = "none"; !x.Elsewhere("卓然银行", "卓然") || x.Elsewhere("卓然技术", "卓然") || !x.Elsewhere("新卓然之家", "卓然") || x.Elsewhere("卓然之", "卓然") {
		t.Error("another business is shown by its word, or by a longer name that is no maker's")
	}
}

// A label is what its words make it: known, a seller's, a name that no list has, or
// nothing.
func TestLabelOf(t *testing.T) {
	x := small()
	for text, want := range map[string]evidence.Label{
		"Acmetron": evidence.KnownLabel, "acmetron ltd": evidence.KnownLabel, "Acmetron (CN)": evidence.KnownLabel, "Acmetron X500": evidence.KnownLabel, "Blue Zorb 9": evidence.KnownLabel, "Blue": evidence.SaysNothing,
		"Telkomo": evidence.SellerLabel, "Telkomo AG": evidence.SellerLabel, "not Acmetron": evidence.SaysNothing, "Acmetron?": evidence.SaysNothing, "Acmetron = x": evidence.SaysNothing,
		"Quorvexis GmbH": evidence.UnlistedLabel, "Quorvexis / Acmetron": evidence.UnlistedLabel, "Acmetron/Blue Zorb": evidence.KnownLabel, "Telkomo/Acmetron": evidence.SellerLabel, "router / Acmetron": evidence.SaysNothing,
		"a/Acmetron": evidence.SaysNothing, "Quorvexis//Marbelux": evidence.SaysNothing, "Qvx (Acmetron)": evidence.KnownLabel, "(Acmetron)": evidence.KnownLabel, "quorvexis sells things": evidence.SaysNothing,
		"Quorvexis9": evidence.SaysNothing, "Q9uorvexis": evidence.UnlistedLabel, "Q99uorvexis": evidence.SaysNothing, "QVXS": evidence.SaysNothing, "ZORA": evidence.UnlistedLabel, "ZRXA": evidence.SaysNothing, "ZRAX": evidence.UnlistedLabel, "AEIO": evidence.SaysNothing, "ZOR": evidence.SaysNothing, "QVXSA": evidence.UnlistedLabel, "Quorvexis Marbelux Tanoriva Beldrono Vistamor Kelandri Porvalis": evidence.UnlistedLabel,
		"Quorvexis Marbelux Tanoriva Beldrono Vistamor Kelandri Porvalis Ulmenor": evidence.SaysNothing, "Quorvexis (Berlin)": evidence.UnlistedLabel, "Quorvexis (n/a)": evidence.SaysNothing,
	} {
		n := (&words.Cutter{}).Cut(text)
		if got := x.LabelOf(text, n); got != want {
			t.Errorf("%q: label %d, want %d", text, got, want)
		}
	}
}
