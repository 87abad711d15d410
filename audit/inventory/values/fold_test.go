package values

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Two spellings of a heading fold to the same, and two headings do not.
func TestFoldName(t *testing.T) {
	for _, same := range [][]string{
		{"serialnumber", "Serial Number", "SERIAL_NUMBER", " serial-number ", "Serial.Number*", "Serial\u00a0Number", "ＳＥＲＩＡＬ Ｎumber", "\ufeffSerial\u200b Number"},
		{"stuck", "Stück", "STÜCK", "stu\u0308ck"}, {"numerodeserie", "Número de Série", "numero-de-serie"},
		{"设备型号", "设备 型号", "设备型号："}, {"модель", "Модель"}, {"unitcost$", "Unit Cost ($)"}, {"", "", "---", " \t"},
	} {
		for _, s := range same[1:] {
			if got := Fold(s); got != same[0] {
				t.Errorf("%q folds to %q, want %q", s, got, same[0])
			}
		}
	}
}

// The short way for ASCII and the long way agree on every byte.
func TestFoldASCII(t *testing.T) {
	for c := range 128 {
		for _, s := range []string{string(rune(c)), "a" + string(rune(c)) + "Z"} {
			if long := gear.FoldHeading(unsigned(s)); foldASCII(s) != long {
				t.Errorf("%q: %q, the long way %q", s, foldASCII(s), long)
			}
		}
	}
}
