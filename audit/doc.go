// Package audit is the corridor that every inventory row walks once:
//
//	read -> map columns -> identify the maker -> judge by the rules -> price -> report
//
// [Run] opens the inputs, gives each worker a session of its own, and lets
// them judge chunks of rows at the same time. What a worker counts is added up
// at the end, and what it says of a row is handed to the writers in input
// order, so the result is the same whatever the number of workers.
//
// Most rows of an inventory have nothing said of them. So a worker first goes
// over a chunk column by column: what a value allows to be said is worked out
// once, a row is what its values allow together, and rows that allow nothing are
// counted and passed by. The rest walk the corridor one by one. Where an output
// lists every row, all of them do.
//
// Memory does not grow with the number of rows: a row lives until the next one
// is read, sums are kept per site, rule and vendor, and the writers stream.
//
// Every row that is read is judged or rejected, and both numbers stand in the
// run. That sum is checked here, not assumed.
package audit
