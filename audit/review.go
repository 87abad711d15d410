package audit

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Review walks the rows of the request's inputs and lists those in place whose
// maker a person has to decide about. Errors are those of Run.
func Review(ctx context.Context, req Request) (*report.Review, error) {
	h, err := open(&req)
	if err != nil {
		return nil, err
	}
	files, err := h.inputs(ctx)
	if err != nil {
		return nil, err
	}
	team := make([]*reviewer, max(req.Workers, 1))
	for i := range team {
		team[i] = &reviewer{hall: h, makers: h.makers.Session(), prices: h.catalog.NewTally()}
	}
	defer h.restrain()()
	err = h.walk(ctx, files, len(team), func(n int, b *inventory.Batch) func() error { return team[n].batch(b) })
	if err != nil {
		return nil, err
	}
	return h.review(team), nil
}

// reviewer collects the rows of some batches.
type reviewer struct {
	hall     *hall
	makers   *maker.Session
	prices   *cost.Tally
	queue    maker.Queue
	coverage report.Coverage
}

func (r *reviewer) batch(b *inventory.Batch) func() error {
	for b.Next() {
		r.row(b.Item())
	}
	rejects := b.Rejects()
	if len(rejects) == 0 {
		return nil
	}
	return func() error { return r.hall.commit(rejects, nil, nil) }
}

func (r *reviewer) row(it *gear.Item) {
	id := r.makers.Identify(it)
	if id.Level == gear.Unknown {
		r.coverage.Unknown++
	} else {
		r.coverage.Identified++
	}
	if !r.hall.judge.Gone(it) {
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

// review adds up what the reviewers collected.
func (h *hall) review(team []*reviewer) *report.Review {
	out := &report.Review{
		SchemaVersion: report.SchemaVersion, Tool: h.run.Tool, AsOf: h.run.AsOf, Inputs: h.run.Inputs, Packs: h.run.Packs,
		Questions: []report.Question{}, Decisions: []report.Decision{},
	}
	queue, sessions := &maker.Queue{}, []*maker.Session(nil)
	for _, r := range team {
		queue.Merge(&r.queue)
		sessions = append(sessions, r.makers)
		out.Coverage.Identified += r.coverage.Identified
		out.Coverage.Unknown += r.coverage.Unknown
	}
	out.Open, out.Lost = queue.Rows, queue.Lost
	var total gear.Amount
	for _, q := range queue.List() {
		out.Questions = append(out.Questions, h.question(q))
		if sum, err := total.Add(q.Money); err == nil {
			total = sum
		}
	}
	out.AtStake = total.String()
	out.Decisions = append(out.Decisions, h.decided(sessions)...)
	for _, in := range out.Inputs {
		out.Coverage.Rows += in.Rows
		out.Coverage.Judged += in.Judged
		out.Coverage.Rejected += in.Rejected
	}
	if out.Coverage.Rejected > h.req.AllowRejects || out.Coverage.Judged == 0 {
		out.ExitCode = int(gear.Incomplete)
	}
	return out
}

// question carries a question into the contract.
func (h *hall) question(q *maker.Question) report.Question {
	out := report.Question{
		Match: []report.MatchField{}, Vendor: q.Vendor, Others: q.Others, Level: q.Level.Word(), Rows: q.Rows, Units: q.Units,
		AtStake: q.Money.String(), First: source(q.First), Evidence: h.evidence(&gear.Item{}, &maker.Identification{Evidence: q.Why}), Note: q.Note,
	}
	for i, f := range q.Fields {
		out.Match = append(out.Match, report.MatchField{Field: h.dict.Name(f), Text: q.Texts[i]})
	}
	return out
}
