package inventory

import "github.com/gearaudit/gearaudit/audit/gear"

// Label is a text that many cells are held against: most of the time its first
// bytes tell.
type Label struct {
	first, second uint64 // its first 16 bytes
	text          string
}

// NewLabel makes a label of a text.
func NewLabel(text string) Label {
	l := Label{text: text}
	for i := range min(len(text), 16) {
		if i < 8 {
			l.first |= uint64(text[i]) << (8 * i)
		} else {
			l.second |= uint64(text[i]) << (8 * (i - 8))
		}
	}
	return l
}

// String returns the text.
func (l *Label) String() string { return l.text }

// Reads reports whether a cell has the text of a label, as far as that shows
// without reading it: a cell in quotes or with outer blanks has not. A column
// that the file does not have reads as the empty text.
func (b *Batch) Reads(i int, f gear.Field, l *Label) bool {
	m := b.worker.byField[f]
	if m == nil {
		return l.text == ""
	}
	cell, inQuotes := b.cell(&b.rows[i], m.cell)
	if inQuotes || len(cell) != len(l.text) {
		return false
	}
	if len(cell) > 16 {
		return string(cell) == l.text
	}
	first, second := b.worker.masks.words(cell)
	return first == l.first && second == l.second
}
