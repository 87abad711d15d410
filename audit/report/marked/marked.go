package marked

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/spool"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// Format returns the format. It needs the inventory itself, so that a saved run
// cannot be rendered in it.
func Format() report.Format {
	return report.Format{Name: "marked", Items: true, Clear: true, Doc: "the inventory as it was, with what was found out beside its rows", New: New}
}

// New makes a writer. It must be told the tables before the first item.
func New(out io.Writer, opt report.Options) report.Writer {
	return &Writer{out: out, scratch: opt.Scratch}
}

// Writer gives an inventory back.
type Writer struct {
	out     io.Writer
	scratch *spool.Scratch
	tables  []*table
}

// table is what is written beside the rows of a table.
type table struct {
	file   *inventory.File
	rows   *spool.Buffer // of marks, from the top down
	enc    *json.Encoder
	repeat map[int]mark // by the line of a row that repeats another
	notes  []workbook.CellNote
}

// mark is what is written beside one row.
type mark struct {
	Line   int
	Vendor string
	Maker  string
	Sure   string
	Rest   []string // outcome, rule, date, missing
	Cost   string
	Unread string
}

// Tables takes the tables of the run, which must be of one inventory.
func (w *Writer) Tables(files []*inventory.File) error {
	for _, f := range files {
		if f.Name() != files[0].Name() {
			return &gear.Fault{Kind: gear.Usage, What: "--output marked=FILE gives one inventory back, and there are " + files[0].Name() + " and " + f.Name(), Hint: "audit them one by one"}
		}
		t := &table{file: f, rows: w.scratch.Buffer(), repeat: map[int]mark{}}
		t.enc = json.NewEncoder(t.rows)
		w.tables = append(w.tables, t)
	}
	return nil
}

// Begin has nothing to do.
func (w *Writer) Begin(*report.Head) error { return nil }

// Item keeps what is written beside the row of an item, and beside those that
// repeat it.
func (w *Writer) Item(it *report.Item) error {
	t := w.table(&it.Source)
	if t == nil {
		return errors.New("an item of an inventory that is not given back")
	}
	m := markOf(it)
	for i := range it.AlsoAt {
		at := &it.AlsoAt[i]
		if other := w.table(at); other != nil {
			other.repeat[at.Line] = mark{Line: at.Line, Vendor: m.Vendor, Maker: m.Maker, Sure: m.Sure, Rest: []string{"repeats " + place(&it.Source), "", "", ""}}
		}
	}
	for _, u := range it.Unread {
		t.notes = append(t.notes, workbook.CellNote{Row: it.Source.Line, Column: u.Column, Text: "gearaudit: not read as " + u.Field + ", counts as unknown"})
	}
	return t.enc.Encode(&m)
}

func (w *Writer) table(s *report.Source) *table {
	for _, t := range w.tables {
		if t.file.Sheet() == s.Sheet && t.file.Name() == s.File {
			return t
		}
	}
	return nil
}

// place names a row within the inventory.
func place(s *report.Source) string {
	if s.Sheet == "" {
		return "line " + strconv.Itoa(s.Line)
	}
	return s.Sheet + " row " + strconv.Itoa(s.Line)
}

func markOf(it *report.Item) mark {
	m := mark{Line: it.Source.Line, Vendor: it.Vendor, Maker: it.OtherMaker, Rest: []string{it.Outcome, "", "", ""}}
	if it.Vendor != "" || it.OtherMaker == "" {
		m.Sure = it.Level
	}
	if len(it.Findings) > 0 {
		f := &it.Findings[0]
		m.Rest[1] = f.Rule
		if n := len(it.Findings) - 1; n > 0 {
			m.Rest[1] += " and " + strconv.Itoa(n) + " more"
		}
		if m.Rest[2] = f.Deadline; m.Rest[2] == "" {
			m.Rest[2] = f.Since
		}
		var missing []string
		for i := range it.Findings {
			for _, field := range it.Findings[i].Missing {
				if !slices.Contains(missing, field) {
					missing = append(missing, field)
				}
			}
		}
		m.Rest[3] = strings.Join(missing, ", ")
	}
	if it.Price != nil {
		m.Cost = it.Price.Likely
	}
	var unread []string
	for _, u := range it.Unread {
		unread = append(unread, u.Field+" "+strconv.Quote(phrase.Clip(u.Text, 60)))
	}
	m.Unread = strings.Join(unread, "; ")
	return m
}

// Close writes the inventory.
func (w *Writer) Close(run *report.Run) error {
	if len(w.tables) == 0 {
		return errors.New("no inventory is there to be given back")
	}
	headings := inventory.OwnHeadings(run.Estimate.Currency)
	if w.tables[0].file.Sheet() != "" {
		return w.workbook(run, headings)
	}
	t := w.tables[0]
	next, err := t.reader()
	if err != nil {
		return err
	}
	return t.file.Rewrite(w.out, func(line int) []string {
		if line == t.file.Mapping().Line {
			return headings
		}
		m := next(line)
		if m == nil {
			return nil
		}
		cells := m.cells(run)
		for i := range cells {
			cells[i] = safetext.Cell(cells[i])
		}
		return cells
	})
}

// workbook writes a workbook, with what is added to each of its sheets.
func (w *Writer) workbook(run *report.Run, headings []string) error {
	added := map[string]*workbook.Added{}
	for _, t := range w.tables {
		next, err := t.reader()
		if err != nil {
			return err
		}
		added[t.file.Sheet()] = &workbook.Added{
			Headings: headings, Line: t.file.Mapping().Line, Old: t.file.OwnColumn(), Notes: t.notes,
			Row: func(row int) []workbook.Cell {
				m := next(row)
				if m == nil {
					return nil
				}
				var cells []workbook.Cell
				for i, text := range m.cells(run) {
					cells = append(cells, workbook.Cell{Text: safetext.Visible(text), Number: i == costCell && text != ""})
				}
				return cells
			},
		}
	}
	return w.tables[0].file.RewriteWorkbook(w.out, added)
}

// costCell is the index of the cost among the cells of a mark.
const costCell = 6

// cells returns the cells of a mark, in the order of inventory.OwnHeadings.
func (m *mark) cells(run *report.Run) []string {
	maker := m.Maker
	if m.Vendor != "" {
		maker = phrase.VendorName(run, m.Vendor)
	}
	return append(append([]string{maker, m.Sure}, m.Rest...), m.Cost, m.Unread)
}

// reader returns what finds the mark of a row; rows are asked for from the top down.
func (t *table) reader() (func(line int) *mark, error) {
	r, err := t.rows.Reader()
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(r)
	var ahead *mark
	ended := false
	return func(line int) *mark {
		for !ended && (ahead == nil || ahead.Line < line) {
			ahead = &mark{}
			ended = dec.Decode(ahead) != nil
		}
		if !ended && ahead.Line == line {
			return ahead
		}
		if m, ok := t.repeat[line]; ok {
			return &m
		}
		return nil
	}, nil
}
