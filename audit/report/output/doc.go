// Package output knows all formats, chooses among them by name and file
// ending, and opens and commits the files that they are written to.
package output
