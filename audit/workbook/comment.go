package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// Comment is what people wrote at a cell, beside what it holds: a note, or a
// thread of them.
type Comment struct {
	Row, Column int // from 1
	Text        string
}

// Comments lists the comments on the cells of a sheet. Those that this program
// wrote are left out, and so is what the program that keeps threads writes for
// older ones.
func (b *Book) Comments(s *Sheet) ([]Comment, error) {
	dir, base := path.Split(s.part)
	if b.parts[partName(dir+"_rels/"+base+".rels")] == nil {
		return nil, nil
	}
	related, err := b.relations(s.part)
	if err != nil {
		return nil, err
	}
	var plain, threads []Comment
	for _, r := range related {
		list := &plain
		switch {
		case strings.HasPrefix(path.Base(r.target), "gearauditNotes"):
			continue
		case r.kind == "threadedComment":
			list = &threads
		case r.kind != "comments":
			continue
		}
		if *list, err = b.commentsOf(r.target, *list); err != nil {
			return nil, err
		}
	}
	threaded := map[[2]int]bool{}
	for _, c := range threads {
		threaded[[2]int{c.Row, c.Column}] = true
	}
	for _, c := range plain {
		if !threaded[[2]int{c.Row, c.Column}] {
			threads = append(threads, c)
		}
	}
	return threads, nil
}

// commentsOf adds those of a part of comments, of the old kind or of the threaded
// one. Who wrote a note stands before it, and is no part of what it says.
func (b *Book) commentsOf(part string, list []Comment) ([]Comment, error) {
	in, err := b.open(part)
	if err != nil || in == nil {
		return list, err
	}
	defer in.Close()
	d := xml.NewDecoder(in)
	var text strings.Builder
	var authors []string
	var author, ref string
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, b.damaged(part, err)
		}
		switch t := t.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			switch t.Name.Local {
			case "author":
				text.Reset()
			case "comment", "threadedComment":
				text.Reset()
				author, ref = attr(&t, "authorId"), attr(&t, "ref")
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "author":
				authors = append(authors, strings.TrimSpace(text.String()))
			case "comment", "threadedComment":
				said := unescaped(strings.TrimSpace(text.String()))
				if n, err := strconv.Atoi(author); err == nil && n >= 0 && n < len(authors) && authors[n] == ownAuthor && strings.HasPrefix(said, notePrefix) {
					continue
				}
				if n, err := strconv.Atoi(author); err == nil && n >= 0 && n < len(authors) && authors[n] != "" {
					said = strings.TrimSpace(strings.TrimPrefix(said, authors[n]+":"))
				}
				column, row := position(ref)
				list = append(list, Comment{Row: row, Column: column, Text: said})
			}
		}
	}
}
