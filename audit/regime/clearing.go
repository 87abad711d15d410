package regime

import "github.com/gearaudit/gearaudit/audit/gear"

// A caller that goes over many rows column by column can tell those apart of
// which the rules say nothing: of an item that was made by a maker who is not
// designated they say nothing where no way to a category is open. A way is a
// bit, and what a row leaves open is what all of its fields leave open.

// Ways returns the ways that there are. It reports false where there are too
// many to be told one by one; then every row must be judged.
func (d *Docket) Ways() (ways uint64, few bool) {
	return uint64(1)<<len(d.gates.ways) - 1, !d.gates.always
}

// Asks reports whether the ways, or whether an item is gone, hang on a field.
func (d *Docket) Asks(f gear.Field) bool {
	if f == gear.Status || f == gear.RemovedOn {
		return true
	}
	for _, i := range d.gates.looks {
		if d.fields[i].field == f {
			return true
		}
	}
	return false
}

// WaysOf returns the ways that one field leaves open, of which the item may
// have nothing else.
func (d *Docket) WaysOf(it *gear.Item, f gear.Field) uint64 {
	d.begin(it)
	for _, i := range d.gates.looks {
		if w := &d.fields[i]; w.field == f {
			return d.gates.mask(i, w, w.class(it))
		}
	}
	return ^uint64(0)
}

// GoneBy reports whether the status says that the item is gone, which a day of
// removal to come can gainsay.
func (d *Docket) GoneBy(it *gear.Item) bool {
	v := it.Peek(gear.Status)
	return v.Known() && d.judge.gone>>v.Code&1 != 0
}
