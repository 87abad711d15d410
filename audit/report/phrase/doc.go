// Package phrase puts a run into words: counts, money, odds, places, and the
// sentences that every format for people shares. Nothing in it is escaped: that
// is for the writer, who knows what reads it.
package phrase
