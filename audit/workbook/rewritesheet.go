package workbook

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// measure returns the number of the last column of a sheet that holds something;
// what was added before is not counted.
func (b *Book) measure(sheet *Sheet, a *Added) (int, error) {
	part, err := b.open(sheet.part)
	if err != nil {
		return 0, err
	}
	if part == nil {
		return 0, b.damaged(sheet.part, errors.New("the part is missing"))
	}
	defer part.Close()
	if a.Old > 0 {
		return a.Old - 1, nil
	}
	width, next := 0, 1
	for d := xml.NewDecoder(part); ; {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return width, nil
		}
		if err != nil {
			return 0, b.damaged(sheet.part, err)
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "row":
			next = 1
		case start.Name.Local == "c":
			if c, _ := position(attr(&start, "r")); c > 0 {
				next = c
			}
			next++
		case start.Name.Local == "v" || start.Name.Local == "f" || start.Name.Local == "is":
			width = max(width, next-1)
		}
	}
}

// sheetWriter copies the part of a sheet, byte for byte but for what is added.
type sheetWriter struct {
	added  *Added
	width  int // of the sheet, without what is added
	legacy bool
	out    *bufio.Writer
	raw    bytes.Buffer // read and not yet written
	base   int64        // offset of its first byte
	xml    *xml.Decoder

	row     int
	next    int
	cells   []Cell // of the present row
	style   string // of its last cell that stays
	columns bool   // the widths of columns were written
	pointed bool   // the notes were pointed to
	depth   int
}

// rewriteSheet writes the part of a sheet with what is added.
func (b *Book) rewriteSheet(sheet *Sheet, a *Added, width int, legacy bool, out io.Writer) error {
	part, err := b.open(sheet.part)
	if err != nil {
		return err
	}
	defer part.Close()
	w := &sheetWriter{added: a, width: width, legacy: legacy, out: bufio.NewWriterSize(out, 64<<10)}
	w.xml = xml.NewDecoder(io.TeeReader(part, &w.raw))
	for {
		from := w.xml.InputOffset()
		t, err := w.xml.RawToken()
		if errors.Is(err, io.EOF) {
			return w.finish(from)
		}
		if err == nil {
			err = w.token(t, from)
		}
		if err != nil {
			return b.damaged(sheet.part, err)
		}
	}
}

func (w *sheetWriter) finish(end int64) error {
	w.copyTo(end)
	return w.out.Flush()
}

// copyTo writes what was read up to an offset; the writer keeps its first error.
func (w *sheetWriter) copyTo(offset int64) {
	_, _ = w.out.Write(w.raw.Next(int(offset - w.base)))
	w.base = offset
}

// skipTo leaves out what was read up to an offset.
func (w *sheetWriter) skipTo(offset int64) {
	w.raw.Next(int(offset - w.base))
	w.base = offset
}

// token copies a token that begins at an offset, or writes another one.
func (w *sheetWriter) token(t xml.Token, from int64) error {
	switch t := t.(type) {
	case xml.StartElement:
		w.depth++
		return w.start(&t, from)
	case xml.EndElement:
		w.depth--
		switch t.Name.Local {
		case "row":
			return w.endRow(&t, from)
		case "cols":
			w.copyTo(from)
			w.addColumns(t.Name.Space, false)
		case "worksheet":
			w.copyTo(from)
			w.point(t.Name.Space)
		}
	}
	w.copyTo(w.xml.InputOffset())
	return nil
}

func (w *sheetWriter) start(t *xml.StartElement, from int64) error {
	to := w.xml.InputOffset()
	w.copyTo(from)
	switch t.Name.Local {
	case "dimension":
		w.replace(to, rangeEnd, func(m []string) string { return w.wider(m) })
		return nil
	case "col":
		return w.column(t, to)
	case "sheetData":
		w.addColumns(t.Name.Space, true)
	case "row":
		return w.startRow(t, to)
	case "c":
		return w.cell(t)
	case "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst":
		if w.depth == 2 {
			w.point(t.Name.Space)
		}
	}
	w.copyTo(to)
	return nil
}

// rangeEnd is the end of a range of cells, and spanEnd that of the columns of a row,
// in tags that are known to be sound.
var (
	rangeEnd = regexp.MustCompile(`(ref\s*=\s*["'](?:[A-Z]+[0-9]+:)?)([A-Z]+)([0-9]+)`)
	spanEnd  = regexp.MustCompile(`(spans\s*=\s*["'][0-9]+:)([0-9]+)()`)
)

// replace writes a tag with another end of a range in it.
func (w *sheetWriter) replace(to int64, pattern *regexp.Regexp, with func([]string) string) {
	tag := string(w.raw.Next(int(to - w.base)))
	w.base = to
	if m := pattern.FindStringSubmatchIndex(tag); m != nil {
		tag = tag[:m[0]] + with([]string{tag[m[0]:m[1]], tag[m[2]:m[3]], tag[m[4]:m[5]], tag[m[6]:m[7]]}) + tag[m[1]:]
	}
	_, _ = w.out.WriteString(tag)
}

// last is the number of the last column that is added.
func (w *sheetWriter) last() int { return w.width + len(w.added.Headings) }

func (w *sheetWriter) wider(m []string) string {
	row, _ := strconv.Atoi(m[3])
	name := gear.CellName(max(row, w.added.Line), w.last())
	if strings.HasSuffix(m[1], ":") {
		return m[1] + name
	}
	return m[1] + m[2] + m[3] + ":" + name
}

