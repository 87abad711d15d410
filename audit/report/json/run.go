package json

import (
	"bufio"
	"bytes"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// savedRun is format json: the whole run, with a line for each item. It is
// written as the items come, so that memory does not grow with them.
type savedRun struct {
	out   *bufio.Writer
	short *report.Shortener
	items int
	line  []byte
}

// NewRun returns the writer of format json.
func NewRun(out io.Writer, _ report.Options) report.Writer {
	return &savedRun{out: bufio.NewWriter(out)}
}

// Begin writes the head.
func (s *savedRun) Begin(h *report.Head) error {
	s.short = report.NewShortener(h)
	text, err := safetext.EncodeJSON(report.Complete(h), "  ")
	if err != nil {
		return err
	}
	s.out.Write(bytes.TrimSuffix(text, []byte("\n}\n")))
	_, err = s.out.WriteString(",\n  \"items\": [")
	return err
}

// Item writes an item.
func (s *savedRun) Item(it *report.Item) error {
	if s.items > 0 {
		s.out.WriteString(",")
	}
	s.items++
	s.out.WriteString("\n    ")
	s.line = s.short.Item(it).AppendJSON(s.line[:0])
	_, err := s.out.Write(safetext.JSON(s.line))
	return err
}

// sitesAtATime is how many of the sites of a run are encoded together: there may be
// hundreds of thousands.
const sitesAtATime = 1000

// Close writes what only the end knows.
func (s *savedRun) Close(run *report.Run) error {
	c := *run
	c.Items, c.SiteTotals, c.Refs = nil, nil, s.short.Refs()
	text, err := safetext.EncodeJSON(report.Complete(&c), "  ")
	if err != nil {
		return err
	}
	// The keys of a run stand two blanks in and no value holds a line end, so an
	// empty array can only be found where it is.
	_, tail, _ := bytes.Cut(text, []byte("\n  \"items\": []"))
	if s.items > 0 {
		s.out.WriteString("\n  ")
	}
	s.out.WriteString("]")
	before, after, _ := bytes.Cut(tail, []byte(emptySites))
	s.out.Write(before)
	if err := s.sites(run.SiteTotals); err != nil {
		return err
	}
	s.out.Write(after)
	return s.out.Flush()
}

// emptySites is a list of sites in a run.
const emptySites = "\n  \"site_totals\": []"

// sites writes the list of the sites.
func (s *savedRun) sites(list []report.SiteTotal) error {
	if len(list) == 0 {
		_, err := s.out.WriteString(emptySites)
		return err
	}
	var part struct {
		Sites []report.SiteTotal `json:"site_totals"`
	}
	const begin, end = "{\n  \"site_totals\": [\n", "\n  ]\n}\n"
	s.out.WriteString(begin[1:])
	for i := 0; i < len(list); i += sitesAtATime {
		part.Sites = list[i:min(i+sitesAtATime, len(list))]
		text, err := safetext.EncodeJSON(part, "  ")
		if err != nil {
			return err
		}
		if i > 0 {
			s.out.WriteString(",\n")
		}
		s.out.Write(bytes.TrimSuffix(bytes.TrimPrefix(text, []byte(begin)), []byte(end)))
	}
	_, err := s.out.WriteString(end[:len(end)-len("\n}\n")])
	return err
}
