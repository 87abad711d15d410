// Package rules holds the law and the makers as data, and reads them.
//
// A folder is a pack: the rules of one jurisdiction, one file per rule, with
// the day up to which they are known in pack.yaml. A [Rule] says who is bound,
// what it reaches, and by which clauses it comes to an outcome; its examples
// stand in the same file and are judged by the tests and by gearaudit rules
// test. Folder lists holds what several rules share, such as the Covered List,
// entry by entry. Folder vendors holds a [Vendor] per file: names in every
// script, subsidiaries with their days, prefixes of hardware addresses, object
// ids, FCC grantee codes, model families and the neighbours who are somebody
// else. File fields.yaml declares every field that an inventory may have and
// that a rule may ask for.
//
// Reading is strict. An unknown key, a value outside its list, a vendor or a
// field that nobody declared is a fault with file, line, column and what to
// do. What a person adds in a folder of his own is read the same way.
//
// Each source says how well a thing is known: official, secondary or
// unverified. A rule that rests on something unverified is only loaded when
// that is asked for. Every pack carries its SHA-256, which reports print, so
// that it can be told later by which data an inventory was judged.
//
// Only the packs that a choice names are read; fields and vendors are read by
// [Fields] and [Vendors] when they are asked for.
//
// This package knows no inventory and judges nothing: audit/regime does.
package rules
