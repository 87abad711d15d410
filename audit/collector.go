package audit

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// keptRejects and keptSkips bound what a run lists one by one; all of them
// are counted.
const (
	keptRejects = 1000
	keptSkips   = 1000
)

// mostItems bounds the items that a run tells one by one: each is known by a number,
// so that those that cannot be told apart have names of their own.
const mostItems = 10_000_000

// collector takes what the workers found, one batch at a time and in input
// order, and hands it to the outputs.
type collector struct {
	data  *Dataset
	opts  *Options
	wants wants

	ids     idSet                  // of the items reported, to number those that cannot be told apart
	same    duplicates             // of those with a serial number or an asset tag
	known   *excuse.BaselineUse    // of Options.Known
	fresh   [regime.Outcomes]int64 // items by the worst outcome that is neither waived nor in the baseline
	change  report.BaselineChange
	rejects []report.Reject
	named   map[string]int64 // rejected rows by the designated maker that they name
	naming  int64            // rejected rows that name any
	skips   []report.Skip
	totals  map[string]bool // designated makers that lines of totals name
	list    []report.Item
	items   int64 // told so far

	mu      sync.Mutex
	outputs []Output
	buffers []*buffer // to be used again
}

// wants says what the outputs of a run want.
type wants struct {
	findings bool // the rows that have findings
	all      bool // and the others
}

// buffer is what a batch has for the outputs, row by row.
type buffer struct {
	identities []identity
	items      []report.Item
}

func newCollector(data *Dataset, opts *Options) *collector {
	c := &collector{data: data, opts: opts, known: opts.Known.Use(), totals: map[string]bool{}}
	outputs := opts.Outputs
	if len(outputs) == 0 && !opts.Summary {
		outputs = []Output{{Writer: keep{c}, Items: true, Clear: opts.All}}
	}
	for _, o := range outputs {
		c.outputs = append(c.outputs, o)
		c.wants.findings, c.wants.all = c.wants.findings || o.Items, c.wants.all || o.Items && o.Clear
	}
	c.wants.findings = c.wants.findings || opts.Known != nil
	return c
}

// begin hands the outputs what is known before the first row.
func (c *collector) begin(h *report.Head, tables []*inventory.File) error {
	for _, o := range c.outputs {
		if o.Tables != nil {
			if err := o.Tables(tables); err != nil {
				return err
			}
		}
		if err := o.Writer.Begin(h); err != nil {
			return err
		}
	}
	return nil
}

// keep is the writer that keeps all items in the run.
type keep struct{ c *collector }

// Begin has nothing to do.
func (keep) Begin(*report.Head) error { return nil }

// Item keeps an item.
func (k keep) Item(it *report.Item) error {
	k.c.list = append(k.c.list, *it)
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
		return &buffer{}
	}
	b := c.buffers[last]
	c.buffers = c.buffers[:last]
	return b
}

// putBack takes back a buffer that was written, with its memory.
func (c *collector) putBack(b *buffer) {
	clear(b.items)
	b.identities, b.items = b.identities[:0], b.items[:0]
	c.mu.Lock()
	defer c.mu.Unlock()
	c.buffers = append(c.buffers, b)
}

// unread takes the rows that were rejected in a batch, and the lines that are no rows.
func (c *collector) unread(rejects []inventory.Reject, skips []inventory.Skip) {
	for i := range skips {
		if skips[i].Code == inventory.TotalsRow {
			for _, v := range skips[i].Vendors {
				c.totals[v] = true
			}
		}
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
		if c.roomFor(&rejects[i]) {
			c.rejects = append(c.rejects, rejected(c.data.Dictionary(), &rejects[i]))
		}
	}
}

// roomFor reports whether a rejected row is kept. Where many are, those that name a
// maker go before the others.
func (c *collector) roomFor(r *inventory.Reject) bool {
	if len(r.Vendors) > 0 {
		c.naming++
	}
	if len(c.rejects) < keptRejects {
		return true
	}
	if len(r.Vendors) == 0 || c.naming > keptRejects {
		return false
	}
	for i := len(c.rejects) - 1; i >= 0; i-- {
		if len(c.rejects[i].Vendors) == 0 {
			c.rejects = slices.Delete(c.rejects, i, i+1)
			return true
		}
	}
	return false
}

func skipped(s *inventory.Skip) report.Skip {
	return report.Skip{Source: SourceOf(s.Place), Code: s.Code, Text: shortened(s.Text), Vendors: s.Vendors}
}

func rejected(dict *gear.Dictionary, r *inventory.Reject) report.Reject {
	out := report.Reject{Source: SourceOf(r.Place), Code: r.Code, Reason: r.Reason, Hint: r.Hint, Text: shortened(r.Text), Vendors: r.Vendors}
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
	for i := range b.items {
		if err := c.item(&b.items[i], b.identities[i]); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) item(it *report.Item, id identity) error {
	if c.items++; c.items > c.opts.most() {
		return &gear.Fault{
			Kind: gear.Incomplete, What: fmt.Sprintf("more than %d items are to be told one by one", c.opts.most()),
			Hint: "audit the inventory in parts, or ask for the table alone, which sums up any number",
		}
	}
	n := c.ids.add(uint64(id))
	c.same.add(it, id, n)
	if n > 1 {
		rename(it, id.numbered(n))
	}
	if c.opts.Known != nil {
		if err := c.matchBaseline(it); err != nil {
			return err
		}
	}
	for _, o := range c.outputs {
		if o.Items && (len(it.Findings) > 0 || o.Clear) || o.Fresh && phrase.New(it) {
			if err := o.Writer.Item(it); err != nil {
				return err
			}
		}
	}
	return nil
}
