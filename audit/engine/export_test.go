package engine

import (
	"iter"
	"slices"
)

// AllSites returns the sites, in no order that means anything.
func (t *Totals) AllSites() iter.Seq[SiteTotals] { return t.sites.all(slices.Collect(t.sites.each)) }

// LimitSites sets the ceilings of sites and of the bytes of their texts.
func (e *Engine) LimitSites(most, bytes int64) { e.book.most, e.book.room = most, bytes }
