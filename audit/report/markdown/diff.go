package markdown

import (
	"bufio"
	"cmp"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// Diff renders what changed from one run to another as a comment.
func Diff(out io.Writer, d *report.Diff, opt report.Options) error {
	buf := bufio.NewWriter(out)
	c := &comment{page: &page{&deferred.Page{Writer: buf, Opt: opt}}}
	c.lines(commentMark, "## gearaudit: "+safetext.Markdown(phrase.CompleteText(d)), "")
	if text := phrase.CostText(d); text != "" {
		c.lines("**"+safetext.Markdown(phrase.Sentence(text))+".** "+phrase.CountsText(&d.Counts)+".", "")
	} else {
		c.lines(phrase.CountsText(&d.Counts)+".", "")
	}
	c.bullets([]string{"Old: " + phrase.SideText(&d.Old, d.Currency) + ".", "New: " + phrase.SideText(&d.New, d.Currency) + "."})
	if text := phrase.OtherData(d); text != "" {
		c.bullets([]string{"Note: " + text + "."})
	}
	c.lines("")
	for _, kind := range report.ChangeKinds() {
		c.changes(kind, d.Changes)
	}
	s := &sheet{title: "Cost, old and new", heads: []string{"Figure", "-Old", "-New", "-Change"}}
	for i := range d.Cost {
		if !phrase.CostChanged(d) {
			break
		}
		x := &d.Cost[i]
		s.row(x.What, phrase.Full(d.Currency, x.Old), phrase.Full(d.Currency, x.New), phrase.Full(d.Currency, x.Change))
	}
	c.print(s)
	if _, err := buf.WriteString(c.text.String()); err != nil {
		return err
	}
	return buf.Flush()
}

// changes prints the changes of one kind: what was added is open, the rest folded.
func (c *comment) changes(kind string, all []report.Change) {
	s := &sheet{heads: []string{"Site", "Item", "-Units", phrase.Sentence(kind)}}
	for i := range all {
		if x := &all[i]; x.Kind == kind {
			s.row(cmp.Or(x.Item.SiteID, "(none)"), phrase.ChangedName(x), phrase.Count(x.Item.Quantity), phrase.ChangedText(x))
		}
	}
	if kind != report.ChangeAdded {
		s.title = phrase.Many(int64(len(s.rows)), "change", "changes") + ": " + kind
	}
	c.print(s)
}
