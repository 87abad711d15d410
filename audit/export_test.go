package audit

// WithoutCaches has a run work every answer out anew.
func WithoutCaches(o *Options) { o.noCaches, o.Inventory.NoCache = true, true }
