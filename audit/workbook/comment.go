package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// Comments calls see with the text of each comment that people put on the cells
// of a sheet. Those that this program wrote are left out.
func (b *Book) Comments(s *Sheet, see func(text string)) error {
	dir, base := path.Split(s.part)
	if b.parts[partName(dir+"_rels/"+base+".rels")] == nil {
		return nil
	}
	related, err := b.relations(s.part)
	if err != nil {
		return err
	}
	for _, r := range related {
		if r.kind != "comments" && r.kind != "threadedComment" || strings.HasPrefix(path.Base(r.target), "gearauditNotes") {
			continue
		}
		if err := b.commentsOf(r.target, see); err != nil {
			return err
		}
	}
	return nil
}

// commentsOf reads a part of comments, of the old kind or of the threaded one.
func (b *Book) commentsOf(part string, see func(text string)) error {
	in, err := b.open(part)
	if err != nil || in == nil {
		return err
	}
	defer in.Close()
	d := xml.NewDecoder(in)
	var text strings.Builder
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return b.damaged(part, err)
		}
		switch t := t.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			if t.Name.Local == "comment" || t.Name.Local == "threadedComment" {
				text.Reset()
			}
		case xml.EndElement:
			if t.Name.Local == "comment" || t.Name.Local == "threadedComment" {
				see(unescaped(strings.TrimSpace(text.String())))
			}
		}
	}
}
