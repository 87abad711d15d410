package inventory

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// workbookParts is what a workbook says of itself: its sheets, and how days count.
type workbookParts struct {
	sheets   []sheetRef
	from1904 bool
	styles   []numberFormat
	strings  []string
}

// sheetRef is a sheet of cells.
type sheetRef struct{ name, part string }

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
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
)

// workbookParts reads everything but the cells.
func (b *book) workbookParts() (*workbookParts, error) {
	if err := b.isWorkbook(); err != nil {
		return nil, err
	}
	main, err := b.mainPart()
	if err != nil {
		return nil, err
	}
	var w xmlWorkbook
	if err := b.decode(main, &w); err != nil {
		return nil, err
	}
	related, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	o := &workbookParts{from1904: w.Properties.Date1904 == "1" || w.Properties.Date1904 == "true"}
	for _, s := range w.Sheets {
		for _, a := range s.Attrs {
			for _, r := range related {
				if a.Name.Local == "id" && a.Value == r.id && r.kind == "worksheet" {
					o.sheets = append(o.sheets, sheetRef{name: s.Name, part: r.target})
				}
			}
		}
	}
	for _, r := range related {
		switch r.kind {
		case "styles":
			o.styles, err = b.styles(r.target)
		case "sharedStrings":
			o.strings, err = b.shared(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	return o, nil
}

// isWorkbook tells other things in a zip apart.
func (b *book) isWorkbook() error {
	switch {
	case b.parts["xl/workbook.bin"] != nil:
		return b.src.fault(gear.Incomplete, "this is a binary workbook (.xlsb)", "save it as .xlsx or CSV")
	case b.parts["content.xml"] != nil && b.parts["mimetype"] != nil:
		return b.src.fault(gear.Incomplete, "this is an OpenDocument file", "save it as .xlsx or CSV")
	case b.parts["_rels/.rels"] == nil:
		return b.src.fault(gear.Incomplete, "this is a zip archive, not a workbook", "unpack it, and name the files in it or their folder")
	}
	return nil
}

// mainPart returns the name of the part that lists the sheets.
func (b *book) mainPart() (string, error) {
	related, err := b.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range related {
		if r.kind == "officeDocument" && strings.HasPrefix(path.Base(r.target), "workbook") {
			return r.target, nil
		}
	}
	return "", b.src.fault(gear.Incomplete, "this is a document, not a workbook", "export the inventory as CSV or .xlsx")
}

// relation is a part that another part points to.
type relation struct{ id, kind, target string }

// relations reads what a part points to.
func (b *book) relations(part string) ([]relation, error) {
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
func (b *book) decode(name string, v any) error {
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

// shared reads the texts that cells point to by number.
func (b *book) shared(name string) ([]string, error) {
	r, err := b.open(name)
	if err != nil || r == nil {
		return nil, err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	var out []string
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, b.damaged(name, err)
		}
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "si" {
			text, err := richText(d, "si")
			if err != nil {
				return nil, b.damaged(name, err)
			}
			if out = append(out, text); len(out) > b.limits.cells {
				return nil, b.src.tooLarge(fmt.Sprintf("the workbook has more than %d texts", b.limits.cells))
			}
		}
	}
}

// richText reads the text of an element up to its end, without the aids to
// pronunciation that Japanese sheets carry.
func richText(d *xml.Decoder, element string) (string, error) {
	var text strings.Builder
	inText, aside := false, 0
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			if t.Name.Local == "rPh" {
				aside++
			}
		case xml.EndElement:
			inText = false
			if t.Name.Local == "rPh" {
				aside--
			}
			if t.Name.Local == element {
				return unescaped(text.String()), nil
			}
		case xml.CharData:
			if inText && aside == 0 {
				text.Write(t)
			}
		}
	}
}

// unescaped resolves the _x000D_ that stand for characters which XML does not
// have.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if r, ok := escapedRune(s[i:]); ok {
			out.WriteRune(r)
			i += 6
			continue
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func escapedRune(s string) (rune, bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range s[2:6] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | (c - '0')
		case c >= 'A' && c <= 'F', c >= 'a' && c <= 'f':
			r = r<<4 | (c&^0x20 - 'A' + 10)
		default:
			return 0, false
		}
	}
	return r, true
}
