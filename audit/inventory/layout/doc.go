// Package layout reads things that do not stand in rows. In a turned table the
// fields stand down a column and the things across; on cards, or in forms, the
// fields of one thing stand with its values in a block of lines, and the blocks
// below each other or side by side. Both are turned into rows, of which every cell
// keeps its place in the input.
package layout

// Kind is what a text means as the name of a field.
type Kind uint8

// The kinds of names. Those above Plain identify a thing, or say who made it.
const (
	None    Kind = iota // it names no field
	Plain               // a field of which a thing may have several
	Remark              // a field for words about a thing
	Maker               // who made it
	Model               // what it is
	Serial              // which one it is
	Address             // a number of the hardware
)

// tells reports fields of which a thing has one.
func (k Kind) tells() bool { return k >= Maker }

// Words know what the cells of a text mean.
type Words struct {
	Field func(name string) Kind
	Maker func(value string) bool // it is the name of a maker
	Code  func(value string) bool // it looks like a model, a serial number or an address
	Unit  func(value string) bool // it is a unit of measure
	Named func(text string) bool  // it names a designated maker, in whatever words
}

// Row is a line of the input, cut into cells.
type Row struct {
	Line  int
	Cells []string
}

// Cell is a value of a thing.
type Cell struct {
	Key          int // index of the name of its field
	Line, Column int // of the input, from 1
	Text         string
}

// Thing is what one card, or one column of a turned table, says.
type Thing struct{ Cells []Cell }

// Skipped is a line, or a column of a turned table, that belongs to no thing.
type Skipped struct {
	Line, Column int
	Text         string
	Above        bool // above the first thing
	Unit         bool // a column of units or remarks
}
