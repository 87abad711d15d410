package inventory

import (
	"bytes"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// worker turns chunks into items. What it remembers lives as long as a scan.
type worker struct {
	file    *File
	columns []cachedColumn
	byField []*cachedColumn // nil where the file has no such column
	masks   *masks
	room    int // bytes that the columns may still remember
	batch   Batch
}

// newWorker makes one of so many workers.
func (f *File) newWorker(of int) *worker {
	w := &worker{
		file: f, columns: make([]cachedColumn, len(f.columns)), byField: make([]*cachedColumn, f.dict.Len()),
		masks: newMasks(), room: max(leastShare, allMemory/of),
	}
	for i, c := range f.columns {
		w.columns[i] = f.newCachedColumn(c, &w.room)
		w.byField[c.field] = &w.columns[i]
	}
	b := &w.batch
	b.worker, b.dialect, b.tokenize = w, f.dialect, f.tokenize
	b.item, b.probe, b.disputed.State = f.newItem(), f.newItem(), gear.Bad
	b.probe.IDs = b.item.IDs // the numbers of both are of one list
	b.item.Late, b.probe.Late = b.late, b.late
	return w
}

// newItem makes an item without values.
func (f *File) newItem() gear.Item {
	it := gear.Item{
		Place:   gear.Place{File: f.name, Sheet: f.sheet},
		Values:  make([]*gear.Value, f.dict.Len()),
		IDs:     make([]uint32, f.dict.Len()),
		Columns: make([]int, f.dict.Len()),
		Keys:    &f.identity,
	}
	for _, c := range f.columns {
		it.Columns[c.field] = c.cell + 1
	}
	return it
}

// begin makes the batch of a chunk.
func (w *worker) begin(c *chunk) *Batch {
	b := &w.batch
	b.stats, b.rejects, b.skips, b.notes, b.fault = Stats{}, nil, nil, nil, nil
	if c.seq == 0 {
		b.skips = append(b.skips, w.file.preamble...)
		b.stats.Headings, b.stats.Blank, b.stats.Skipped = 1, w.file.blankAbove, int64(len(b.skips))
	}
	b.rowReader.begin(c)
	b.foreign = !utf8.Valid(c.text) || bytes.IndexByte(c.text, 0) >= 0 || w.file.decoded && bytes.Contains(c.text, []byte("\uFFFD"))
	b.rows, b.at, b.nextBad = b.rows[:0], -1, 0
	for r, ok := b.next(); ok; r, ok = b.next() {
		if b.validateRow(&r) {
			b.compareStates(&r)
			b.rows = append(b.rows, r)
		}
	}
	for i := range w.columns {
		m := &w.columns[i]
		if m.resolved = false; m.typed {
			b.resolve(m)
		}
	}
	return b
}
