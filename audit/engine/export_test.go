package engine

import (
	"iter"
	"slices"
)

// AllSites returns the sites, in no order that means anything.
func (t *Totals) AllSites() iter.Seq[SiteTotals] { return t.sites.all(slices.Collect(t.sites.each)) }
