package audit_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/google/go-cmp/cmp"
)

// Every column without a field is told: whom it names, what it looks like and the
// flag that reads it, or that it is about people. What stands in the second of two
// such cells counts as what stands in the first does.
func TestColumnsWithoutAField(t *testing.T) {
	run := audittest.Whole(t, audittest.Options(t, `asset_tag,manufacturer,Gizmo,Zorb,Fnord,Landlord
A1,Nokia,ASIA-22,replaces a ZTE unit,Huawei BBU5900,ZTE
A2,Nokia,FSMF-1,,,
A3,Ericsson,RBS6601,,,
`))
	type told struct {
		Heading, Like, Settle string
		Besides               bool
		Vendors               []string
	}
	var got []told
	for _, c := range run.ColumnsUnread {
		got = append(got, told{c.Heading, c.Like, c.Settle, c.Besides, c.Vendors})
	}
	want := []told{
		{Heading: "Gizmo", Like: "models", Settle: `--map model="Gizmo"`},
		{Heading: "Zorb", Vendors: []string{"zte"}},
		{Heading: "Fnord", Vendors: []string{"huawei"}},
		{Heading: "Landlord", Besides: true},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("columns without a field (-want +got):\n%s", d)
	}
	if it := &run.Items[0]; it.Vendor != "huawei" || it.Level != "conflicting" {
		t.Errorf("a second cell without a field names Huawei, and the row is %s's (%s)", it.Vendor, it.Level)
	}
	if len(run.Mentions) != 1 || run.Mentions[0].Vendor != "zte" {
		t.Errorf("a cell says what was replaced, and %+v is mentioned", run.Mentions)
	}
}
