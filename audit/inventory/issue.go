package inventory

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// keptIssues is how many distinct values that cannot be read are kept of an
// input; the cells with further ones are counted by field.
const keptIssues = 1000

// issues gathers what could not be read, batch by batch and in input order, so
// that what is kept does not depend on the number of workers.
type issues struct {
	file *File
	at   map[issueKey]int
	list []Issue
	kept int
}

type issueKey struct {
	field gear.Field
	text  string // empty for values that are not kept
}

// unread is a value of a batch that could not be read.
type unread struct {
	column *column
	badCell
}

// unreadable takes the values of a batch that could not be read.
func (w *worker) unreadable() []unread {
	var out []unread
	for i := range w.columns {
		m := &w.columns[i]
		if m.typed {
			for _, c := range m.unreadable() {
				out = append(out, unread{&w.file.columns[i], c})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b unread) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column.cell, b.column.cell))
	})
	return out
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
	key := issueKey{u.column.field, trim(u.text)}
	if at, ok := s.at[key]; ok {
		s.list[at].Count += u.count
		return
	}
	if s.at == nil {
		s.at = map[issueKey]int{}
	}
	issue := Issue{
		Code: BadValue, Field: key.field, Count: u.count,
		Place: gear.Place{File: s.file.name, Sheet: s.file.sheet, Line: u.line, Column: u.column.cell + 1},
	}
	if s.kept == keptIssues {
		key.text = ""
		issue.Reason = "further values that cannot be read"
		if at, ok := s.at[key]; ok {
			s.list[at].Count += u.count
			return
		}
	} else {
		_, err := u.column.reader.read(u.text)
		key.text = strings.Clone(key.text)
		issue.Text, issue.Reason = key.text, err.Error()
		s.kept++
	}
	s.at[key] = len(s.list)
	s.list = append(s.list, issue)
}

// Issues returns the values that could not be read in the last scan, in the
// order in which they came.
func (f *File) Issues() []Issue { return f.issues }
