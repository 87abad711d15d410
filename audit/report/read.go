package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Read reads a run that was saved with format json, also of the contract 1.x. It
// refuses a run of a later contract and one that does not add up. Errors are of
// type *gear.Fault.
func Read(r io.Reader, name string) (*Run, error) {
	counter := &lineCounter{r: r}
	text, err := readObject(counter)
	if err != nil {
		return nil, notARun(name, "this is not a saved run", err)
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	run := &Run{}
	if first(text) == "1" {
		run, err = read1(dec)
	} else {
		err = dec.Decode(run)
	}
	if err != nil {
		return nil, unreadable(name, counter, dec.InputOffset(), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, notARun(name, "more text follows the end of the run", nil)
	}
	if err := check(run); err != nil {
		return nil, notARun(name, "this run cannot be used", err)
	}
	lengthen(run)
	return run, nil
}

// longestRun is how many bytes a saved run may have.
const longestRun = 2 << 30

// longestOther is how much is read of a text that does not begin as a run does.
const longestOther = 64 << 10

// readObject reads a text as far as it may be a run, so that a stream of anything
// else is not read to its end.
func readObject(r io.Reader) ([]byte, error) {
	in := bufio.NewReader(r)
	var text []byte
	for {
		c, err := in.ReadByte()
		if errors.Is(err, io.EOF) || len(text) == longestOther {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
		if text = append(text, c); c == ' ' || c == '\n' || c == '\r' || c == '\t' {
			continue
		}
		most := longestOther
		if c == '{' {
			most = longestRun
		}
		rest, err := io.ReadAll(io.LimitReader(in, int64(most)))
		if len(rest) == longestRun {
			return nil, fmt.Errorf("it is longer than %d GiB", longestRun>>30)
		}
		return append(text, rest...), err
	}
}

// first returns the first number of the schema version, the first key of a run,
// and nothing for other texts.
func first(text []byte) string {
	head := regexp.MustCompile(`^\s*\{\s*"schema_version"\s*:\s*"([0-9]+)\.`).FindSubmatch(text)
	if head == nil {
		return ""
	}
	return string(head[1])
}

func notARun(name, what string, err error) *gear.Fault {
	return &gear.Fault{
		Kind: gear.Usage, What: what, Place: gear.Place{File: name}, Err: err,
		Hint: "give a file that was written with --format json by this program",
	}
}

func unreadable(name string, c *lineCounter, offset int64, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
		err = errors.New("it is not JSON")
	case errors.As(err, &kind):
		offset = kind.Offset
		err = fmt.Errorf("%s cannot hold a JSON %s", kind.Field, kind.Value)
	case errors.Is(err, io.EOF):
		err = errors.New("the file is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("the file ends in the middle of the run")
	default:
		err = errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	f := notARun(name, "this is not a saved run", err)
	f.Place.Line = c.line(offset)
	return f
}

// check holds a run that was read to what the contract promises.
func check(run *Run) error {
	major, _, _ := strings.Cut(run.SchemaVersion, ".")
	if want, _, _ := strings.Cut(SchemaVersion, "."); major != want {
		return fmt.Errorf("it has schema version %q, and this program reads %s", run.SchemaVersion, SchemaVersion)
	}
	if err := named(run.Items); err != nil {
		return err
	}
	c := run.Summary.Counts
	if int64(len(run.Items)) > c.Judged || c.Judged+c.Repeated+c.Rejected != c.Rows {
		return fmt.Errorf("it has %d items and says that %d of %d rows were judged, %d repeated and %d rejected", len(run.Items), c.Judged, c.Rows, c.Repeated, c.Rejected)
	}
	if n := int64(len(run.Rejects)); n > c.Rejected {
		return fmt.Errorf("it lists %d rejected rows and says that there were %d", n, c.Rejected)
	}
	return nil
}

// named holds items to having a name each, by which findings and formats know
// them.
func named(items []Item) error {
	seen := make(map[string]bool, len(items))
	for i := range items {
		id := items[i].ID
		if seen[id] {
			return fmt.Errorf("two items are called %q", id)
		}
		seen[id] = true
	}
	return nil
}

// lineCounter remembers where lines end, so that a fault can name its line.
type lineCounter struct {
	r    io.Reader
	read int64
	ends []int64
}

// Read passes bytes on.
func (c *lineCounter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			c.ends = append(c.ends, c.read+int64(i))
		}
	}
	c.read += int64(n)
	return n, err
}

func (c *lineCounter) line(offset int64) int {
	n := 1
	for _, end := range c.ends {
		if end < offset {
			n++
		}
	}
	return n
}
