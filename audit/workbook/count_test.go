package workbook

import (
	"strings"
	"testing"
)

// The rows of a sheet are counted from its bytes, whatever the XML looks like.
func TestRowCounter(t *testing.T) {
	for text, want := range map[string]int64{
		`<row r="1"><c/></row><row r="2"/>`: 2, `<x:row><x:c/></x:row><x:row spans="1:3" r='7' />`: 7, `<row/><row/><rows/><rowBreaks r="9"/>`: 2,
		`<!-- <row r="8"> --><row r="1" note="a>b"></row>`: 1, `<sheetData><row` + "\n" + `r="3"></row></sheetData>`: 3, ``: 0,
		`<sheetPr codeName="Joe's"/><row r = "2" note=" r=9"/><row note='a"b r="9"' r="4"/>`: 4, `<?x <row/> ?><![CDATA[> ]>]]><row/>`: 1,
		`<!--` + strings.Repeat(`" > ' <row r="9"/> `, 1<<13) + `--><row/>`: 1, `<![CDATA[` + strings.Repeat(`" > ' <row r="9"/> `, 1<<13) + `]]><row/>`: 1,
	} {
		for size := 1; size < 9; size++ {
			var c rowCounter
			for i := 0; i < len(text); i += size {
				_, _ = c.Write([]byte(text[i:min(i+size, len(text))]))
			}
			if c.rows != want {
				t.Errorf("%s in pieces of %d: %d rows, want %d", text, size, c.rows, want)
			}
		}
	}
}
