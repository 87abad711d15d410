package audit

// WithoutCaches has a run work every answer out anew.
func WithoutCaches(o *Options) { o.noCaches, o.Inventory.NoCache = true, true }

// TellAtMost sets the ceiling of the items that a run tells one by one.
func TellAtMost(o *Options, n int64) { o.mostItems = n }
