package gear

// State says whether a cell could be read.
type State uint8

// The states of a value.
const (
	Blank   State = iota // nothing in the cell, or no such column: unknown
	Present              // read
	Bad                  // something is in the cell that the field's type does not allow: unknown
)

// Value is the content of a cell, read by the type of its field. Values are
// shared between rows and must not be changed.
type Value struct {
	Text   string // as written, outer blanks removed
	State  State
	Unread bool   // Text is made when [Item.Value] is asked for it
	Code   uint16 // type closed, yes_no: 1-based position in the field's values (yes_no: 1 no, 2 yes)
	Date   Date   // type date
	Int    int64  // type count: units; number: millionths; amount: minor units; mac: the 48-bit address of a cell with a single one in a usual spelling, else 0
}

// Codes of a field of type yes_no.
const (
	No  uint16 = 1
	Yes uint16 = 2
)

// Known reports whether the cell says something that could be read. A nil
// value is a column that the file does not have.
func (v *Value) Known() bool { return v != nil && v.State == Present }

// String returns the text of the cell, empty when there is none.
func (v *Value) String() string {
	if v == nil {
		return ""
	}
	return v.Text
}
