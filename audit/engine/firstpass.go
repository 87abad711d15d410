package engine

import (
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// FirstPass measures the caps of a run: a cap on a part of the network can be
// judged only when the whole network is known. Make one with
// [Engine.FirstPass], hand it all rows, and Finish it before any row is
// evaluated.
type FirstPass struct {
	engine  *Engine
	workers []*capCounter
}

// capCounter counts what caps are measured by, for one worker.
type capCounter struct {
	makers *maker.Session
	now    *regime.Tally // nil: no cap is in force
	ahead  *regime.Count
}

// FirstPass returns the first pass of a run, nil where no loaded rule caps
// anything on the day of the run or later.
func (e *Engine) FirstPass(workers int) *FirstPass {
	if e.judge.NewTally() == nil && !e.ahead.NewCount().NeedsTally() {
		return nil
	}
	p := &FirstPass{engine: e}
	for range max(workers, 1) {
		p.workers = append(p.workers, &capCounter{makers: e.data.Makers.Session(), now: e.judge.NewTally(), ahead: e.ahead.NewCount()})
	}
	return p
}

// Batch counts the rows of a batch for one of the workers.
func (p *FirstPass) Batch(worker int, b *inventory.Batch) {
	w := p.workers[worker]
	for b.Next() {
		it := b.Item()
		s := subject(w.makers.Identify(it))
		if w.now != nil {
			w.now.Add(it, &s)
		}
		w.ahead.Tally(it, &s)
	}
}

// Finish makes the caps known to the engine.
func (p *FirstPass) Finish() {
	first := p.workers[0]
	for _, w := range p.workers[1:] {
		if first.now != nil {
			first.now.Merge(w.now)
		}
		first.ahead.Merge(w.ahead)
	}
	p.engine.shares = p.engine.judge.Shares(first.now)
	p.engine.judge.Settle(p.engine.shares)
	p.engine.ahead.Settle(first.ahead)
}
