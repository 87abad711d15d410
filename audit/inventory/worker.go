package inventory

import (
	"bytes"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// worker turns chunks into items. What it remembers lives as long as a scan.
type worker struct {
	file    *File
	columns []memoryColumn
	room    int // bytes that the columns may still remember
	batch   Batch
}

// newWorker makes one of so many workers.
func (f *File) newWorker(of int) *worker {
	w := &worker{file: f, columns: make([]memoryColumn, len(f.columns)), room: max(leastShare, allMemory/of)}
	for i, c := range f.columns {
		w.columns[i] = newMemoryColumn(c, &w.room)
	}
	b := &w.batch
	b.worker = w
	b.item = gear.Item{
		Place:   gear.Place{File: f.name, Sheet: f.sheet},
		Values:  make([]*gear.Value, f.dict.Len()),
		IDs:     make([]uint32, f.dict.Len()),
		Late:    b.late,
		Columns: make([]int, f.dict.Len()),
	}
	for _, c := range f.columns {
		b.item.Columns[c.field] = c.cell + 1
	}
	return w
}

// begin makes the batch of a chunk.
func (w *worker) begin(c *chunk) *Batch {
	b := &w.batch
	b.chunk, b.row, b.cell, b.start = c, 0, 0, 0
	b.line, b.nextLine, b.nextBad = c.line, c.line, 0
	b.stats = Stats{}
	b.rejects, b.issues, b.skips = nil, nil, nil
	if c.seq == 0 {
		b.skips = append(b.skips, w.file.preamble...)
		b.stats.Skipped = int64(len(b.skips))
	}
	b.split.split(c, w.file.dialect)
	b.foreign = !utf8.Valid(c.text) || bytes.IndexByte(c.text, 0) >= 0 || w.file.decoded && bytes.Contains(c.text, []byte("\uFFFD"))
	return b
}
