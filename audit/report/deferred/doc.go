// Package deferred writes formats that need the whole run before their first
// line: records wait in a spool until the run has ended.
package deferred
