package audit

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Whole runs an audit and returns the run with all its items and findings, as
// one that was saved and read again has them.
func Whole(ctx context.Context, req Request) (*report.Run, error) { return whole(ctx, req, Run) }

func whole(ctx context.Context, req Request, walk func(context.Context, Request) (*report.Run, error)) (*report.Run, error) {
	k := &keeper{}
	req.Outputs = append(req.Outputs, Output{Writer: k, Records: true, Clear: true})
	run, err := walk(ctx, req)
	if err != nil {
		return nil, err
	}
	run.Items, run.Findings = k.items, k.findings
	return run, nil
}

// keeper is a writer that keeps everything.
type keeper struct {
	items    []report.Item
	findings []report.Finding
}

// Record keeps a record.
func (k *keeper) Record(r *report.Record) error {
	k.items = append(k.items, r.Item)
	k.findings = append(k.findings, r.Findings...)
	return nil
}

// Close has nothing to do.
func (k *keeper) Close(*report.Run) error { return nil }
