package inventory

import (
	"bytes"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// identifying returns the columns by which an item is known again.
func (f *File) identifying() []columns.Column {
	var out []columns.Column
	for _, c := range f.table.Columns {
		if c.Field == gear.SerialNumber || c.Field == gear.AssetTag {
			out = append(out, c)
		}
	}
	return out
}

// identified reports whether a serial number or an asset tag stands in a row.
func (b *Batch) identified(r *records.Row) bool {
	f := b.worker.file
	for _, c := range f.identifying() {
		if c.Cell < r.Cells() && f.identity.Column(c.Field).Fold(b.cut.CellText(r, c.Cell)) != "" {
			return true
		}
	}
	return false
}

// alsoAt returns where rows stand that repeat a row.
func (b *Batch) alsoAt(r *records.Row) []gear.Place {
	f := b.worker.file
	x := f.owner().repeats.of(r.Line)
	if x == nil || x.lines[0] != (fileLine{f.owner(), r.Line}) || bytes.IndexByte(b.cut.Text(r), f.dialect.Newline) >= 0 || !b.identified(r) {
		return nil
	}
	return x.places()
}

// identityOf finds out from the first rows how the columns name items.
func (f *File) identityOf(rows []columns.Row) (out gear.IdentityColumns) {
	for _, c := range f.identifying() {
		var values, texts []string
		for i := range rows {
			if r := &rows[i]; c.Cell < len(r.Cells) && !r.Broken {
				values = append(values, r.Cells[c.Cell])
				rest := slices.Clone(r.Cells)
				rest[c.Cell] = ""
				texts = append(texts, strings.Join(rest, "\x1f"))
			}
		}
		*out.Column(c.Field) = gear.ReadIdentityColumn(values, texts)
	}
	return out
}

// places returns where the lines behind the first stand.
func (x *repeat) places() []gear.Place {
	var out []gear.Place
	for _, l := range x.lines[1:] {
		out = append(out, gear.Place{File: l.file.table.Name, Sheet: l.file.table.Sheet, Line: l.line})
	}
	return out
}
