// Package lexicon knows the words that say nothing about the maker, those that
// change what a name beside them says, and whether a label reads as a name.
//
// The package serves the commands of this module. Its API may change.
package lexicon
