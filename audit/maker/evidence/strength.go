package evidence

// Strength says what a piece of evidence can do alone.
type Strength uint8

// The strengths, rising.
const (
	Mention Strength = iota // the vendor is named as replaced, compatible or a part's host: nothing
	Hint                    // possible beside a label that no list knows, else nothing; it supports other evidence
	Capped                  // possible, and never more
	Weak                    // possible, unless the row names another maker; two independent ones are probable
	Medium                  // possible, conflicting where the row names a known maker; two independent ones are probable
	Likely                  // probable
	Strong                  // confirmed
)

// String returns the strength as files write it: strong, fair, weak or mention.
func (s Strength) String() string {
	return [...]string{"mention", "weak", "weak", "weak", "fair", "fair", "strong"}[s]
}

// StrengthOf reads a strength as the pack writes it.
func StrengthOf(s string) Strength {
	switch s {
	case "strong":
		return Strong
	case "medium":
		return Medium
	case "weak":
		return Weak
	case "review":
		return Capped
	}
	return Hint
}
