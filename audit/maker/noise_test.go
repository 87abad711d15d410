package maker_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// noise changes a name as people and machines do.
type noise struct {
	name   string
	level  gear.Level // at least, for a name that decides when it is clean
	change func(r *rand.Rand, s string) string
}

func wrapped(before, after string) func(*rand.Rand, string) string {
	return func(_ *rand.Rand, s string) string { return before + s + after }
}

func swapped(old ...string) func(*rand.Rand, string) string {
	return func(_ *rand.Rand, s string) string { return strings.NewReplacer(old...).Replace(s) }
}

// formats are changes that a reader does not even see as mistakes.
var formats = []noise{
	{"clean", gear.Probable, wrapped("", "")},
	{"upper case", gear.Probable, func(_ *rand.Rand, s string) string { return strings.ToUpper(s) }},
	{"lower case", gear.Probable, func(_ *rand.Rand, s string) string { return strings.ToLower(s) }},
	{"blanks around", gear.Probable, wrapped("  ", "\t")},
	{"no-break blanks", gear.Probable, swapped(" ", "\u00a0")},
	{"byte order mark", gear.Probable, wrapped("\ufeff", "")},
	{"in quotes", gear.Probable, wrapped(`"`, `"`)},
	{"an HTML blank behind", gear.Probable, wrapped("", "&nbsp;")},
	{"HTML signs", gear.Probable, swapped("&", "&amp;")},
	{"underscores", gear.Probable, swapped(" ", "_", ".", "", ",", "")},
	{"without stops and commas", gear.Probable, swapped(".", "", ",", "")},
	{"two blanks", gear.Probable, swapped(" ", "  ")},
	{"a code behind", gear.Probable, wrapped("", " [V-2291]")},
	{"a code before", gear.Probable, wrapped("40017 - ", "")},
	{"a key before", gear.Probable, wrapped("Vendor: ", "")},
	{"OEM before", gear.Probable, wrapped("OEM: ", "")},
	{"Mfr before", gear.Probable, wrapped("MFR=", "")},
	{"a remark behind", gear.Probable, wrapped("", " (legacy)")},
	{"resold by", gear.Probable, wrapped("", " (resold by telco)")},
	{"a seller before", gear.Probable, wrapped("Anixter / ", "")},
	{"zero width blank", gear.Probable, func(r *rand.Rand, s string) string { return inserted(r, s, "\u200b") }},
	{"soft hyphen", gear.Probable, func(r *rand.Rand, s string) string { return inserted(r, s, "\u00ad") }},
	{"full width", gear.Probable, func(_ *rand.Rand, s string) string { return strings.Map(wide, s) }},
}

// inserted puts a text somewhere inside another.
func inserted(r *rand.Rand, s, piece string) string {
	runes := []rune(s)
	at := 1 + r.IntN(max(1, len(runes)-1))
	return string(runes[:at]) + piece + string(runes[at:])
}

func wide(r rune) rune {
	if r > ' ' && r < 0x7f {
		return r + 0xfee0
	}
	return r
}

// A name that decides as it stands in the pack still decides when only its
// format changes.
func TestFormatOfKnownNames(t *testing.T) {
	for _, n := range formats {
		t.Run(n.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			eachDecidingName(t, func(v *rules.Vendor, name string) {
				changed := n.change(r, name)
				if id := identify(t, row{man: changed}); id.Level < n.level || id.Vendor != v.ID {
					t.Errorf("%q, made of %q, is %s, want at least %s %s", changed, name, verdict(id), n.level, v.ID)
				}
			})
		})
	}
}

// eachDecidingName calls fn for each name of the pack that decides alone.
func eachDecidingName(t *testing.T, fn func(v *rules.Vendor, name string)) {
	t.Helper()
	for _, v := range vendorPack(t).Vendors {
		for _, g := range v.Names {
			if !deciding(g.Kind) {
				continue
			}
			for _, name := range g.Texts {
				fn(v, name)
			}
		}
	}
}

// deciding reports the kinds of names that decide alone.
func deciding(kind string) bool {
	switch kind {
	case "former", "unclear", "abbreviation", "typo", "parent":
		return false
	}
	return true
}
