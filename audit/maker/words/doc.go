// Package words brings the text of a cell into the form in which it is compared,
// and cuts it into words and their parts.
//
// The package serves the commands of this module. Its API may change.
package words
