package names

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// fewNames are invented vendors whose names show every rule of the pack.
func fewNames() *rules.VendorPack {
	looked := map[string]rules.Proof{"s": {Title: "S", Evidence: "official"}, "u": {Title: "U", Evidence: "unverified"}}
	return &rules.VendorPack{
		Lexicon: &rules.Lexicon{
			Legal: []string{"ltd", "co", "ag", "gmbh"}, Trade: map[string][]string{"technologies": {"technology", "tech"}, "digital": nil, "networks": {"network"}, "router": nil, "systems": nil, "기술": nil, "ネット": nil}, Firms: []string{"technologies"},
			Places: []string{"berlin", "hangzhou"}, Resold: []string{"via", "sold by"}, Negations: []string{"replaces", "instead of"}, Doubts: []string{"maybe", "or so"}, Made: []string{"made by"},
			Afterwards: []string{"compatible", "reseller"}, Links: []string{"or"}, Accessories: []string{"bracket"}, Makers: []string{"Acmetron", "Blue Zorb", "Kelvar"}, Sellers: []string{"Telkomo", "Zorbux"},
			Blanks: []string{"n/a"}, NativeTrade: []string{"公司", "技术"}, NativeRelations: []string{"替换"}, NativePlaces: []string{"北京"}, NativeOthers: []string{"银行"},
		},
		Vendors: []*rules.Vendor{
			{ID: "zorbax", Sources: looked, Names: []rules.NameGroup{
				{Texts: []string{"Zorbax"}, Kind: "root", Rule: "word", Source: "s"},
				{Texts: []string{"Zorbax Digital Technologies Co Ltd", "卓然数字"}, Kind: "root", Source: "s"},
				{Texts: []string{"卓然"}, Kind: "root", Rule: "word", Source: "s"},
				{Texts: []string{"Kelvor"}, Kind: "brand", Sub: "Kelvor", Rule: "alone", Source: "s"},
				{Texts: []string{"Zorvane Holdings"}, Kind: "parent", Source: "u"},
				{Texts: []string{"Marbelux Optics"}, Kind: "affiliate", Sub: "Marbelux", Source: "u"},
				{Texts: []string{"ZBX"}, Kind: "abbreviation", Source: "s"},
				{Texts: []string{"Zarbacks"}, Kind: "typo", Source: "s"},
				{Texts: []string{"Zorbax-3Net Systems"}, Kind: "former", Sub: "3Net", To: 13481, Source: "s"},
				{Texts: []string{"Hikandriva"}, Kind: "root", Rule: "word", Slips: "two", Source: "s"},
				{Texts: []string{"Siliquor"}, Kind: "subsidiary", Rule: "word", Component: true, Source: "s"},
				{Texts: []string{"Tanoriva Blue Wexford Limited Works", "Brelonix Works", "Olvane Network", "Olva Technologies", "Nelvarix", "Dovar", "Duva", "Triovane", "Avel Bor Can Dis", "Evel Bor Can Dis Fol"}, Kind: "subsidiary", Source: "s"},
				{Texts: []string{"Ab Cd Ef Gh Ij Kl Mn Op Qr St Uv Wx", "Bb Cd Ef Gh Ij Kl Mn Op Qr St Uv Wx Yz"}, Kind: "subsidiary", Source: "s"},
				{Texts: []string{"Vel Dor Kan Mis", "Pel Dor Kan Mis Tov", "조르박스", "ゾルバ"}, Kind: "subsidiary", Rule: "word", Source: "s"},
				{Texts: []string{"Zorbax Lumens", "Duovane", "Triovane", "朋达"}, Kind: "parent", Source: "u"},
				{Texts: []string{"Zorbax Optra"}, Kind: "unclear", Source: "u"},
				{Texts: []string{"Duovane", "朋达"}, Kind: "subsidiary", Source: "s"},
				{Texts: []string{"海云", "Lunor"}, Kind: "parent", Slips: "none", Source: "u"},
				{Texts: []string{"海石"}, Kind: "subsidiary", Source: "u"},
			},
				Rebrands:   []rules.Rebrand{{Brand: "Lorvane", Also: []string{"Lorvane Home"}, Source: "s"}, {Brand: "Telkomo", Models: []string{"H300"}, Many: true, Source: "u"}},
				Neighbours: []rules.Neighbour{{Text: "Zorbix", Level: "none"}, {Text: "Zarbax", Level: "possible"}, {Text: "Zor Bex", Level: "none"}, {Text: "Zorbax Berlin", Level: "none"}},
			},
			{ID: "quenta", Sources: looked, Names: []rules.NameGroup{
				{Texts: []string{"Quenta"}, Kind: "root", Rule: "word", Source: "u"},
				{Texts: []string{"Quorvex Tal"}, Kind: "root", Rule: "alone", Source: "s"},
				{Texts: []string{"Quentis Brelon Networks", "Brelonix Wireless", "Wexford Limited Works"}, Kind: "subsidiary", Source: "s"},
				{Texts: []string{"Tavermine Zoltar"}, Kind: "former", To: 13481, Source: "s"},
				{Texts: []string{"Vexo", "Dor Kan"}, Kind: "brand", Rule: "word", Source: "s"},
				{Texts: []string{"Ulmen"}, Kind: "unclear", Rule: "alone", Source: "s"},
			}, Rebrands: []rules.Rebrand{{Brand: "Lorvane", Source: "u"}}},
		},
	}
}

// told writes what a cell says.
func told(r Reading) string {
	var out []string
	for _, h := range r.Hits {
		s := fmt.Sprintf("%s %s %d [%s]", h.Entry.Vendor, h.Kind, h.Strength, h.Matched)
		if h.Note != "" {
			s += " " + h.Note
		}
		out = append(out, s)
	}
	if r.Label != evidence.NoLabel {
		out = append(out, "label "+r.Label.String())
	}
	return strings.Join(out, "; ")
}

// A maker's cell says whom it names, how surely and by which words; what else it is,
// is its label.
func TestRead(t *testing.T) {
	x := New(fewNames())
	for _, c := range makersCells {
		if got := told(x.Read(&words.Cutter{}, c[0])); got != c[1] {
			t.Errorf("{%q, %q},", c[0], got)
		}
	}
}

// A text that is no maker's cell names a vendor by its place in it, and by the words
// around.
func TestMentions(t *testing.T) {
	x := New(fewNames())
	for _, c := range textCells {
		got := [7]string{c[0]}
		for i, f := range [...]gear.Field{gear.Model, gear.Description, gear.Notes, gear.SysDescr, gear.SysObjectID, gear.SoftwareVersion} {
			for _, h := range x.Mentions(&words.Cutter{}, f, c[0]) {
				got[1+i] += fmt.Sprintf("%s %s %d %s", h.Entry.Vendor, h.Kind, h.Strength, strings.Repeat("*", min(1, len(h.Note))))
			}
		}
		if got != c {
			t.Errorf("%#v", got)
		}
	}
}
