package cmd

import (
	"bytes"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// prose prints indented lines that are wrapped, never cut, at the width of the
// terminal. It uses tablewriter's measure of how wide letters are, so that both
// agree on Chinese names. What comes from the data is made visible here.
type prose struct {
	out   io.Writer
	width int
	buf   bytes.Buffer
}

// heading prints a line with an empty one before it.
func (p *prose) heading(text string) {
	p.buf.WriteString("\n" + safetext.Terminal(text) + "\n")
}

// line prints a label and a text; what does not fit goes on below the text.
func (p *prose) line(indent int, label, text string) {
	lead := strings.Repeat(" ", indent)
	if label != "" {
		lead += safetext.Terminal(label) + " "
	}
	at := twwidth.Width(lead)
	room := max(p.width-at, 24)
	for i, part := range wrap(safetext.Terminal(text), room) {
		if i > 0 {
			lead = strings.Repeat(" ", at)
		}
		p.buf.WriteString(strings.TrimRight(lead+part, " ") + "\n")
	}
}

// flush writes all of it at once and returns the error that the caller has.
func (p *prose) flush(err error) error {
	if _, e := p.buf.WriteTo(p.out); e != nil {
		return e
	}
	return err
}

// wrap breaks a text at blanks, and a word that is too long anywhere.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		n := twwidth.Width(word)
		if used > 0 && used+1+n > width {
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		for used+n > width {
			head, rest := chop(word, width-used)
			lines = append(lines, line+head)
			line, used, word = "", 0, rest
			n = twwidth.Width(word)
		}
		line, used = line+word, used+n
	}
	return append(lines, line)
}

// chop cuts a word after as many letters as fit, at least one.
func chop(word string, width int) (head, rest string) {
	used := 0
	for i, r := range word {
		n := twwidth.Width(string(r))
		if i > 0 && used+n > width {
			return word[:i], word[i:]
		}
		used += n
	}
	return word, ""
}
