package main

import (
	"io"
	"strings"
)

// bulkHeadings are the columns of a big file.
func bulkHeadings() []string {
	return []string{
		"Asset Tag", "Serial Number", "Vendor", "Model", "Part No.", "Description", "Qty", "Site ID", "Site Name", "State",
		"Role", "Function", "Status", "Date Obtained", "Funding", "MAC Address", "Unit Cost", "Notes",
	}
}

// flushAt is how many bytes are gathered before they are written.
const flushAt = 256 << 10

// bulk writes big files. A row is a few draws and some twenty appends to one
// buffer, so that the generator is faster than what it is used to measure.
type bulk struct {
	dice
	*pools
	dialect  dialect
	quote    string // around cells that are made on the fly
	distinct bool
	kind     string
	rollout  rollout
	buf      []byte
}

func newBulk(o *options) *bulk {
	b := &bulk{dice: newDice(o.seed), pools: newPools(o.dialect), dialect: o.dialect, distinct: o.distinct, kind: o.kind}
	if o.dialect.quoteAll {
		b.quote = `"`
	}
	b.buf = make([]byte, 0, flushAt+4096)
	return b
}

func (b *bulk) write(w io.Writer, rows int64) error {
	head := strings.Join(b.dialect.encodeAll(bulkHeadings()), b.dialect.delimiter)
	b.buf = append(append(b.buf, head...), b.dialect.lineEnd()...)
	for i := range rows {
		b.row(i)
		if len(b.buf) >= flushAt {
			if _, err := w.Write(b.buf); err != nil {
				return err
			}
			b.buf = b.buf[:0]
		}
	}
	_, err := w.Write(b.buf)
	return err
}

// row appends row number i, from 0.
func (b *bulk) row(i int64) {
	n := uint64(i)
	brand, site, model, date := b.next(i)
	b.made("AT-", n+1, 9).cell()
	b.made("SN", b.pcg.Uint64()%1e12, 12).cell()
	b.maker(brand, n, model)
	b.put(b.partNumber(n)).cell()
	b.describe()
	b.put(b.quantity()).cell()
	b.made("ST-", uint64(site)+1, 5).cell()
	b.put(b.sites[site]).cell()
	b.put(b.states[site%len(b.states)]).cell()
	b.put(brand.role).cell()
	b.put(brand.function).cell()
	b.put(b.statuses[b.below(len(b.statuses))]).cell()
	if date == "" {
		date = b.dates[b.below(len(b.dates))]
	}
	b.put(date).cell()
	b.put(b.funding[b.below(len(b.funding))]).cell()
	b.hardware(brand)
	b.price()
	if b.kind == prose {
		b.sentence(n)
	} else {
		b.remark()
	}
	b.buf = append(b.buf, b.dialect.lineEnd()...)
}
