package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// NoStoredValue stands in a cell whose formula was never worked out: what it would
// say is not known, and it must not look empty.
const NoStoredValue = "(a formula whose value is not stored)"

// cell reads one cell up to its end.
func (s *reader) cell(t *xml.StartElement) error {
	if !s.inRow {
		return fmt.Errorf("a cell behind row %d stands in no row", s.row)
	}
	column, err := s.column(attr(t, "r"))
	if err != nil {
		return err
	}
	kind := attr(t, "t")
	var look style
	if i, err := strconv.Atoi(attr(t, "s")); err == nil && i >= 0 && i < len(s.book.styles) {
		look = s.book.styles[i]
	}
	c, err := s.content(kind)
	if err != nil {
		return err
	}
	text, exact := c.value.text, false
	switch {
	case c.unknown:
		text = NoStoredValue
	case kind == "" || kind == "n":
		text, exact = s.number(text, look.number)
	case kind == "s":
		if text == "" { // as some programs write an empty cell
			return nil
		}
		i, err := strconv.Atoi(text)
		if err != nil || i < 0 || i >= len(s.book.strings) {
			return fmt.Errorf("a cell of row %d points to text %q, which is not there", s.row, text)
		}
		c.value = s.book.strings[i]
		text = c.value.text
	case kind == "b":
		text = strings.NewReplacer("0", "FALSE", "1", "TRUE").Replace(text)
	case kind == "e" && text != "":
		s.note(ErrorCell, column)
	}
	if text != "" && (look.struck || c.value.struck) {
		s.note(StruckThrough, column)
	}
	return s.put(column, text, exact)
}

// column returns the column that a reference such as C17 names, or the next one.
func (s *reader) column(ref string) (int, error) {
	column, row := s.next, s.row
	if ref != "" {
		column, row = position(ref)
	}
	if column < s.next || row != s.row {
		return 0, fmt.Errorf("cell %q does not follow on column %d of row %d", ref, s.next-1, s.row)
	}
	s.next = column + 1
	return column, nil
}

// position reads a reference; 0 for what is none.
func position(ref string) (column, row int) {
	i := 0
	for ; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		column = 26*column + int(ref[i]-'A'+1)
	}
	row, err := strconv.Atoi(ref[i:])
	if err != nil || column == 0 {
		return 0, 0
	}
	return column, row
}

// cellContent is what stands in a cell. It is unknown where a formula has no value.
type cellContent struct {
	value   sharedText
	unknown bool
}

var errUnended = errors.New("a cell does not end")

// content reads what a cell holds.
func (s *reader) content(kind string) (c cellContent, err error) {
	inValue, formula, valued := false, false, false
	for {
		t, err := s.xml.RawToken()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return c, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" || t.Name.Local == "row" {
				return c, errUnended
			}
			inValue = t.Name.Local == "v"
			valued = valued || inValue
			formula = formula || t.Name.Local == "f"
			if t.Name.Local == "is" {
				if c.value, err = richText(s.xml, "is"); err != nil {
					return c, err
				}
			}
		case xml.CharData:
			if inValue {
				c.value.text += string(t)
			}
		case xml.EndElement:
			inValue = false
			switch t.Name.Local {
			case "c":
				if kind == "str" {
					c.value.text = unescaped(c.value.text)
				}
				c.unknown = formula && !valued
				return c, nil
			case "row", "sheetData":
				return c, errUnended
			}
		}
	}
}

// number returns a number as its style means it, and whether it must be marked as
// exact.
func (s *reader) number(stored string, look numberFormat) (text string, exact bool) {
	if stored == "" {
		return "", false
	}
	text = look.shown(stored, s.book.from1904)
	return text, s.ambiguous(text) && !look.day
}

// ambiguous reports a number that a reader of text could take for something
// else: 1.234 for thousands, or a day counted from 1904 for one from 1900.
func (s *reader) ambiguous(text string) bool {
	if s.book.from1904 && len(text) == 5 && strings.Trim(text, "0123456789") == "" {
		return true
	}
	head, tail, ok := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return ok && len(tail) == 3 && len(head) <= 3
}
