package audit

import (
	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/inventory"
)

// worker evaluates batches of rows, and puts what an output wants into words.
// It owns all that it changes.
type worker struct {
	out     *collector
	rows    *engine.Evaluator
	builder itemBuilder
}

func newWorker(eng *engine.Engine, out *collector) *worker {
	return &worker{out: out, rows: eng.NewEvaluator(out.wants.all, out.opts.caches(), out.opts.money()), builder: newItemBuilder(out.data.Dictionary())}
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

// result adds the item of a row to the buffer if an output wants it.
func (w *worker) result(r *engine.Result, buf *buffer) {
	if w.out.opts.Observe.Row != nil {
		w.out.observe(r)
	}
	if !w.out.wants.all && (!w.out.wants.findings || len(r.Judgement.Findings) == 0) {
		return
	}
	item, id := w.builder.item(r)
	buf.identities = append(buf.identities, id)
	buf.items = append(buf.items, item)
}
