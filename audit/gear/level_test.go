package gear_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		level          gear.Level
		word           string
		decisive, open bool
	}{
		{gear.Unknown, "unknown", false, false},
		{gear.Possible, "possible", false, true},
		{gear.Conflicting, "conflicting", false, true},
		{gear.Probable, "probable", true, false},
		{gear.Confirmed, "confirmed", true, false},
	} {
		l, err := gear.ParseLevel(c.word)
		if err != nil || l != c.level || l.Word() != c.word || l.Decisive() != c.decisive || l.Open() != c.open {
			t.Errorf("%s: got %v %v, decisive %v, open %v", c.word, l, err, l.Decisive(), l.Open())
		}
	}
	if w := gear.OtherMaker.Word(); w != "unknown" || gear.OtherMaker.String() != "none" {
		t.Errorf("another maker is %q in reports and %q in traces", w, gear.OtherMaker)
	}
	for _, bad := range []string{"none", "", "Confirmed"} {
		if _, err := gear.ParseLevel(bad); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}
