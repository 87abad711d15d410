// Package values reads what stands in a cell: a [Reader] turns its text into the
// value of a field, by the words of a closed list, or as a number, a day, an amount
// of money or a text. How a column writes numbers and days is decided by the column
// as a whole: [Styles]. The package serves audit/inventory.
package values
