package junit

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// The part of JUnit's XML that build servers read.
type (
	junitProperties struct {
		XMLName xml.Name        `xml:"properties"`
		List    []phrase.Figure `xml:"property"`
	}
	junitCase struct {
		XMLName xml.Name  `xml:"testcase"`
		Class   string    `xml:"classname,attr"`
		Name    string    `xml:"name,attr"`
		File    string    `xml:"file,attr,omitempty"`
		Line    int       `xml:"line,attr,omitempty"`
		Failure *junitSay `xml:"failure"`
		Error   *junitSay `xml:"error"`
		Skipped *junitSay `xml:"skipped"`
		Out     string    `xml:"system-out,omitempty"`
	}
	junitSay struct {
		Type    string `xml:"type,attr,omitempty"`
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// junitLimit is how large a file build servers take, in bytes, with some room
// for what is not a case.
const junitLimit = 10_000_000 - 400_000

// render is format junit. An item with findings is a test that failed where one
// of them is as bad as the threshold, that was skipped where all are waived or
// known, and that passed otherwise. A rejected row is one that could not be run.
func render(p *page) error {
	chosen, err := p.Choose(junitLimit, p.size)
	if err != nil {
		return err
	}
	p.chosen = chosen
	sums, err := p.junitSums()
	if err != nil {
		return err
	}
	p.WriteString(xml.Header)
	p.WriteString(sums.open("testsuites") + "\n " + sums.open("testsuite") + "\n")
	enc := xml.NewEncoder(p.Writer)
	enc.Indent("  ", " ")
	if err := enc.Encode(junitProperties{List: phrase.Figures(p.Run, junitText)}); err != nil {
		return err
	}
	err = p.junitCases(func(c *junitCase) error { return enc.Encode(c) })
	if err != nil {
		return err
	}
	p.WriteString("\n </testsuite>\n</testsuites>\n")
	return nil
}

// junitSums are what the opening tags say.
type junitSums struct{ tests, failures, errors, skipped int }

// open renders an opening tag, which encoding/xml cannot leave open.
func (s *junitSums) open(name string) string {
	return fmt.Sprintf(`<%s name="gearaudit" tests="%d" failures="%d" errors="%d" skipped="%d">`, name, s.tests, s.failures, s.errors, s.skipped)
}

func (p *page) junitSums() (*junitSums, error) {
	s := &junitSums{}
	err := p.junitCases(func(c *junitCase) error {
		s.tests++
		switch {
		case c.Error != nil:
			s.errors++
		case c.Failure != nil:
			s.failures++
		case c.Skipped != nil:
			s.skipped++
		}
		return nil
	})
	return s, err
}

func (p *page) junitCases(fn func(*junitCase) error) error {
	for i := range p.Run.Rejects {
		r := &p.Run.Rejects[i]
		c := junitCase{Class: "inventory", Name: junitText(r.Source.String()), File: junitText(r.Source.File), Line: r.Source.Line}
		c.Error = &junitSay{Type: junitText(r.Code), Message: junitText("row not judged: " + phrase.RejectText(p.Run, r)), Text: junitText(r.Hint)}
		if err := fn(&c); err != nil {
			return err
		}
	}
	if phrase.Unlisted(p.Run) > 0 {
		c := junitCase{Class: "inventory", Name: "rejected rows that are not listed", Error: &junitSay{Type: "unlisted", Message: phrase.UnlistedText(p.Run)}}
		if err := fn(&c); err != nil {
			return err
		}
	}
	err := p.Each(func(it *report.Item) error {
		if len(it.Findings) == 0 || !p.chosen.Has(it) {
			return nil
		}
		return fn(p.junitItem(it))
	})
	if err != nil {
		return err
	}
	if p.chosen.Left > 0 {
		c := junitCase{Class: "inventory", Name: "items that are left out", Error: &junitSay{Type: "too-many", Message: phrase.Many(int64(p.chosen.Left), "item is", "items are") + " left out: readers of this format take 10 MB; all are in --format json and csv"}}
		if err := fn(&c); err != nil {
			return err
		}
	}
	if err := p.junitVerdict(fn); err != nil {
		return err
	}
	return p.junitBudget(fn)
}

// junitItem is the case of an item.
func (p *page) junitItem(it *report.Item) *junitCase {
	vendor := it.Vendor
	if vendor == "" {
		vendor = "unknown"
	}
	c := &junitCase{Class: junitText("designated." + vendor), Name: junitText(phrase.About(it) + " [" + it.ID + "]"), File: junitText(it.Source.File), Line: it.Source.Line}
	worst, actual := phrase.Worst(it)
	message := junitText(phrase.RuleList(it))
	switch {
	case !actual && it.Findings[0].Waiver != "":
		c.Skipped = &junitSay{Message: junitText("waived by " + it.Findings[0].Waiver + ": " + message)}
	case !actual:
		c.Skipped = &junitSay{Message: "known since the baseline: " + message}
	case phrase.Fails(worst, p.Run.FailOn):
		c.Failure = &junitSay{Type: junitText(worst), Message: message, Text: junitText(phrase.ItemRules(&p.Run.Head, it) + "\n" + phrase.MakerText(p.Run, it))}
	default:
		c.Out = message
	}
	return c
}

// size is about how many bytes the case of an item takes.
func (p *page) size(it *report.Item) int {
	text, err := xml.Marshal(p.junitItem(it))
	if err != nil {
		return 0 // writing it tells
	}
	return len(text) + 40 // line ends and blanks
}

// junitVerdict is a case that fails as the run does for what is no item's fault.
func (p *page) junitVerdict(fn func(*junitCase) error) error {
	s := &p.Run.Summary
	c := junitCase{Class: "verdict", Name: junitText(s.Verdict)}
	text := phrase.VerdictText(p.Run)
	for i := range p.Run.Doubts {
		text += "\n" + phrase.DoubtLine(&p.Run.Doubts[i])
	}
	for _, line := range phrase.Given(p.Run) {
		text += "\n" + line
	}
	if s.Verdict == report.VerdictIncomplete {
		c.Error = &junitSay{Type: "incomplete", Message: junitText(phrase.VerdictText(p.Run)), Text: junitText(text)}
	} else {
		c.Out = junitText(text)
	}
	return fn(&c)
}

func (p *page) junitBudget(fn func(*junitCase) error) error {
	b := p.Run.Budget
	if b == nil {
		return nil
	}
	c := junitCase{Class: "budget", Name: "the money reaches"}
	if b.Within != "yes" {
		c.Failure = &junitSay{Type: "budget", Message: junitText(phrase.MoneyWords(p.Run))}
	}
	return fn(&c)
}

// junitText is for build servers that print it into their log.
func junitText(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = safetext.Terminal(lines[i])
	}
	return strings.Join(lines, "\n")
}
