package values

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// closedField is a field of four values with words that stand for several.
func closedField(all bool) *Reader {
	def := &gear.FieldDef{
		Name: "technology", Type: gear.Closed, Values: []string{"2g", "3g", "4g", "5g"}, JoinedAll: all,
		Aliases: map[string]string{"GSM": "2g", "UMTS": "3g", "LTE": "4g", "NR": "5g", "e-UTRA": "4g"}, OneOf: map[string][]string{"modern": {"4g", "5g"}, "old": {"2g", "3g"}},
	}
	codes := CodesOf(def)
	return &Reader{Def: def, Closed: codes, OneOf: SetsOf(def, codes), Styles: &Styles{Survey: func() map[int]*Habits { return nil }}}
}

// A cell of a closed field means the values of its words, one or several; a word that
// nobody knows makes it unreadable.
func TestClosedCells(t *testing.T) {
	means := map[string]uint64{"2g": 1 << 1, "gsm": 1 << 1, "3G": 1 << 2, "UMTS": 1 << 2, "lte": 1 << 3, "e-utra": 1 << 3, "E UTRA": 1 << 3, "NR": 1 << 4, "modern": 1<<3 | 1<<4, "OLD": 1<<1 | 1<<2, "pigeon": 0}
	known := []string{}
	for w := range means {
		known = append(known, w)
	}
	slices.Sort(known)
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.Bool().Draw(t, "all of them")
		r := closedField(all)
		words := rapid.SliceOfN(rapid.SampledFrom(known), 1, 4).Draw(t, "words")
		text := strings.Join(words, rapid.SampledFrom([]string{"/", " / ", ",", "; ", "+", " & ", "|"}).Draw(t, "between"))
		var set uint64
		bad := false
		for _, w := range words {
			set |= means[w]
			bad = bad || means[w] == 0
		}
		v, err := r.Read(text)
		switch {
		case bad:
			if err == nil || v.State != gear.Bad || v.Code != 0 || v.Set != 0 {
				t.Fatalf("%q: %+v, %v", text, v, err)
			}
		case bits.OnesCount64(set) == 1:
			if err != nil || v.Code != uint16(bits.TrailingZeros64(set)) || v.Set != 0 {
				t.Fatalf("%q: %+v, %v; want code %d", text, v, err, bits.TrailingZeros64(set))
			}
		default:
			if every := all && len(words) > 1; err != nil || v.Set != set || v.Code != 0 || v.Every != every {
				t.Fatalf("%q: %+v, %v; want %b, all of them: %v", text, v, err, set, every)
			}
		}
	})
	for _, text := range []string{"LTE?", "lte (?)", "LTE ?", "4g/?"} {
		if v, err := closedField(true).Read(text); err == nil {
			t.Errorf("%q: %+v", text, v)
		}
	}
}

// A quantity is read with the words that people write around a number of pieces, and
// with nothing else around it.
func TestPiecesInWords(t *testing.T) {
	r := &Reader{
		Def: &gear.FieldDef{Name: "quantity", Type: gear.Count}, Styles: &Styles{Survey: func() map[int]*Habits { return nil }},
		Pieces: map[string]bool{"ea": true, "pcs": true, "qty": true, "x": true, "stuck": true}, About: map[string]bool{"about": true, "~": true, "ca": true}, Nothing: map[string]bool{},
	}
	for text, want := range map[string]int64{
		"3": 3, "3 ea": 3, "3ea": 3, "x4": 4, "4x": 4, "(3)": 3, "[12]": 12, "Qty: 2": 2, "qty=2": 2, "2 pcs.": 2, "3 Stück": 3, "~6": 6, "about 7 pcs": 7, "ca 8": 8, "×5": 5, "1,200,000 pcs": 0, "10000000": 10_000_000,
		"10000001": 0, "0": 0, "0 ea": 0, "3 crates": 0, "3/4": 0, "3 of 4": 0, "<3": 0, ">3": 0, "3+": 0, "50%": 0, "-3": 0, "- 3": 0, "aboutish 3": 0, "three": 0, "": -1, "3 ea 4": 0, "2.5 pcs": 0, "ca": 0,
	} {
		v, err := r.Read(text)
		switch {
		case want == -1:
			if err != nil || v.State != gear.Blank {
				t.Errorf("%q: %+v, %v", text, v, err)
			}
		case want == 0 && err == nil, want > 0 && (err != nil || v.Int != want):
			t.Errorf("%q: %d, %v; want %d", text, v.Int, err, want)
		}
	}
	other := *r
	other.Def = &gear.FieldDef{Name: "premises", Type: gear.Count}
	if v, err := other.Read("0"); err != nil || v.Int != 0 {
		t.Errorf("no premises: %+v, %v", v, err)
	}
	if v, err := other.Read("3 ea"); err == nil {
		t.Errorf("premises in words of pieces: %+v", v)
	}
}

