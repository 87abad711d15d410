package marked

import (
	"cmp"
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

// table is what is written beside the rows of a text or sheet. Several tables may
// stand in it, below each other or side by side.
type table struct {
	file   *inventory.File // the first
	heads  []int           // lines of headings
	passes []*pass
	repeat map[int]mark // by the line of a row that repeats another, or was rejected
	things []thing
	notes  []workbook.CellNote
}

// pass holds marks from the top down: those of tables below each other, or of one
// beside them.
type pass struct {
	rows *spool.Buffer
	enc  *json.Encoder
	last int // line of the last mark
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
		switch {
		case f.Name() != files[0].Name():
			return &gear.Fault{Kind: gear.Usage, What: "--output marked=FILE gives one inventory back, and there are " + files[0].Name() + " and " + f.Name(), Hint: "audit them one by one"}
		case f.Keyed():
			return &gear.Fault{Kind: gear.Usage, What: "--output marked=FILE gives a sheet back, and " + f.Name() + " holds objects, which have no columns", Hint: "write what was found with --output items=FILE.csv"}
		case f.Scattered() && f.Sheet() == "":
			return &gear.Fault{Kind: gear.Usage, What: "--output marked=FILE writes beside rows, and the things of " + f.Name() + " stand in no rows", Hint: "save it as .xlsx, where notes at cells say it, or write what was found with --output items=FILE.csv"}
		}
		t := w.table(&report.Source{File: f.Name(), Sheet: f.Sheet()})
		if t == nil {
			t = &table{file: f, repeat: map[int]mark{}}
			w.tables = append(w.tables, t)
		}
		if line := f.Mapping().Line; line > 0 && !slices.Contains(t.heads, line) {
			t.heads = append(t.heads, line)
		}
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
		switch other := w.table(at); {
		case other == nil:
		case at.Column() > 0:
			other.say(at, "repeats "+place(&it.Source))
		default:
			other.repeat[at.Line] = mark{Line: at.Line, Vendor: m.Vendor, Maker: m.Maker, Sure: m.Sure, Rest: []string{"repeats " + place(&it.Source), "", "", ""}}
		}
	}
	if it.Source.Column() > 0 { // it stands in no row
		t.things = append(t.things, thing{it.Source, m})
		return nil
	}
	for _, u := range it.Unread {
		t.notes = append(t.notes, workbook.CellNote{Row: it.Source.Line, Column: u.Column, Text: "gearaudit: not read as " + u.Field + ", counts as unknown"})
	}
	return w.write(t, &m)
}

// thing is an item that stands in no row, so that a note at its first cell says what
// was found.
type thing struct {
	at report.Source
	mark
}

// say puts a note at a cell.
func (t *table) say(at *report.Source, text string) {
	t.notes = append(t.notes, workbook.CellNote{Row: at.Line, Column: at.Column(), Text: "gearaudit: " + text})
}

// note is what is said of an item in one text, by the headings of its cells.
func (m *mark) note(run *report.Run, headings []string) string {
	var out []string
	for i, cell := range m.cells(run) {
		if cell != "" {
			out = append(out, strings.TrimPrefix(headings[i], "gearaudit: ")+": "+safetext.Visible(cell))
		}
	}
	return strings.Join(out, "; ")
}

