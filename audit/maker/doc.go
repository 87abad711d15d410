// Package maker finds out who made a piece of equipment, how sure that is, and why.
//
// A row of an inventory speaks of its maker in many places: the manufacturer's
// cell, the model, a hardware address, what the device says of itself. Each of
// them is read on its own ([Identifier.read]) and gives evidence with a
// strength; together they are weighed into an [Identification].
//
//	text -> clean -> cut into parts -> look up -> evidence -> weigh -> level
//
// Strong evidence confirms. Likely evidence alone is probable, weak evidence
// alone is possible, and two pieces of weak evidence of different kinds are
// probable. Where the label says one thing and the hardware another, the
// answer is conflicting and names the designated vendor: the tool never picks
// silently. A vendor that is only mentioned ("replaced Huawei", "compatible
// with", a bracket for somebody's radio) is possible and never more.
//
// A wrong "clean" is the worst mistake, a false accusation the next. Therefore
// names are compared after everything is undone that hides them from a machine
// and not from a reader: full width and invisible characters, letters of other
// scripts that look Latin, accents, legal forms, a blank inside a name. One
// slip of the pen is possible at best, and names of real firms that are one
// letter away stand in the pack as neighbours.
//
// Relations have dates. Honor is Huawei for what was bought until 2020-11-17
// and somebody else afterwards; without a date the answer is possible and says
// that the date is missing.
//
// The packages below it each do one step: words cuts a text, lexicon knows the
// words of everybody, names and codes look up what is a vendor's own, slips what
// was mistyped, and evidence is what they return. Package scan asks the same of
// raw bytes. Here stand the cells, the row that they make, and what people decide.
//
// The facts stand in rules/vendors, one file per vendor; this package holds no
// vendor's name. An [Identifier] is built once and shared; each goroutine works
// with a [Session], which remembers the cells that it has read.
package maker
