// Package columns finds out which column of a table means which field.
//
// A [Sample] is the beginning of a text, cut into rows; the [Lexicon] knows what
// headings mean; [Table.MapColumns] weighs what the heading and the cells of each
// column say, and keeps the result with its reasons in a [Mapping]. A [Shape] says of
// a table that maps to nothing what it is instead. The package serves
// audit/inventory.
package columns
