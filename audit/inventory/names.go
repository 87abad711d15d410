package inventory

// Names finds designated makers in the bytes of records, whatever column they
// stand in and whatever becomes of the record. It may find too much, and must
// not overlook what the readers of fields would take for a name or a family.
type Names struct {
	Vendors []string                                      // ids, 64 at most
	Find    func(text []byte, found func(vendor, at int)) // vendor: the place in Vendors; at: the offset of a hit
}

// of returns the set of vendors that a text names, bit n for Vendors[n].
func (n *Names) of(text []byte) (set uint64) {
	if n != nil {
		n.Find(text, func(vendor, _ int) { set |= 1 << vendor })
	}
	return set
}

// list returns the ids of a set.
func (n *Names) list(set uint64) []string {
	var out []string
	for i := 0; set != 0; i, set = i+1, set>>1 {
		if set&1 != 0 {
			out = append(out, n.Vendors[i])
		}
	}
	return out
}
