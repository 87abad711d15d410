package inventory

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// nonData knows the sparse lines that are no rows. They are looked for by a walk
// over the whole file, since what stands below a line decides about it, and only
// where a line asks.
type nonData struct {
	once sync.Once
	at   map[int]string // codes by line

	sections []section // in the order of lines
}

// longestSparse is how many bytes a sparse line or one of strokes has at most.
const longestSparse = 1000

// maxNonData bounds the lines that are kept; sparse lines beyond are rows.
const maxNonData = 100_000

// nonDataCode returns the code of a line that is no row, empty for a row.
func (f *File) nonDataCode(in *records.RowReader, r *records.Row) string {
	if len(in.Text(r)) > longestSparse {
		return ""
	}
	if r.Line == f.firstLine && (f.unitsLine(in, r) || numbersColumns(in, r)) {
		return UnitsLine
	}
	if ruled(in.Text(r), in.Dialect.Delimiter) {
		return RuledLine
	}
	if _, ok := f.sparse.filled(in, r); !ok || r.Cells() != f.table.Width && (f.strict || f.comment(in, r)) {
		return ""
	}
	return f.knownNonData().at[r.Line]
}

// section is a line that names the section of the rows below it.
type section struct {
	line int
	text string
}

// knownNonData looks for the sparse lines that are no rows, once.
func (f *File) knownNonData() *nonData {
	f.nonData.once.Do(func() { f.nonData.at, f.nonData.sections = f.findNonData() })
	return &f.nonData
}

// unitsLine reports a line of nothing but units and types, three or more.
func (f *File) unitsLine(in *records.RowReader, r *records.Row) bool {
	n := 0
	for i := range r.Cells() {
		cell := values.Trim(in.CellText(r, i))
		if cell == "" {
			continue
		}
		if key := values.Fold(cell); key == "" || !f.units[key] {
			return false
		}
		n++
	}
	return n >= 3
}

// numbersColumns reports a line that numbers the columns, three or more, from 1
// on, as forms do below their headings.
func numbersColumns(in *records.RowReader, r *records.Row) bool {
	for i := range r.Cells() {
		if n, err := strconv.Atoi(strings.Trim(values.Trim(in.CellText(r, i)), "()[]. ")); err != nil || n != i+1 {
			return false
		}
	}
	return r.Cells() >= 3
}

// ruled reports a line of strokes, as programs draw below headings.
func ruled(text []byte, delimiter byte) bool {
	if len(text) < 3 || !strokes[text[0]] && text[0] != delimiter {
		return false
	}
	n, run := 0, 0
	for _, c := range text {
		switch {
		case strokes[c]:
			if run++; run == 3 {
				n++
			}
		case c == delimiter || c == ' ' || c == '"':
			if run == 1 && c != ' ' && n == 0 {
				return false // - stands for no value
			}
			run = 0
		default:
			return false
		}
	}
	return n > 0
}

var strokes = [256]bool{'-': true, '=': true, '_': true, '+': true, '|': true}

// sparseLine is a line whose meaning the next lines decide.
type sparseLine struct {
	line    int
	text    string // of the one cell that is filled
	filled  int
	apart   bool // a blank line stands between it and the rows above
	legend  bool // it explains a word: AC = active
	applied bool // it explains words that are read as it says
	evident bool // it may tell of equipment
	tail    bool // it may be the rest of a row that was torn, unless the headings follow: then it ends a page
}

// lineFinder goes through the lines of a file.
type lineFinder struct {
	file *File
	out  map[int]string

	sections []section
	pending  []sparseLine
	blank    bool
	torn     bool // the row above lacks its end, or could not be cut into cells
	next     int  // line behind the row above
}

// findNonData finds the sparse lines that are no rows: those with one filled cell
// between rows name a section; those below a blank line or below the last row
// are legends, contacts and footers. A line that may tell of equipment is a row.
func (f *File) findNonData() (map[int]string, []section) {
	w := lineFinder{file: f, out: map[int]string{}}
	f.eachRow(w.see)
	w.decide(true, false)
	return w.out, w.sections
}

func (w *lineFinder) see(in *records.RowReader, r *records.Row) {
	n, ok := w.file.sparse.filled(in, r)
	if w.next != 0 && w.next != r.Line {
		w.torn = true
	}
	w.next = in.Line
	switch {
	case r.End == r.Start || n == 0 && blankCells(in, r):
		w.blank = true
		return
	case r.End-r.Start > longestSparse:
		ok = false
	}
	if !ok || len(w.pending) > maxNonData {
		w.decide(false, len(w.pending) > 0 && w.file.repeatsHeading(in, r))
		w.blank, w.torn = false, r.Cells() < w.file.table.Width && w.file.shapes.Moved(in.CellTexts(r))
		return
	}
	apart := w.blank || len(w.pending) > 0 && w.pending[len(w.pending)-1].apart
	text := in.RowText(r, w.file.limits.Row)
	w.pending = append(w.pending, sparseLine{line: r.Line, text: alone(in, r, n), filled: n, apart: apart, legend: explains(text) && !w.file.headed(text), applied: w.file.explained(text), evident: w.file.evident(in, r, n == 1) || !apart && (w.torn || w.file.sumWord(in, r) != noSum || cutOff(in)), tail: !apart && w.goesOn(in, r)})
}

