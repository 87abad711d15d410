package lexicon

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// drawn draws a text of pieces.
func drawn(rng *rand.Rand, pieces ...string) string {
	text := ""
	for range rng.IntN(8) {
		text += pieces[rng.IntN(len(pieces))]
	}
	return text
}

// The shapes of names, by expressions that say what they are.
func TestShapesOfNames(t *testing.T) {
	digits := regexp.MustCompile(`^(?:[^0-9]*|[^0-9]*[0-9][A-Za-z]{3}[^0-9]*)$`)
	joined := regexp.MustCompile(`^[A-Z]+&(?:[A-Z]+|[A-Z][^ ]*[^ ,.])[,.]*(?: .*)?$`)
	two := regexp.MustCompile(`^[A-Z]&[A-Z][,.]*(?: .*)?$`)
	rng := rand.New(rand.NewPCG(8, 20))
	seen := map[string]int{}
	count := func(what string, is bool) {
		if is {
			seen[what]++
		} else {
			seen["no "+what]++
		}
	}
	for range 20_000 {
		text := drawn(rng, "a", "B", "xyz", "Qr", "1", "7", " ", "-", "é")
		if got := fewDigits(text); got != digits.MatchString(text) {
			t.Fatalf("%q has few digits: %v", text, got)
		}
		count("few", fewDigits(text))
		text = drawn(rng, "A", "Z", "&", "&", "b", ".", ",", " ", "1", "[", "@")
		if got, want := joinedCapitals(text), joined.MatchString(text) && !two.MatchString(text); got != want {
			t.Fatalf("%q is of joined capitals: %v, want %v", text, got, want)
		}
		count("joined", joinedCapitals(text))
		text = drawn(rng, "A", "E", "U", "Y", "B", "X", "T")
		want := strings.ContainsAny(text, "AEIOUY") && strings.Trim(text, "AEIOUY") != "" && !regexp.MustCompile(`[^AEIOUY]{3}`).MatchString(text)
		if got := spoken(text); got != want {
			t.Fatalf("%q is spoken as a word: %v, want %v", text, got, want)
		}
		count("spoken", want)
		text = drawn(rng, "x", "x", "x", "é", "1", "-")
		distinct, letters, numbered := map[rune]bool{}, 0, 0
		for _, r := range text {
			distinct[r] = true
			if unicode.IsLetter(r) {
				letters++
			} else if r == '1' {
				numbered++
			}
		}
		if got := repeated(text); got != (len(distinct) < 2) {
			t.Fatalf("%q is one letter: %v", text, got)
		}
		if got := numbers(text); got != (letters == 0 || numbered > 2) {
			t.Fatalf("%q numbers something: %v", text, got)
		}
	}
	for _, what := range []string{"few", "joined", "spoken"} {
		if seen[what] < 50 || seen["no "+what] < 50 {
			t.Errorf("%s: %v", what, seen)
		}
	}
}

