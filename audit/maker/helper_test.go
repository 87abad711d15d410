package maker_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// The fields that tell a maker, by short names for tables.
const (
	man    = gear.Manufacturer
	brand  = gear.Brand
	model  = gear.Model
	part   = gear.PartNumber
	mac    = gear.MACAddress
	oid    = gear.SysObjectID
	descr  = gear.SysDescr
	fcc    = gear.FCCID
	sw     = gear.SoftwareVersion
	text   = gear.Description
	notes  = gear.Notes
	bought = gear.AcquiredOn
)

// row is an inventory row, field by field.
type row map[gear.Field]string

// want is a row and the verdict that it must get.
type want struct {
	row     row
	verdict string
}

var builtIn = sync.OnceValues(rules.Vendors)

var sharedIdentifier = sync.OnceValues(func() (*maker.Identifier, error) {
	pack, err := builtIn()
	if err != nil {
		return nil, err
	}
	return maker.New(pack)
})

func vendorPack(tb testing.TB) *rules.VendorPack {
	tb.Helper()
	pack, err := builtIn()
	if err != nil {
		tb.Fatal(err)
	}
	return pack
}

func newIdentifier(tb testing.TB) *maker.Identifier {
	tb.Helper()
	d, err := sharedIdentifier()
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// failer is what a test and a property have in common.
type failer interface {
	Helper()
	Fatal(args ...any)
}

// item makes an inventory item; its values are not shared with other rows.
func (r row) item(tb failer) *gear.Item {
	tb.Helper()
	it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
	for f, t := range r {
		v := &gear.Value{Text: t, State: gear.Present}
		switch f {
		case gear.AcquiredOn, gear.InstalledOn, gear.AuthorizedOn:
			date, err := gear.ParseDate(t)
			if err != nil {
				tb.Fatal(err)
			}
			v.Date = date
		case gear.MACAddress:
			v.Int, _ = gear.ParseMAC([]byte(t)) // as readers of inventories give it
		}
		it.Values[f] = v
	}
	return it
}

// identify identifies one row in a session of its own.
func identify(tb testing.TB, r row) *maker.Identification {
	tb.Helper()
	return newIdentifier(tb).Session().Identify(r.item(tb))
}

// verdict writes an identification as its level, its vendor and the others:
// "conflicting hikvision huawei".
func verdict(id *maker.Identification) string {
	return strings.TrimSpace(strings.Join(append([]string{id.Level.String(), id.Vendor}, id.Others...), " "))
}

// check runs a table.
func check(t *testing.T, table []want) {
	t.Helper()
	for _, tc := range table {
		id := identify(t, tc.row)
		if got := verdict(id); got != tc.verdict {
			t.Errorf("%v is %s, want %s; evidence %v", tc.row, got, tc.verdict, id.Evidence)
		}
	}
}

// names makes a table of manufacturers that all get the same verdict.
func names(verdict string, list ...string) []want {
	var out []want
	for _, n := range list {
		out = append(out, want{row{man: n}, verdict})
	}
	return out
}

// decided reports a level that names a vendor without a doubt.
func decided(id *maker.Identification) bool { return id.Level >= gear.Probable }

// speaks reports whether an identification names the vendor at any level.
func speaks(id *maker.Identification, vendor string) bool {
	if id.Vendor == vendor {
		return true
	}
	for _, o := range id.Others {
		if o == vendor {
			return true
		}
	}
	return false
}
