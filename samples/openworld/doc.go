// Command openworld tests from outside whether an audit calls an inventory clean
// that is not, and whether it calls one unclean that is.
//
//	go run ./samples/openworld -make 2000 -out bin/openworld
//	go run ./samples/openworld -score bin/gearaudit -out bin/openworld
//
// The first writes twice as many inventories: as many that hide one item of a
// designated maker, in one way or two of ways.go, and as many that hold none and
// are damaged in ways that hide nothing. truth.csv says which is which, and
// where the item stands. The second audits each and counts, for every way, the
// misses (exit 0, or the verdict clean or pass, over a hidden item) and the noise
// (any other exit than 0 where there is nothing).
//
// The same flags give the same bytes. Nothing here knows how the product reads:
// the command imports none of it, and its names, models and words stand in data,
// or come from label files that are handed in.
package main
