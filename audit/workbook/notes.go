package workbook

import (
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// commentsXML is the part with the texts of notes.
func commentsXML(list []CellNote) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<comments xmlns="` + mainSpace + `"><authors><author>gearaudit</author></authors><commentList>`)
	for _, n := range list {
		b.WriteString(`<comment ref="` + gear.CellName(n.Row, n.Column) + `" authorId="0"><text><t xml:space="preserve">` + escaped(n.Text) + `</t></text></comment>`)
	}
	b.WriteString(`</commentList></comments>`)
	return b.String()
}

// drawingXML is the part that says where notes are drawn, which spreadsheet
// programs ask for: beside their cells, and hidden until one points at them.
func drawingXML(list []CellNote) string {
	var b strings.Builder
	b.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<v:shapetype id="gearauditNote" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	for i, n := range list {
		fmt.Fprintf(&b, `<v:shape id="gearauditNote%d" type="#gearauditNote" style="position:absolute;margin-left:60pt;margin-top:2pt;width:140pt;height:60pt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
			`<v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 10, %d, 2, %d, 20, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			i+1, i+1, n.Column, n.Row-1, n.Column+3, n.Row+3, n.Row-1, n.Column-1)
	}
	b.WriteString(`</xml>`)
	return b.String()
}