// A bracket that holds a place, two capitals or a name is dropped from behind a name,
// and only there.
func TestBracketsBehindNames(t *testing.T) {
	x := small()
	for text, want := range map[string]string{
		"Quorvex (Berlin)": "Quorvex", "Quorvex (PL)": "Quorvex", "Quorvex (pl)": "Quorvex (pl)", "Quorvex (PLX)": "Quorvex (PLX)", "Quorvex (Tanoriva)": "Quorvex", "Quorvex (Tanoriva Video)": "Quorvex", "Quorvex (x)": "Quorvex (x)",
		"Quorvex ()": "Quorvex ()", " (PL)": " (PL)", "Quorvex (PL": "Quorvex (PL", "Quorvex(PL)": "Quorvex(PL)", "Quorvex (PL) x": "Quorvex (PL) x", "Quorvex (n/a)": "Quorvex (n/a)", "Quorvex": "Quorvex", "": "", "Quorvex (NA)": "Quorvex (NA)",
		"Quorvex (P)": "Quorvex (P)", "Quorvex (éé)": "Quorvex (éé)",
	} {
		if got := x.withoutBracket(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What stands without some parts has the form of what stands without them.
func TestCanonicalBeside(t *testing.T) {
	x := small()
	rng := rand.New(rand.NewPCG(9, 20))
	for range 4000 {
		n := (&words.Cutter{}).Cut(drawn(rng, "Zorbax", "Technology", "Tech", "Ltd", " ", " ", "-", ".", "X", "b", "9", "Corp", ","))
		for first := range n.Parts {
			for last := first; last < len(n.Parts); last++ {
				rest := append(append([]words.Part(nil), n.Parts[:first]...), n.Parts[last+1:]...)
				if got, want := string(x.AppendCanonicalBeside([]byte("k"), n.Parts, first, last)), "k"+x.Canonical(rest); got != want {
					t.Fatalf("%v without %d to %d: %q, want %q", n.Parts, first, last, got, want)
				}
			}
		}
		parts := n.Parts
		if got, want := string(x.AppendCanonical([]byte("k"), parts)), "k"+x.Canonical(parts); got != want {
			t.Fatalf("%v: %q, want %q", parts, got, want)
		}
		spelt := ""
		for i := range parts {
			if legal := parts[i].Text == "ltd"; legal && parts[i].Gap != words.Glued {
				continue
			}
			if spelt != "" && parts[i].Gap != words.Glued {
				spelt += " "
			}
			spelt += parts[i].Text
		}
		if got := string(x.AppendSpelt([]byte("k"), parts)); got != "k"+spelt {
			t.Fatalf("%v is spelt %q, want %q", parts, got, spelt)
		}
	}
}

// A label that says nothing by itself may be a maker's name where it is a word that
// some list of makers has, or no word at all, within so many letters and words.
func TestMayBeName(t *testing.T) {
	x := small()
	for text, want := range map[string]bool{
		"Foundry": true, "foundry": true, "Option": true, "ZQX (PL)": true, " Foundry ": true, "Foundry?": false, "Foundry!": false, "Foundry/Option": false, "": false, "  ": false, "ZQX": true, "zqx": false, "ZQ1": true, "ZQ12": true, "ZQ123": false, "123": false, "1": false,
		"Ltd": false, "Berlin": false, "N/A": false, "Zqx Ltd": true, "XXXX": false, "Router": false, "ZQX Router": false, "not ZQX": false, "maybe ZQX": false, "ZQX compatible": false, "Zqvax Brelo Tanor": true, "Zqvax Brelo Tanor Vist": false,
		"Zqvaxbrelotanorvistamorke": false, "Zqvaxbrelotanorvistamork": true, "Old Technologies": false, "OLD Technologies": true, "Old TECHNOLOGIES": false, "OLD Technology": false, "Technologies": false, "Old": false,
	} {
		n := (&words.Cutter{}).Cut(words.Clean(text))
		if got := x.MayBeName(text, n); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// A label is one of a known maker in any of the ways in which a list may have it, and
// names side by side are what the least of them is.
func TestLabelsByLists(t *testing.T) {
	x := New(&rules.Lexicon{Legal: []string{"ltd", "inc"}, Trade: map[string][]string{"technologies": {"technology"}, "networks": nil}, Negations: []string{"contact", "no"}, Systems: []string{"ios", "exos"},
		Links: []string{"or"}, Makers: []string{"Ring", "Acmetron", "Blue Zorb Tal", "One Two Three Four", "Abc"}, Sellers: []string{"Orvatel"}, Places: []string{"berlin"}}, &words.Cutter{})
	for text, want := range map[string]evidence.Label{
		"Hirschmann": evidence.KnownLabel, "Hirschmann Inc": evidence.KnownLabel, "Hirschmann Technologies Berlin": evidence.KnownLabel, "hp networks": evidence.SaysNothing, "abb Networks": evidence.SaysNothing, "GE": evidence.KnownLabel, "ge": evidence.SaysNothing, " GE ": evidence.KnownLabel, "3M": evidence.KnownLabel,
		"Phoenix Contact": evidence.KnownLabel, "Qorvath Contact": evidence.SaysNothing, "Ring": evidence.KnownLabel, "Ring Doorbell": evidence.SaysNothing, "Ring EXOS": evidence.KnownLabel, "Acmetron 5": evidence.KnownLabel, "Blue Zorb Tal Qx": evidence.KnownLabel, "Blue Zorb 9": evidence.SaysNothing,
		"one two three four gizmo": evidence.SaysNothing, "Qvx (Abc)": evidence.KnownLabel, "Abc (qvx)": evidence.KnownLabel, "qvx (3M)": evidence.KnownLabel, "qvx (Hirschmann)": evidence.KnownLabel, "hirschmann (qvx)": evidence.KnownLabel, "(Abc) qvx": evidence.SaysNothing,
		"Orvatel": evidence.SellerLabel, "Orvatel Inc": evidence.SellerLabel, "in/out": evidence.SaysNothing, "Ring/Option": evidence.SaysNothing, "Ring/Acmetron": evidence.KnownLabel, "Option/Foundry": evidence.SaysNothing, "Apple/Option": evidence.SaysNothing,
		"Acmetron/Abc/Ring": evidence.KnownLabel, "Ring/Acmetron/Abc/Ring": evidence.KnownLabel, "Ring/Acmetron/Abc/Ring/Abc": evidence.SaysNothing, "Ring//Abc": evidence.SaysNothing, "A/Acmetron": evidence.SaysNothing, "Ring/A": evidence.SaysNothing, "/Acmetron": evidence.KnownLabel, "Orvatel / Qorvath": evidence.SellerLabel, "Quorvexis ab": evidence.UnlistedLabel, "Quorvexis abc": evidence.SaysNothing,
		"Acme$tron": evidence.SaysNothing, "Acmetron\\x": evidence.SaysNothing, "Acmetron|x": evidence.SaysNothing, "no Acmetron": evidence.SaysNothing, "Acmetron?": evidence.SaysNothing, "Acme'tron": evidence.KnownLabel, "Hirsch'mann": evidence.KnownLabel,
	} {
		n := (&words.Cutter{}).Cut(words.Clean(text))
		if got := x.LabelOf(text, n); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A word bears a slip from so many letters on, a legal form from one less; the slip of a
// telling name is none of it.
func TestSlipsOfOrdinaryWords(t *testing.T) {
	x := New(&rules.Lexicon{Legal: []string{"limited", "gesell"}, Trade: map[string][]string{"optical": nil, "industry": {"industri"}}, Prefixes: []string{"made by"}, Remarks: []string{"legacy limited"}, Places: []string{"Zürich"}}, &words.Cutter{})
	x.Typos = slips.NewTypos([]string{"industryx"})
	for text, want := range map[string]string{
		"limited": "", "limite": "", "limitd": "", "limit": "no", "gesel": "no", "gesall": "no", "optical": "optical", "opticl": "no", "industry": "industry", "industr": "industry", "industi": "industry", "industri": "industry", "industrx": "no",
		"made": "", "by": "", "legacy": "", "zurich": "zurich", "x": "", "9": "", "9abc": "", "xy": "no",
	} {
		form, common := x.CommonForm(text)
		if want == "no" && common || want != "no" && (!common || form != want) {
			t.Errorf("%q: %q, %v; want %q", text, form, common, want)
		}
		p := words.Part{Text: text}
		for range 2 {
			if x.CommonWord(&p) != common || p.Common != common || p.Canon != form || !p.Rated {
				t.Errorf("%q is rated %+v", text, p)
			}
		}
		if got, want := x.legalWord(&words.Part{Text: text}), strings.Contains(" limited gesell made by legacy ", " "+text+" "); got != want {
			t.Errorf("%q is a legal form: %v, want %v", text, got, want)
		}
	}
	rated := words.Part{Text: "limited", Rated: true, Common: true, Canon: "x"}
	if x.legalWord(&rated) {
		t.Error("a word with a form of its own is a legal form")
	}
	if rated.Common, rated.Canon = false, ""; x.legalWord(&rated) {
		t.Error("a word that is no ordinary one is a legal form")
	}
}

// Ordinary words that stand at a name of their script come off, and not all of it.
func TestAttachedWords(t *testing.T) {
	x := New(&rules.Lexicon{Trade: map[string][]string{"기술": nil, "주식": nil, "ネット": nil, "网络": nil, "가": nil}}, &words.Cutter{})
	for text, want := range map[string]string{"조르박스기술": "조르박스", "기술조르박스": "조르박스", "기술조르박스주식": "조르박스", "기술": "기술", "기술기술": "기술", "ゾルバネット": "ゾルバ", "卓然网络": "卓然网络", "조르박스": "조르박스", "가조르": "가조르", "": ""} {
		if got := x.WithoutAttached(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
