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

// render is format junit. A finding is a test that failed where it is as
// bad as the threshold, that was skipped where it is waived or known, and that
// passed otherwise. A rule without findings is a test that passed, a rejected
// row one that could not be run.
func render(p *page) error {
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
		c.Error = &junitSay{Type: junitText(r.Code), Message: junitText("row not judged: " + phrase.Field(r.Field) + r.Reason), Text: junitText(r.Hint)}
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
	said := map[string]bool{}
	err := p.EachFinding(func(_ *report.Item, f *report.Finding) error {
		said[f.Rule] = true
		return fn(p.junitFinding(f))
	})
	if err != nil {
		return err
	}
	for _, r := range p.Run.Rules {
		if said[r.ID] {
			continue
		}
		if err := fn(&junitCase{Class: junitText(r.ID), Name: junitText(r.Title + ": no finding")}); err != nil {
			return err
		}
	}
	return p.junitBudget(fn)
}

func (p *page) junitFinding(f *report.Finding) *junitCase {
	c := &junitCase{Class: junitText(f.Rule), Name: junitText(phrase.About(f) + " [" + f.ID + "]"), File: junitText(f.Source.File), Line: f.Source.Line}
	message := junitText(f.Outcome + ": " + f.Message)
	switch {
	case f.Waived:
		c.Skipped = &junitSay{Message: junitText("waived by " + f.Waiver + ": " + message)}
	case f.Known:
		c.Skipped = &junitSay{Message: "known since the baseline: " + message}
	case phrase.Fails(f.Outcome, p.Run.Summary.FailOn):
		c.Failure = &junitSay{Type: junitText(f.Outcome), Message: message, Text: junitText(phrase.FindingDetails(f) + "\n" + strings.TrimSpace(phrase.RemedyText(f.Remedy)))}
	default:
		c.Out = message
	}
	return c
}

func (p *page) junitBudget(fn func(*junitCase) error) error {
	b := p.Run.Budget
	if b == nil {
		return nil
	}
	c := junitCase{Class: "budget", Name: "the money reaches"}
	if !b.Within {
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
