package catalog

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Cell is a cell of a [Table], without outer blanks.
type Cell string

// UnmarshalCSV takes the text of a cell.
func (c *Cell) UnmarshalCSV(s string) error {
	*c = Cell(strings.TrimSpace(s))
	return nil
}

// Table is a CSV file of a fixed shape, read row by row into T.
type Table[T any] struct {
	Rows    []T
	file    string
	lines   []int
	columns map[string]int
}

// Place returns where the cell of a row stands in the file.
func (t *Table[T]) Place(row int, heading string) gear.Place {
	return gear.Place{File: t.file, Line: t.lines[row], Column: t.columns[heading]}
}

// Fault says what is wrong with a cell of a row.
func (t *Table[T]) Fault(row int, heading, what, hint string) *gear.Fault {
	return &gear.Fault{Kind: gear.Usage, What: what, Place: t.Place(row, heading), Hint: hint}
}

// ReadTable reads a CSV file whose headings are the csv tags of T, a struct of
// cells. It is strict where the library alone would be silent: a heading that
// T does not have, one that stands twice and one that is missing are errors,
// except for those named optional, which may be missing. Headings are compared
// without case and outer blanks. A byte order mark is skipped. Errors are of type *gear.Fault and kind Usage, with
// the line and column.
func ReadTable[T any](name string, src io.Reader, optional ...string) (*Table[T], error) {
	t := &Table[T]{file: name, columns: map[string]int{}}
	r := csv.NewReader(withoutMark(src))
	var zero T
	um, err := gocsv.NewUnmarshaller(r, zero)
	if err == nil {
		err = um.RenormalizeHeaders(fold)
	}
	switch {
	case errors.Is(err, io.EOF):
		return nil, t.fault(0, 0, "the file is empty", "its first line must be the headings", nil)
	case err != nil:
		return nil, t.fault(1, 0, "the headings cannot be read", "write a plain CSV file in UTF-8", reason(err))
	}
	if err := t.headings(um, optional); err != nil {
		return nil, err
	}
	return t, t.read(r, um)
}

func (t *Table[T]) fault(line, column int, what, hint string, err error) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Place: gear.Place{File: t.file, Line: line, Column: column}, Hint: hint, Err: err}
}

// headings checks all headings, and tells everything that is wrong with them at
// once.
func (t *Table[T]) headings(um *gocsv.Unmarshaller, optional []string) error {
	var unknown, twice, missing []string
	column := 0
	for i, h := range um.Headers {
		switch {
		case slices.Contains(um.MismatchedHeaders, h):
			unknown = append(unknown, strconv.Quote(h))
		case t.columns[h] > 0:
			twice = append(twice, strconv.Quote(h))
		default:
			t.columns[h] = i + 1
			continue
		}
		t.columns[h] = i + 1
		column = cmp.Or(column, i+1)
	}
	for _, h := range um.MismatchedStructFields {
		if !slices.Contains(optional, h) {
			missing = append(missing, strconv.Quote(h))
		}
	}
	wrong := strings.Join(slices.DeleteFunc([]string{
		headingList(unknown, "unknown heading", "unknown headings"), headingList(missing, "missing heading", "missing headings"),
		headingList(twice, "heading that stands twice", "headings that stand twice"),
	}, func(s string) bool { return s == "" }), "; ")
	if wrong == "" {
		return nil
	}
	return t.fault(1, column, wrong, "the first line holds the headings, separated by commas, and each once; they may be "+known(um), nil)
}

// headingList names up to eight headings, nothing for none.
func headingList(list []string, one, many string) string {
	const shown = 8
	switch {
	case len(list) == 0:
		return ""
	case len(list) == 1:
		return one + " " + list[0]
	case len(list) > shown:
		return many + " " + strings.Join(list[:shown], ", ") + " and " + strconv.Itoa(len(list)-shown) + " more"
	}
	return many + " " + strings.Join(list, ", ")
}

// known lists the headings that a file may have.
func known(um *gocsv.Unmarshaller) string {
	names := slices.Clone(um.MismatchedStructFields)
	for _, h := range um.Headers {
		if !slices.Contains(um.MismatchedHeaders, h) && !slices.Contains(names, h) {
			names = append(names, h)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func (t *Table[T]) read(r *csv.Reader, um *gocsv.Unmarshaller) error {
	for {
		v, err := um.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &bad):
			return t.fault(bad.StartLine, 0, "the row cannot be read", "every row must have a cell for each heading; quote cells that contain commas", bad.Err)
		case err != nil:
			return t.fault(0, 0, "the file cannot be read", "", err)
		}
		line, _ := r.FieldPos(0)
		t.lines = append(t.lines, line)
		t.Rows = append(t.Rows, v.(T))
	}
}

func fold(headings []string) []string {
	out := make([]string, len(headings))
	for i, h := range headings {
		out[i] = strings.ToLower(strings.TrimSpace(h))
	}
	return out
}

// reason drops the position that the CSV reader repeats.
func reason(err error) error {
	var bad *csv.ParseError
	if errors.As(err, &bad) {
		return bad.Err
	}
	return err
}

func withoutMark(src io.Reader) io.Reader {
	b := bufio.NewReader(src)
	if head, _ := b.Peek(3); bytes.Equal(head, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3)
	}
	return b
}
