package audit_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/google/go-cmp/cmp"
)

// Every column without a field is told: whom it names, what it looks like and the
// flag that reads it, or that it is about people. What stands in the second of two
// such cells counts as what stands in the first does.
func TestColumnsWithoutAField(t *testing.T) {
	run := audittest.Whole(t, audittest.Options(t, `asset_tag,manufacturer,Gizmo,Zorb,Fnord,Landlord
A1,Nokia,ASIA-22,replaces a ZTE unit,Huawei gear,ZTE
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

// What a column says that no field is read from counts where the file has a column of
// descriptions that is empty in that row, among rows that say nothing.
func TestUnreadBesideAnEmptyDescription(t *testing.T) {
	opts := audittest.Options(t, `asset_tag,manufacturer,model,description,notes,Col3
A1,Nokia,7750 SR-1,,,
A2,Cisco,unit 18,,,ZTE
A3,Cisco,C9300-48P,,,
`)
	run, err := audit.Run(context.Background(), opts) // without the items that say nothing, which are not looked at one by one
	if err != nil {
		t.Fatal(err)
	}
	if len(run.Items) != 1 || run.Items[0].Vendor != "zte" {
		t.Errorf("a cell that no field is read from names ZTE, and %d items have something to say", len(run.Items))
	}
}

// What a column says that no field is read from counts, whatever stands beside it; so
// does a heading that names a maker, in the rows that it marks. What is told of other
// equipment is mentioned.
func TestWhatNoFieldSays(t *testing.T) {
	for name, tc := range map[string]struct {
		text    string
		outcome string // of the first row
		mention bool
	}{
		"a maker's heading, marked":     {"site,manufacturer,model,Huawei\nA,Nokia,AirScale,yes\nB,Nokia,AirScale,no\n", "review", false},
		"a maker's heading, not marked": {"site,manufacturer,model,Huawei\nA,Nokia,AirScale,no\nB,Nokia,AirScale,0\n", "clear", false},
		"a count below it":              {"site,manufacturer,model,Huawei qty,Nokia qty\nA,Nokia,AirScale,3,1\nB,Nokia,AirScale,0,2\n", "review", false},
		"models below it":               {"site,manufacturer,Huawei model,Nokia model\nA,Nokia,XX1,AirScale\nB,Nokia,,AirScale\n", "review", false},
		"a choice of makers":            {"site,Vendor (Huawei/ZTE/other),model\nA,Nokia,AirScale\nB,Nokia,AirScale\n", "clear", false},
		"beside a description":          {"site,manufacturer,model,description,zorb\nA,Nokia,AirScale,base station,Huawei\nB,Nokia,AirScale,base station,\n", "review", false},
		"beside notes as well":          {"site,manufacturer,model,description,notes,zorb\nA,Nokia,AirScale,base station,checked,Huawei gear\nB,Nokia,AirScale,base station,,\n", "review", false},
		"notes of nothing but a name":   {"site,manufacturer,model,notes\nA,Nokia,AirScale,Huawei\nB,Nokia,AirScale,\n", "review", false},
		"notes about others":            {"site,manufacturer,model,notes\nA,Nokia,AirScale,near the Huawei site\nB,Nokia,AirScale,\n", "clear", true},
		"what it replaced":              {"site,manufacturer,model,zorb\nA,Nokia,AirScale,replaced Huawei\nB,Nokia,AirScale,\n", "clear", true},
		"a field of the users' own":     {"site,manufacturer,model,zz_user_3\nA,Nokia,AirScale,Huawei\nB,Nokia,AirScale,Cisco\nC,Nokia,AirScale,Ericsson\n", "review", false},
		"who rents it":                  {"site,manufacturer,model,leased to\nA,Nokia,AirScale,Huawei\nB,Nokia,AirScale,Cisco\nC,Nokia,AirScale,Ericsson\n", "clear", false},
		"who owns it":                   {"site,manufacturer,model,owner\nA,Nokia,AirScale,Huawei\nB,Nokia,AirScale,Cisco\nC,Nokia,AirScale,Ericsson\n", "clear", false},
	} {
		run := audittest.Whole(t, audittest.Options(t, tc.text))
		if got := run.Items[0].Outcome; got != tc.outcome {
			t.Errorf("%s: %s, want %s", name, got, tc.outcome)
		}
		if got := len(run.Mentions) > 0; got != tc.mention {
			t.Errorf("%s: mentions %+v", name, run.Mentions)
		}
	}
}

// A table with a column of counts for each maker cannot be read, and is told how it
// could be.
func TestMakersInTheHeadings(t *testing.T) {
	_, err := audit.Run(t.Context(), audittest.Options(t, "site,Huawei RRU,Ericsson RRU\nA,3,0\nB,0,2\n"))
	var fault *gear.Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Hint, `"Huawei RRU", "Ericsson RRU" name makers: give each of them rows of its own`) {
		t.Errorf("%v", err)
	}
}

// A note that speaks of removal is told, and makes nothing gone; one of an item that
// is gone, or of another maker's, is not.
func TestNotesOfRemoval(t *testing.T) {
	run := audittest.Whole(t, audittest.Options(t, `site,manufacturer,model,status,notes
A,Huawei,BBU3900,,removed in 2022
B,Huawei,BBU3900,active,"taken out, see ticket"
C,Huawei,BBU3900,removed,removed in 2022
D,Nokia,AirScale,active,removed in 2022
E,Huawei,BBU3900,active,removable fan
`))
	if c := &run.Summary.Counts; c.GoneByNote != 2 || c.Designated != 3 || c.GoneByWord != 1 {
		t.Errorf("%d by a note, %d in place, %d by a word", c.GoneByNote, c.Designated, c.GoneByWord)
	}
}