// write keeps a mark: behind the last one, or in a new pass where it stands above
// that.
func (w *Writer) write(t *table, m *mark) error {
	if n := len(t.passes); n == 0 || m.Line <= t.passes[n-1].last {
		rows := w.scratch.Buffer()
		t.passes = append(t.passes, &pass{rows: rows, enc: json.NewEncoder(rows)})
	}
	p := t.passes[len(t.passes)-1]
	p.last = m.Line
	return p.enc.Encode(m)
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
	for i := range run.Rejects {
		r := &run.Rejects[i]
		if t := w.table(&r.Source); t != nil && r.Source.Line > 0 {
			t.repeat[r.Source.Line] = mark{Line: r.Source.Line, Rest: []string{"rejected", "", "", ""}, Unread: "the row: " + r.Reason}
			if column := r.Source.Column(); column > 0 {
				t.notes = append(t.notes, workbook.CellNote{Row: r.Source.Line, Column: column, Text: "gearaudit: the row is rejected: " + r.Reason})
			}
		}
	}
	if w.tables[0].file.Sheet() != "" {
		return w.workbook(run, headings)
	}
	t := w.tables[0]
	next, err := t.reader(run)
	if err != nil {
		return err
	}
	return t.file.Rewrite(w.out, func(line int) []string {
		if slices.Contains(t.heads, line) {
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
		next, err := t.reader(run)
		if err != nil {
			return err
		}
		for i := range t.things {
			t.say(&t.things[i].at, t.things[i].note(run, headings))
		}
		if len(t.heads) == 0 && t.file.Scattered() {
			added[t.file.Sheet()] = &workbook.Added{Old: t.file.OwnColumn(), Notes: sorted(t.notes), Row: func(int) []workbook.Cell { return nil }}
			continue
		}
		line := t.file.Mapping().Line
		if line == 0 && len(t.heads) > 0 { // things stand above the table
			line = t.heads[0]
		}
		added[t.file.Sheet()] = &workbook.Added{
			Headings: headings, Line: line, Old: t.file.OwnColumn(), Notes: sorted(t.notes),
			Row: func(row int) []workbook.Cell {
				if row != line && slices.Contains(t.heads, row) {
					return texts(headings)
				}
				m := next(row)
				if m == nil {
					return nil
				}
				var cells []workbook.Cell
				for i, text := range m.cells(run) {
					cells = append(cells, workbook.Cell{Text: safetext.Visible(text), Number: i == costCell && text != "" && !strings.Contains(text, ";")})
				}
				return cells
			},
		}
	}
	return w.tables[0].file.RewriteWorkbook(w.out, added)
}

// costCell is the index of the cost among the cells of a mark.
const costCell = 6

// maker names the designated vendor, or the other maker.
func (m *mark) maker(run *report.Run) string {
	if m.Vendor != "" {
		return phrase.VendorName(run, m.Vendor)
	}
	return m.Maker
}

// cells returns the cells of a mark, in the order of inventory.OwnHeadings.
func (m *mark) cells(run *report.Run) []string {
	return append(append([]string{m.maker(run), m.Sure}, m.Rest...), m.Cost, m.Unread)
}

// texts makes cells of texts.
func texts(list []string) []workbook.Cell {
	out := make([]workbook.Cell, len(list))
	for i, text := range list {
		out[i].Text = text
	}
	return out
}

// sorted puts notes in the order of rows and columns.
func sorted(notes []workbook.CellNote) []workbook.CellNote {
	slices.SortStableFunc(notes, func(a, b workbook.CellNote) int { return cmp.Or(a.Row-b.Row, a.Column-b.Column) })
	return slices.CompactFunc(notes, func(a, b workbook.CellNote) bool { return a.Row == b.Row && a.Column == b.Column })
}

// reader returns what finds the mark of a row; rows are asked for from the top down.
// Where several things stand in a row, their marks are joined.
func (t *table) reader(run *report.Run) (func(line int) *mark, error) {
	var all []func(line int) *mark
	for _, p := range t.passes {
		next, err := p.reader()
		if err != nil {
			return nil, err
		}
		all = append(all, next)
	}
	return func(line int) *mark {
		var found *mark
		for _, next := range all {
			switch m := next(line); {
			case m == nil:
			case found == nil:
				found = m
			default:
				found = found.with(m, run)
			}
		}
		if m, ok := t.repeat[line]; ok && found == nil {
			return &m
		}
		return found
	}, nil
}

// with joins the marks of two things in a row. What they cost is no number then.
func (m *mark) with(o *mark, run *report.Run) *mark {
	both := func(a, b string) string {
		switch {
		case a == "" || a == b:
			return b
		case b == "":
			return a
		}
		return a + "; " + b
	}
	out := &mark{Line: m.Line, Maker: both(m.maker(run), o.maker(run)), Sure: both(m.Sure, o.Sure), Cost: both(m.Cost, o.Cost), Unread: both(m.Unread, o.Unread)}
	for i := range m.Rest {
		out.Rest = append(out.Rest, both(m.Rest[i], o.Rest[i]))
	}
	return out
}

func (p *pass) reader() (func(line int) *mark, error) {
	r, err := p.rows.Reader()
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
		return nil
	}, nil
}
