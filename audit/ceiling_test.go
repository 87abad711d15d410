package audit_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
)

// A run tells so many items one by one; one more, and it says so instead of telling
// some of them. Without an output that wants them there is no such ceiling.
func TestItemCeiling(t *testing.T) {
	const most = 700
	for n, whole := range map[int]bool{most - 1: true, most: true, most + 1: false} {
		var b strings.Builder
		b.WriteString("asset_tag,manufacturer,model\n")
		for i := range n {
			fmt.Fprintf(&b, "T%d,Huawei,RRU3908\n", i+1000)
		}
		opts := audittest.Options(t, b.String())
		audit.TellAtMost(&opts, most)
		run, err := audit.Run(context.Background(), opts)
		var fault *gear.Fault
		switch {
		case whole && (err != nil || len(run.Items) != n):
			t.Errorf("%d items: %v", n, err)
		case !whole && (!errors.As(err, &fault) || fault.Kind != gear.Incomplete || !strings.Contains(err.Error(), "more than 700 items")):
			t.Errorf("%d items: %v", n, err)
		}
		opts = audittest.Options(t, b.String())
		audit.TellAtMost(&opts, most)
		opts.Summary = true
		if run, err := audit.Run(context.Background(), opts); err != nil || run.Summary.Counts.Designated != int64(n) {
			t.Errorf("%d items, summed up: %v", n, err)
		}
	}
}
