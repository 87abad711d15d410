package audit

import (
	"cmp"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
)

// DataOptions choose what runs rest on.
type DataOptions struct {
	AsOf       gear.Date          // the day that the rules are judged for; required
	Profile    *profile.Profile   // nil: nobody said who asks, and no duty is judged
	Rules      []string           // prefixes of rule ids; empty: by the profile, its country, else us
	RulesDirs  []string           // folders of own rules, added to the built-in ones
	Unverified bool               // load rules that rest on unverified facts too
	PriceBook  *catalog.Book      // own prices, which go before the catalogue; nil for none
	Rates      map[string]float64 // USD for one unit of another currency, by code: for unit costs of the inventory

	Decisions *Document    // answers about makers; nil for none
	Makers    maker.Labels // what words on labels stand for
	Waivers   *Document    // nil for none
	// WaiversFrom is a copy of the waivers that the author of a change cannot
	// write to: only waivers that stand in both, word for word, hold. Nil: all do.
	WaiversFrom *Document
}

// Document is a file that the user wrote.
type Document struct {
	Name string
	Text []byte
}

// Options are what one run is asked.
type Options struct {
	DataOptions
	Version string // of the program, printed in the run

	Sources   []*input.Source // in the order in which they are reported
	Inventory inventory.Options
	Workers   int // goroutines that evaluate rows; 0: 1

	Known        *excuse.Baseline // findings of an earlier run, which do not count again; nil for none
	Before       *report.Run      // the run that Known was made of, to say what changed since; nil: not said
	BaselineFile Document         // the file of that run, named in the run
	Funding      *budget.Funding  // nil: nobody said what there is to spend
	Confidence   float64          // with which the money must be enough; 0: budget.Confidence
	Cost         cost.Options     // of the estimate, but for what the run itself knows: day, seed, proration
	FailOn       *regime.Outcome  // findings of this outcome or a worse one make the exit code 1; nil: none does
	AllowRejects int64            // rejected rows that do not make the run incomplete

	Outputs []Output     // none: the returned run holds its findings and their items
	All     bool         // the returned run holds the items without findings too
	Summary bool         // the returned run holds neither items nor findings
	Rejects RejectWriter // is told every rejected row; nil for nobody
	Observe Observer

	noCaches  bool  // for tests: the result is the same
	mostItems int64 // for tests; 0: the ceiling that users have
}

// Output is one rendering of the run.
type Output struct {
	Writer report.Writer
	Items  bool // it wants the items that have a finding
	Fresh  bool // it wants those that are new since the baseline
	Clear  bool // it wants the others too

	// Tables is told the tables of the inventories before the first row; nil for
	// writers that need not know them.
	Tables func([]*inventory.File) error
}

// RejectWriter takes rejected rows, in input order.
type RejectWriter func(*inventory.File, *inventory.Reject) error

// Observer is told what a run finds out before it is put into words. It serves
// the packages of the commands; any of its functions may be nil.
type Observer struct {
	// Row is called for every row of which something is to be said, and perhaps
	// for others, one at a time and in no order that means anything. The result
	// is good until it returns.
	Row func(*engine.Result)
	// Cost is called once, with the part of the estimate that falls on each site.
	Cost func(*cost.Estimate, []cost.SiteCost)
}

// And returns an observer that tells both.
func (o Observer) And(other Observer) Observer {
	both := o
	if o.Row == nil {
		both.Row = other.Row
	} else if other.Row != nil {
		both.Row = func(r *engine.Result) { o.Row(r); other.Row(r) }
	}
	if o.Cost == nil {
		both.Cost = other.Cost
	} else if other.Cost != nil {
		both.Cost = func(e *cost.Estimate, s []cost.SiteCost) { o.Cost(e, s); other.Cost(e, s) }
	}
	return both
}

// RejectsOf returns what tells the reject writer about the rows of a batch that
// were rejected, once they have been read; nil where there is nothing to tell.
func (o *Options) RejectsOf(f *inventory.File, b *inventory.Batch) func() error {
	rejects := b.Rejects()
	if o.Rejects == nil || len(rejects) == 0 {
		return nil
	}
	return func() error {
		for i := range rejects {
			if err := o.Rejects(f, &rejects[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// most is how many items a run tells one by one.
func (o *Options) most() int64 { return cmp.Or(o.mostItems, mostItems) }

// caches returns the ceilings of what evaluators remember.
func (o *Options) caches() engine.Caches {
	if o.noCaches {
		return engine.Caches{}
	}
	return engine.DefaultCaches()
}
