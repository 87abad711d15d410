package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Sheet is a sheet of cells.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// sharedText is a text that cells point to.
type sharedText struct {
	text   string
	struck bool // all of it is struck through
}

// The parts of a workbook, as far as they are read.
type (
	xmlRelations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	xmlWorkbook struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
)

// Open reads all of a workbook but the cells. Errors are *gear.Fault of kind
// Incomplete, which name the file as name.
func Open(name string, r io.ReaderAt, size int64, limits Limits) (*Book, error) {
	b := &Book{name: name, limits: limits.filled(), parts: map[string]*zip.File{}}
	b.left = b.limits.Unpacked
	if size > b.limits.Container {
		return nil, b.tooLarge(fmt.Sprintf("the workbook has %d bytes, more than %d", size, b.limits.Container))
	}
	var err error
	if b.zip, err = zip.NewReader(r, size); err != nil {
		return nil, b.broken(err)
	}
	if n := len(b.zip.File); n > b.limits.Entries {
		return nil, b.tooLarge(fmt.Sprintf("the workbook has %d parts, more than %d", n, b.limits.Entries))
	}
	for _, f := range b.zip.File {
		b.parts[partName(f.Name)] = f
	}
	return b, b.readParts()
}

// Sheets lists the sheets of cells, in the order of their tabs.
func (b *Book) Sheets() []Sheet { return b.sheets }

// readParts reads what a workbook says of itself: its sheets, how days count, its
// styles and the texts that cells share.
func (b *Book) readParts() error {
	if err := b.isWorkbook(); err != nil {
		return err
	}
	main, err := b.mainPart()
	if err != nil {
		return err
	}
	var w xmlWorkbook
	if err := b.decode(main, &w); err != nil {
		return err
	}
	related, err := b.relations(main)
	if err != nil {
		return err
	}
	b.from1904 = truth(w.Properties.Date1904)
	for _, s := range w.Sheets {
		for _, a := range s.Attrs {
			for _, r := range related {
				if a.Name.Local == "id" && a.Value == r.id && r.kind == "worksheet" {
					b.sheets = append(b.sheets, Sheet{Name: s.Name, Hidden: s.State == "hidden" || s.State == "veryHidden", part: r.target})
				}
			}
		}
	}
	for _, r := range related {
		switch r.kind {
		case "styles":
			err = b.readStyles(r.target)
		case "sharedStrings":
			err = b.readShared(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// isWorkbook tells other things in a zip apart.
func (b *Book) isWorkbook() error {
	switch {
	case b.parts["xl/workbook.bin"] != nil:
		return b.fault("this is a binary workbook (.xlsb)", "open it in Excel and save it as .xlsx")
	case b.parts["content.xml"] != nil && b.parts["mimetype"] != nil:
		return b.fault("this is an OpenDocument file (.ods)", "open it in LibreOffice or Excel and save it as .xlsx")
	case b.parts["index/document.iwa"] != nil || b.parts["index.zip"] != nil:
		return b.fault("this is a workbook of Apple Numbers", "export it from Numbers as Excel (.xlsx)")
	case b.parts["word/document.xml"] != nil || b.parts["ppt/presentation.xml"] != nil:
		return b.fault("this is a document of Word or PowerPoint, not a workbook", "copy its table into a spreadsheet, and save that as .xlsx")
	case b.parts["_rels/.rels"] == nil:
		return b.fault("this is a zip archive, not a workbook", "unpack it, and name the files in it or their folder")
	}
	return nil
}

// mainPart returns the name of the part that lists the sheets.
func (b *Book) mainPart() (string, error) {
	related, err := b.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range related {
		if r.kind == "officeDocument" && strings.HasPrefix(path.Base(r.target), "workbook") {
			return r.target, nil
		}
	}
	return "", b.fault("this is a document, not a workbook", "export the inventory as CSV or .xlsx")
}

// relation is a part that another part points to.
type relation struct{ id, kind, target string }

// relations reads what a part points to.
func (b *Book) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	var x xmlRelations
	if err := b.decode(dir+"_rels/"+base+".rels", &x); err != nil {
		return nil, err
	}
	out := make([]relation, len(x.All))
	for i, r := range x.All {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		out[i] = relation{id: r.ID, kind: path.Base(r.Type), target: strings.TrimPrefix(target, "/")}
	}
	return out, nil
}

// decode reads a small part as a whole.
func (b *Book) decode(name string, v any) error {
	r, err := b.open(name)
	if err != nil {
		return err
	}
	if r == nil {
		return b.damaged(name, errors.New("the part is missing"))
	}
	defer r.Close()
	if err := xml.NewDecoder(r).Decode(v); err != nil {
		return b.damaged(name, err)
	}
	return nil
}

// readShared reads the texts that cells point to by number.
func (b *Book) readShared(name string) error {
	r, err := b.open(name)
	if err != nil || r == nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return b.damaged(name, err)
		}
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "si" {
			text, err := richText(d, "si")
			if err != nil {
				return b.damaged(name, err)
			}
			if b.strings = append(b.strings, text); len(b.strings) > b.limits.Cells {
				return b.tooLarge(fmt.Sprintf("the workbook has more than %d texts", b.limits.Cells))
			}
		}
	}
}
