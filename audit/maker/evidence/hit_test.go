package evidence

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// drawn draws hits that differ in little: every field has two values.
func drawn(rng *rand.Rand, entries []*Entry) []Hit {
	var hits []Hit
	for range rng.IntN(7) {
		hits = append(hits, Hit{
			Entry: entries[rng.IntN(len(entries))], Kind: [...]Kind{Name, Text}[rng.IntN(2)], Strength: Strength(rng.IntN(int(Strong) + 1)),
			Matched: [...]string{"a", "b"}[rng.IntN(2)], Note: [...]string{"", "n"}[rng.IntN(2)],
		})
	}
	return hits
}

func fewEntries() []*Entry {
	return []*Entry{{Vendor: "v", Text: "t"}, {Vendor: "v", Text: "t"}, {Vendor: "v", Text: "u"}, {Vendor: "w", Text: "t"}}
}

// Of hits that say the same, by vendor, text, kind, matched words and note, one stays:
// the first, with the greatest of their strengths.
func TestSaidOnce(t *testing.T) {
	type said struct {
		vendor, text, matched, note string
		kind                        Kind
	}
	rng := rand.New(rand.NewPCG(1, 20))
	for range 5000 {
		hits := drawn(rng, fewEntries())
		var order []said
		first, best := map[said]Hit{}, map[said]Strength{}
		for _, h := range hits {
			s := said{h.Entry.Vendor, h.Entry.Text, h.Matched, h.Note, h.Kind}
			if _, seen := first[s]; !seen {
				first[s], order = h, append(order, s)
			}
			best[s] = max(best[s], h.Strength)
		}
		var want []Hit
		for _, s := range order {
			h := first[s]
			h.Strength = best[s]
			want = append(want, h)
		}
		before := slices.Clone(hits)
		if diff := cmp.Diff(want, SaidOnce(hits)); diff != "" {
			t.Fatalf("%v: %s", before, diff)
		}
	}
}

// Of each vendor the strongest hit stays, of equal ones the first, where the first of
// that vendor stood.
func TestBetter(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 20))
	for range 5000 {
		var got, want []Hit
		hits := drawn(rng, fewEntries())
		var vendors []string
		for _, h := range hits {
			got = Better(got, h)
			if !slices.Contains(vendors, h.Entry.Vendor) {
				vendors = append(vendors, h.Entry.Vendor)
			}
		}
		for _, v := range vendors {
			of := slices.DeleteFunc(slices.Clone(hits), func(h Hit) bool { return h.Entry.Vendor != v })
			want = append(want, slices.MaxFunc(of, func(a, b Hit) int { return int(a.Strength) - int(b.Strength) }))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%v: %s", hits, diff)
		}
	}
}

// A letter that only looks Latin lowers a hit to probable at most, and is told by its
// number; the first of several is.
func TestLookLowers(t *testing.T) {
	for _, c := range []struct {
		looks []rune
		was   Strength
		want  Strength
		note  string
	}{
		{nil, Strong, Strong, "n"}, {[]rune{0, 0}, Strong, Strong, "n"},
		{[]rune{'а'}, Strong, Likely, "the letter U+0430 а only looks Latin"}, {[]rune{0, 'а', 'е'}, Strong, Likely, "the letter U+0430 а only looks Latin"},
		{[]rune{'е', 'а'}, Likely, Likely, "the letter U+0435 е only looks Latin"}, {[]rune{'а'}, Medium, Medium, "the letter U+0430 а only looks Latin"}, {[]rune{'а'}, Mention, Mention, "the letter U+0430 а only looks Latin"},
	} {
		var parts []words.Part
		for _, r := range c.looks {
			parts = append(parts, words.Part{Text: "x", Look: r})
		}
		h := Hit{Strength: c.was, Note: "n"}
		if h.Look(parts); h.Strength != c.want || h.Note != c.note {
			t.Errorf("%q: %v, %q; want %v, %q", c.looks, h.Strength, h.Note, c.want, c.note)
		}
	}
}

