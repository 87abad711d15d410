package html

import (
	"bufio"
	"html/template"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// diffView is what the template of a comparison is given.
type diffView struct {
	*report.Diff
	Policy                      string
	Style                       template.CSS
	Changed                     bool // a figure of the estimates
	Complete, Money, Counted    string
	OldText, NewText, OtherData string
	Kinds                       []diffKind
}

// diffKind is the changes of one kind.
type diffKind struct {
	Kind    string
	Changes []diffChange
}

type diffChange struct {
	Site, Name, What string
	Pieces           int64
}

// Diff writes a page of what changed from one run to another, which needs no
// network.
func Diff(out io.Writer, d *report.Diff, opt report.Options) error {
	style, err := htmlFiles.ReadFile("page/style.css")
	if err != nil {
		return err
	}
	shown := *d
	safetext.VisibleAll(&shown)
	tpl, err := htmlTemplates(&report.Run{Estimate: report.Estimate{Currency: d.Currency}})
	if err != nil {
		return err
	}
	buf := bufio.NewWriter(out)
	p := &page{&deferred.Page{Writer: buf, Opt: opt}}
	if err := tpl.ExecuteTemplate(&unhashed{page: p}, "diff", newDiffView(&shown, style)); err != nil {
		return err
	}
	return buf.Flush()
}

func newDiffView(d *report.Diff, style []byte) *diffView {
	v := &diffView{
		Diff: d, Policy: htmlPolicy(style, nil), Style: template.CSS(style), // ours
		Changed: phrase.CostChanged(d), Complete: phrase.Sentence(phrase.CompleteText(d)), Money: phrase.Sentence(phrase.CostText(d)), Counted: phrase.CountsText(&d.Counts),
		OldText: phrase.SideText(&d.Old, d.Currency), NewText: phrase.SideText(&d.New, d.Currency), OtherData: phrase.Sentence(phrase.OtherData(d)),
	}
	for _, kind := range report.ChangeKinds() {
		k := diffKind{Kind: kind}
		for i := range d.Changes {
			if x := &d.Changes[i]; x.Kind == kind {
				k.Changes = append(k.Changes, diffChange{x.Item.SiteID, phrase.ChangedName(x), phrase.ChangedText(x), x.Item.Quantity})
			}
		}
		if len(k.Changes) > 0 {
			v.Kinds = append(v.Kinds, k)
		}
	}
	return v
}
