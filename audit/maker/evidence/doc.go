// Package evidence holds what the readers of cells find: entries of the vendor
// pack, the strength with which they speak, and the kinds of label.
//
// The package serves the commands of this module. Its API may change.
package evidence
