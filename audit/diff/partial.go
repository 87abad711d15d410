package diff

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/report"
)

// compared returns the items of two runs that can be held against each other.
// A run saved without the items that have no finding would make them look added
// or gone: then only items with findings are compared, and narrowed is true.
func compared(before, after *report.Run) (old, now []report.Item, narrowed bool) {
	if !partial(before) && !partial(after) {
		return before.Items, after.Items, false
	}
	return found(before.Items), found(after.Items), true
}

// partial reports whether a run was saved without items of designated vendors.
func partial(run *report.Run) bool { return int64(len(run.Items)) < run.Summary.Counts.Items }

// found returns the items with findings.
func found(items []report.Item) []report.Item {
	return slices.DeleteFunc(slices.Clone(items), func(it report.Item) bool { return len(it.Findings) == 0 })
}
