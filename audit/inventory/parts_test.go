package inventory

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// The end of a long cell is part of a row; a row with a sign of inches is none, nor one that
// lacks its last cells.
func TestPartsOfRows(t *testing.T) {
	f := &File{dialect: records.Dialect{Delimiter: ',', Newline: '\n', Quote: '"'}, table: columns.Table{Width: 4}}
	for line, want := range map[string]bool{
		`spare",1`: true, `S1,Huawei,"spare`: true, `"`: true, `x",y,z`: true, `x",y,z,w`: false, `S1,Huawei,19" RRU,1`: false, `S1,Huawei`: false, `line two`: false, `S1,"Hua""wei"`: false, `S1,"a",b,c"`: false, ``: false,
	} {
		if got := f.partOfRow([]byte(line)); got != want {
			t.Errorf("%q is part of a row: %v, want %v", line, got, want)
		}
	}
}

// Lines of strokes, as programs draw below headings, are told from rows whose first cell
// says with one stroke that it has no value.
func TestRuledLines(t *testing.T) {
	for text, want := range map[string]bool{
		"---": true, "---,---": true, "====,=====": true, "--- ---": true, "- ---": true, ",---": true, "--": false, "-,---": false, "-,-": false, "---,x": false, "x---": false, "": false, "   ": false, `"---","---"`: false, "---,-,---": true,
	} {
		if got := ruled([]byte(text), ','); got != want {
			t.Errorf("%q is ruled: %v, want %v", text, got, want)
		}
	}
}
