package audit

import (
	planning "github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Request is what one audit is asked.
type Request struct {
	Version string // of the program, printed in the run

	Sources   []*inventory.Source // in the order in which they are reported
	Inventory inventory.Options

	Profile    *regime.Profile // nil: nobody said who asks, no duty is judged
	Rules      []string        // prefixes of rule ids; empty: by the profile, its country, else us
	RulesDirs  []string        // folders of own rules, added to the built-in ones
	Unverified bool            // load rules that rest on unverified facts too
	AsOf       gear.Date       // the day that the rules are judged for

	Decisions *Document        // answers about makers; nil for none
	Waivers   *Document        // nil for none
	Known     *regime.Baseline // findings of an earlier run, which do not count again; nil for none

	// WaiversFrom is a copy of the waivers that the author of a change cannot
	// write to: only waivers that stand in both, word for word, hold. Nil: all do.
	WaiversFrom *Document
	Rejects     RejectWriter // is told every rejected row; nil for nobody

	PriceBook    *cost.Book        // own prices, which go before the catalogue; nil for none
	Cost         cost.Options      // of the estimate, but for what the audit itself knows: day, seed, proration
	Funding      *planning.Funding // the money there is; nil: not said
	FailOn       *regime.Outcome   // findings of this outcome or a worse one make the exit code 1; nil: none does
	AllowRejects int64             // rejected rows that do not make the audit incomplete

	Outputs []Output
	Workers int // goroutines that judge rows, at least 1
}

// RejectWriter takes rejected rows, in input order.
type RejectWriter func(*inventory.File, *inventory.Reject) error

// Output is one rendering of the run.
type Output struct {
	Writer  report.Writer
	Records bool // it wants the rows that have a finding
	Clear   bool // it wants the others too
}
