package xlsx

import (
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// Diff writes a workbook of what changed from one run to another: a summary with
// the cost, and the changes.
func Diff(out io.Writer, d *report.Diff, opt report.Options) error {
	shown := *d
	safetext.VisibleAll(&shown)
	b, err := newWorkbook(d.Currency, opt)
	if err != nil {
		return err
	}
	defer b.file.Close() // takes away its temporary files
	if err := b.diffSummary(&shown); err != nil {
		return err
	}
	cols := []xlsxColumn{
		{"change", 12, cellText}, {"site_id", 15, cellText}, {"asset_tag", 16, cellText}, {"serial_number", 21, cellText}, {"manufacturer", 21, cellText}, {"model", 21, cellText},
		{"quantity", 11, cellNumber}, {"vendor", 14, cellText}, {"field", 15, cellText}, {"old", 21, cellText}, {"new", 21, cellText}, {"identity", 20, cellText},
	}
	err = b.list("Changes", cols, func(write func([]string) error) error {
		for i := range shown.Changes {
			x := &shown.Changes[i]
			it := &x.Item
			if err := write([]string{x.Kind, it.SiteID, it.AssetTag, it.SerialNumber, it.Manufacturer, it.Model, phrase.Integer(it.Quantity), x.Vendor, x.Field, x.Old, x.New, it.ID}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.write(out, opt.Scratch, report.Tool{Name: "gearaudit"}, "Changes from "+d.Old.AsOf+" to "+d.New.AsOf, d.New.AsOf)
}

func (b *workbook) diffSummary(d *report.Diff) error {
	out, err := b.stream("Summary")
	if err != nil {
		return err
	}
	for i, width := range []float64{48, 20, 20, 20} {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	f := &front{book: b, out: out}
	f.add(typed{cellTitle, "Changes from " + d.Old.AsOf + " to " + d.New.AsOf})
	f.add(typed{cellStrong, phrase.Sentence(phrase.CompleteText(d)) + "."})
	if text := phrase.CostText(d); text != "" {
		f.add(typed{cellStrong, phrase.Sentence(text) + "."})
	}
	f.add(text("Old: " + phrase.SideText(&d.Old, d.Currency) + "."))
	f.add(text("New: " + phrase.SideText(&d.New, d.Currency) + "."))
	if note := phrase.OtherData(d); note != "" {
		f.add(text("Note: " + note + "."))
	}
	f.block(text("Kind of change"), figured("Items"))
	for _, c := range []struct {
		name string
		n    int64
	}{
		{report.ChangeAdded, d.Counts.Added}, {report.ChangeRemoved, d.Counts.Removed}, {report.ChangeMoved, d.Counts.Moved},
		{report.ChangeChanged, d.Counts.Changed}, {report.ChangeRepriced, d.Counts.Repriced}, {"as they were", d.Counts.Same},
	} {
		f.add(text(c.name), number(c.n))
	}
	if len(d.Cost) > 0 {
		f.block(text("Cost"), figured("Old"), figured("New"), figured("Change"))
	}
	for i := range d.Cost {
		c := &d.Cost[i]
		f.add(text(c.What), typed{cellMoney, c.Old}, typed{cellMoney, c.New}, typed{cellMoney, c.Change})
	}
	if f.err != nil {
		return f.err
	}
	return out.Flush()
}
