package gear_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestParseFraction(t *testing.T) {
	for text, want := range map[string]string{"7/20": "7/20", "0.35": "7/20", "35%": "7/20", " 35 % ": "7/20", "0": "0/1", "1": "1/1", "100%": "1/1"} {
		if f, ok := gear.ParseFraction(text); !ok || f.String() != want {
			t.Errorf("%q: got %v %v, want %s", text, f, ok, want)
		}
	}
	for _, bad := range []string{"", "%", "1.01", "101 %", "-1/2", "1/0", "1e-2", "0x1", "3/4/5", "seven"} {
		if f, ok := gear.ParseFraction(bad); ok {
			t.Errorf("%q is read as %v", bad, f)
		}
	}
}