// What a person said that a text means goes before everything else, whatever its case
// and signs, but for a doubt.
func TestAnswersGoFirst(t *testing.T) {
	dict := gear.NewDictionary([]gear.FieldDef{
		{Name: "status", Type: gear.Closed, Values: []string{"active", "removed"}}, {Name: "removed_on", Type: gear.Day}, {Name: "quantity", Type: gear.Count}, {Name: "notes", Type: gear.Text},
		{Name: "traffic", Type: gear.Number},
	})
	a := Answers{}
	for _, tc := range []struct {
		field, text, value string
		ok                 bool
	}{
		{"status", "Weg", "removed", true}, {"status", "weg!", "removed", true}, {"status", "WEG", "active", false}, {"status", "weg?", "unknown", true}, {"status", "x", "gone", false}, {"state", "x", "removed", false},
		{"removed_on", "last spring", "2024-04-01", true}, {"removed_on", "then", "spring", false}, {"removed_on", "never", "unknown", true}, {"quantity", "a few", "3", true}, {"quantity", "none", "0", false},
		{"quantity", "half", "-1", false}, {"quantity", "lots", "unknown", true}, {"notes", "x", "unknown", false}, {"traffic", "much", "5", false}, {"traffic", "much", "unknown", true}, {"status", "---", "unknown", true},
	} {
		if err := a.Add(dict, tc.field, tc.text, tc.value); (err == nil) != tc.ok {
			t.Errorf("%+v: %v", tc, err)
		}
	}
	read := func(field, text string) string {
		f, _ := dict.Field(field)
		r := &Reader{Def: &dict.Defs[f], Closed: CodesOf(&dict.Defs[f]), Answers: a[f], Styles: &Styles{Survey: func() map[int]*Habits { return nil }}}
		v, err := r.Read(text)
		return fmt.Sprint(v.State, v.Code, v.Date, v.Int, err == nil)
	}
	for _, tc := range [][3]string{
		{"status", "WEG", "1 2 1970-01-01 0 true"}, {"status", " w-e-g ", "1 2 1970-01-01 0 true"}, {"status", "weg?", "0 0 1970-01-01 0 true"}, {"status", "active", "1 1 1970-01-01 0 true"}, {"status", "wegen", "2 0 1970-01-01 0 false"},
		{"status", "---", "0 0 1970-01-01 0 true"}, {"removed_on", "Last Spring", "1 0 2024-04-01 0 true"}, {"removed_on", "never", "0 0 1970-01-01 0 true"}, {"quantity", "A FEW", "1 0 1970-01-01 3 true"},
	} {
		if got := read(tc[0], tc[1]); !strings.HasPrefix(got, strings.Replace(tc[2], "1970-01-01", fmt.Sprint(gear.Date(0)), 1)) {
			t.Errorf("%s %q: %s, want %s", tc[0], tc[1], got, tc[2])
		}
	}
}
