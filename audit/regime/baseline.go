package regime

import (
	"crypto/sha256"
	"encoding/hex"
)

// Baseline is what an earlier run found. A finding that stands in it is known
// and need not fail a build again, unless it has become worse since.
type Baseline struct {
	worst map[string]Outcome // by fingerprint
}

// NewBaseline returns a baseline that knows nothing.
func NewBaseline() *Baseline { return &Baseline{worst: map[string]Outcome{}} }

// Add notes a finding of the earlier run by its fingerprint. Where two items
// could not be told apart, the worse one counts.
func (b *Baseline) Add(fingerprint string, o Outcome) {
	if was, found := b.worst[fingerprint]; !found || o < was {
		b.worst[fingerprint] = o
	}
}

// Known reports whether the earlier run had the finding, and it was as bad. A
// nil baseline knows nothing.
func (b *Baseline) Known(fingerprint string, o Outcome) bool {
	if b == nil {
		return false
	}
	was, found := b.worst[fingerprint]
	return found && was <= o
}

// Fingerprint names the finding of a rule on an item. It holds the rule's id
// and the item's identity and nothing else: not the file, the line, the wording
// or the day, so that a finding is found again in another export.
func Fingerprint(rule, identity string) string {
	sum := sha256.Sum256([]byte(rule + "\x00" + identity))
	return hex.EncodeToString(sum[:8])
}
