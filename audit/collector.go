package audit

import (
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
)

// keptRejects and keptSkips bound what a run lists one by one; all of them
// are counted.
const (
	keptRejects = 1000
	keptSkips   = 1000
)

// collector takes what the workers found, one batch at a time and in input
// order, and hands it to the outputs.
type collector struct {
	data    *Dataset
	opts    *Options
	wants   wants
	plain   []Output        // that take records one by one
	encoded []encodedOutput // that take records encoded by the workers

	ids      idSet                  // of the items reported, to number those that cannot be told apart
	known    *regime.BaselineUse    // of Options.Known
	fresh    [regime.Outcomes]int64 // rows by the worst outcome that is neither waived nor in the baseline
	rejects  []report.Reject
	named    map[string]int64 // rejected rows by the designated maker that they name
	skips    []report.Skip
	items    []report.Item
	findings []report.Finding

	mu         sync.Mutex
	buffers    []*buffer  // to be used again
	duplicates []csv.Twin // scratch of write
}

// wants says what the outputs of a run want.
type wants struct {
	findings bool // the rows that have findings
	all      bool // and the others
	records  bool // as records, which outlive their batch
}

// encodedOutput is an output whose records the workers encode.
type encodedOutput struct {
	writer csv.PageWriter
	clear  bool // it wants the rows without findings too
}

// buffer is what a batch has for the outputs, row by row.
type buffer struct {
	identities []identity
	records    []report.Record // as many, or none where every writer takes pages
	pages      []csv.Page      // one for each encoded output
}

func newCollector(data *Dataset, opts *Options) *collector {
	c := &collector{data: data, opts: opts, known: opts.Known.Use()}
	outputs := opts.Outputs
	if len(outputs) == 0 && !opts.Summary {
		outputs = []Output{{Writer: keep{c}, Records: true, Clear: opts.All}}
	}
	for _, o := range outputs {
		if !o.Records {
			continue
		}
		c.wants.findings, c.wants.all = true, c.wants.all || o.Clear
		// With a baseline, what is said of a row is known only in the end.
		if w, ok := o.Writer.(csv.PageWriter); ok && opts.Known == nil {
			c.encoded = append(c.encoded, encodedOutput{w, o.Clear})
		} else {
			c.plain = append(c.plain, o)
		}
	}
	c.wants.findings = c.wants.findings || opts.Known != nil
	c.wants.records = len(c.plain) > 0 || opts.Known != nil
	return c
}

// keep is the writer that keeps all records in the run.
type keep struct{ c *collector }

// Record keeps a record.
func (k keep) Record(r *report.Record) error {
	k.c.items = append(k.c.items, r.Item)
	k.c.findings = append(k.c.findings, r.Findings...)
	return nil
}

// Close has nothing to do.
func (keep) Close(*report.Run) error { return nil }

// observe hands a result to the observer, one at a time.
func (c *collector) observe(r *engine.Result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.opts.Observe.Row(r)
}

// buffer returns an empty buffer.
func (c *collector) buffer() *buffer {
	c.mu.Lock()
	defer c.mu.Unlock()
	last := len(c.buffers) - 1
	if last < 0 {
		return &buffer{pages: make([]csv.Page, len(c.encoded))}
	}
	b := c.buffers[last]
	c.buffers = c.buffers[:last]
	return b
}

// putBack takes back a buffer that was written, with its memory.
func (c *collector) putBack(b *buffer) {
	clear(b.records)
	b.identities, b.records = b.identities[:0], b.records[:0]
	for i := range b.pages {
		b.pages[i].Clear()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.buffers = append(c.buffers, b)
}

// unread takes the rows that were rejected in a batch, and the lines that are no rows.
func (c *collector) unread(rejects []inventory.Reject, skips []inventory.Skip) {
	for i := range skips {
		if len(c.skips) < keptSkips {
			c.skips = append(c.skips, skipped(&skips[i]))
		}
	}
	for i := range rejects {
		for _, v := range rejects[i].Vendors {
			if c.named == nil {
				c.named = map[string]int64{}
			}
			c.named[v]++
		}
		if len(c.rejects) < keptRejects {
			c.rejects = append(c.rejects, rejected(c.data.Dictionary(), &rejects[i]))
		}
	}
}

func skipped(s *inventory.Skip) report.Skip {
	return report.Skip{
		File: s.Place.File, Sheet: s.Place.Sheet, Line: s.Place.Line, Code: s.Code, Text: shortened(s.Text), Vendors: s.Vendors,
	}
}

func rejected(dict *gear.Dictionary, r *inventory.Reject) report.Reject {
	out := report.Reject{Code: r.Code, Source: SourceOf(r.Place), Reason: r.Reason, Hint: r.Hint, Text: shortened(r.Text), Vendors: r.Vendors}
	if r.HasField {
		out.Field = dict.Name(r.Field)
	}
	return out
}

// keptText is how much of a rejected row a run keeps.
const keptText = 1000

func shortened(s string) string {
	if len(s) <= keptText {
		return s
	}
	return strings.ToValidUTF8(s[:keptText], "") + "..."
}

// write hands a buffer to the outputs. Items with the same identity are
// numbered; they are the same in all that names them, so which of them comes
// first changes nothing.
func (c *collector) write(b *buffer) error {
	c.duplicates = c.duplicates[:0]
	for i, id := range b.identities {
		n := c.ids.add(uint64(id))
		if n > 1 {
			c.duplicates = append(c.duplicates, csv.Twin{Row: i, Identity: id.numbered(n)})
		}
		if len(b.records) > 0 {
			if err := c.record(&b.records[i], id, n); err != nil {
				return err
			}
		}
	}
	for i := range c.encoded {
		if err := c.encoded[i].writer.Page(&b.pages[i], c.duplicates); err != nil {
			return err
		}
	}
	return nil
}

// record hands a record to the outputs that take them one by one.
func (c *collector) record(rec *report.Record, id identity, nth uint32) error {
	if nth > 1 {
		renumber(rec, id.numbered(nth))
	}
	if c.opts.Known != nil {
		if err := c.matchBaseline(rec); err != nil {
			return err
		}
	}
	for _, o := range c.plain {
		if len(rec.Findings) > 0 || o.Clear {
			if err := o.Writer.Record(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

// renumber gives the item another identity and its findings their fingerprints.
func renumber(rec *report.Record, identity string) {
	rec.Item.Identity = identity
	for i := range rec.Findings {
		f := &rec.Findings[i]
		f.Item.Identity, f.ID = identity, regime.Fingerprint(f.Rule, identity)
	}
}
