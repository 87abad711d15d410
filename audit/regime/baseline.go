package regime

import (
	"crypto/sha256"
	"encoding/hex"
)

// Baseline is what an earlier run found. A finding that stands in it is known
// and need not fail a build again, unless it has become worse since.
type Baseline struct {
	known map[string]knownFinding // by fingerprint
}

// knownFinding is what an earlier run said of one item, or of several that
// cannot be told apart.
type knownFinding struct {
	items int
	worst Outcome
}

// NewBaseline returns a baseline that knows nothing.
func NewBaseline() *Baseline { return &Baseline{known: map[string]knownFinding{}} }

// Add notes a finding of the earlier run by its fingerprint. Where two items
// could not be told apart, the worse one counts.
func (b *Baseline) Add(fingerprint string, o Outcome) {
	k, found := b.known[fingerprint]
	if !found || o < k.worst {
		k.worst = o
	}
	k.items++
	b.known[fingerprint] = k
}

// Known reports whether the earlier run had the finding, and it was as bad. Of
// items that cannot be told apart, nth counts from 1: those that are more than
// the earlier run had are new. A nil baseline knows nothing.
func (b *Baseline) Known(fingerprint string, nth int, o Outcome) bool {
	if b == nil {
		return false
	}
	k := b.known[fingerprint]
	return nth <= k.items && k.worst <= o
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
