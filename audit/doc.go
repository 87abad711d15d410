// Package audit finds designated vendors' equipment in inventories, the duties
// on it, and what replacing it costs. [Run] is the corridor that every row
// walks once:
//
//	read -> map columns -> identify the maker -> judge by the rules -> price -> report
//
// A run rests on a [Dataset], which [Load] makes and nothing changes
// afterwards, so that any number of runs may go on at once. The result is the
// same bytes whatever the number of workers. Every record of the input is
// judged, skipped or rejected, and the numbers are proven against a count of
// the bytes.
//
// Memory does not grow with the number of rows where [Options.Outputs] take
// what is found. Without outputs, the returned run holds it.
//
// Read in this order: audit.go is the corridor on one page; options.go what it
// is asked; dataset.go what it rests on; inputs.go opens what it reads;
// worker.go hands rows to package engine; record.go puts results into the words
// of the contract; collector.go takes them in input order and hands them to
// the outputs, with baseline.go and identity.go; summarize.go says what it comes
// to, with tables.go, estimate.go, decisions.go and verdict.go.
//
// The packages below this one serve it and the commands; of them only gear and
// report are covered by the promise of compatibility.
package audit
