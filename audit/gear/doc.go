// Package gear holds the nouns of an inventory: the item, the place where it
// was read, the fields it may have and the values of those fields.
//
// Everything else in this module speaks in these words, and this package
// imports none of it. A [Field] is a number so that an item can be a slice;
// the fields that Go code must know by name are constants, and a [Dictionary]
// (read from rules/fields.yaml) describes all of them and may add more, which
// rules use without Go code knowing them.
//
// A [Value] is what a cell says. It is read once per distinct text of a column
// and shared by every row that repeats it, so values are never changed after
// they are made. A blank cell is unknown, never "no": [Value.Known] is false
// for a blank cell, for a column that is absent and for a cell that could not
// be read.
//
// Money is held in minor units (cents), quantities in whole units, and other
// numbers in millionths, all in int64, so that sums are exact and the same on
// every machine.
package gear
