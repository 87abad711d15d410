package inventory

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// keptIssues is how many distinct values that cannot be read are kept of an
// input; the cells with further ones are counted by field.
const keptIssues = 1000

// longestTold is how many bytes of a value are told that cannot be read. Longer ones
// that begin alike are told as one.
const longestTold = 200

// issues gathers what could not be read, batch by batch and in input order, so
// that what is kept does not depend on the number of workers.
type issues struct {
	file *File
	at   map[issueKey]int
	list []Issue
	kept int
}

type issueKey struct {
	code  string
	field gear.Field
	text  string // empty for values that are not kept
}

// unread is a value of a batch that could not be read.
type unread struct {
	column *columns.Column // nil for what concerns a whole row
	code   string
	badCell
}

// unreadable takes the values of a batch that could not be read, and the rows
// that are not as they should be.
func (w *worker) unreadable() []unread {
	out := w.batch.notes
	for i := range w.columns {
		m := &w.columns[i]
		if m.typed && (w.file.main == nil || w.file.table.Columns[i].Own) {
			for _, c := range m.unreadable() {
				out = append(out, unread{&w.file.table.Columns[i], BadValue, c})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b unread) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.place(), b.place()))
	})
	return out
}

// place returns the column of the cell, from 1; 0 for the whole row.
func (u *unread) place() int {
	if u.column == nil {
		return 0
	}
	return u.column.Cell + 1
}

func (s *issues) add(all []unread) (cells int64) {
	for i := range all {
		u := &all[i]
		cells += u.count
		s.one(u)
	}
	return cells
}

func (s *issues) one(u *unread) {
	key := issueKey{code: u.code, text: told(values.Trim(u.text))}
	if u.column != nil {
		key.field = u.column.Field
	}
	at, known := s.at[key]
	if !known && s.kept >= keptIssues && u.column != nil {
		key.text = ""
		at, known = s.at[key]
	}
	if known {
		s.list[at].Count += u.count
		return
	}
	if s.at == nil {
		s.at = map[issueKey]int{}
	}
	key.text = strings.Clone(key.text)
	s.at[key] = len(s.list)
	s.list = append(s.list, s.issue(u, key))
	s.kept++
}

// told returns a value, and of a long one its beginning.
func told(text string) string {
	if len(text) <= longestTold {
		return text
	}
	n := longestTold
	for !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}

// issue puts a value that was not met before into words.
func (s *issues) issue(u *unread, key issueKey) Issue {
	out := Issue{
		Code: u.code, Field: key.field, HasField: u.column != nil, Text: key.text, Count: u.count,
		Place: s.file.at(u.line, u.place()),
	}
	switch {
	case u.code == ShortRow:
		out.Reason = "cells are missing at the end of the row, and count as blank"
	case u.code == EmptyCells:
		out.Reason = "the row has more cells than the headings; those beyond are empty"
	case u.code == TwoStates:
		out.Reason = "one column says that it is gone and another that it is not, so that nothing is known"
	case key.text == "":
		out.Reason = "further values that cannot be read"
	default:
		if _, err := u.column.Reader.Read(u.text); err != nil {
			out.Reason = err.Error()
		}
	}
	return out
}

// Issues returns the values that could not be read in the last scan, in the
// order in which they came.
func (f *File) Issues() []Issue { return f.issues }

// hidden reports a table on a hidden sheet.
func (f *File) hidden() bool {
	return slices.ContainsFunc(f.notes, func(n workbook.Note) bool { return n.Code == workbook.HiddenSheet })
}

// sheetNotes tells what the text of a sheet does not show.
func (f *File) sheetNotes() []Issue {
	var out []Issue
	if f.origin.own != nil {
		out = append(out, f.origin.own.issue(f))
	}
	if f.origin.placed != nil {
		out = append(out, f.origin.placed.issue(f))
	}
	if x, found := f.layoutIssue(); found {
		out = append(out, x)
	}
	notes := f.notes
	if f.comments != nil && f.main == nil {
		if n := f.comments.issue(); n.Count > 0 {
			notes = append(slices.Clone(notes), n)
		}
	}
	for _, n := range notes {
		i := Issue{Code: n.Code, Count: n.Count, Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: n.Row, Column: n.Column}}
		switch n.Code {
		case workbook.HiddenSheet:
			i.Reason = "the sheet is hidden, and is read all the same"
		case workbook.HiddenRow:
			i.Reason = "the row is hidden, and counts all the same"
		case workbook.HiddenColumn:
			i.Reason = "the column is hidden, and is read all the same"
		case CommentRead:
			i.Reason = "the comment names a designated maker, and is read as a note of its row"
		case workbook.StruckThrough:
			i.Reason = "the cell is struck through, and counts all the same: give the row a status if the item is gone"
		case workbook.ErrorCell:
			i.Reason = "the cell is in error, and holds no value: mend its formula, and save the workbook"
		}
		out = append(out, i)
	}
	return out
}

// older notes a row that a newer one replaces.
func (f *File) older(line int) {
	if f.snapshots.count++; f.snapshots.first == 0 || line < f.snapshots.first {
		f.snapshots.first = line
	}
}

// olderRows are the rows of a file that newer ones replace.
type olderRows struct {
	count int64
	first int // line
}

// snapshotIssue tells of the rows that newer ones replace; false where there are none.
func (f *File) snapshotIssue() (Issue, bool) {
	if f.snapshots.count == 0 {
		return Issue{}, false
	}
	x := Issue{Code: OlderSnapshot, Count: f.snapshots.count, Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet, Line: f.snapshots.first}, Reason: "a newer row says the same thing of it, and that one counts"}
	if c := f.column(observedOn); c != nil {
		x.Field, x.HasField, x.Text, x.Place.Column = c.Field, true, f.table.Headings[c.Cell], c.Cell+1
	}
	return x, true
}

// thing settles the rows about one thing: it counts once if one of them is newer than
// all others.
func (s *snapshots) thing(all []snapshot) {
	newest, same := 0, false
	for i := range all {
		switch {
		case i == newest:
		case all[i].order > all[newest].order:
			newest, same = i, false
		case all[i].order == all[newest].order:
			same = true
		}
	}
	if same {
		return
	}
	x := &repeat{snapshot: true, lines: []fileLine{all[newest].line}}
	for i := range all {
		if i != newest {
			x.lines = append(x.lines, all[i].line)
		}
	}
	for _, l := range x.lines {
		if l.file.repeats.of(l.line) != nil { // it stands there twice, byte for byte
			return
		}
	}
	for _, l := range x.lines {
		l.file.repeats = setLine(l.file.repeats, l.line, x)
		if l != x.lines[0] {
			l.file.older(l.line)
		}
	}
}
