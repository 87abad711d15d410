// Package slips finds the word that was meant: one or two letters are wrong,
// a scanner misread some, or digits stand for letters. It knows no names; the
// command's reader of makers gives it those. It is no part of the promise.
package slips
