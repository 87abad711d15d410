package rowcmd

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// questionOptions are the cells of a row that stands in no file.
type questionOptions struct{ cells []questionCell }

type questionCell struct {
	flag, doc string
	field     gear.Field
	text      string
}

// AddFlags declares one flag for each field that can tell a maker.
func (o *questionOptions) AddFlags(c *cobra.Command) {
	o.cells = []questionCell{
		{flag: "name", field: gear.Manufacturer, doc: "ask about a maker's name"},
		{flag: "brand", field: gear.Brand, doc: "ask about the brand on the label"},
		{flag: "model", field: gear.Model, doc: "ask about a model"},
		{flag: "part-number", field: gear.PartNumber, doc: "ask about a part number"},
		{flag: "mac", field: gear.MACAddress, doc: "ask about a hardware address, or its first six digits"},
		{flag: "sys-object-id", field: gear.SysObjectID, doc: "ask about the object identifier that a device answers"},
		{flag: "sys-descr", field: gear.SysDescr, doc: "ask about what a device says of itself"},
		{flag: "fcc-id", field: gear.FCCID, doc: "ask about an FCC ID"},
		{flag: "acquired-on", field: gear.AcquiredOn, doc: "the day it was bought, where a firm has changed hands"},
	}
	for i := range o.cells {
		q := &o.cells[i]
		c.Flags().StringVar(&q.text, q.flag, "", q.doc)
	}
}

// asked reports whether there is a question.
func (o *questionOptions) asked() bool { return len(o.texts()) > 0 }

// texts returns what was said, by field.
func (o *questionOptions) texts() map[gear.Field]string {
	texts := map[gear.Field]string{}
	for _, q := range o.cells {
		if t := strings.TrimSpace(q.text); t != "" {
			texts[q.field] = t
		}
	}
	return texts
}

// printAnswer prints who made what was asked about.
func printAnswer(p *term.Printer, r *report.MakerRow) {
	switch {
	case r.Vendor != "":
		p.Line(0, r.Vendor+":", r.Level)
	case r.Somebody:
		p.Line(0, "", "no designated vendor: another maker is named")
	default:
		p.Line(0, "", "unknown: nothing says who made it, so it is not cleared either")
	}
	if len(r.Others) > 0 {
		p.Line(2, "also named:", strings.Join(r.Others, ", "))
	}
	for i := range r.Evidence {
		p.Line(2, "-", evidenceText(&r.Evidence[i]))
	}
	if r.Note != "" {
		p.Line(2, "note:", r.Note)
	}
	if r.Vendor != "" && len(r.Missing) > 0 {
		p.Line(2, "would settle it:", strings.Join(r.Missing, ", "))
	}
}
