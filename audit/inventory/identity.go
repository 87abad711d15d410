package inventory

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// identifying returns the columns by which an item is known again.
func (f *File) identifying() []column {
	var out []column
	for _, c := range f.columns {
		if c.field == gear.SerialNumber || c.field == gear.AssetTag {
			out = append(out, c)
		}
	}
	return out
}

// repeats reports whether a row says again what a row before it said.
func (b *Batch) repeats(r *row) bool {
	f := b.worker.file
	x := f.repeats[r.line]
	if x == nil || x.lines[0] == (fileLine{f, r.line}) {
		return false
	}
	return bytes.IndexByte(b.text(r), f.dialect.newline) < 0 && b.identified(r) && f.sumWord(&b.rowReader, r) == noSum
}

// identified reports whether a serial number or an asset tag stands in a row.
func (b *Batch) identified(r *row) bool {
	f := b.worker.file
	for _, c := range f.identifying() {
		if c.cell < r.cells() && f.identity.Column(c.field).Fold(b.cellText(r, c.cell)) != "" {
			return true
		}
	}
	return false
}

// alsoAt returns where rows stand that repeat a row.
func (b *Batch) alsoAt(r *row) []gear.Place {
	f := b.worker.file
	x := f.repeats[r.line]
	if x == nil || x.lines[0] != (fileLine{f, r.line}) || bytes.IndexByte(b.text(r), f.dialect.newline) >= 0 || !b.identified(r) {
		return nil
	}
	return x.places()
}

// identityOf finds out from the first rows how the columns name items.
func (f *File) identityOf(rows []sampleRow) (out gear.IdentityColumns) {
	for _, c := range f.identifying() {
		var values, texts []string
		for i := range rows {
			if r := &rows[i]; c.cell < len(r.cells) && !r.broken {
				values = append(values, r.cells[c.cell])
				rest := slices.Clone(r.cells)
				rest[c.cell] = ""
				texts = append(texts, strings.Join(rest, "\x1f"))
			}
		}
		*out.Column(c.field) = gear.ReadIdentityColumn(values, texts)
	}
	return out
}

// places returns where the lines behind the first stand.
func (x *repeat) places() []gear.Place {
	var out []gear.Place
	for _, l := range x.lines[1:] {
		out = append(out, gear.Place{File: l.file.name, Sheet: l.file.sheet, Line: l.line})
	}
	return out
}
