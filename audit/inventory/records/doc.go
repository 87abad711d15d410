// Package records cuts a text into chunks that begin and end between rows, chunks
// into rows, and rows into cells, as encoding/csv does it strictly. [Counter] counts
// the records of the same bytes by code that shares nothing with it. The package
// serves audit/inventory.
package records
