package inventory

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// Scan reads all rows. work is called for each batch, by several workers at the
// same time, each of which has a number from 0 to workers-1 and one batch at a
// time. What it returns, unless nil, is called when all batches before this one
// have been committed, never two at a time. The first error in input order ends
// the scan.
//
// Errors of reading are *gear.Fault of kind Incomplete.
func (f *File) Scan(ctx context.Context, workers int, work func(worker int, b *Batch) func() error) (Stats, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers = max(workers, 1)
	s := &scan{file: f, work: work, cancel: cancel, waiting: map[int]commit{}, issues: issues{file: f}}
	s.full, s.free = make(chan *records.Chunk, workers), make(chan *records.Chunk, 2*workers+2)
	for range cap(s.free) {
		s.free <- &records.Chunk{}
	}
	go s.frame(ctx)
	var team sync.WaitGroup
	for i := range workers {
		team.Go(func() { s.runWorker(i, workers) })
	}
	team.Wait()
	if s.err == nil {
		s.err = ctx.Err()
	}
	if s.err == nil {
		f.issues = append(f.sheetNotes(), s.issues.list...)
		if x, found := f.snapshotIssue(); found {
			f.issues = append(f.issues, x)
		}
		if x, found := f.dittoIssue(); found {
			f.issues, s.stats.Issues = append(f.issues, x), s.stats.Issues+x.Count
		}
		f.sha256, s.stats.SHA256, s.stats.Records = s.sum, s.sum, s.records
		s.err = f.proven(&s.stats)
	}
	return s.stats, s.err
}

// proven compares what became of the records with the number that was counted
// from the bytes.
func (f *File) proven(s *Stats) error {
	if f.main != nil || s.Headings+s.Blank+s.Skipped+s.Repeated+s.Judged+s.Rejected == s.Records {
		return nil
	}
	return &gear.Fault{
		Kind: gear.Internal, Place: gear.Place{File: f.table.Name, Sheet: f.table.Sheet},
		What: fmt.Sprintf("the input has %d records, but %d are headings, %d blank, %d skipped, %d repeated, %d judged and %d rejected",
			s.Records, s.Headings, s.Blank, s.Skipped, s.Repeated, s.Judged, s.Rejected),
		Hint: "please report this with the file, or with its shape if the file is secret",
	}
}

// scan is one walk over the rows.
type scan struct {
	file    *File
	work    func(worker int, b *Batch) func() error
	cancel  context.CancelFunc
	full    chan *records.Chunk // to be worked on
	free    chan *records.Chunk // to be filled; they bound what is in memory
	sum     string              // set before full is closed, and so is
	records int64               // of the input

	mu         sync.Mutex
	waiting    map[int]commit // by number of the chunk
	next       int            // to be committed
	committing bool
	stats      Stats
	issues     issues
	err        error
}

// commit is what remains to be done for a chunk.
type commit struct {
	run    func() error
	stats  Stats
	unread []unread
	chunk  *records.Chunk
	err    error // of reading
	fault  *gear.Fault
}

// frame cuts the text into chunks.
func (s *scan) frame(ctx context.Context) {
	defer close(s.full)
	seq, err := s.cut(ctx)
	if err != nil && !errors.Is(err, io.EOF) {
		s.finish(seq, commit{err: err})
	}
}

// cut returns the number of the chunk that an error stands for.
func (s *scan) cut(ctx context.Context) (int, error) {
	f := s.file
	counter := &records.Counter{Dialect: f.dialect, Limit: f.limits.Row}
	var tee io.Writer = counter
	if f.origin.sheet != nil { // its records are those of the part that it was made of
		tee, s.records = nil, f.records
	}
	text, counted, err := f.rows(f.sha256 == "", s.tell(), tee)
	if err != nil {
		return 0, f.unread(err)
	}
	defer text.Close()
	chunker := records.Chunker{Dialect: f.dialect, R: counted, Size: f.chunk, Limit: f.limits.Row, Line: f.firstLine}
	for {
		var c *records.Chunk
		select {
		case c = <-s.free:
		case <-ctx.Done():
			return chunker.Seq, io.EOF
		}
		if err := chunker.Next(c); err != nil {
			if f.origin.sheet == nil {
				s.records = counter.End()
			}
			return chunker.Seq, s.atEnd(text, err)
		}
		select {
		case s.full <- c:
		case <-ctx.Done():
			return chunker.Seq, io.EOF
		}
	}
}

// atEnd sums the input up where err is its end.
func (s *scan) atEnd(text *input.Stream, err error) error {
	if !errors.Is(err, io.EOF) {
		return s.file.unread(err)
	}
	if s.sum = s.file.sha256; s.sum != "" {
		return nil
	}
	s.sum, err = text.Sum()
	return err
}

// tell passes the progress on.
func (s *scan) tell() func(int64) {
	f := s.file
	if f.progress == nil {
		return nil
	}
	return func(n int64) { f.progress(n, f.origin.source.Size()) }
}

// runWorker works on chunks until there are no more.
func (s *scan) runWorker(number, of int) {
	w := s.file.newWorker(of)
	for c := range s.full {
		b := w.begin(c)
		run := s.work(number, b)
		for b.Next() { // what the work left is read all the same: every row counts
		}
		s.finish(c.Seq, commit{run: run, stats: b.stats, unread: w.unreadable(), chunk: c, fault: b.fault})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.file.tellNamed(w.named)
	s.file.comments.hear(w.heard)
}

// finish commits a chunk, and those that waited for it. Who comes while another
// worker commits leaves the chunk to that one.
func (s *scan) finish(seq int, c commit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting[seq] = c
	if s.committing {
		return
	}
	s.committing = true
	for c, ok := s.waiting[s.next]; ok; c, ok = s.waiting[s.next] {
		delete(s.waiting, s.next)
		s.next++
		s.mu.Unlock()
		err := s.one(&c)
		s.mu.Lock()
		if err != nil && s.err == nil {
			s.err = err
			s.cancel()
		}
	}
	s.committing = false
}

// one commits one chunk. It is called by one worker at a time.
func (s *scan) one(c *commit) error {
	if c.chunk != nil {
		defer func() { s.free <- c.chunk }()
	}
	if c.err != nil || s.err != nil {
		return c.err
	}
	if c.fault != nil {
		return c.fault
	}
	s.stats.add(&c.stats)
	s.stats.Issues += s.issues.add(c.unread)
	if c.run == nil {
		return nil
	}
	return c.run()
}
