package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Added is what is written beside the rows of a sheet, behind all of its columns.
type Added struct {
	Headings []string // none where only notes are added
	Line     int      // row of the headings

	// Old is the first of the columns that were added before, from 1, which the new
	// ones take the place of; 0 for none.
	Old int
	// Row returns the cells to add to a row, nil for none. It is called for every
	// row that stands in the sheet, from the top down.
	Row   func(row int) []Cell
	Notes []CellNote // in the order of rows and columns
}

// Cell is a cell to add.
type Cell struct {
	Text   string
	Number bool // Text is a decimal number
}

// CellNote is a note at a cell.
type CellNote struct {
	Row, Column int // from 1
	Text        string
}

// Rewrite writes the workbook again with what is added to its sheets, by their
// names. All parts that nothing is added to are copied as they are packed. A cell that
// has a note keeps it, and gets no further one.
func (b *Book) Rewrite(out io.Writer, added map[string]*Added) error {
	changed := map[string]func(io.Writer) error{}
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.DefaultCompression) })
	n := &notes{book: b, types: map[string]string{}}
	for i := range b.sheets {
		sheet := &b.sheets[i]
		a := added[sheet.Name]
		if a == nil {
			continue
		}
		width, err := b.measure(sheet, a)
		if err != nil {
			return err
		}
		legacy, err := n.add(sheet, a, changed)
		if err != nil {
			return err
		}
		changed[partName(sheet.part)] = func(w io.Writer) error { return b.rewriteSheet(sheet, a, width, legacy, w) }
	}
	if len(n.types) > 0 {
		changed[contentTypes] = n.contentTypes
	}
	if err := b.copyParts(z, changed); err != nil {
		return err
	}
	for _, p := range n.parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = io.WriteString(w, p.text)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// copyParts writes the parts in the order in which they stand in the container.
func (b *Book) copyParts(z *zip.Writer, changed map[string]func(io.Writer) error) error {
	for _, f := range b.zip.File {
		write := changed[partName(f.Name)]
		if write == nil {
			if err := copyRaw(z, f); err != nil {
				return b.broken(err)
			}
			continue
		}
		h := f.FileHeader
		h.Method, h.Flags = zip.Deflate, h.Flags&^0x8
		w, err := z.CreateHeader(&h)
		if err != nil {
			return err
		}
		b.left = b.limits.Unpacked
		if err := write(w); err != nil {
			return err
		}
	}
	return nil
}

// copyRaw copies a part without unpacking it.
func copyRaw(z *zip.Writer, f *zip.File) error {
	h := f.FileHeader
	w, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}

const contentTypes = "[content_types].xml"

// notes gathers the parts that notes at cells need.
type notes struct {
	book   *Book
	sheets int // that have notes
	parts  []newPart
	types  map[string]string // content type by part, of parts that are no drawings
}

type newPart struct{ name, text string }

// The namespaces and types of parts.
const (
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/relationships"
	commentsType  = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	drawingType   = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	legacyID      = "gearauditNotes"
)

// add makes the parts for the notes of a sheet. It reports whether the sheet must
// point to them.
func (n *notes) add(sheet *Sheet, a *Added, changed map[string]func(io.Writer) error) (bool, error) {
	if len(a.Notes) == 0 {
		return false, nil
	}
	dir, base := path.Split(sheet.part)
	rels := dir + "_rels/" + base + ".rels"
	var related []relation
	if n.book.parts[partName(rels)] != nil {
		var err error
		if related, err = n.book.relations(sheet.part); err != nil {
			return false, err
		}
	}
	old, ok, err := n.book.notesOf(related)
	switch {
	case err != nil || !ok:
		return false, err
	case old != nil:
		n.book.further(old, a.Notes, changed)
		return false, nil
	}
	n.sheets++
	comments, drawing := fmt.Sprintf("xl/gearauditNotes%d.xml", n.sheets), fmt.Sprintf("xl/drawings/gearauditNotes%d.vml", n.sheets)
	if n.book.parts[partName(comments)] != nil || n.book.parts[partName(drawing)] != nil {
		return false, nil
	}
	n.parts = append(n.parts, newPart{comments, commentsXML(a.Notes)}, newPart{drawing, drawingXML(a.Notes)})
	n.types["/"+comments] = commentsType
	entries := `<Relationship Id="` + legacyID + `" Type="` + relationSpace + `/vmlDrawing" Target="/` + drawing + `"/>` +
		`<Relationship Id="gearauditComments" Type="` + relationSpace + `/comments" Target="/` + comments + `"/>`
	if n.book.parts[partName(rels)] == nil {
		n.parts = append(n.parts, newPart{rels, xmlHead + `<Relationships xmlns="` + packageSpace + `">` + entries + `</Relationships>`})
		return true, nil
	}
	changed[partName(rels)] = func(w io.Writer) error { return n.book.insertBefore(rels, "</", "Relationships>", entries, w) }
	return true, nil
}

// contentTypes writes the list of content types with those of the new parts.
func (n *notes) contentTypes(w io.Writer) error {
	var entries strings.Builder
	for _, p := range n.parts {
		if t := n.types["/"+p.name]; t != "" {
			entries.WriteString(`<Override PartName="/` + p.name + `" ContentType="` + t + `"/>`)
		}
		if strings.HasSuffix(p.name, ".vml") {
			entries.WriteString(`<Override PartName="/` + p.name + `" ContentType="` + drawingType + `"/>`)
		}
	}
	return n.book.insertBefore(contentTypes, "</", "Types>", entries.String(), w)
}

// insertBefore writes a small part with a text before its last closing tag.
func (b *Book) insertBefore(part, open, tag, text string, w io.Writer) error {
	r, err := b.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	all, err := io.ReadAll(r)
	if err != nil {
		return b.damaged(part, err)
	}
	at := bytes.LastIndex(all, []byte(tag))
	if at >= 0 {
		at = bytes.LastIndex(all[:at], []byte(open))
	}
	if at < 0 {
		return b.damaged(part, errors.New("it does not end"))
	}
	for _, piece := range []string{string(all[:at]), text, string(all[at:])} {
		if _, err := io.WriteString(w, piece); err != nil {
			return err
		}
	}
	return nil
}
