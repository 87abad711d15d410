package inventory

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A ditto mark stands for the maker of the row above, over lines that are no
// rows and whatever the size of chunks, and is told once; where nobody knows what
// stands above, the maker is unknown.
func TestDittoMarks(t *testing.T) {
	const head = "Tag,Site,Vendor,Model,Qty,Notes\n"
	row := func(n int, vendor string) string {
		return fmt.Sprintf("T%d,Hill,%s,M%d,1,x\n", n, vendor, n)
	}
	for _, c := range []struct {
		name, text string
		want       []string
		told       int64
	}{
		{"marks and words", head + row(1, "Huawei") + row(2, `""""`) + row(3, "〃") + row(4, "do.") + row(5, "Wie oben") + row(6, `"-""-"`) + row(7, "''") + row(8, "同上"), []string{"Huawei", "Huawei", "Huawei", "Huawei", "Huawei", "Huawei", "Huawei", "Huawei"}, 7},
		{"the last maker counts", head + row(1, "Huawei") + row(2, `""""`) + row(3, "Nokia") + row(4, "〃"), []string{"Huawei", "Huawei", "Nokia", "Nokia"}, 2},
		{"a blank line, a section, the headings, a total", head + row(1, "Huawei") + "\n" + row(2, "〃") + "NORTH\n" + row(3, "〃") + head + row(4, "〃") + "Total,,,,4,\n" + row(5, "〃"), []string{"Huawei", "Huawei", "Huawei", "Huawei", "Huawei"}, 4},
		{"nothing above", head + row(1, "〃") + row(2, "Huawei"), []string{"", "Huawei"}, 0},
		{"a blank above", head + row(1, "Huawei") + row(2, "") + row(3, "〃"), []string{"Huawei", "", ""}, 0},
		{"no value above", head + row(1, "N/A") + row(2, "〃"), []string{"N/A", "N/A"}, 1},
		{"a row above that cannot be read", head + row(1, "Nokia") + "T9,Hill,Huawei,M9,1,x,y\n" + row(2, "〃"), []string{"Nokia", ""}, 0},
		{"a broken quote above", head + row(1, "Nokia") + "T9,Hi\"ll\",\"Hua\"wei,M9,1,x\n" + row(2, "〃"), []string{"Nokia", ""}, 0},
		{"strokes are no marks", head + row(1, "Huawei") + row(2, "-") + row(3, "---"), []string{"Huawei", "", ""}, 0},
	} {
		for _, size := range []int{0, 32} {
			got := readText(t, c.text, Options{chunk: size})
			balanced(t, &got)
			var makers []string
			for _, m := range got.texts {
				text := m["manufacturer"]
				if got.file.ditto.IsDitto(text) || strings.Trim(text, "-") == "" {
					text = "" // the mark itself, which is not a value
				}
				makers = append(makers, text)
			}
			if !slices.Equal(makers, c.want) {
				t.Errorf("%s, chunks of %d: %q, want %q", c.name, size, makers, c.want)
			}
			var told int64
			for _, x := range got.issues {
				if x.Code == DittoMark {
					told += x.Count
				}
			}
			if told != c.told {
				t.Errorf("%s, chunks of %d: %d marks told, want %d (%+v)", c.name, size, told, c.told, got.issues)
			}
		}
	}
}

// A mark that nobody can resolve names no maker, and takes none from a mark of
// the same spelling that somebody can.
func TestDittoMarksAreNotRemembered(t *testing.T) {
	text := "Tag,Vendor,Model\nT1,〃,a\nT2,Huawei,b\nT3,〃,c\nT4,Nokia,d\nT5,〃,e\n"
	got := readText(t, text, Options{})
	if want := []string{"asset_tag=T1; model=a", "asset_tag=T2; manufacturer=Huawei; model=b", "asset_tag=T3; manufacturer=Huawei; model=c", "asset_tag=T4; manufacturer=Nokia; model=d", "asset_tag=T5; manufacturer=Nokia; model=e"}; !slices.Equal(got.items, want) {
		t.Errorf("%q", got.items)
	}
}
