package gear

import "fmt"

// Level says how sure it is that a designated vendor made an item.
type Level uint8

// The levels, rising but for Conflicting, which stands between Possible and
// Probable because it needs a person as Possible does.
const (
	Unknown     Level = iota // nothing in the row says who made it
	OtherMaker               // the row names a maker that is no designated vendor
	Possible                 // weak evidence points to the vendor
	Conflicting              // label and hardware name different makers
	Probable                 // two independent pieces of fair evidence, or one strong one short of proof
	Confirmed                // strong evidence
)

// String returns the level's name, "none" for OtherMaker.
func (l Level) String() string {
	return [...]string{"unknown", "none", "possible", "conflicting", "probable", "confirmed"}[l]
}

// Word returns the level as reports write it. They have five levels: an item of
// another maker is "unknown" there, because no designated vendor is known.
func (l Level) Word() string {
	if l == OtherMaker {
		return Unknown.String()
	}
	return l.String()
}

// Decisive reports a level at which an item counts as the vendor's.
func (l Level) Decisive() bool { return l == Probable || l == Confirmed }

// Open reports a level at which a person has to decide between a designated
// vendor and others.
func (l Level) Open() bool { return l == Possible || l == Conflicting }

// ParseLevel reads a level as [Level.Word] writes it.
func ParseLevel(word string) (Level, error) {
	for _, l := range [...]Level{Unknown, Possible, Conflicting, Probable, Confirmed} {
		if word == l.String() {
			return l, nil
		}
	}
	return 0, fmt.Errorf("%q is not a level of identification", word)
}
