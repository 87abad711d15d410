package audit

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Run walks every row of the request's inputs down the corridor and returns
// what it came to. The writers of the request have then been told everything
// but the end: the caller closes them with the run.
//
// Errors are of type *gear.Fault: Usage for a profile, rule or price book that
// cannot be used, Incomplete for an input that cannot be audited. Rejected rows
// are no error; they stand in the run, and in its exit code.
func Run(ctx context.Context, req Request) (*report.Run, error) {
	h, err := open(&req)
	if err != nil {
		return nil, err
	}
	files, err := h.inputs(ctx)
	if err != nil {
		return nil, err
	}
	if err := h.settle(ctx, files); err != nil {
		return nil, err
	}
	defer h.restrain()()
	workers := h.team(req.Workers)
	err = h.walk(ctx, files, len(workers), func(n int, b *inventory.Batch) func() error { return workers[n].batch(b) })
	if err != nil {
		return nil, err
	}
	return h.finish(workers)
}

// walk hands every row of the files to a team, one batch at a time, and books
// what each file came to.
func (h *hall) walk(ctx context.Context, files []*inventory.File, team int, batch func(int, *inventory.Batch) func() error) error {
	work := func(n int, b *inventory.Batch) func() error {
		h.pacer.pace()
		return batch(n, b)
	}
	for _, f := range files {
		h.reading = f
		stats, err := f.Scan(ctx, team, work)
		if err != nil {
			return err
		}
		h.input(f, stats)
	}
	return nil
}

func (h *hall) team(n int) []*worker {
	team := make([]*worker, max(n, 1))
	for i := range team {
		team[i] = h.newWorker()
	}
	return team
}

// inputs opens every source and says how its columns were read.
func (h *hall) inputs(ctx context.Context) ([]*inventory.File, error) {
	var files []*inventory.File
	for _, s := range h.req.Sources {
		opened, err := inventory.Open(ctx, s, h.dict, h.req.Inventory)
		if err != nil {
			return nil, err
		}
		files = append(files, opened...)
	}
	for _, f := range files {
		h.run.Mapping = append(h.run.Mapping, mappings(h.dict, f)...)
	}
	return files, nil
}

// settle reads the inputs once more, ahead of the judgement, because a cap on
// a part of the network can only be judged when the whole network is known.
// Without such a cap there is nothing to do.
func (h *hall) settle(ctx context.Context, files []*inventory.File) error {
	if h.judge.NewTally() == nil && !h.ahead.NewCount().NeedsTally() {
		return nil
	}
	team := make([]*surveyor, max(h.req.Workers, 1))
	for i := range team {
		team[i] = &surveyor{makers: h.makers.Session(), tally: h.judge.NewTally(), ahead: h.ahead.NewCount()}
	}
	for _, f := range files {
		_, err := f.Scan(ctx, len(team), func(n int, b *inventory.Batch) func() error { return team[n].batch(b) })
		if err != nil {
			return err
		}
	}
	for _, s := range team[1:] {
		team[0].merge(s)
	}
	h.shares = h.judge.Shares(team[0].tally)
	h.judge.Settle(h.shares)
	h.ahead.Settle(team[0].ahead)
	return nil
}

// input books one file, of which the scan has proven that no record was lost.
func (h *hall) input(f *inventory.File, s inventory.Stats) {
	h.run.Inputs = append(h.run.Inputs, report.Input{
		Name: f.Name(), Sheet: f.Sheet(), SHA256: s.SHA256, Rows: s.Rows, Judged: s.Judged, Rejected: s.Rejected, Skipped: s.Skipped,
		Encoding: f.Mapping().Encoding, Delimiter: f.Mapping().Delimiter,
		SheetsNotRead: f.Mapping().Others,
	})
}
