//go:build unix

package maker_test

import (
	"strings"
	"syscall"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// The time for a cell grows with its bytes, whatever it is full of, and no name in
// it is lost: eight times the text takes about eight times the processor's time,
// and took 64 times where each name asked for all of the others.
func TestLongCells(t *testing.T) {
	used := func() int64 {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return u.Utime.Nano() + u.Stime.Nano()
	}
	for _, tc := range []struct{ text, vendor string }{
		{"Huawei-", "huawei"}, {"replaced Huawei ", "huawei"}, {"China Mobile ", "china_mobile"}, {"New H3C ", ""}, {"Hikvison ", "hikvision"}, {"S5720 ", ""}, {"x9 ", ""},
	} {
		s := newIdentifier(t).Session()
		for _, f := range []gear.Field{gear.Manufacturer, gear.Model, gear.Description} {
			cost := func(bytes, times int) int64 {
				it := row{f: strings.Repeat(tc.text, bytes/len(tc.text))}.item(t)
				least := int64(1 << 62)
				for range 3 {
					from := used()
					for range times {
						s.Identify(it)
					}
					least = min(least, (used()-from)/int64(times))
				}
				return least
			}
			if small, large := cost(8<<10, 8), cost(64<<10, 1); large > 24*small+5e6 {
				t.Errorf("%q in field %d: %d us for 8 KiB, %d us for 64", tc.text, f, small/1000, large/1000)
			}
		}
		id := identify(t, row{man: strings.Repeat(tc.text, 64<<10/len(tc.text))})
		if tc.vendor != "" && !speaks(id, tc.vendor) {
			t.Errorf("a cell full of %q speaks of %q", tc.text, id.Vendor)
		}
	}
	far := strings.Repeat("replaced Huawei, ", 3000) + "Hikvision"
	if id := identify(t, row{text: far}); !speaks(id, "hikvision") {
		t.Errorf("the name at the end of a long text is lost: %v", id)
	}
}
