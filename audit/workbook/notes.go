package workbook

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// ownAuthor is the author of the notes that the program writes, and notePrefix what
// their texts begin with.
const (
	ownAuthor  = "gearaudit"
	notePrefix = "gearaudit: "
)

// commentsXML is the part with the texts of notes.
func commentsXML(list []CellNote) string {
	return xmlHead + `<comments xmlns="` + mainSpace + `"><authors>` + authorXML("") + `</authors><commentList>` + commentList(list, 0, "") + `</commentList></comments>`
}

func authorXML(prefix string) string {
	return "<" + prefix + "author>" + ownAuthor + "</" + prefix + "author>"
}

// commentList are the texts of notes, of elements with a prefix.
func commentList(list []CellNote, author int, prefix string) string {
	var b strings.Builder
	for _, n := range list {
		fmt.Fprintf(&b, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext><%[1]st xml:space="preserve">%[4]s</%[1]st></%[1]stext></%[1]scomment>`, prefix, gear.CellName(n.Row, n.Column), author, escaped(n.Text))
	}
	return b.String()
}

// Namespaces of drawings.
const drawingSpaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`

// drawingXML is the part that says where notes are drawn, which spreadsheet
// programs ask for: beside their cells, and hidden until one points at them.
func drawingXML(list []CellNote) string {
	return `<xml` + drawingSpaces + `>` + shapes(list, 1, "") + `</xml>`
}

// shapes are the boxes of notes, numbered from one on. spaces names the namespaces,
// where others may be named around them.
func shapes(list []CellNote, from int, spaces string) string {
	var b strings.Builder
	if from == 1 {
		b.WriteString(`<v:shapetype` + spaces + ` id="gearauditNote" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	}
	for i, n := range list {
		fmt.Fprintf(&b, `<v:shape%s id="gearauditNote%d" type="#gearauditNote" style="position:absolute;margin-left:60pt;margin-top:2pt;width:140pt;height:60pt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
			`<v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 10, %d, 2, %d, 20, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			spaces, from+i, from+i, n.Column, n.Row-1, n.Column+3, n.Row+3, n.Row-1, n.Column-1)
	}
	return b.String()
}

// sheetNotes are the notes that a sheet has already.
type sheetNotes struct {
	comments, drawing string // names of parts
	authors           []string
	taken             map[[2]int]bool // cells with a note
	own               int             // shapes of the program's own
}

// notesOf finds the notes of a sheet; nil where it has none. ok is false where they
// are not kept as spreadsheet programs keep them, so that none can be added.
func (b *Book) notesOf(related []relation) (old *sheetNotes, ok bool, err error) {
	old = &sheetNotes{taken: map[[2]int]bool{}}
	drawings := 0
	for _, r := range related {
		switch {
		case r.id == legacyID && r.kind != "vmlDrawing":
			return nil, false, nil
		case r.kind == "comments":
			old.comments = r.target
		case r.kind == "vmlDrawing":
			drawings++
			text, err := b.text(r.target)
			if err != nil {
				return nil, false, err
			}
			if strings.Contains(text, `ObjectType="Note"`) {
				old.drawing, old.own = r.target, strings.Count(text, `id="gearauditNote`)
			}
		}
	}
	switch {
	case old.comments == "" && drawings == 0:
		return nil, true, nil
	case old.comments == "" || old.drawing == "" || b.parts[partName(old.comments)] == nil:
		return nil, false, nil
	}
	var x struct {
		Authors []string `xml:"authors>author"`
		List    []struct {
			Ref string `xml:"ref,attr"`
		} `xml:"commentList>comment"`
	}
	if err := b.decode(old.comments, &x); err != nil {
		return nil, false, err
	}
	old.authors = x.Authors
	for _, c := range x.List {
		column, row := position(c.Ref)
		old.taken[[2]int{row, column}] = true
	}
	return old, true, nil
}

// text reads a small part, empty where it is missing.
func (b *Book) text(part string) (string, error) {
	r, err := b.open(part)
	if err != nil || r == nil {
		return "", err
	}
	defer r.Close()
	all, err := io.ReadAll(r)
	if err != nil {
		return "", b.damaged(part, err)
	}
	return string(all), nil
}

// further adds notes to those of a sheet, at cells that have none.
func (b *Book) further(old *sheetNotes, list []CellNote, changed map[string]func(io.Writer) error) {
	list = slices.DeleteFunc(slices.Clone(list), func(n CellNote) bool { return old.taken[[2]int{n.Row, n.Column}] })
	if len(list) == 0 {
		return
	}
	changed[partName(old.comments)] = func(w io.Writer) error {
		text, err := b.text(old.comments)
		if err != nil {
			return err
		}
		author := slices.Index(old.authors, ownAuthor)
		if author < 0 {
			author = len(old.authors)
			if text, err = inside(text, "authors", authorXML); err != nil {
				return b.damaged(old.comments, err)
			}
		}
		if text, err = inside(text, "commentList", func(prefix string) string { return commentList(list, author, prefix) }); err != nil {
			return b.damaged(old.comments, err)
		}
		_, err = io.WriteString(w, text)
		return err
	}
	changed[partName(old.drawing)] = func(w io.Writer) error {
		return b.insertBefore(old.drawing, "</", "xml>", shapes(list, old.own+1, drawingSpaces), w)
	}
}

// inside puts what add makes, for elements with a prefix, at the end of an element.
func inside(text, element string, add func(prefix string) string) (string, error) {
	m := regexp.MustCompile(`</([A-Za-z0-9]+:)?` + element + `\s*>`).FindStringSubmatchIndex(text)
	if m == nil {
		return "", fmt.Errorf("%s does not end", element)
	}
	prefix := ""
	if m[2] >= 0 {
		prefix = text[m[2]:m[3]]
	}
	return text[:m[0]] + add(prefix) + text[m[0]:], nil
}