// alone returns the one cell of n that is filled.
func alone(in *records.RowReader, r *records.Row, n int) string {
	for i := 0; n == 1 && i < r.Cells(); i++ {
		if text := values.Trim(in.CellText(r, i)); text != "" {
			return strings.Clone(text)
		}
	}
	return ""
}

// goesOn reports a line that begins with a small letter, as the rest of a cell
// that lost its quotes does.
func (w *lineFinder) goesOn(in *records.RowReader, r *records.Row) bool {
	c, _ := utf8.DecodeRune(in.Text(r))
	return unicode.IsLower(c)
}

// cutOff reports that the input ends in the row that was read last, without a
// newline.
func cutOff(c *records.RowReader) bool { return c.Chunk.Open && c.Start == len(c.Chunk.Text) }

// blankCells reports a line without content.
func blankCells(in *records.RowReader, r *records.Row) bool {
	for i := range r.Cells() {
		if cell, _ := in.Cell(r, i); len(bytes.TrimSpace(cell)) > 0 {
			return false
		}
	}
	return true
}

// decide says what the pending lines are, at a row or at the end of the file.
// atHeadings says that the row is the headings once more.
func (w *lineFinder) decide(atEnd, atHeadings bool) {
	for _, l := range w.pending {
		code := ""
		switch {
		case l.apart && l.legend, l.applied:
			code = LegendLine
		case l.evident, l.tail && !atHeadings:
		case l.filled == 1 && !atEnd:
			code = SectionLine
		case l.apart || l.filled == 1 && atEnd:
			code = NoteLine
		}
		if code != "" && len(w.out) < maxNonData {
			if w.out[l.line] = code; code == SectionLine {
				w.sections = append(w.sections, section{l.line, l.text})
			}
		}
	}
	w.pending = w.pending[:0]
}

// headed reports a text that begins with a heading of the table: what stands behind
// it is that field of a thing, and explains no word.
func (f *File) headed(text string) bool {
	word, _, _ := strings.Cut(text, "=")
	key := values.Fold(strings.TrimRight(word, " :\t,;|\x1f"))
	return slices.ContainsFunc(f.table.Headings, func(h string) bool { return values.Fold(h) == key })
}

// explains reports the form of a legend: a short word, a sign, and what it
// stands for.
func explains(text string) bool {
	word, meaning, ok := strings.Cut(strings.Trim(text, " *\"\t,;|"), "=")
	return ok && len(values.Trim(word)) > 0 && len(values.Trim(word)) <= 24 && len(values.Trim(meaning)) > 0 && strings.Count(text, "=") == 1
}

// evident reports a sparse line that may tell of equipment: its bytes name a
// designated maker, one of its cells is a maker's as other rows have it, looks as
// its column does, or holds letters and digits as models and serial numbers do.
func (f *File) evident(in *records.RowReader, r *records.Row, alone bool) bool {
	if len(f.vendors(in.Text(r))) > 0 {
		return true
	}
	for i := range r.Cells() {
		cell := values.Trim(in.CellText(r, i))
		switch key := values.Fold(cell); {
		case cell == "":
		case alone && i == 0 && f.heads(cell):
		case alone && f.evidence(i) && (i > 0 || r.Cells() == f.table.Width && !strings.Contains(cell, " ")):
			return true
		case alone && (utf8.RuneCountInString(cell) < 2 || strings.ContainsAny(cell, "\"”“")):
			return true
		case strings.HasPrefix(cell, "#"), f.otherDelimiter(cell), f.sparse.makers[key]:
			return true
		case f.shapes.Typical(i, cell) && (f.evidence(i) || !strings.Contains(cell, " ")):
			return true
		case f.sparse.sites[key]:
		case coded(cell), gear.CheckMAC(cell) == nil, f.evidence(i) && values.AllDigits(cell) && len(cell) >= 4:
			return true
		}
	}
	return false
}

// heads reports a word of letters in the first column, alone in its line, that is no
// maker's name, not even misspelt, and that no row has there: it heads a section, as a
// town or a kind of things does.
func (f *File) heads(cell string) bool {
	if f.knows == nil || utf8.RuneCountInString(cell) < 3 || strings.ContainsFunc(cell, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '.' }) {
		return false
	}
	return !f.sparse.first[values.Fold(cell)] && !f.knows(cell)
}

// otherDelimiter reports a cell that is a row with another sign between its cells.
func (f *File) otherDelimiter(cell string) bool {
	for _, d := range ",;\t|" {
		if n := strings.Count(cell, string(d)); n >= 2 && 2*n >= f.table.Width {
			return true
		}
	}
	return false
}

// coded reports a text with a word of letters and digits, as S5720 or MA5608T.
func coded(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), func(word string) bool {
		numbers := 0
		for i := range len(word) {
			if word[i] >= '0' && word[i] <= '9' {
				numbers++
			}
		}
		return len(word) >= 4 && numbers >= 2 && numbers < len(word) && !values.AllDigits(strings.Trim(word, "TZ")) && !values.AllDigits(strings.Replace(word, "T", "", 1))
	})
}
