package engine

import (
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// Data is what rows are evaluated by. Any number of runs may share it; none
// changes it.
type Data struct {
	Dictionary *gear.Dictionary
	Vendors    []*rules.Vendor // by whose order totals count vendors
	Makers     *maker.Identifier
	Catalog    *catalog.Catalog
	Waivers    *excuse.Waivers // nil for none

	Rules   *rules.Set
	Profile *profile.Profile // nil: nobody said who asks
	AsOf    gear.Date
}

// Engine holds the rules of one run, compiled for its profile and day. Its
// evaluators may run at the same time.
type Engine struct {
	data   *Data
	judge  *regime.Judge
	ahead  *regime.Timeline // the days after AsOf on which a rule changes
	shares []regime.Share   // after FirstPass
	aside  map[string]bool  // vendors that only lists name which bind by contract
	gone   *removalWords
	book   *siteBook
}

// New compiles the rules. The error is a *gear.Fault that names the rule file.
func New(data *Data) (*Engine, error) {
	judge, err := regime.Compile(data.Rules, data.Dictionary, data.Profile, data.AsOf)
	if err != nil {
		return nil, err
	}
	ahead, err := regime.NewTimeline(data.Rules, data.Dictionary, data.Profile, data.AsOf)
	if err != nil {
		return nil, err
	}
	e := &Engine{data: data, judge: judge, ahead: ahead, aside: map[string]bool{}, gone: newRemovalWords(data.Dictionary), book: newSiteBook()}
	for _, v := range data.Vendors {
		if v.Reach == rules.ReachContract {
			e.aside[v.ID] = true
		}
	}
	return e, nil
}

// Rules returns the rules by the index that findings and totals have.
func (e *Engine) Rules() []*rules.Rule { return e.judge.Rules() }

// Questions returns what a rule may ask that no field answers.
func (e *Engine) Questions(rule int) []string { return e.judge.Questions(rule) }

// OpenKinds lists what the profile does not say of the operator.
func (e *Engine) OpenKinds() []regime.OpenKinds { return e.judge.OpenKinds() }

// Gone reports whether an item is no longer in place.
func (e *Engine) Gone(it *gear.Item) bool { return e.judge.Gone(it) }

// Shares returns the caps that FirstPass measured.
func (e *Engine) Shares() []regime.Share { return e.shares }

// Explain says of every rule why it decides as it does about an item.
func (e *Engine) Explain(it *gear.Item, id *maker.Identification) []regime.Explanation {
	s := subject(id)
	return e.judge.Explain(it, &s)
}

// subject is what the rules must know about the maker of an item.
func subject(id *maker.Identification) regime.Subject {
	return regime.Subject{Vendor: id.Vendor, Others: id.Others, Level: id.Level, Missing: id.Missing}
}
