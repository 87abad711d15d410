package audit

import (
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/report/csv"
)

// worker evaluates batches of rows, and puts what an output wants into words.
// It owns all that it changes.
type worker struct {
	out      *collector
	rows     *engine.Evaluator
	builder  recordBuilder
	encoders []csv.Pen // of the outputs that take encoded records
}

func newWorker(eng *engine.Engine, out *collector) *worker {
	w := &worker{out: out, rows: eng.NewEvaluator(out.wants.all, out.opts.caches()), builder: newRecordBuilder(out.data.Dictionary())}
	for i := range out.encoded {
		w.encoders = append(w.encoders, out.encoded[i].writer.NewPen())
	}
	return w
}

// batch evaluates a batch and returns what has to happen in input order.
func (w *worker) batch(f *inventory.File, b *inventory.Batch) func() error {
	buf := w.out.buffer()
	w.rows.Batch(b, func(r *engine.Result) { w.result(r, buf) })
	rejects, skips := b.Rejects(), b.Skips()
	if len(buf.identities)+len(rejects)+len(skips) == 0 {
		w.out.putBack(buf)
		return nil
	}
	tell := w.out.opts.RejectsOf(f, b)
	return func() error {
		defer w.out.putBack(buf)
		if tell != nil {
			if err := tell(); err != nil {
				return err
			}
		}
		w.out.unread(rejects, skips)
		return w.out.write(buf)
	}
}

// result adds the record of a row to the buffer if an output wants it.
func (w *worker) result(r *engine.Result, buf *buffer) {
	if w.out.opts.Observe.Row != nil {
		w.out.observe(r)
	}
	if !w.out.wants.all && (!w.out.wants.findings || len(r.Judgement.Findings) == 0) {
		return
	}
	rec := w.builder.record(r)
	buf.identities = append(buf.identities, w.builder.identity)
	for i, enc := range w.encoders {
		if len(rec.Findings) > 0 || w.out.encoded[i].clear {
			enc.Write(&buf.pages[i], rec, w.builder.templates)
		}
		buf.pages[i].End()
	}
	if w.out.wants.records {
		buf.records = append(buf.records, kept(rec))
	}
}
