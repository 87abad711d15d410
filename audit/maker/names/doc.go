// Package names finds the names of designated vendors in cells: as they are
// written, in other scripts, cut short, and misspelt.
//
// The package serves the commands of this module. Its API may change.
package names
