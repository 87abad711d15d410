package values

import (
	"strings"
	"testing"
)

// What programs put around a text to keep a spreadsheet from it is taken away, and no
// more than that.
func TestUnformula(t *testing.T) {
	for text, want := range map[string]string{
		`="0012"`: "0012", `="a""b"`: `a"b`, `=""`: `=""`, `="x"`: "x", `=" x "`: "x", `="x`: `="x`, `=x"`: `=x"`, `="`: `="`, `=""x"`: `"x`,
		"'=A1": "=A1", "'+1": "+1", "'-1": "-1", "'@x": "@x", "':x": ":x", "'＝A1": "＝A1", "'x": "'x", "'": "'", "''": "''", `'="12"`: "12", "x'=1": "x'=1", "": "",
	} {
		if got := Unformula(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for cell, want := range map[string]bool{"a": true, " a": false, "a ": false, "=a": false, "'a": false, "a=": true, "a'": true, "é": false, "aé": false, "!": true, "\x1fa": false, "a\x7f": true, "\x7fa": true} {
		if got := Tight([]byte(cell)); got != want {
			t.Errorf("%q is tight: %v", cell, got)
		}
	}
}

// Numbers of workbooks are days from the first to the last that any list has, with a
// time or without.
func TestNumbersOfDays(t *testing.T) {
	for n := firstSerial - 2; n <= firstSerial+2; n++ {
		check(t, n, n >= firstSerial)
	}
	for n := lastSerial - 2; n <= lastSerial+2; n++ {
		check(t, n, n <= lastSerial)
	}
	for text, want := range map[string]string{"43831.5": "43831", "43831.": "43831.", "4383.5": "4383.5", "438311.5": "438311.5", "x3831.5": "x3831.5", "43831.x": "43831.x", "1.1.2020 10:00": "1.1.2020", "2020-01-01T10:00": "2020-01-01", "10:00": "10:00", "Jan 1, 2020, 10:00": "Jan 1, 2020"} {
		if got := withoutTime(text); got != want {
			t.Errorf("%q without its time: %q, want %q", text, got, want)
		}
	}
	for _, n := range []int{39, 40, 41, 42} {
		if got := Clip(strings.Repeat("x", n)); len(got) != min(n, 40) || (n > 40) != strings.HasSuffix(got, "...") {
			t.Errorf("%d bytes are clipped to %q", n, got)
		}
		if got := Clip(strings.Repeat("é", 30)[:n/2*2]); !strings.HasPrefix(strings.Repeat("é", 30), strings.TrimSuffix(got, "...")) {
			t.Errorf("letters of two bytes are cut apart: %q", got)
		}
	}
}

func check(t *testing.T, n int, ok bool) {
	t.Helper()
	got, err := numberedDay(n, 5)
	if (err == nil) != ok || ok && int(got) != n+serialEpoch {
		t.Errorf("%d: %v, %v", n, got, err)
	}
}
