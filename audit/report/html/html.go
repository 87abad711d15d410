package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// htmlFiles are the templates of format html, its style and its script.
//
//go:embed page
var htmlFiles embed.FS

// htmlFindings is how many items of one rank a page lists, and after how
// many it begins no further rank: a browser stays quick with them. The page
// says how many more there are.
const htmlFindings = 10_000

// htmlNew is how many of the items that are new since the baseline stand at the
// top of the page.
const htmlNew = 25

// htmlRows is how many rows another list of a page has, unless the options say.
const htmlRows = 200

// render writes one file that needs no other: no network, and no script to
// be read. The findings are rendered before the page is begun, so that they can
// stand in order of gravity and memory does not grow with them.
func render(p *page) error {
	style, err := htmlFiles.ReadFile("page/style.css")
	if err != nil {
		return err
	}
	script, err := htmlFiles.ReadFile("page/script.js")
	if err != nil {
		return err
	}
	tpl, err := htmlTemplates(p.Run)
	if err != nil {
		return err
	}
	limit := int64(htmlFindings)
	if p.Opt.Brief {
		limit = 0
	}
	found, err := p.htmlFound(tpl, limit)
	if err != nil {
		return err
	}
	change, err := p.Change(htmlNew)
	if err != nil {
		return err
	}
	view := newHTMLView(p, found)
	view.change(change)
	out := &unhashed{page: p}
	view.Style, view.Script = template.CSS(style), template.JS(script) // both are ours
	view.Policy = htmlPolicy(style, script)
	if p.Opt.Brief {
		return tpl.ExecuteTemplate(out, "board", newBoard(view))
	}
	if err := tpl.ExecuteTemplate(out, "top", view); err != nil {
		return err
	}
	for _, s := range found.rows {
		if err := s.CopyTo(out); err != nil {
			return err
		}
	}
	return tpl.ExecuteTemplate(out, "bottom", view)
}

// unhashed writes no two # signs beside each other, which a build log obeys when
// the page is printed into it. In a page of ours they only stand in text.
type unhashed struct {
	page *page
	hash bool // the last byte was one
}

// Write writes the second of two signs as a reference to it.
func (u *unhashed) Write(text []byte) (int, error) {
	for _, b := range text {
		var err error
		if b == '#' && u.hash {
			u.hash = false
			_, err = u.page.WriteString("&#35;")
		} else {
			u.hash = b == '#'
			err = u.page.WriteByte(b)
		}
		if err != nil {
			return 0, err
		}
	}
	return len(text), nil
}

func htmlTemplates(run *report.Run) (*template.Template, error) {
	return template.New("page").Funcs(htmlFuncs(run)).ParseFS(htmlFiles, "page/*.gohtml")
}

// htmlPolicy forbids the page everything but its own style and script, which
// are named by their hashes: nothing that an inventory smuggled in could act.
func htmlPolicy(style, script []byte) string {
	hash := func(b []byte) string {
		sum := sha256.Sum256(b)
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'", hash(style), hash(script))
}

// htmlFound holds the rendered rows of the items with findings, by rank.
type htmlFound struct {
	rows  []*spool.Buffer
	total int64
	shown int64
}

// htmlFound renders every item with findings, at most limit of each rank, and
// leaves the later ranks out once there are limit rows.
func (p *page) htmlFound(tpl *template.Template, limit int64) (*htmlFound, error) {
	found := &htmlFound{rows: make([]*spool.Buffer, deferred.Ranks())}
	counts := make([]int64, len(found.rows))
	for i := range found.rows {
		found.rows[i] = p.Opt.Scratch.Buffer()
	}
	var row bytes.Buffer
	err := p.Each(func(it *report.Item) error {
		if len(it.Findings) == 0 {
			return nil
		}
		found.total++
		at := deferred.RankOf(it)
		if counts[at] >= limit {
			return nil
		}
		counts[at]++
		row.Reset()
		if err := tpl.ExecuteTemplate(&row, "item", it); err != nil {
			return err
		}
		_, err := row.WriteTo(found.rows[at])
		return err
	})
	found.cut(counts, limit)
	return found, err
}

// cut leaves out the lists that follow once there are limit rows.
func (f *htmlFound) cut(counts []int64, limit int64) {
	for i, n := range counts {
		if f.shown >= limit {
			f.rows = f.rows[:i]
			return
		}
		f.shown += n
	}
}