// column writes the width of columns again, those that are added apart.
func (w *sheetWriter) column(t *xml.StartElement, to int64) error {
	first, sound := number(attr(t, "min"))
	last, alsoSound := number(attr(t, "max"))
	if !sound || !alsoSound || last <= w.width {
		w.copyTo(to)
		return nil
	}
	if _, err := w.content("col"); err != nil {
		return err
	}
	w.depth--
	w.skipTo(w.xml.InputOffset())
	for _, piece := range [][2]int{{first, min(last, w.width)}, {max(first, w.last()+1), last}} {
		if piece[0] > piece[1] {
			continue
		}
		if piece[0] > w.width { // they come behind those that are added
			w.addColumns(t.Name.Space, false)
		}
		_, _ = w.out.WriteString("<" + prefixed(t.Name.Space, "col"))
		for _, a := range t.Attr {
			value := a.Value
			switch a.Name.Local {
			case "min":
				value = strconv.Itoa(piece[0])
			case "max":
				value = strconv.Itoa(piece[1])
			}
			_, _ = w.out.WriteString(" " + prefixed(a.Name.Space, a.Name.Local) + `="` + escaped(value) + `"`)
		}
		_, _ = w.out.WriteString("/>")
	}
	return nil
}

// content reads an element to its end.
func (w *sheetWriter) content(element string) (int, error) {
	for n := 0; ; n++ {
		t, err := w.xml.RawToken()
		if err != nil {
			return n, err
		}
		if e, ok := t.(xml.EndElement); ok && e.Name.Local == element {
			return n, nil
		}
	}
}

// addColumns writes the widths of the columns that are added.
func (w *sheetWriter) addColumns(space string, alone bool) {
	if w.columns || len(w.added.Headings) == 0 {
		return
	}
	w.columns = true
	text := fmt.Sprintf(`<%s min="%d" max="%d" width="18" customWidth="1"/>`, prefixed(space, "col"), w.width+1, w.last())
	if alone {
		text = "<" + prefixed(space, "cols") + ">" + text + "</" + prefixed(space, "cols") + ">"
	}
	_, _ = w.out.WriteString(text)
}

func (w *sheetWriter) startRow(t *xml.StartElement, to int64) error {
	w.row++
	if n, err := strconv.Atoi(attr(t, "r")); err == nil {
		w.row = n
	}
	w.next, w.style = 1, ""
	if w.cells = w.added.Row(w.row); w.row == w.added.Line {
		w.cells = nil
		for _, h := range w.added.Headings {
			w.cells = append(w.cells, Cell{Text: h})
		}
	}
	if w.cells == nil {
		w.copyTo(to)
		return nil
	}
	w.replace(to, spanEnd, func(m []string) string { return m[1] + strconv.Itoa(w.last()) })
	return nil
}

// cell copies a cell, or leaves out one in whose place another is added.
func (w *sheetWriter) cell(t *xml.StartElement) error {
	if c, _ := position(attr(t, "r")); c > 0 {
		w.next = c
	}
	column := w.next
	w.next++
	if column <= w.width || column > w.last() || w.row < w.added.Line || w.cells == nil && w.added.Old == 0 {
		if column <= w.width {
			w.style = attr(t, "s")
		}
		w.copyTo(w.xml.InputOffset())
		return nil
	}
	if _, err := w.content("c"); err != nil {
		return err
	}
	w.depth--
	w.skipTo(w.xml.InputOffset())
	return nil
}

// endRow adds the cells of a row before its end.
func (w *sheetWriter) endRow(t *xml.EndElement, from int64) error {
	to := w.xml.InputOffset()
	w.copyTo(from)
	if len(w.cells) > 0 && from == to {
		return fmt.Errorf("row %d holds nothing", w.row)
	}
	for i, c := range w.cells {
		w.add(t.Name.Space, gear.CellName(w.row, w.width+1+i), &c)
	}
	w.cells = nil
	w.copyTo(to)
	return nil
}

// add writes a cell. Texts stand in it and not among the shared ones, so that no
// program takes them for formulas and no other part changes.
func (w *sheetWriter) add(space, name string, c *Cell) {
	if c.Text == "" {
		return
	}
	tag := prefixed(space, "c")
	style := ""
	if w.row == w.added.Line && w.style != "" {
		style = ` s="` + escaped(w.style) + `"`
	}
	if c.Number {
		v := prefixed(space, "v")
		_, _ = w.out.WriteString("<" + tag + ` r="` + name + `"` + style + "><" + v + ">" + escaped(c.Text) + "</" + v + "></" + tag + ">")
		return
	}
	is, text := prefixed(space, "is"), prefixed(space, "t")
	_, _ = w.out.WriteString("<" + tag + ` r="` + name + `"` + style + ` t="inlineStr"><` + is + "><" + text + ` xml:space="preserve">` + escaped(c.Text) + "</" + text + "></" + is + "></" + tag + ">")
}

// point names the part with the notes, where the order of elements wants it.
func (w *sheetWriter) point(space string) {
	if w.legacy && !w.pointed {
		w.pointed = true
		_, _ = w.out.WriteString("<" + prefixed(space, "legacyDrawing") + ` xmlns:r="` + relationSpace + `" r:id="` + legacyID + `"/>`)
	}
}

// number reads a whole number.
func number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil
}

func prefixed(space, name string) string {
	if space == "" {
		return name
	}
	return space + ":" + name
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)))
	return b.String()
}
