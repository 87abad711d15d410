package form

import (
	"math"
	"strings"
	"unicode"
)

// shape says in a coarse way what a cell looks like, so that a row whose cells
// have moved by a column can be told from one that only lacks its last cells.
type shape uint8

const (
	noText      shape = iota
	number            // a run of digits
	figures           // digits and signs: an amount, a date, an address of numbers
	words             // letters, perhaps blanks and signs
	code              // letters and digits
	hexadecimal       // six or more pairs of hexadecimal digits
	shapes
)

func shapeOf(cell string) shape {
	letters, numbers, signs, hex := 0, 0, 0, 0
	for _, c := range strings.TrimSpace(cell) {
		switch {
		case c >= '0' && c <= '9':
			numbers++
			hex++
		case unicode.IsLetter(c):
			letters++
			if c|0x20 >= 'a' && c|0x20 <= 'f' {
				hex++
			}
		default:
			signs++
		}
	}
	switch {
	case letters+numbers+signs == 0:
		return noText
	case hex == letters+numbers && hex == 12 && letters > 0:
		return hexadecimal
	case letters == 0 && signs == 0:
		return number
	case letters == 0:
		return figures
	case numbers == 0:
		return words
	}
	return code
}

// Shapes counts the shapes of the cells of each column.
type Shapes struct {
	counts [][shapes]int
	rows   int
}

// NewShapes makes the table of so many columns, without rows.
func NewShapes(width int) *Shapes { return &Shapes{counts: make([][shapes]int, width)} }

// Add counts a row that has a cell for every column.
func (t *Shapes) Add(cells []string) {
	t.rows++
	for c := range cells {
		t.counts[c][shapeOf(cells[c])]++
	}
}

// likelihood returns the logarithm of how likely a shape is in a column.
func (t *Shapes) likelihood(column int, s shape) float64 {
	return math.Log((float64(t.counts[column][s]) + 0.3) / (float64(t.rows) + 0.3*float64(shapes)))
}

// merged is what a cell that holds two columns adds, whatever its shape, and
// margin is by how much a row must fit better with its cells moved.
const (
	mergedLikelihood = -3.8
	movedMargin      = 1.5
)

// Moved reports whether the cells of a row that is too short fit the columns
// better where a delimiter was lost between two of them, or are the rest of a row
// that was torn: they lack two columns or more that other rows always fill.
func (t *Shapes) Moved(cells []string) bool {
	switch {
	case t.rows == 0: // the headings have a delimiter too many, as far as anything tells
		return true
	case len(cells) >= len(t.counts):
		return false
	case t.alwaysFilled(len(cells)) >= 2:
		return true
	case t.rows < 2:
		return false
	}
	shapes := make([]shape, len(cells))
	for i, c := range cells {
		shapes[i] = shapeOf(c)
	}
	plain := t.fit(shapes, len(cells))
	for lost := range cells {
		if lost == len(cells)-1 && t.textLike(lost, shapes[lost]) { // no other cell has moved, and this one is as those above
			break
		}
		if t.fit(shapes, lost) > plain+movedMargin {
			return true
		}
	}
	return false
}

// textLike reports a text, no number, in a column that mostly holds such.
func (t *Shapes) textLike(column int, s shape) bool {
	return (s == words || s == code) && 2*(t.counts[column][words]+t.counts[column][code]) > t.rows
}

// Typical reports a tag, number or address that looks as most of its column do.
func (t *Shapes) Typical(column int, cell string) bool {
	s := shapeOf(cell)
	return (s == code || s == number || s == hexadecimal) && column < len(t.counts) && 2*t.counts[column][s] > t.rows
}

// alwaysFilled counts the columns from one on that hold something in nine of ten
// rows.
func (t *Shapes) alwaysFilled(from int) int {
	n := 0
	for c := from; c < len(t.counts); c++ {
		if 10*t.counts[c][noText] <= t.rows {
			n++
		}
	}
	return n
}

// fit scores a row in which cell lost holds two columns; none where it is their
// number.
func (t *Shapes) fit(cells []shape, lost int) float64 {
	score, column := 0.0, 0
	for i, s := range cells {
		if i == lost {
			score += mergedLikelihood
			column += 2
			continue
		}
		score += t.likelihood(column, s)
		column++
	}
	for ; column < len(t.counts); column++ {
		score += t.likelihood(column, noText)
	}
	return score
}