// A hit becomes evidence with all that it and its entry say; its own note goes before
// the entry's, and a name of an affiliate is derived.
func TestEvidenceOfAHit(t *testing.T) {
	own := &Entry{Vendor: "v", Text: "Zorbax", Source: "a list", Note: "of the entry"}
	sub := &Entry{Vendor: "v", Sub: "Zorblet", Text: "Zorblet"}
	for strength := Mention; strength <= Strong; strength++ {
		h := Hit{Entry: own, Kind: Model, Strength: strength, Matched: "zorbax"}
		want := Evidence{Kind: Model, Field: gear.Model, Matched: "zorbax", Entry: "Zorbax", Source: "a list", Vendor: "v", Note: "of the entry", Strength: strength, Strong: strength == Strong}
		if diff := cmp.Diff(want, h.Evidence(gear.Model)); diff != "" {
			t.Error(diff)
		}
	}
	want := Evidence{Kind: Name, Field: gear.Brand, Entry: "Zorblet", Vendor: "v", Sub: "Zorblet", Note: "own", Derived: true}
	if diff := cmp.Diff(want, Hit{Entry: sub, Kind: Name, Note: "own"}.Evidence(gear.Brand)); diff != "" {
		t.Error(diff)
	}
	if e := (Hit{Entry: own, Note: "own"}).Evidence(gear.Brand); e.Note != "own" || e.Derived {
		t.Errorf("the note is %q, derived: %v", e.Note, e.Derived)
	}
}

// A vendor behind a word of relation is nothing in a text, and a question elsewhere.
func TestRelated(t *testing.T) {
	for f := range gear.Known {
		text := slices.Contains([]gear.Field{gear.Description, gear.Notes, gear.AssetTag}, f)
		if IsText(f) != text || (Related(f) == Mention) != text || (Related(f) == Capped) == text {
			t.Errorf("field %d is a text: %v, and a relation in it is %v", f, IsText(f), Related(f))
		}
	}
}

// What a label is decides whom it clears.
func TestLabelsClear(t *testing.T) {
	want := map[Label]string{NoLabel: "false false false", SaysNothing: "nothing false false false", SellerLabel: "seller true false false", UnlistedLabel: "unlisted true false true", KnownLabel: "known true true true"}
	for l, says := range want {
		got := ""
		if l.String() != "" {
			got = l.String() + " "
		}
		for i, b := range []bool{l.Clears(), l.Listed(), l.NamesMaker()} {
			if i > 0 {
				got += " "
			}
			got += map[bool]string{true: "true", false: "false"}[b]
		}
		if got != says {
			t.Errorf("label %d: %s, want %s", l, got, says)
		}
	}
}

// Strengths and kinds are written as the contract has them.
func TestWordsOfStrengthsAndKinds(t *testing.T) {
	for s, want := range map[Strength]string{Mention: "mention", Hint: "weak", Capped: "weak", Weak: "weak", Medium: "fair", Likely: "fair", Strong: "strong"} {
		if s.String() != want {
			t.Errorf("strength %d is %s, want %s", s, s, want)
		}
	}
	for text, want := range map[string]Strength{"strong": Strong, "medium": Medium, "weak": Weak, "review": Capped, "": Hint, "none": Hint} {
		if got := StrengthOf(text); got != want {
			t.Errorf("%q is strength %d, want %d", text, got, want)
		}
	}
	for k, want := range map[Kind]string{FCCID: "fcc_id", SysObjectID: "sys_object_id", Name: "name", MAC: "mac", SysDescr: "sys_descr", PartNumber: "part_number", Model: "model", RebrandKind: "rebrand",
		ParentCompany: "parent_company", Text: "text", FuzzyName: "fuzzy_name", SerialNumber: "serial_number", Decided: "decision"} {
		if k.String() != want {
			t.Errorf("kind %d is %s, want %s", k, k, want)
		}
	}
}
