package excuse

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/gearaudit/gearaudit/audit/regime"
)

// Baseline is what an earlier run found, by what a rule said, where, of whose
// gear, and of how many pieces of it. A finding that stands in it is known and
// need not fail a build again, unless it has become worse since. How an item is
// numbered or spelled does not count, so that neither a list that is cut
// otherwise makes findings new, nor a number that two items share hides one.
type Baseline struct {
	known map[Seen]*[regime.Outcomes]int64 // pieces by outcome
}

// Seen is what a baseline knows a finding by; all but the rule is folded.
type Seen struct{ Rule, Site, Maker, Model string }

// NewBaseline returns a baseline that knows nothing.
func NewBaseline() *Baseline { return &Baseline{known: map[Seen]*[regime.Outcomes]int64{}} }

// Add notes a finding of the earlier run.
func (b *Baseline) Add(s Seen, pieces int64, o regime.Outcome) {
	if b.known[s] == nil {
		b.known[s] = &[regime.Outcomes]int64{}
	}
	b.known[s][o] += max(pieces, 1)
}

// Use begins to compare a run with the baseline, which does not change. A nil
// baseline knows nothing.
func (b *Baseline) Use() *BaselineUse {
	return &BaselineUse{baseline: b, left: map[Seen]*[regime.Outcomes]int64{}}
}

// BaselineUse is a comparison of one run with a baseline.
type BaselineUse struct {
	baseline *Baseline
	left     map[Seen]*[regime.Outcomes]int64 // pieces that no finding has taken yet
}

// Known reports whether the earlier run had the finding, and it was as bad.
// Pieces beyond those of the earlier run are new. The order in which a run's
// findings are asked about does not matter for whether all are known.
func (u *BaselineUse) Known(s Seen, pieces int64, o regime.Outcome) bool {
	left := u.of(s)
	if left == nil {
		return false
	}
	pieces = max(pieces, 1)
	sum := int64(0)
	for k := range o + 1 {
		sum += left[k]
	}
	if pieces > sum {
		return false
	}
	for k := int(o); pieces > 0; k-- { // the mildest that will do, so that worse ones are left for worse findings
		n := min(pieces, left[k])
		left[k], pieces = left[k]-n, pieces-n
	}
	return true
}

// Gone takes as many of the pieces of a finding of the earlier run as no finding of
// the later one has taken, and reports whether there were as many. Ask it about
// the findings of the earlier run, after the later one.
func (u *BaselineUse) Gone(s Seen, pieces int64) bool {
	left := u.of(s)
	if left == nil {
		return false
	}
	sum := int64(0)
	for _, n := range left {
		sum += n
	}
	pieces = max(pieces, 1)
	if pieces > sum {
		return false
	}
	for k := range left {
		n := min(pieces, left[k])
		left[k], pieces = left[k]-n, pieces-n
	}
	return true
}

func (u *BaselineUse) of(s Seen) *[regime.Outcomes]int64 {
	if left := u.left[s]; left != nil || u.baseline == nil {
		return left
	}
	known := u.baseline.known[s]
	if known == nil {
		return nil
	}
	left := *known
	u.left[s] = &left
	return &left
}

// Fingerprint names the finding of a rule on an item. It holds the rule's id
// and the item's identity and nothing else: not the file, the line, the wording
// or the day, so that a finding is found again in another export.
func Fingerprint(rule, identity string) string {
	var buf [96]byte
	sum := sha256.Sum256(append(append(append(buf[:0], rule...), 0), identity...))
	var text [16]byte
	hex.Encode(text[:], sum[:8])
	return string(text[:])
}
