package inventory

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// A run reads so many files, and refuses more before it opens one.
func TestInputsLimit(t *testing.T) {
	for n, ok := range map[int]bool{2: true, 3: true, 4: false} {
		var sources []*input.Source
		for i := range n {
			s, err := input.FromReader(fmt.Sprintf("%d.csv", i), strings.NewReader("Vendor,Model\nHuawei,x\n"))
			if err != nil {
				t.Fatal(err)
			}
			sources = append(sources, s)
		}
		tables, err := Open(context.Background(), sources, dictionary(), Options{Limits: Limits{Inputs: 3}})
		if ok && (err != nil || len(tables.Files) != n) || !ok && Refusal(t, err).Kind != gear.Usage {
			t.Errorf("%d files: %v", n, err)
		}
	}
	if got := (Options{}).filled().Limits.Inputs; got != 50_000 {
		t.Errorf("%d files are read at most", got)
	}
}
