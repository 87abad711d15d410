// Package report is the contract between an audit and everyone who reads its
// result: the types of a run, and one writer per format.
//
// A run is told as a stream, so that ten million rows need no more memory than
// ten: a [Writer] is given one [Record] per inventory row, in input order, and
// at the end the [Run], which holds everything that is said once (inputs,
// packs, rules, shares, money, summary). A saved run (format json) holds the
// records as well, in [Run.Items] and [Run.Findings], and [Replay] tells it
// again to any other writer: no format may need more than that.
//
// What the contract promises: keys are never renamed or given another meaning
// within a schema version; money is a decimal string in the estimate's
// currency; dates are YYYY-MM-DD; lines and columns count from 1; an unknown is
// absent or empty, never "no". Findings stand in input order, the worst of an
// item first. The JSON schema is generated from these types.
package report
