// Package workbook reads the sheets of an Office Open XML workbook (.xlsx, .xlsm)
// as text, and writes a workbook again with cells added.
//
// Workbooks are read here, part by part, and not by a library: what tells a day or
// a code from a number is the style of its cell, which readers that stream do not
// hand on, and all limits must be counted while reading. [Open] reads everything
// but the cells; [Book.Read] then writes one sheet, row by row, with bytes between
// its cells that no cell can hold. It tells what such a text cannot show: rows and
// columns that are hidden, cells struck through, cells in error ([Note]).
//
//	b, err := workbook.Open("inventory.xlsx", file, size, workbook.Limits{})
//	text, err := b.Read(&b.Sheets()[0], out)
package workbook
