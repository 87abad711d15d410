package inventory

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Of values that cannot be read a thousand are told one by one, and the number of those
// beyond, by their field.
func TestValuesThatAreKept(t *testing.T) {
	for _, n := range []int{keptIssues - 1, keptIssues, keptIssues + 1, keptIssues + 3} {
		var b strings.Builder
		b.WriteString("Vendor,Model,Qty,Installed On\n")
		for i := range n {
			fmt.Fprintf(&b, "Nokia,X%d,1,day %d\n", i, i)
		}
		b.WriteString("Nokia,Y,1,someday\nNokia,Y,1,someday\n")
		got := readText(t, b.String(), Options{})
		balanced(t, &got)
		var single, beyond int64
		for _, x := range got.issues {
			switch {
			case !x.HasField || x.Code != BadValue:
				t.Errorf("%d values: %+v", n, x)
			case x.Text == "":
				beyond += x.Count
				if x.Reason != "further values that cannot be read" || x.Place.Line == 0 {
					t.Errorf("%d values: %+v", n, x)
				}
			case x.Reason == "" || strings.HasPrefix(x.Reason, "further"):
				t.Errorf("%d values: %+v", n, x)
			default:
				single++
			}
		}
		told := min(n+1, keptIssues)
		if want := int64(n+2) - int64(told-1); n+1 <= keptIssues && beyond != 0 || n+1 > keptIssues && beyond != want-1 || single != int64(told) {
			t.Errorf("%d values and another: %d are told, %d beyond", n, single, beyond)
		}
		if s := got.stats; s.Issues != int64(n+2) {
			t.Errorf("%d values and another twice: %d issues", n, s.Issues)
		}
	}
}

// A row with bytes that the encoding does not have is rejected and says so, the others
// are read; in an encoding that is converted, likewise.
func TestBytesOutsideTheEncoding(t *testing.T) {
	for _, c := range []struct{ encoding, text, want string }{
		{"utf-8", "Tag,Vendor,Model\nT1,Nokia,X1\nT2,Hua\xffwei,X2\nT3,Nokia,X3\n", "the row holds bytes that utf-8 does not have"},
		{"utf-8", "Tag,Vendor,Model\nT1,Nokia,X1\nT2,Hua\x00wei,X2\nT3,Nokia,X3\n", "the row holds a NUL byte"},
		{"shift_jis", "Tag,Vendor,Model\nT1,Nokia,X1\nT2,Hua\x82\x20wei,X2\nT3,Nokia,X3\n", "the row holds bytes that shift_jis does not have"},
		{"utf-8", "Tag,Vendor,Model\nT1,Nokia,X1\nT2,Hua\uFFFDwei,X2\nT3,Nokia,X3\n", ""},
	} {
		got, err := tryText(t, c.text, Options{Encoding: c.encoding})
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		one := got[0]
		switch {
		case c.want == "":
			if len(one.rejects) > 0 || len(one.items) != 3 {
				t.Errorf("%q: %+v", c.text, one.rejects)
			}
		case len(one.rejects) != 1 || len(one.items) != 2 || one.rejects[0].Code != BadEncoding || one.rejects[0].Reason != c.want || one.rejects[0].Place.Line != 3:
			t.Errorf("%q: %+v, %q", c.text, one.rejects, one.items)
		}
	}
}

// A text with a row that is too long is not given back, and the fault says where.
func TestNoRewriteOfLongRows(t *testing.T) {
	for _, n := range []int{10, 900, 3000} {
		text := "Tag,Vendor,Model\nT1,Nokia,X1\nT2,Nokia," + strings.Repeat("x", n) + "\nT3,Nokia,X3\n"
		got := readText(t, text, Options{Limits: Limits{Row: 1000, Cell: 1000}, chunk: 64})
		var out bytes.Buffer
		err := got.file.Rewrite(&out, marks(t, &got))
		if n < 1000 {
			if err != nil || strings.Count(out.String(), "\n") != 4 {
				t.Errorf("%d bytes: %v", n, err)
			}
			continue
		}
		if f := Refusal(t, err); f.Kind != gear.Incomplete || f.Place.Line != 3 {
			t.Errorf("%d bytes: %+v", n, f)
		}
	}
}
