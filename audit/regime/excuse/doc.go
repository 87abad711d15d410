// Package excuse holds what leaves a duty standing and keeps a run from failing for
// it: waivers that somebody signed, and a baseline of what an earlier run found.
//
// [ParseWaivers] reads waivers and [Waivers.Find] gives the one that covers a
// finding. A [Baseline] is filled by [Baseline.Add]; [BaselineUse] compares one run
// with it.
package excuse
