package cmd

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/rules"
)

// team judges the rows of files on every day of a timeline.
type team struct {
	line   *regime.Timeline
	makers []*maker.Session // by goroutine
	counts []*regime.Count
}

func newTeam(n int, line *regime.Timeline) (*team, error) {
	pack, err := rules.Vendors()
	if err != nil {
		return nil, err
	}
	makers, err := maker.New(pack)
	if err != nil {
		return nil, err
	}
	t := &team{line: line}
	for range max(n, 1) {
		t.makers = append(t.makers, makers.Session())
		t.counts = append(t.counts, line.NewCount())
	}
	return t, nil
}

// count passes over the files once, and twice where a cap is to be judged.
func (t *team) count(ctx context.Context, files []*inventory.File) (*regime.Count, error) {
	if t.counts[0].NeedsTally() {
		if err := t.pass(ctx, files, true); err != nil {
			return nil, err
		}
		all := t.merged()
		t.line.Settle(all)
		for i := range t.counts {
			t.counts[i] = t.line.NewCount()
		}
	}
	if err := t.pass(ctx, files, false); err != nil {
		return nil, err
	}
	return t.merged(), nil
}

func (t *team) pass(ctx context.Context, files []*inventory.File, tally bool) error {
	for _, f := range files {
		_, err := f.Scan(ctx, len(t.counts), func(n int, b *inventory.Batch) func() error {
			for b.Next() {
				t.row(n, b, tally)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *team) row(n int, b *inventory.Batch, tally bool) {
	it := b.Item()
	id := t.makers[n].Identify(it)
	s := regime.Subject{Vendor: id.Vendor, Others: id.Others, Level: regime.Level(id.Level), Missing: id.Missing}
	if tally {
		t.counts[n].Tally(it, &s)
		return
	}
	t.counts[n].Judge(it, &s)
}

func (t *team) merged() *regime.Count {
	for _, c := range t.counts[1:] {
		t.counts[0].Merge(c)
	}
	return t.counts[0]
}
