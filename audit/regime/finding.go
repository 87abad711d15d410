package regime

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Finding is what one rule says of one item. Its strings and lists are shared
// between findings and must not be changed.
type Finding struct {
	Index     int           // of the rule in [Judge.Rules]
	Rule      *rules.Rule   // never nil
	Clause    *rules.Clause // the clause that decides, or would at worst; nil for shares and when no duty was judged
	Entry     *rules.Entry  // the list entry it rests on, nil when the rule names its vendors itself
	Outcome   Outcome       // never Clear
	Worst     Outcome       // what it is if the open questions go against the operator; Outcome when none is open
	Message   string        // why, for a person
	Remedy    string        // what to do
	Deadline  gear.Date     // last day to comply, 0 for none
	Since     gear.Date     // first day from which the rule says this of such items, 0 where it has none
	Missing   []string      // review: the fields and operator.* facts that would settle it, in the order of the dictionary
	Questions []string      // review: what no field of the file answers
	Asks      int           // review: how many of the questions no fact of the profile answers either
	Eligible  string        // reimbursement programme: yes, no, unknown; empty where the rule does not say
}

const notBound = "made by a designated vendor; whether this rule binds the operator is not said"
