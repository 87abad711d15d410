package regime

import (
	"fmt"
	"math/bits"
	"slices"

	"github.com/gearaudit/gearaudit/rules"
)

// Outcome is what a rule says of an item. The smaller, the worse.
type Outcome uint8

// The outcomes, worst first.
const (
	Breach     Outcome = iota // bound, covered and forbidden now
	Due                       // must be gone by a date still to come
	Report                    // must be disclosed, certified or documented
	Review                    // a named question must be answered first
	Advisory                  // policy, guidance, warning or proposal
	Designated                // made by a designated vendor, no duty known to apply
	Exempt                    // covered, and an exception applies
	Historic                  // a duty of the past, or the item is gone
	Clear                     // not covered
	// Outcomes is the number of outcomes.
	Outcomes
)

// String returns the outcome's name as files write it.
func (o Outcome) String() string {
	if names := rules.Outcomes(); int(o) < len(names) {
		return names[o]
	}
	return fmt.Sprintf("outcome(%d)", uint8(o))
}

// ParseOutcome reads the name of an outcome; none is another word for clear.
func ParseOutcome(name string) (Outcome, error) {
	if name == "none" {
		return Clear, nil
	}
	i := slices.Index(rules.Outcomes(), name)
	if i < 0 {
		return Clear, fmt.Errorf("%q is not an outcome", name)
	}
	return Outcome(i), nil
}

// outcomes is a set of outcomes: those that are possible while facts are
// unknown.
type outcomes uint16

func one(o Outcome) outcomes { return 1 << o }

func (s outcomes) has(o Outcome) bool { return s&one(o) != 0 }

func (s outcomes) single() bool { return s != 0 && s&(s-1) == 0 }

// worst returns the worst outcome of the set.
func (s outcomes) worst() Outcome { return Outcome(bits.TrailingZeros16(uint16(s))) }

// worse returns what is possible for the worse of two outcomes, each of which
// is in its set.
func (s outcomes) worse(t outcomes) outcomes {
	// An outcome of one set counts where the other can be as mild.
	return s&upTo(t.mildest()) | t&upTo(s.mildest())
}

func (s outcomes) mildest() Outcome { return Outcome(bits.Len16(uint16(s)) - 1) }

// upTo is the set of all outcomes as bad as o, or worse.
func upTo(o Outcome) outcomes { return one(o)<<1 - 1 }
