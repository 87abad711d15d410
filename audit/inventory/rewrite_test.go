package inventory

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/google/go-cmp/cmp"
)

// marks adds the same to every row that is judged, and the headings.
func marks(t *testing.T, got *scanned) func(line int) []string {
	t.Helper()
	at := map[int]bool{}
	for _, n := range got.lines {
		at[n] = true
	}
	return func(line int) []string {
		switch {
		case line == got.file.table.Mapping.Line:
			return OwnHeadings("USD")
		case at[line]:
			return []string{"Huawei", "confirmed", "review", `a,b;c"d|e`, "", "", "1.50", ""}
		}
		return nil
	}
}

// A text is given back byte for byte but for what is added, in any dialect and
// encoding; what was added is not read, so that the same comes out; and what is
// added again takes the place of it.
func TestRewrite(t *testing.T) {
	base := "Inventory of the north\n\nAsset Tag,Vendor,Model,Qty,Note\nT-1,Huawei,\"RRU, 3908\",2,\"said \"\"yes\"\"\nand left\"\nT-2,Nokia,A,1,\nT-3,ZTE\n# no row\nT-4,Huawei,B,1,x,,\nTotal,,,4,"
	utf16 := func(s string) string {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	latin := func(s string) string {
		enc, err := htmlindex.Get("windows-1252")
		if err == nil {
			s, err = enc.NewEncoder().String(strings.ReplaceAll(s, "north", "Köln-Süd, Straße"))
		}
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, text := range map[string]string{
		"plain": base, "ends with a newline": base + "\n", "semicolons": strings.ReplaceAll(base, ",", ";"), "tabs": strings.ReplaceAll(base, ",", "\t"),
		"CRLF": strings.ReplaceAll(base, "\n", "\r\n"), "CR": strings.ReplaceAll(base, "\n", "\r"), "mark": "\ufeff" + base, "UTF-16": utf16(base), "windows-1252": latin(base),
	} {
		before := readText(t, text, Options{})
		var out bytes.Buffer
		if err := before.file.Rewrite(&out, marks(t, &before)); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		after := readText(t, out.String(), Options{})
		if diff := cmp.Diff(before.items, after.items); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(before.lines, after.lines); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(after.issues) == 0 || after.issues[0].Code != OwnColumns || after.issues[0].Count != int64(len(ownWords)) {
			t.Errorf("%s: %+v", name, after.issues)
		}
		var plain bytes.Buffer
		if err := before.file.Rewrite(&plain, func(int) []string { return nil }); err != nil || plain.String() != text {
			t.Errorf("%s: it is not given back as it was: %q %v", name, plain.String(), err)
		}
		var again bytes.Buffer
		if err := after.file.Rewrite(&again, marks(t, &after)); err != nil || again.String() != out.String() {
			t.Errorf("%s: again: %v\n%q\n%q", name, err, again.String(), out.String())
		}
	}
}

// A maker in a column of the program's own is no evidence; in one that only looks
// so, it is.
func TestOwnColumnsAreNoEvidence(t *testing.T) {
	names := namesOf(t)
	for heading, own := range map[string]bool{"gearaudit: maker": true, "gearaudit: makers": false, "gearaudit maker": false, "maker seen": false} {
		text := "Tag,Vendor,Model," + heading + "\nT-1,Nokia,7750,Huawei\nT-2,Ciena,3930,\n"
		got := readText(t, text, Options{Names: names})
		found := len(got.file.table.Headings) == 3
		if found != own {
			t.Errorf("%q: the columns that are read are %q", heading, got.file.table.Headings)
		}
	}
}

// A row that is too long to be held cannot be written again: nothing is lost in
// silence.
func TestRewriteTooLong(t *testing.T) {
	got := readText(t, "Vendor,Model\nHuawei,A\n"+strings.Repeat("x", 5000)+",B\nZTE,C\n", Options{Limits: Limits{Row: 1000}, chunk: 512})
	err := got.file.Rewrite(&bytes.Buffer{}, func(int) []string { return nil })
	if err == nil || !strings.Contains(Refusal(t, err).What, "too long") {
		t.Error(err)
	}
}
