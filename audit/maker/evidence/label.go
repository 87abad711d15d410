package evidence

// Label says what kind of thing stands where a row names its maker, apart from
// what it says about designated vendors.
type Label uint8

// The kinds of label, from the least telling to the most.
const (
	NoLabel       Label = iota // the row has none
	SaysNothing                // one that names nobody: Generic, a remark, a redaction
	SellerLabel                // a carrier or seller, who labels what others make
	UnlistedLabel              // it reads as a name, and no list has it
	KnownLabel                 // a maker that a list has and no rule designates
)

// String returns the label's kind as files write it; empty for NoLabel.
func (l Label) String() string {
	return [...]string{"", "nothing", "seller", "unlisted", "known"}[l]
}

// Clears reports a label that can say that somebody else made the item.
func (l Label) Clears() bool { return l >= SellerLabel }

// Listed reports a maker that a list has.
func (l Label) Listed() bool { return l == KnownLabel }

// NamesMaker reports a label that names the maker, and no seller.
func (l Label) NamesMaker() bool { return l > SellerLabel }
