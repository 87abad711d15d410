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
	Code   uint16 // type closed, yes_no: 1-based position in the field's values (yes_no: 1 no, 2 yes); 0 where Set holds several
	Every  bool   // type closed, with Set: the item is of every value (4G/5G), not of one that nobody knows (5G)
	Set    uint64 // type closed: the values of a word that stands for several, bit n for code n; 0 for a word with one value
	Date   Date   // type date: the day, or the first day of an interval
	Until  Date   // type date: the last day of an interval such as 2018-06; 0 for a day
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

// Codes returns the set of values of a closed field that the cell may mean, bit n
// for code n; 0 when nothing is known.
func (v *Value) Codes() uint64 {
	switch {
	case !v.Known():
		return 0
	case v.Set != 0:
		return v.Set
	case v.Code < 64:
		return 1 << v.Code
	}
	return 0
}

// Between returns the first and the last day that a date may mean.
func (v *Value) Between() (first, last Date) {
	if v.Until != 0 {
		return v.Date, v.Until
	}
	return v.Date, v.Date
}
