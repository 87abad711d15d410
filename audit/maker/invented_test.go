package maker_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// invented is a pack of two vendors that show every kind of fact.
func invented() *rules.VendorPack {
	looked := map[string]rules.Proof{"s": {Title: "S", Evidence: "official"}, "u": {Title: "U", Evidence: "unverified"}}
	pack := &rules.VendorPack{
		Lexicon: &rules.Lexicon{
			Legal: []string{"ltd"}, Trade: map[string][]string{"networks": nil}, Negations: []string{"replaces", "for"}, Doubts: []string{"maybe"}, Afterwards: []string{"compatible"}, Made: []string{"made by"},
			Accessories: []string{"bracket"}, Makers: []string{"Acmetron", "A10", "Ring"}, Sellers: []string{"Telkomo"}, Links: []string{"or"},
		},
		Vendors: []*rules.Vendor{
			{ID: "quenta", Sources: looked, Names: []rules.NameGroup{{Texts: []string{"Quenta"}, Kind: "root", Rule: "word", Source: "s"}, {Texts: []string{"Ulmen"}, Kind: "root", Rule: "word", Source: "u"}},
				Models: []rules.Family{{Family: "Q boxes", Starts: []string{"QB"}, Then: `[0-9]{3}\b`, Strength: "medium", Source: "s"}}, Rebrands: []rules.Rebrand{{Brand: "Telkomo", Models: []string{"H300"}, Many: true, Source: "s"}, {Brand: "Lorvane", Models: []string{"LV", "LX"}, Source: "s"}},
				Enterprises: []rules.Enterprise{{Arc: "7001", Strength: "strong", Source: "s"}}},
			{ID: "zorbax", Sources: looked, Names: []rules.NameGroup{
				{Texts: []string{"Zorbax"}, Kind: "root", Rule: "word", Source: "s"},
				{Texts: []string{"Honvar"}, Kind: "former", Sub: "Honvar", Rule: "word", To: 18000, Note: "sold", Source: "s"},
				{Texts: []string{"Nuvar"}, Kind: "subsidiary", Sub: "Nuvar", Rule: "word", From: 18000, Note: "bought", Source: "s"},
				{Texts: []string{"Possar"}, Kind: "former", Sub: "Possar", Rule: "word", To: 18000, After: "possible", Note: "doubtful", Source: "s"},
				{Texts: []string{"Unclar"}, Kind: "unclear", Sub: "Unclar", Rule: "word", Note: "nobody knows", Source: "s"},
				{Texts: []string{"Siliquor"}, Kind: "subsidiary", Rule: "word", Component: true, Source: "s"},
			},
				Models: []rules.Family{
					{Family: "radios", Starts: []string{"ZR"}, Then: `[0-9]{3}\b`, Strength: "strong", Note: "a radio", Source: "s", Measured: "1 of 2"},
					{Family: "cameras", Starts: []string{"ZC-"}, Then: `[0-9]{3}\b`, Strength: "strong", Source: "s"},
					{Family: "switches", Starts: []string{"ZS"}, Then: `[0-9]{3}\b`, Strength: "weak", Source: "s"},
					{Family: "hints", Starts: []string{"ZH"}, Then: `[0-9]{3}\b`, Strength: "hint", Source: "s"},
					{Family: "parts", Starts: []string{"0", "4"}, Then: `[0-9]{6,7}\b`, In: "part", Strength: "weak", Source: "s"},
					{Family: "systems", Starts: []string{"ZOS"}, Then: `[0-9]`, In: "descr", Strength: "medium", Source: "s"},
					{Family: "serials", Starts: []string{"21"}, Then: `[0-9A-Z]{18}\b`, In: "serial", Strength: "medium", Source: "s"},
					{Family: "serials", Starts: []string{"ZORB"}, Then: `[0-9A-Z]{8}\b`, In: "serial", Strength: "weak", Source: "s"},
				},
				Items:       []rules.ItemCode{{Code: "04123456", Is: "a board", Source: "s"}, {Code: "44123456", Is: "a fan", Source: "s"}},
				SysDescr:    []rules.Phrase{{Text: "Zorb Operating", Strength: "strong", Source: "s"}, {Text: "zos core", Strength: "weak", Source: "s"}},
				Grantees:    []rules.Grantee{{Code: "QIS", Source: "s"}, {Code: "2AZOR", Sub: "Zor", Source: "u"}},
				Rebrands:    []rules.Rebrand{{Brand: "Morvex", Source: "s"}},
				Outside:     []rules.Outside{{Starts: []string{"FORK"}, Note: "no network"}},
				Enterprises: []rules.Enterprise{{Arc: "5001", Strength: "strong", Source: "s"}, {Arc: "5001.9", Strength: "none", Source: "s"}, {Arc: "5001.8", Strength: "review", Source: "s"}},
			},
		},
	}
	pack.OUI.Firms = []rules.OUI{{Vendor: "zorbax", Relation: "own"}, {Vendor: "zorbax", Sub: "Honvar", Relation: "former"}, {Vendor: "zorbax", Sub: "Lone", Relation: "former"}, {Vendor: "quenta", Sub: "Telkomo", Relation: "oem"}, {Vendor: "quenta", Relation: "own"}}
	pack.OUI.Rows = "00A001   00" + "00A002   01" + "00A003   02" + "00A004   03" + "00A0051  04" + "02A001   04"
	return pack
}

// codes of the fields in the rows below.
var fieldOf = map[string]gear.Field{"man": man, "brand": brand, "model": model, "part": part, "mac": mac, "oid": oid, "descr": descr, "fcc": fcc, "sw": sw, "text": text, "notes": notes, "bought": bought, "sn": gear.SerialNumber, "tag": gear.AssetTag}

// What rows of invented vendors say is what the table has: level, vendors, label, what
// is missing and each piece of evidence with its strength.
func TestInventedRows(t *testing.T) {
	d, err := maker.New(invented())
	if err != nil {
		t.Fatal(err)
	}
	s := d.Session()
	for _, c := range inventedRows {
		r := row{}
		for _, cell := range strings.Split(c[0], " & ") {
			name, value, _ := strings.Cut(cell, "=")
			r[fieldOf[name]] = value
		}
		id := s.Identify(r.item(t))
		got := verdict(id)
		if id.Label.String() != "" || id.OtherMaker != "" {
			got += fmt.Sprintf(", label %s %q", id.Label, id.OtherMaker)
		}
		if id.Note != "" {
			got += ", " + id.Note
		}
		for _, f := range id.Missing {
			if f == bought {
				got += ", missing acquired_on"
			}
		}
		for _, e := range append(id.Evidence, id.Mentions...) {
			got += fmt.Sprintf("; %s %d %s", e.Kind, e.Strength, e.Matched)
			if e.Note != "" {
				got += " (" + e.Note + ")"
			}
		}
		if got != c[1] {
			t.Errorf("{%q, %q},", c[0], got)
		}
	}
}
