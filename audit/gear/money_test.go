package gear_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestParseMoney(t *testing.T) {
	for text, want := range map[string]gear.Amount{
		"0": 0, "1": 100, "12.5": 1250, "12.05": 1205, "30000000": 3_000_000_000, "30,000,000.00": 3_000_000_000, "$30M": 3_000_000_000,
		"30m": 3_000_000_000, "1.895B": 189_500_000_000, "0.5k": 50_000, "1.23456K": 123_456, " 4 M ": 400_000_000, "9999999999999999": 999_999_999_999_999_900,
	} {
		if got, ok := gear.ParseMoney(text); !ok || got != want {
			t.Errorf("%q is %d, %v, want %d", text, got, ok, want)
		}
	}
}

func TestParseMoneyRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "$", "M", "-1", "+1", "1e6", "1.234", "1.", ".5", "1,00", "1,0000", ",100", "1,000,00", "1 000", "0x10", "1.5.0", "1.234567K", "１",
		"30MM", "30M$", "€5", "99999999999999999", "99999999999B", "NaN", "1_000",
	} {
		if got, ok := gear.ParseMoney(text); ok {
			t.Errorf("%q is %d", text, got)
		}
	}
}

// What is printed can be read again.
func TestParseMoneyReadsAmounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := gear.Amount(rapid.Int64Range(0, 999_999_999_999_999_999).Draw(t, "amount"))
		if got, ok := gear.ParseMoney(a.String()); !ok || got != a {
			t.Fatalf("%s is read as %d, %v", a, got, ok)
		}
	})
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"30M", "$1,895,000,000.00", "0.395B", ",", ".", "K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, ok := gear.ParseMoney(s); ok && a < 0 {
			t.Errorf("%q is %d", s, a)
		}
	})
}
