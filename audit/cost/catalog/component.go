package catalog

// Activities of a cost line.
const (
	ActivityEquipment   = "equipment"
	ActivityRemoval     = "removal"
	ActivityReplacement = "replacement"
	ActivityDisposal    = "disposal"
	ActivityEngineering = "engineering"
	ActivityCivil       = "civil works"
	ActivityTest        = "test"
	ActivityServices    = "services"
	ActivityTax         = "tax"
	ActivityFreight     = "freight"
	ActivityOverhead    = "overhead"
)

// Component is one price that rows, sites or visits are multiplied with. All
// that is added under it has the same spread, so that its sum can be drawn at
// once.
type Component struct {
	Index    int // in Catalog.components
	ID       string
	Activity string
	Item     string
	Unit     string
	Category string // shares a shock of its prices
	Level    bool   // its price is that of open models: buyers of a class pay its price level
	Extra    bool   // work on a piece, which firm bids for everything hold
	Class    int    // AACE-style class of the price; 3 and better are quotations
	Band     Band   // of one piece; without low and high where each row has its own
	Odds     float64
	// Comparable is what a like-for-like replacement of one piece would cost, in cents:
	// no program pays more. 0: not said.
	Comparable float64
	Year       int
	Basis      string
	Source     string
	Quote      *Quote // that the price is of, nil for a published one
}

// Quoted reports whether the price is of a quotation that is valid, or of a firm bid.
func (c *Component) Quoted() bool { return c.Class <= 3 }

// Firm reports whether the price is of a bid that binds its bidder.
func (c *Component) Firm() bool { return c.Class == 1 }

// Equipment reports whether the component belongs to the first figure.
func (c *Component) Equipment() bool { return c.Activity == ActivityEquipment }
