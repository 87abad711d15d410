package workbook

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// The text that a sheet is turned into has cells and rows between bytes that no
// cell can hold, so that a cell may hold anything else.
const (
	UnitSeparator   = 0x1f // between cells
	RecordSeparator = 0x1e // between rows
	NoQuote         = 0x1d // occurs nowhere
	ExactMark       = 0x1c // behind a number whose sign stands before decimals
	FilledMark      = 0x1b // behind what a cell says only because it is merged with the one above
)

const lastSheetRow = 1 << 20 // of any spreadsheet program

// What is told of a sheet.
const (
	HiddenSheet   = "hidden-sheet"
	HiddenRow     = "hidden-row"     // that holds something
	HiddenColumn  = "hidden-column"  // that holds something
	StruckThrough = "struck-through" // a cell
	ErrorCell     = "error-cell"
)

// Note tells of what a reader of the text of a sheet could not see.
type Note struct {
	Code   string
	Count  int64
	Row    int // of the first, from 1; 0 for the whole sheet
	Column int // of the first, from 1; 0 for a whole row
}

// Text is what reading a sheet gave.
type Text struct {
	Rows   int64 // counted from the bytes of the part, apart from the reading of cells
	Notes  []Note
	width  int // cells of the widest row
	merges []merge
}

// reader turns the cells of a sheet into text, row by row.
type reader struct {
	book *Book
	ref  *Sheet
	xml  *xml.Decoder
	out  *bufio.Writer
	left int64 // bytes that the text may still have

	row    int    // number of the present row, from 1
	inRow  bool   // whether its end is still to come
	hidden bool   // and whether it is hidden
	next   int    // column of the next cell without a reference, from 1
	cells  int    // that hold something
	line   []byte // the present row
	at     int    // column that the line has reached, from 0

	hiddenColumns map[int]bool // by number; true: it holds something
	notes         map[string]*Note
	text          Text
	counter       rowCounter
}

// Read writes a sheet as text; rows are as long as what they hold. [Text.Fill]
// makes them equally long.
func (b *Book) Read(sheet *Sheet, out *bufio.Writer) (*Text, error) {
	s := &reader{book: b, ref: sheet, out: out, left: b.limits.Unpacked, hiddenColumns: map[int]bool{}, notes: map[string]*Note{}}
	part, err := b.open(sheet.part)
	if err != nil {
		return nil, err
	}
	if part == nil {
		return nil, s.damaged(errors.New("the part is missing"))
	}
	defer part.Close()
	s.xml = xml.NewDecoder(io.TeeReader(part, &s.counter))
	if err := s.all(); err != nil {
		return nil, s.damaged(err)
	}
	s.text.Rows = s.counter.rows
	s.tell()
	return &s.text, nil
}

// all reads the part to its end.
func (s *reader) all() error {
	ended := false
	for {
		t, err := s.xml.RawToken()
		if errors.Is(err, io.EOF) && ended {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = s.element(&t)
		case xml.EndElement:
			if t.Name.Local == "row" {
				err = s.endRow()
			}
			if t.Name.Local == "worksheet" && s.inRow {
				err = fmt.Errorf("row %d does not end", s.row)
			}
			ended = ended || t.Name.Local == "worksheet"
		case xml.Directive: // its brackets could hide rows, and no workbook has one
			err = errors.New("a part of a workbook has no document type")
		}
		if err != nil {
			return err
		}
	}
}

func (s *reader) damaged(err error) error { return s.book.damaged(s.ref.part, err) }

func (s *reader) element(t *xml.StartElement) error {
	switch t.Name.Local {
	case "row":
		return s.beginRow(attr(t, "r"), truth(attr(t, "hidden")))
	case "c":
		return s.cell(t)
	case "col":
		s.hide(t)
	case "mergeCell":
		return s.merged(attr(t, "ref"))
	}
	return nil
}

// hide notes columns that are hidden, as far as they can be read.
func (s *reader) hide(t *xml.StartElement) {
	first, err := strconv.Atoi(attr(t, "min"))
	last, err2 := strconv.Atoi(attr(t, "max"))
	if err != nil || err2 != nil || !truth(attr(t, "hidden")) {
		return
	}
	for c := max(first, 1); c <= min(last, s.book.limits.Columns); c++ {
		s.hiddenColumns[c] = false
	}
}

// beginRow writes the empty rows before this one.
func (s *reader) beginRow(number string, hidden bool) error {
	if s.inRow {
		return fmt.Errorf("row %d does not end", s.row)
	}
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
	s.row, s.inRow, s.hidden, s.next, s.line, s.at = n, true, hidden, 1, s.line[:0], 0
	return nil
}

func (s *reader) endRow() error {
	if !s.inRow {
		return fmt.Errorf("a row ends behind row %d that did not begin", s.row)
	}
	s.inRow = false
	if s.hidden && len(s.line) > 0 {
		s.note(HiddenRow, 0)
	}
	s.text.width = max(s.text.width, s.at+1)
	return s.write(s.line)
}

// write writes a row, which counts against the bytes that a text may have.
func (s *reader) write(line []byte) error {
	if s.left -= int64(len(line)) + 1; s.left < 0 {
		return errUnpacked
	}
	if _, err := s.out.Write(line); err != nil {
		return err
	}
	return s.out.WriteByte(RecordSeparator)
}

// put adds the text of a cell to the row. A row beyond its limit is cut right
// behind it: it is rejected by its length.
func (s *reader) put(column int, text string, exact bool) error {
	if text == "" {
		return nil
	}
	limits := &s.book.limits
	if column > limits.Columns {
		return s.book.fault(fmt.Sprintf("sheet %q: a cell of row %d stands in column %d, more than %d", s.ref.Name, s.row, column, limits.Columns),
			"delete what stands to the right of the table")
	}
	if s.cells++; s.cells > limits.Cells {
		return s.book.tooLarge(fmt.Sprintf("sheet %q has more than %d cells", s.ref.Name, limits.Cells))
	}
	if held, hidden := s.hiddenColumns[column]; hidden && !held {
		s.hiddenColumns[column] = true
		s.note(HiddenColumn, column)
	}
	for ; s.at < column-1; s.at++ {
		s.line = append(s.line, UnitSeparator)
	}
	if room := limits.Row + 1 - len(s.line); room < len(text) {
		text = text[:max(room, 0)]
	}
	for i := range len(text) {
		c := text[i]
		if c >= FilledMark && c <= UnitSeparator {
			c = 0xff // no text has this byte: the row is rejected by it
		}
		s.line = append(s.line, c)
	}
	if exact {
		s.line = append(s.line, ExactMark)
	}
	return nil
}

// note counts something that is told, and keeps its first place.
func (s *reader) note(code string, column int) {
	if s.notes[code] == nil {
		s.notes[code] = &Note{Code: code, Row: s.row, Column: column}
	}
	s.notes[code].Count++
}

// tell puts the notes into the order in which they are told.
func (s *reader) tell() {
	if s.ref.Hidden {
		s.text.Notes = append(s.text.Notes, Note{Code: HiddenSheet, Count: 1})
	}
	for _, code := range []string{HiddenRow, HiddenColumn, StruckThrough, ErrorCell} {
		if n := s.notes[code]; n != nil {
			s.text.Notes = append(s.text.Notes, *n)
		}
	}
}
