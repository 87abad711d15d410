package report

import (
	"bufio"
	"encoding/xml"
	"strconv"
	"strings"
)

// xlsxColumn is a column of a sheet.
type xlsxColumn struct {
	name  string
	width float64
	kind  cellKind
}

// xlsxSheet is a list with one header row, which stays in sight and can be
// filtered. A list that is too long for a sheet goes on in another.
type xlsxSheet struct {
	book  *workbook
	name  string
	cols  []xlsxColumn
	part  int
	row   int
	out   *xlsxStream
	cells []xlsxCell
}

// sheet begins a list. The sheet before must have been ended.
func (b *workbook) sheet(name string, cols []xlsxColumn) (*xlsxSheet, error) {
	s := &xlsxSheet{book: b, name: name, cols: cols, cells: make([]xlsxCell, len(cols))}
	return s, s.begin()
}

// title is the name on the sheet's tab.
func (s *xlsxSheet) title() string {
	if s.part > 1 {
		return s.name + " " + strconv.Itoa(s.part)
	}
	return s.name
}

func (s *xlsxSheet) begin() error {
	s.part++
	s.row = 0
	widths := make([]float64, len(s.cols))
	for i, c := range s.cols {
		widths[i] = c.width
		s.cells[i] = xlsxCell{kind: c.kind.head(), text: c.name}
	}
	var err error
	if s.out, err = s.book.stream(s.title(), widths, true); err != nil {
		return err
	}
	return s.write()
}

// Write adds one row.
func (s *xlsxSheet) Write(cells []string) error {
	if s.row == s.book.limit {
		if err := s.end(); err != nil {
			return err
		}
		if err := s.begin(); err != nil {
			return err
		}
	}
	for i, c := range cells {
		s.cells[i] = cellOf(s.cols[i].kind, c)
	}
	return s.write()
}

func (s *xlsxSheet) write() error {
	s.row++
	return s.out.write(s.row, s.cells)
}

// end finishes the sheet, whose rows are then known.
func (s *xlsxSheet) end() error {
	column, row := columnName(len(s.cols)-1), strconv.Itoa(s.row)
	s.book.sheets[len(s.book.sheets)-1].filter = "$A$1:$" + column + "$" + row
	return s.out.end("A1:" + column + row)
}

// xlsxStream is a sheet that is written from its top to its end.
type xlsxStream struct{ *bufio.Writer }

// stream begins a sheet with columns of the widths, in characters. fixed keeps
// the first row in sight.
func (b *workbook) stream(title string, widths []float64, fixed bool) (*xlsxStream, error) {
	b.sheets = append(b.sheets, xlsxTab{title: title})
	w, err := b.zip.create(sheetFile(len(b.sheets) - 1))
	if err != nil {
		return nil, err
	}
	s := &xlsxStream{bufio.NewWriter(w)}
	s.put(xmlHead, `<worksheet xmlns="`, xlsxMain, `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
	if len(b.sheets) == 1 {
		s.put(` tabSelected="1"`)
	}
	s.put(` workbookViewId="0">`)
	if fixed {
		s.put(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`)
	}
	s.put(`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, w := range widths {
		n := strconv.Itoa(i + 1)
		s.put(`<col min="`, n, `" max="`, n, `" width="`, strconv.FormatFloat(w, 'f', -1, 64), `" customWidth="1"/>`)
	}
	s.put("</cols><sheetData>")
	return s, nil
}

// put writes texts; the writer keeps its first error, which end tells.
func (s *xlsxStream) put(texts ...string) {
	for _, t := range texts {
		_, _ = s.WriteString(t)
	}
}

// write adds a row.
func (s *xlsxStream) write(row int, cells []xlsxCell) error {
	number := strconv.Itoa(row)
	s.put(`<row r="`, number, `">`)
	for i, c := range cells {
		if c.text == "" {
			continue
		}
		s.put(`<c r="`, columnName(i), number, `" s="`, strconv.Itoa(int(c.kind)+1), `"`)
		if c.number {
			s.put(`><v>`, c.text, `</v></c>`)
			continue
		}
		s.put(` t="inlineStr"><is><t`)
		if strings.TrimSpace(c.text) != c.text {
			s.put(` xml:space="preserve"`)
		}
		s.put(">")
		_ = xml.EscapeText(s, []byte(unescaped(c.text)))
		s.put("</t></is></c>")
	}
	s.put("</row>")
	_, err := s.Write(nil)
	return err
}

// end finishes the sheet; the area, where there is one, can be filtered. A
// serial number of digits in it is text and is meant to be.
func (s *xlsxStream) end(area string) error {
	s.put("</sheetData>")
	if area != "" {
		s.put(`<autoFilter ref="`, area, `"/>`)
	}
	s.put(`<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>`)
	if area != "" {
		s.put(`<ignoredErrors><ignoredError sqref="`, area, `" numberStoredAsText="1"/></ignoredErrors>`)
	}
	s.put("</worksheet>")
	return s.Flush()
}

// columnName is the letters of a column, counted from 0: A, Z, AA.
func columnName(i int) string {
	if i < 26 {
		return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i : i+1]
	}
	return columnName(i/26-1) + columnName(i%26)
}

// unescaped sees to it that a text which looks like an escaped character, such
// as _x000A_, is shown as it is.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if len(s) > i+6 && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if _, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteString("_x005F")
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
