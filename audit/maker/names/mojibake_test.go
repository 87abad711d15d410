package names

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// What becomes of a name has so many characters beyond ASCII that cells with fewer
// need not be looked up, and is found.
func TestMojibakeIsForeign(t *testing.T) {
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	x, seen := New(pack), 0
	for _, e := range x.Whole {
		for _, a := range miscodings() {
			read, ok := a.of(e.Text)
			if !ok || foreign(e.Text) == 0 {
				continue
			}
			seen++
			if n := foreign(read); n < leastForeign {
				t.Errorf("%q becomes %q, with %d characters beyond ASCII", e.Text, read, n)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d texts were seen", seen)
	}
}

// What becomes of a name is found as that name, and told from its first characters
// that it may be one; so is the name in traditional characters.
func TestMojibakeIsFound(t *testing.T) {
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	x, seen, traditional := New(pack), 0, words.Traditional()
	for _, e := range x.Whole {
		for _, text := range []string{e.Text, strings.Map(traditional, e.Text)} {
			for _, a := range miscodings() {
				read, ok := a.of(text)
				if !ok || words.IsASCII(text) || utf8.RuneCountInString(mojibakeKey(words.Clean(read))) < 3 {
					continue
				}
				seen++
				if found := x.Mojibake.Find(x, read, words.Clean(read)); found == nil || found.Vendor != e.Vendor {
					t.Errorf("%q becomes %q, which is taken for %+v", text, read, found)
				}
				if !x.Mojibake.MayBegin(x, []byte(read+" x")) {
					t.Errorf("%q becomes %q, which is passed over", text, read)
				}
				if a.saved != nil {
					if saved, err := a.saved.NewEncoder().String(text); err != nil || read == text && saved != text {
						t.Errorf("%q is saved as %q and read as %q", text, saved, read)
					}
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d texts were seen", seen)
	}
	for _, text := range []string{"", "é", "éa", "Zürich", "ééé", "сеть", "Größe für Österreich", "交换机"} {
		if x.Mojibake.Find(x, text, words.Clean(text)) != nil || x.Mojibake.MayBegin(x, []byte(text)) {
			t.Errorf("%q is taken for a name", text)
		}
	}
	for text, want := range map[string]int{"": 0, "abc~\x7f": 0, "\u0080": 1, "aéb華": 2, "\xff": 1} {
		if got := foreign(text); got != want {
			t.Errorf("%q has %d characters beyond ASCII, want %d", text, got, want)
		}
	}
}
