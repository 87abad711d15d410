package inventory

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// A line of sums is no row, but a place or firm whose name begins with the word
// is one, and so is what tells of a maker, unless the numbers are the sums.
func TestTotals(t *testing.T) {
	const head = "Site,Vendor,MAC Address,Qty,Watts\n"
	const rows = "North,Nokia,,3,10\nSouth,Nokia,,4,10\n"
	for last, skipped := range map[string]bool{
		"Total,,,7,20": true, "TOTAL,,,,": true, "Grand Total,,,99,1": true, ",Total,,7,20": true,
		"Total of all sites,,,7,20": true, "Total of all sites,,,8,20": false, "Total Wireless 12,,,4,20": false,
		"Total,,00:18:82:01:02:03,7,20": false, "Total,,001882010203,7,20": false, "Somme 12,,,,": false, "Total Phase,,,1,1": false,
		"Totally,,,7,20": false, "North,Total,,7,20": false,
	} {
		got := readText(t, head+rows+last+"\n", Options{})
		balanced(t, &got)
		if (len(got.skips) == 1) != skipped || len(got.items)+len(got.skips) != 3 {
			t.Errorf("%s: %q, skipped %+v, rejected %+v", last, got.items, got.skips, got.rejects)
		}
	}
	got := readText(t, head+rows+"Sum of the north,,,7,20\n"+rows+"Sum of the south,,,7,20\nSum of everything,,,14,40\nSum of nothing,,,15,40\n", Options{})
	if len(got.skips) != 3 || len(got.items) != 5 {
		t.Errorf("%q, skipped %+v", got.items, got.skips)
	}
}

// A tag that begins with # is no comment.
func TestComments(t *testing.T) {
	text := "Asset Tag,Vendor,Model\n# exported by hand\n#1001,Huawei,a\n#1002,Huawei,b,c\n#,,\n#note\n"
	got := readText(t, text, Options{})
	balanced(t, &got)
	if len(got.skips) != 1 || got.skips[0].Code != CommentLine || got.skips[0].Place.Line != 2 || len(got.rejects) == 0 || got.rejects[0].Text != "#1002,Huawei,b,c" {
		t.Errorf("skipped %+v, rejected %+v", got.skips, got.rejects)
	}
}

// names loads the scanner once for all tests.
var names = sync.OnceValue(func() *maker.Names {
	pack, err := rules.Vendors()
	if err != nil {
		panic(err)
	}
	who, err := maker.New(pack)
	if err != nil {
		panic(err)
	}
	n, err := who.Names()
	if err != nil {
		panic(err)
	}
	return n
})

// What is skipped or rejected names the makers that its bytes name, and a comment
// that names one is no comment.
func TestNamesOfSkips(t *testing.T) {
	text := "All the huawei gear\nSite,Vendor,Notes\n# by hand\n# all huawei\nTotal,,\nNorth,Nokia,\"made by zte\"x\n"
	got := readText(t, text, Options{Names: names()})
	balanced(t, &got)
	var all []string
	for _, s := range got.skips {
		all = append(all, s.Code+" "+strings.Join(s.Vendors, "+"))
	}
	if s := strings.Join(all, ", "); s != "preamble huawei, comment , totals-row " {
		t.Error(s)
	}
	if n := len(got.rejects); n == 0 || got.rejects[n-1].Vendors[0] != "zte" {
		t.Errorf("%+v", got.rejects)
	}
}

// A tokenizer that drops a row, whichever it is, fails the scan.
func TestProof(t *testing.T) {
	for dropped := range 3 {
		tables, err := Open(context.Background(), []*input.Source{source(t, "Vendor,Model\nHuawei,\"a\nb\"\n\nTotal,3\n")}, dictionary(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := scanAll(tables.Files[0], 1); err != nil {
			t.Fatal(err)
		}
		tables.Files[0].tokenize = func(s *records.Tokenizer, c *records.Chunk, d records.Dialect) {
			s.Split(c, d)
			copy(s.Rows[dropped:], s.Rows[dropped+1:s.NRow])
			s.NRow--
		}
		var fault *gear.Fault
		if _, err := scanAll(tables.Files[0], 1); !errors.As(err, &fault) || fault.Kind != gear.Internal {
			t.Errorf("row %d is dropped and nothing is said: %v", dropped, err)
		}
	}
}
