package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/spool"
	"github.com/gearaudit/gearaudit/rules"
)

// htmlFiles are the templates of format html, its style and its script.
//
//go:embed page
var htmlFiles embed.FS

// htmlFindings is how many findings of one outcome a page lists, and after how
// many it begins no further outcome: a browser stays quick with them. The page
// says how many more there are.
const htmlFindings = 10_000

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
	found, err := p.htmlFound(tpl, htmlFindings)
	if err != nil {
		return err
	}
	view := newHTMLView(p, found)
	out := &unhashed{page: p}
	view.Style, view.Script = template.CSS(style), template.JS(script) // both are ours
	view.Policy = htmlPolicy(style, script)
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

// htmlFound holds the rendered rows of the findings, one list per outcome.
type htmlFound struct {
	rows  []*spool.Buffer // by outcome, worst first; what is no outcome is last
	total int64
	shown int64
}

// htmlRow is what the template of a finding is given.
type htmlRow struct {
	Item    *report.Item
	Finding *report.Finding
}

// htmlFound renders every finding, at most limit of each outcome, and leaves the
// milder outcomes out once there are limit rows.
func (p *page) htmlFound(tpl *template.Template, limit int64) (*htmlFound, error) {
	all := rules.Outcomes()
	place := make(map[string]int, len(all))
	for i, o := range all {
		place[o] = i + 1
	}
	found := &htmlFound{rows: make([]*spool.Buffer, len(all)+1)}
	counts := make([]int64, len(found.rows))
	for i := range found.rows {
		found.rows[i] = p.Opt.Scratch.Buffer()
	}
	var row bytes.Buffer
	err := p.EachFinding(func(it *report.Item, f *report.Finding) error {
		found.total++
		at := (place[f.Outcome] + len(all)) % (len(all) + 1)
		if counts[at] >= limit {
			return nil
		}
		counts[at]++
		row.Reset()
		if err := tpl.ExecuteTemplate(&row, "finding", htmlRow{it, f}); err != nil {
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
