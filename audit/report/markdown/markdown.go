package markdown

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

const (
	// commentLimit keeps a comment below the 65,536 characters that GitHub
	// takes, counted in bytes to be sure.
	commentLimit = 60000
	// commentRows are the rows of a list that a reader of a comment will read.
	commentRows = 25
	// commentCell is how much of one cell is shown, in characters.
	commentCell = 200
	// commentMark lets a script find the comment again and replace it.
	commentMark = "<!-- gearaudit -->"
)

// comment is format markdown on its way: a comment on a pull request, with the
// headline open and the lists folded.
type comment struct {
	*page
	text strings.Builder
	new  *deferred.Change // since the baseline
}

// render is format markdown.
func render(p *page) error {
	c := &comment{page: p, new: deferred.NewChange(commentRows)}
	found, err := p.Rank(commentRows, 2, c.changeGroup)
	if err != nil {
		return err
	}
	c.title()
	c.change(found[0])
	c.head()
	c.outcomes()
	c.money()
	c.items(found[1])
	c.rejects()
	c.unread()
	c.ruleList()
	c.siteList()
	c.answers()
	c.shares()
	c.waivers()
	c.method()
	_, err = p.WriteString(c.text.String())
	return err
}

// lines appends lines of our own making.
func (c *comment) lines(lines ...string) {
	for _, l := range lines {
		c.text.WriteString(l + "\n")
	}
}

func (c *comment) title() {
	c.lines(commentMark, "## gearaudit: "+safetext.Markdown(c.Run.Summary.Verdict), "")
}

func (c *comment) head() {
	for _, part := range phrase.HeadlineParts(c.Run) {
		c.lines("- **" + safetext.Markdown(phrase.Clip(phrase.Sentence(part), commentCell)) + "**")
	}
	who := "As of " + c.Run.AsOf
	if p := c.Run.Profile; p != nil && p.Name != "" {
		who += ", for " + p.Name
	}
	c.lines("", safetext.Markdown(phrase.Clip(who, commentCell))+". "+safetext.Markdown(phrase.Sentence(phrase.Clip(phrase.VerdictText(c.Run), 4*commentCell))), "")
	doubts := make([]string, len(c.Run.Doubts))
	for i := range c.Run.Doubts {
		doubts[i] = phrase.DoubtLine(&c.Run.Doubts[i])
	}
	c.bullets(doubts)
	c.bullets(phrase.Given(c.Run))
	if len(c.Run.Doubts)+len(c.Run.Excuses)+len(c.Run.Answers) > 0 {
		c.lines("")
	}
}

// bullets lists sentences, as many as a reader of a comment reads.
func (c *comment) bullets(list []string) {
	const most = 10
	for _, line := range list[:min(len(list), most)] {
		c.lines("- " + safetext.Markdown(phrase.Clip(line, 2*commentCell)))
	}
	if rest := len(list) - most; rest > 0 {
		c.lines("- and " + phrase.Many(int64(rest), "more", "more"))
	}
}

// sheet is a table of a comment. Cells are escaped when it is printed.
type sheet struct {
	title string   // empty: not folded
	heads []string // a minus in front: numbers, to the right
	rows  [][]string
	total int // rows there are, where not all are given
	link  []string
}

// row adds one row.
func (s *sheet) row(cells ...string) { s.rows = append(s.rows, cells) }

// print appends the table. Rows for which a comment has no room are counted,
// not shown.
func (c *comment) print(s *sheet) {
	total := max(s.total, len(s.rows))
	if total == 0 {
		return
	}
	if s.title != "" {
		c.lines("<details><summary>"+s.title+"</summary>", "")
	}
	head, rule := "|", "|"
	for _, h := range s.heads {
		name, right := strings.CutPrefix(h, "-")
		head += " " + name + " |"
		rule += map[bool]string{true: " ---: |", false: " --- |"}[right]
	}
	c.lines(head, rule)
	shown := c.body(s)
	if rest := total - shown; rest > 0 {
		c.lines("", phrase.Many(int64(rest), "more is", "more are")+" not shown here.")
	}
	c.lines("")
	if s.title != "" {
		c.lines("</details>", "")
	}
}

// body appends rows while there is room, and keeps some for what must follow.
func (c *comment) body(s *sheet) int {
	const reserve = 8000
	shown := 0
	for i, row := range s.rows[:min(len(s.rows), commentRows)] {
		line := "|"
		for at, cell := range row {
			text := safetext.Markdown(phrase.Clip(cell, commentCell))
			if at == len(row)-1 && i < len(s.link) {
				text = safetext.MarkdownLink(phrase.Clip(cell, commentCell), s.link[i])
			}
			line += " " + text + " |"
		}
		if c.text.Len()+len(line) > commentLimit-reserve {
			break
		}
		c.lines(line)
		shown++
	}
	return shown
}
