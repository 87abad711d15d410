// Package profile reads the file that says who asks: the operator, the rules it
// wants, how its columns and words are to be read, and the money it has.
//
// [Parse] reports every setting that cannot be, with its place in the file.
package profile
