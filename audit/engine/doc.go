// Package engine evaluates one inventory row at a time: who made it, what the
// rules say about it, and what replacing it costs. [Evaluator] does so for one
// worker and keeps that worker's [Totals]; [FirstPass] measures the caps that
// findings of the second pass rest on.
//
// The package serves the commands of this module. Its API may change.
//
// Read in this order: engine.go, firstpass.go, evaluator.go, silent.go,
// totals.go, sites.go.
package engine
