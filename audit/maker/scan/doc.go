// Package scan finds the names and the strong model families of designated
// vendors in raw bytes.
//
// The package serves the commands of this module. Its API may change.
package scan
