package maker_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// A file has ten thousand decisions at most, and as many hold a bounded memory.
func TestDecisionCeiling(t *testing.T) {
	pack := vendorPack(t)
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]string{9_999: "", 10_000: "", 10_001: "there are 10001 decisions, and 10000 are read at most"} {
		var b strings.Builder
		b.WriteString("decisions:\n")
		for i := range n {
			fmt.Fprintf(&b, "  - {match: {manufacturer: M%d}, vendor: huawei, reason: r, who: w, when: 2026-11-01, expires: 2027-11-01}\n", i)
		}
		src := []byte(b.String())
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		d, err := maker.ParseDecisions("d.yaml", src, pack, dict)
		runtime.GC()
		runtime.ReadMemStats(&after)
		switch held := int64(after.HeapAlloc) - int64(before.HeapAlloc); {
		case want != "":
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%d decisions: %v", n, err)
			}
		case err != nil || len(d.List) != n:
			t.Errorf("%d decisions: %v", n, err)
		case held > 24<<20:
			t.Errorf("%d decisions hold %d MiB", n, held>>20)
		}
		runtime.KeepAlive(src)
	}
}
