package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// table is the report for a person at a terminal. It needs the summary only:
// single findings are for the formats that files are made of.
type table struct {
	discard
	opt   Options
	run   *Run
	text  strings.Builder
	press *press
	err   error
}

func newTable(out io.Writer, opt Options) Writer {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 40)
	if opt.Limit <= 0 {
		opt.Limit = 10
	}
	return &table{discard: discard{out}, opt: opt, press: newPress()}
}

// Close prints the report.
func (t *table) Close(run *Run) error {
	t.run = visibleRun(run)
	t.head()
	t.outcomes()
	t.rules()
	t.shares()
	t.sites()
	t.vendors()
	t.answers()
	t.money()
	t.plan()
	t.rejected()
	t.people()
	t.foot()
	if t.err != nil {
		return t.err
	}
	_, err := io.WriteString(t.out, safetext.Lines(t.text.String()))
	return err
}

// head says who asked about what, then the headline.
func (t *table) head() {
	t.asked()
	t.text.WriteByte('\n')
	for part := range strings.SplitSeq(Headline(t.run), "; ") {
		t.paragraph(sentence(part)+".", t.bold)
	}
}

// asked says who asked about what.
func (t *table) asked() {
	var names []string
	for _, in := range t.run.Inputs {
		name := in.Name
		if in.Sheet != "" {
			name += " (" + in.Sheet + ")"
		}
		names = append(names, name)
	}
	line := listed(names, 3, "file", "files") + ", as of " + t.run.AsOf
	if p := t.run.Profile; p != nil && p.Name != "" {
		line = p.Name + ": " + line
	}
	t.paragraph(line, t.dim)
}

// section starts a part of the report.
func (t *table) section(title, note string) {
	t.text.WriteString("\n" + t.bold(strings.ToUpper(title)))
	if note != "" {
		room := t.opt.Width - len(title) - 2
		if len(note) <= room {
			t.text.WriteString("  " + t.dim(note) + "\n")
			return
		}
		t.text.WriteByte('\n')
		t.paragraph(note, t.dim)
		return
	}
	t.text.WriteByte('\n')
}

// paragraph prints wrapped text, indented as the grids are.
func (t *table) paragraph(s string, paint func(string) string) {
	t.text.WriteString(indented(wrap(safetext.Terminal(s), t.opt.Width-indent, paint)))
}

// entry prints a paragraph of a list: its further lines stand further in.
func (t *table) entry(s string) {
	first, rest, _ := strings.Cut(wrap(safetext.Terminal(s), t.opt.Width-2*indent, t.dim), "\n")
	t.text.WriteString(indented(first) + indented(indented(rest)))
}

func (t *table) grid(g *grid) {
	s, err := t.press.print(g, t.opt.Width)
	if err != nil && t.err == nil {
		t.err = err
	}
	t.text.WriteString(s)
}

// more says how many rows of a list are not shown.
func (t *table) more(total int, one, many string) {
	if rest := total - t.opt.Limit; rest > 0 {
		word := many
		if rest == 1 {
			word = one
		}
		t.paragraph(fmt.Sprintf("and %s more %s", count(int64(rest)), word), t.dim)
	}
}

func (t *table) outcomes() {
	if len(t.run.Summary.Outcomes) == 0 {
		return
	}
	t.section("What the rows came to", "")
	g := &grid{cols: []column{{title: "Rows", right: true, fixed: true}, {title: "Outcome", fixed: true, paint: t.outcome}, {title: "Meaning"}}}
	for _, o := range outcomesOf(t.run.Summary.Outcomes) {
		g.add(count(t.run.Summary.Outcomes[o]), o, outcomeMeaning(o))
	}
	if n := t.run.Summary.Coverage.Rejected; n > 0 {
		g.add(count(n), outcomeRejected, "could not be read, so not judged")
	}
	t.grid(g)
}

// listed reads: a, b and 3 more files.
func listed(names []string, limit int, one, many string) string {
	if len(names) <= limit {
		return strings.Join(names, ", ")
	}
	rest := len(names) - limit
	word := many
	if rest == 1 {
		word = one
	}
	return strings.Join(names[:limit], ", ") + fmt.Sprintf(" and %d more %s", rest, word)
}

// sentence makes the first letter of a text large.
func sentence(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
