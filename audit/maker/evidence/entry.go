package evidence

import (
	"github.com/gearaudit/gearaudit/rules"
)

// Entry is one name, code or pattern of the pack.
type Entry struct {
	Vendor string
	Sub    string
	Text   string // as the pack has it
	Key    string // of a Chinese name
	Kind   string // of the relation
	Source string // title of the source
	Note   string
	Sure   bool // somebody looked it up
	Dated  *rules.NameGroup
	Word   bool            // decides wherever it stands
	Part   bool            // the name of a maker of components
	Words  int             // that its text has
	Edits  int             // letters that may be wrong
	Models []string        // of a brand: beginnings of the models that count
	Many   bool            // a carrier's, which sells what many make
	Limits []rules.Outside // products of its name that the lists may not mean
}
