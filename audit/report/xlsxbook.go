package report

import (
	_ "embed" // the styles
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// sheetRows is how many rows a sheet of a workbook can have.
const sheetRows = 1_048_576

// workbook is an XLSX file on its way. Its sheets are written one after the
// other, each from the first row to the last, so that memory does not grow with
// the rows. The format is written here and not by a library, since all that is
// needed of it is texts, numbers and their looks.
type workbook struct {
	zip    sortedZip
	money  string // number format
	limit  int    // rows of a sheet
	sheets []xlsxTab
}

// xlsxTab is a sheet that was begun, with the range that can be filtered.
type xlsxTab struct{ title, filter string }

// newWorkbook begins a workbook whose money is in the currency.
func newWorkbook(scratch *Scratch, currency string) *workbook {
	return &workbook{zip: sortedZip{scratch: scratch}, money: moneyFormat(currency), limit: sheetRows}
}

//go:embed xlsx/styles.xml
var xlsxStyles string

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	xlsxMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	xlsxRels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xlsxPack = "http://schemas.openxmlformats.org/package/2006/"
	xlsxType = "application/vnd.openxmlformats-"
)

// write ends the workbook. made is the day that it says it was made on: any
// other than that of the run would differ from one rendering to the next.
func (b *workbook) write(out io.Writer, tool Tool, title, made string) error {
	if _, ok := serialDay(made); !ok {
		made = "1970-01-01"
	}
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", b.types()}, {"_rels/.rels", relations("officeDocument xl/workbook.xml", "metadata/core-properties docProps/core.xml")},
		{"docProps/core.xml", b.core(tool, title, made+"T00:00:00Z")}, {"xl/workbook.xml", b.book()}, {"xl/_rels/workbook.xml.rels", b.relations()},
		{"xl/styles.xml", strings.Replace(xlsxStyles, "MONEY", xmlText(b.money), 1)},
	} {
		w, err := b.zip.create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, part.text); err != nil {
			return err
		}
	}
	return b.zip.close(out)
}

// types lists what the parts of the file are.
func (b *workbook) types() string {
	var s strings.Builder
	s.WriteString(xmlHead + `<Types xmlns="` + xlsxPack + `content-types"><Default Extension="rels" ContentType="` + xlsxType + `package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	part := func(name, kind string) {
		s.WriteString(`<Override PartName="/` + name + `" ContentType="` + xlsxType + kind + `+xml"/>`)
	}
	part("docProps/core.xml", "package.core-properties")
	part("xl/workbook.xml", "officedocument.spreadsheetml.sheet.main")
	part("xl/styles.xml", "officedocument.spreadsheetml.styles")
	for i := range b.sheets {
		part(sheetFile(i), "officedocument.spreadsheetml.worksheet")
	}
	return s.String() + "</Types>"
}

func sheetFile(i int) string { return "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml" }

// relations names the parts that one of them leads to, each by its type and its
// file.
func relations(list ...string) string {
	var s strings.Builder
	s.WriteString(xmlHead + `<Relationships xmlns="` + xlsxPack + `relationships">`)
	for i, r := range list {
		kind, file, _ := strings.Cut(r, " ")
		space := xlsxRels + "/"
		if strings.Contains(kind, "/") {
			space = xlsxPack + "relationships/"
		}
		fmt.Fprintf(&s, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, space, kind, file)
	}
	return s.String() + "</Relationships>"
}

func (b *workbook) relations() string {
	var list []string
	for i := range b.sheets {
		list = append(list, "worksheet "+strings.TrimPrefix(sheetFile(i), "xl/"))
	}
	return relations(append(list, "styles styles.xml")...)
}

// book lists the sheets and the ranges that can be filtered.
func (b *workbook) book() string {
	var sheets, names strings.Builder
	for i, t := range b.sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, xmlText(t.title), i+1, i+1)
		if t.filter != "" {
			fmt.Fprintf(&names, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!%s</definedName>`, i, xmlText(t.title), t.filter)
		}
	}
	if names.Len() > 0 {
		return xmlHead + `<workbook xmlns="` + xlsxMain + `" xmlns:r="` + xlsxRels + `"><sheets>` + sheets.String() + "</sheets><definedNames>" + names.String() + "</definedNames></workbook>"
	}
	return xmlHead + `<workbook xmlns="` + xlsxMain + `" xmlns:r="` + xlsxRels + `"><sheets>` + sheets.String() + "</sheets></workbook>"
}

// core says what the file is, who made it and when.
func (b *workbook) core(tool Tool, title, made string) string {
	day := func(name string) string {
		return `<dcterms:` + name + ` xsi:type="dcterms:W3CDTF">` + made + `</dcterms:` + name + `>`
	}
	return xmlHead + `<cp:coreProperties xmlns:cp="` + xlsxPack + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		"<dc:title>" + xmlText(title) + "</dc:title><dc:creator>" + xmlText(tool.Name+" "+tool.Version) + "</dc:creator><cp:lastModifiedBy>" + xmlText(tool.Name) + "</cp:lastModifiedBy>" +
		day("created") + day("modified") + "</cp:coreProperties>"
}

// xmlText makes a text fit to stand in XML.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
