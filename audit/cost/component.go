package cost

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

// component is one price that rows, sites or visits are multiplied with. All
// that is added under it has the same spread, so that its sum can be drawn at
// once.
type component struct {
	index    int // in Catalog.components
	id       string
	activity string
	item     string
	unit     string
	category string // shares a shock of its prices
	level    bool   // its price is that of open models: buyers of a class pay its price level
	extra    bool   // work on a piece, which a quotation for the installation takes the place of
	class    int    // AACE-style class of the price; 3 and better are quotations
	band     band   // of one piece; without low and high where each row has its own
	odds     float64
	year     int
	basis    string
	source   string
}

func (c *component) quoted() bool { return c.class <= 3 }

// equipment reports whether the component belongs to the first figure.
func (c *component) equipment() bool { return c.activity == ActivityEquipment }
