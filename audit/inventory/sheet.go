package inventory

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// The text that a sheet is turned into has cells and rows between bytes that no
// cell can hold, so that a cell may hold anything else.
const (
	unitSeparator   = 0x1f // between cells
	recordSeparator = 0x1e // between rows
	noQuote         = 0x1d // occurs nowhere
	exactMark       = 0x1c // behind a number whose sign stands before decimals
)

const lastSheetRow = 1 << 20 // of any spreadsheet program

// sheetReader turns the cells of a sheet into text, row by row.
type sheetReader struct {
	book          *book
	workbookParts *workbookParts
	ref           sheetRef
	limits        *Limits
	xml           *xml.Decoder
	out           *bufio.Writer
	left          int64 // bytes that the text may still have

	row   int    // number of the present row, from 1
	next  int    // column of the next cell without a reference, from 1
	cells int    // that hold something
	line  []byte // the present row
	at    int    // column that the line has reached, from 0
	width int    // of the widest row
	merge []merged

	counter sheetCounter
}

// text writes the sheet as text; rows are as long as what they hold.
func (s *sheetReader) text(out *bufio.Writer) error {
	part, err := s.book.open(s.ref.part)
	if err != nil {
		return err
	}
	if part == nil {
		return s.damaged(errors.New("the part is missing"))
	}
	defer part.Close()
	s.xml, s.out, s.left = xml.NewDecoder(io.TeeReader(part, &s.counter)), out, s.book.limits.unpacked
	ended := false
	for {
		t, err := s.xml.RawToken()
		if errors.Is(err, io.EOF) && ended {
			return nil
		}
		if err != nil {
			return s.damaged(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = s.element(&t)
		case xml.EndElement:
			if t.Name.Local == "row" {
				err = s.endRow()
			}
			ended = ended || t.Name.Local == "worksheet"
		}
		if err != nil {
			return s.damaged(err)
		}
	}
}

func (s *sheetReader) damaged(err error) error { return s.book.damaged(s.ref.part, err) }

func (s *sheetReader) element(t *xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		return s.beginRow(attr(t, "r"))
	case "c":
		return s.cell(t)
	case "mergeCell":
		return s.merged(attr(t, "ref"))
	}
	return nil
}

func attr(t *xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// beginRow writes the empty rows before this one.
func (s *sheetReader) beginRow(number string) error {
	n := s.row + 1
	if number != "" {
		var err error
		if n, err = strconv.Atoi(number); err != nil || n <= s.row || n > lastSheetRow {
			return fmt.Errorf("row %q does not follow on row %d", number, s.row)
		}
	}
	for ; s.row < n-1; s.row++ {
		if err := s.write(nil); err != nil {
			return err
		}
	}
	s.row, s.next, s.line, s.at = n, 1, s.line[:0], 0
	return nil
}

func (s *sheetReader) endRow() error {
	s.width = max(s.width, s.at+1)
	return s.write(s.line)
}

// write writes a row, which counts against the bytes that a text may have.
func (s *sheetReader) write(line []byte) error {
	if s.left -= int64(len(line)) + 1; s.left < 0 {
		return errUnpacked
	}
	if _, err := s.out.Write(line); err != nil {
		return err
	}
	return s.out.WriteByte(recordSeparator)
}

// put adds the text of a cell to the row. A row beyond its limit is cut right
// behind it: it is rejected by its length.
func (s *sheetReader) put(column int, text string) error {
	if text == "" {
		return nil
	}
	if column > s.limits.Columns {
		return s.book.src.fault(gear.Incomplete, fmt.Sprintf("sheet %s: a cell of row %d stands in column %d, more than %d", quote(s.ref.name), s.row, column, s.limits.Columns),
			"delete what stands to the right of the table")
	}
	if s.cells++; s.cells > s.book.limits.cells {
		return s.book.src.tooLarge(fmt.Sprintf("sheet %s has more than %d cells", quote(s.ref.name), s.book.limits.cells))
	}
	for ; s.at < column-1; s.at++ {
		s.line = append(s.line, unitSeparator)
	}
	if room := s.limits.Row + 1 - len(s.line); room < len(text) {
		text = text[:max(room, 0)]
	}
	for i := range len(text) {
		c := text[i]
		if c >= exactMark && c <= unitSeparator {
			c = 0xff // no text has this byte: the row is rejected by it
		}
		s.line = append(s.line, c)
	}
	return nil
}
