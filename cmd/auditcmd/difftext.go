package auditcmd

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// diffText prints a difference for people: what is done, both sides, and a
// table for each kind of change.
func diffText(w *term.Env, d *report.Diff) error {
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Line(0, "", complete(d))
	printSide(p, "old:", &d.Old)
	printSide(p, "new:", &d.New)
	if len(d.Packs) > 0 {
		p.Line(2, "note:", "the two were judged by different data ("+strings.Join(d.Packs, ", ")+"): outcomes and prices may differ because of that")
	}
	c := &d.Counts
	p.Line(2, "", fmt.Sprintf("%d added, %d removed, %d moved, %d changed, %d priced anew, %d as they were", c.Added, c.Removed, c.Moved, c.Changed, c.Repriced, c.Same))
	if err := p.Flush(nil); err != nil {
		return err
	}
	for _, kind := range report.ChangeKinds() {
		if err := changeTable(w, kind, d.Changes); err != nil {
			return err
		}
	}
	return nil
}

func complete(d *report.Diff) string {
	if d.Old.Pieces == 0 {
		return "nothing of designated vendors stood in the old inventory"
	}
	if d.CompleteMost != "" {
		return fmt.Sprintf("%s to %s %% complete: at least %d of %s of designated vendors are gone, but rows of the new inventory could not be read",
			percent(d.Complete), percent(d.CompleteMost), d.Gone, term.Plural(int(d.Old.Pieces), "piece", "pieces"))
	}
	return fmt.Sprintf("%s %% complete: %d of %s of designated vendors are gone", percent(d.Complete), d.Gone, term.Plural(int(d.Old.Pieces), "piece", "pieces"))
}

// percent turns 0.6257 into 62.5: cut, so that 100.0 means all.
func percent(fraction string) string {
	whole, part, _ := strings.Cut(fraction, ".")
	if len(part) < 3 {
		return fraction
	}
	return cmp.Or(strings.TrimLeft(whole+part[:2], "0"), "0") + "." + part[2:3]
}

func printSide(p *term.Printer, label string, s *report.Side) {
	c := &s.Coverage
	p.Line(2, label, fmt.Sprintf("%s, as of %s: %d rows read = %d judged + %d rejected", strings.Join(s.Inputs, ", "), s.AsOf, c.Rows, c.Judged, c.Rejected))
	text := term.Plural(int(s.Designated), "row", "rows") + " and " + term.Plural(int(s.Pieces), "piece", "pieces") + " of designated vendors in place"
	if s.Likely != "" {
		text += "; likely " + term.Dollars(s.Likely) + " USD"
	}
	p.Line(7, "", text)
}

// changeTable prints the changes of one kind, nothing where there are none.
func changeTable(w *term.Env, kind string, changes []report.Change) error {
	t := term.Table{Titles: []string{"SITE", "ITEM", "PIECES", strings.ToUpper(kind)}}
	for i := range changes {
		if x := &changes[i]; x.Kind == kind {
			t.Add(cmp.Or(x.Item.SiteID, "(none)"), cmp.Or(x.Item.AssetTag, x.Item.SerialNumber, x.Item.ID), strconv.FormatInt(x.Item.Quantity, 10), changeText(x))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if _, err := fmt.Fprintln(w.Out); err != nil {
		return err
	}
	return t.Print(w.Out, w.Width)
}

// changeText reads: Huawei RRU3908: status active -> removed.
func changeText(x *report.Change) string {
	name := cmp.Or(strings.Join(strings.Fields(x.Item.Manufacturer+" "+x.Item.Model), " "), "(no maker and model)")
	if x.Field == "" {
		return name
	}
	return name + ": " + x.Field + " " + cmp.Or(x.Old, "blank") + " -> " + cmp.Or(x.New, "blank")
}
