package inventory

import "github.com/gearaudit/gearaudit/audit/gear"

// Sum returns a number that tells what some cells of a row hold from what other
// rows hold there: cells that are written alike have the same sum, and others
// have another, but for one chance in many million millions. It is 0 for no row.
func (b *Batch) Sum(i int, fields ...gear.Field) uint64 {
	sum := uint64(seed)
	for _, f := range fields {
		m := b.worker.byField[f]
		if m == nil {
			continue
		}
		cell, _ := b.cell(&b.rows[i], m.cell)
		k := b.worker.masks.key(cell)
		sum = fold(sum^k.hash(), prime)
	}
	return max(sum, 1)
}
