package inventory

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// noStoredValue stands in a cell whose formula was never worked out: what it would
// say is not known, and it must not look empty.
const noStoredValue = "(a formula whose value is not stored)"

// cell reads one cell up to its end.
func (s *sheetReader) cell(t *xml.StartElement) error {
	column, err := s.column(attr(t, "r"))
	if err != nil {
		return err
	}
	kind, style := attr(t, "t"), attr(t, "s")
	value, unknown, err := s.content(kind)
	if err != nil {
		return err
	}
	if unknown {
		return s.put(column, noStoredValue)
	}
	switch kind {
	case "", "n":
		return s.number(column, value, style)
	case "s":
		if value == "" { // as some programs write an empty cell
			return nil
		}
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(s.workbookParts.strings) {
			return fmt.Errorf("a cell of row %d points to text %q, which is not there", s.row, value)
		}
		return s.put(column, s.workbookParts.strings[i])
	case "b":
		return s.put(column, strings.NewReplacer("0", "FALSE", "1", "TRUE").Replace(value))
	}
	return s.put(column, value)
}

// column returns the column that a reference such as C17 names, or the next one.
func (s *sheetReader) column(ref string) (int, error) {
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

// content reads what a cell holds. It is unknown where a formula has no value.
func (s *sheetReader) content(kind string) (value string, unknown bool, err error) {
	inValue, formula, valued := false, false, false
	for {
		t, err := s.xml.RawToken()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", false, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inValue = t.Name.Local == "v"
			valued = valued || inValue
			formula = formula || t.Name.Local == "f"
			if t.Name.Local == "is" {
				if value, err = richText(s.xml, "is"); err != nil {
					return "", false, err
				}
			}
		case xml.CharData:
			if inValue {
				value += string(t)
			}
		case xml.EndElement:
			inValue = false
			switch t.Name.Local {
			case "c":
				if kind == "str" {
					value = unescaped(value)
				}
				return value, formula && !valued, nil
			case "row", "sheetData":
				return "", false, errors.New("a cell does not end")
			}
		}
	}
}

// number writes a number as its style means it.
func (s *sheetReader) number(column int, stored, style string) error {
	if stored == "" {
		return nil
	}
	var look numberFormat
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(s.workbookParts.styles) {
		look = s.workbookParts.styles[i]
	}
	text := look.shown(stored, s.workbookParts.from1904)
	if s.ambiguous(text) && !look.day {
		text += string(rune(exactMark))
		return s.putMarked(column, text)
	}
	return s.put(column, text)
}

// ambiguous reports a number that a reader of text could take for something
// else: 1.234 for thousands, or a day counted from 1904 for one from 1900.
func (s *sheetReader) ambiguous(text string) bool {
	if s.workbookParts.from1904 && len(text) == 5 && allDigits(text) {
		return true
	}
	head, tail, ok := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return ok && len(tail) == 3 && len(head) <= 3
}

// putMarked is put for a text that ends in the mark.
func (s *sheetReader) putMarked(column int, text string) error {
	if err := s.put(column, text[:len(text)-1]); err != nil {
		return err
	}
	s.line = append(s.line, exactMark)
	return nil
}
