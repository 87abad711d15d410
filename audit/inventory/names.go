package inventory

import "github.com/gearaudit/gearaudit/audit/maker"

// vendors returns the designated makers that the bytes of a record name.
func (f *File) vendors(record []byte) []string {
	if f.names == nil {
		return nil
	}
	return f.names.Vendors(f.names.Find(record))
}

// Vendors returns the designated makers that the bytes of a row name, in
// whatever cell they stand; none where Options.Names is nil.
func (b *Batch) Vendors(i int) maker.VendorSet {
	names := b.worker.file.names
	if names == nil {
		return maker.VendorSet{}
	}
	return names.Find(b.text(&b.rows[i]))
}

// Unmapped calls see for every filled cell of a row that no field is read from,
// with its column, from 1.
func (b *Batch) Unmapped(i int, see func(column int, text string)) {
	r := &b.rows[i]
	for c := range r.cells() {
		if b.worker.file.mapped[c] {
			continue
		}
		if text := trim(b.cellText(r, c)); text != "" {
			see(c+1, text)
		}
	}
}
