// Package review gathers the rows whose maker is open into questions for people.
//
// The package serves the command review. Its API may change.
package review

import (
	"context"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Run reads the inputs and lists the rows in place whose maker a person has to
// decide about. Errors are those of [audit.Run].
func Run(ctx context.Context, opts audit.Options) (*report.Review, error) {
	data, err := audit.Load(opts.DataOptions)
	if err != nil {
		return nil, err
	}
	in, err := data.Open(ctx, opts.Sources, opts.Inventory)
	if err != nil {
		return nil, err
	}
	eng, err := data.Engine(ctx, in, opts.Workers)
	if err != nil {
		return nil, err
	}
	team := make([]*reviewer, max(opts.Workers, 1))
	for i := range team {
		team[i] = &reviewer{engine: eng, makers: data.Makers().Session(), prices: cost.NewTally(data.Catalog(), opts.Cost)}
	}
	err = in.Scan(ctx, len(team), func(n int, f *inventory.File, b *inventory.Batch) func() error {
		team[n].batch(b)
		return opts.RejectsOf(f, b)
	})
	if err != nil {
		return nil, err
	}
	return sum(data, in, team, &opts), nil
}

// reviewer collects the rows of some batches.
type reviewer struct {
	engine *engine.Engine
	makers *maker.Session
	prices *cost.Tally
	queue  maker.Queue

	identified, unknown int64
}

func (r *reviewer) batch(b *inventory.Batch) {
	for b.Next() {
		r.row(b.Item())
	}
}

func (r *reviewer) row(it *gear.Item) {
	id := r.makers.Identify(it)
	if id.Level == gear.Unknown {
		r.unknown++
	} else {
		r.identified++
	}
	if !r.engine.Gone(it) {
		r.queue.Add(it, id, r.stake(it))
	}
}

// stake is the likely cost of replacing a row: the middle of its range.
func (r *reviewer) stake(it *gear.Item) gear.Amount {
	line := r.prices.Price(it)
	if !line.Priced() {
		return 0
	}
	return line.Low + (line.High-line.Low)/2
}

// sum adds up what the reviewers collected.
func sum(data *audit.Dataset, in *audit.Inputs, team []*reviewer, opts *audit.Options) *report.Review {
	out := &report.Review{
		SchemaVersion: report.SchemaVersion, Tool: report.Tool{Name: "gearaudit", Version: opts.Version}, AsOf: opts.AsOf.String(),
		Inputs: in.Counts(), Packs: data.Packs(), Coverage: in.Coverage(),
		Questions: []report.Question{}, Decisions: []report.Decision{},
	}
	queue, sessions := &maker.Queue{}, []*maker.Session(nil)
	for _, r := range team {
		queue.Merge(&r.queue)
		sessions = append(sessions, r.makers)
		out.Coverage.Identified += r.identified
		out.Coverage.Unknown += r.unknown
	}
	out.Open, out.Lost = queue.Rows, queue.Lost
	var total gear.Amount
	for _, q := range queue.List() {
		out.Questions = append(out.Questions, question(data, q))
		if sum, err := total.Add(q.Money); err == nil {
			total = sum
		}
	}
	out.AtStake = total.String()
	out.Decisions = append(out.Decisions, data.Decided(sessions)...)
	if in.Incomplete(opts.AllowRejects) {
		out.ExitCode = int(gear.Incomplete)
	}
	return out
}

// question carries a question into the contract.
func question(data *audit.Dataset, q *maker.Question) report.Question {
	out := report.Question{
		Match: []report.MatchField{}, Vendor: q.Vendor, Others: q.Others, Level: q.Level.Word(), Rows: q.Rows, Units: q.Units,
		AtStake: q.Money.String(), First: audit.SourceOf(q.First), Evidence: data.Evidence(&gear.Item{}, &maker.Identification{Evidence: q.Why}), Note: q.Note,
	}
	for i, f := range q.Fields {
		out.Match = append(out.Match, report.MatchField{Field: data.Dictionary().Name(f), Text: q.Texts[i]})
	}
	return out
}
