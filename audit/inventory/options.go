package inventory

import (
	"path/filepath"
	"strings"

	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// Options say how inputs are read. The zero value finds everything out.
type Options struct {
	Delimiter rune              // between cells: comma, semicolon, tab or bar; 0: found out
	Encoding  string            // a name of the WHATWG list, such as gb18030; empty: found out
	Sheets    []string          // of a workbook: the others are set aside; empty: every sheet of equipment
	SetAside  []string          // files, or sheets as FILE!SHEET, that are not read
	Headings  string            // number of the line of the headings, or NoHeadings; empty: found out
	Map       map[string]string // field name, or SHEET!field -> heading; goes before what the dictionary says
	Answers   values.Answers    // what texts in cells mean
	DateOrder string            // dmy, mdy or ymd for dates that are not ISO; empty: decided by each column as a whole
	Strict    bool              // a row that has not exactly a cell for every heading is rejected
	Limits    Limits            // zero values stand for the defaults
	Names     *maker.Names      // finds designated makers in all that is read; nil: nobody asks

	// Repeats has rows that say again what another one says count once. The files are
	// read once more for it.
	Repeats bool

	// KnowsMaker reports the name of a maker, designated or not. A column without a
	// known heading is read as manufacturer where most of its values are such names.
	// It may be nil.
	KnowsMaker func(text string) bool

	// NewColumn makes what finds the labels that a column of makers as a whole shows to
	// be makers'. It may be nil.
	NewColumn func() *maker.Column

	// Progress is told how many bytes of the input were read, and how many
	// there are (0 where that is not known). It may be nil.
	Progress func(done, total int64)

	// NoCache has every cell read anew: the values are the same.
	NoCache bool

	book  workbook.Limits
	chunk int // bytes handed to a worker at a time; 0: 256 KiB
}

// Limits bound what one input may ask of memory.
type Limits struct {
	Cell    int // bytes of a cell, default 64 KiB
	Row     int // bytes of a row, default 1 MiB
	Columns int // cells of the heading row, default 4,096
	Inputs  int // files of a run, default 50,000
}

// The default limits.
const (
	maxCell    = 64 << 10
	maxRow     = 1 << 20
	maxColumns = 4096
	maxInputs  = 50_000
)

const defaultChunk = 256 << 10

// filled returns the options with defaults in place of zero values.
func (o Options) filled() Options {
	o.Limits.Cell = positive(o.Limits.Cell, maxCell)
	o.Limits.Row = positive(o.Limits.Row, maxRow)
	o.Limits.Columns = positive(o.Limits.Columns, maxColumns)
	o.Limits.Inputs = positive(o.Limits.Inputs, maxInputs)
	o.book.Row, o.book.Columns = o.Limits.Row, o.Limits.Columns
	o.chunk = positive(o.chunk, defaultChunk)
	return o
}

// forTable returns those of the options by which a table is understood, with what
// the user says of its columns.
func (o *Options) forTable(headings map[string]string) *columns.Options {
	return &columns.Options{Delimiter: o.Delimiter, Headings: o.Headings, Map: headings, Answers: o.Answers, DateOrder: o.DateOrder, Row: o.Limits.Row, Knows: o.knowsMaker(), NewColumn: o.NewColumn, Repeats: o.Repeats}
}

// knowsMaker returns what knows the names of makers; nil where nobody does.
func (o *Options) knowsMaker() func(string) bool {
	if o.KnowsMaker == nil && o.Names != nil {
		return func(text string) bool { _, known := o.Names.Cell(text); return known }
	}
	return o.KnowsMaker
}

func positive(n, otherwise int) int {
	if n > 0 {
		return n
	}
	return otherwise
}

// setAside reports whether the user set a file or sheet aside.
func (t *opening) setAside(file, sheet string) bool {
	found := false
	for i, word := range t.o.SetAside {
		name, of := word, ""
		if sheet != "" && !sameName(word, file) {
			if j := strings.LastIndexByte(word, '!'); j >= 0 {
				name, of = word[:j], word[j+1:]
			}
		}
		if sameName(name, file) && (of == "" || strings.EqualFold(of, sheet)) {
			t.asides[i], found = true, true
		}
	}
	return found
}

// sameName compares the names of files, with or without their folders.
func sameName(word, file string) bool {
	return word != "" && (filepath.Clean(word) == filepath.Clean(file) || word == filepath.Base(file))
}

// mapOf returns what the user says about the columns of a table: for all tables,
// and for this one.
func (t *opening) mapOf(file, sheet string) map[string]string {
	out := map[string]string{}
	for key, heading := range t.o.Map {
		if !strings.Contains(key, "!") {
			out[key] = heading
		}
	}
	for key, heading := range t.o.Map {
		if field := fieldOf(key, file, sheet); field != "" {
			out[field] = heading
		}
	}
	return out
}

// fieldOf returns the field in a key of a mapping such as SHEET!field, where it
// is about this table: the sheet is named, or the file, or both as FILE!SHEET.
func fieldOf(key, file, sheet string) string {
	at := strings.LastIndexByte(key, '!')
	if at < 0 {
		return ""
	}
	table, field := key[:at], key[at+1:]
	if sheet != "" && strings.EqualFold(table, sheet) || sameName(table, file) {
		return field
	}
	if name, ok := cutSuffixFold(table, "!"+sheet); ok && sheet != "" && sameName(name, file) {
		return field
	}
	return ""
}

// cutSuffixFold is strings.CutSuffix, in any case of letters.
func cutSuffixFold(s, suffix string) (string, bool) {
	n := len(s) - len(suffix)
	if n < 0 || !strings.EqualFold(s[n:], suffix) {
		return s, false
	}
	return s[:n], true
}

// keyOf returns the key under which the user mapped a field of a table.
func (t *opening) keyOf(f *File, field string) string {
	for key := range t.o.Map {
		if fieldOf(key, f.table.Name, f.table.Sheet) == field {
			return key
		}
	}
	return field
}
