package report

import "github.com/gearaudit/gearaudit/audit/gear"

// Input is one file, or one sheet of one. Headings + Blank + Skipped + Rows =
// Records, and Judged + Repeated + Rejected = Rows. Where the things stand in no rows
// (the fields below each other and the things across, or on cards), each thing is a
// record, and so is each line that belongs to none, and each column of units; the
// lines of names of fields are none. That none is lost is proven by their cells.
type Input struct {
	Name      string    `json:"name"`
	Sheet     string    `json:"sheet,omitempty"`
	SHA256    string    `json:"sha256"`  // of the bytes as they were read
	Records   int64     `json:"records"` // counted from the bytes, apart from the reading of cells
	Headings  int64     `json:"headings"`
	Blank     int64     `json:"blank"`
	Skipped   int64     `json:"skipped"` // titles, totals, comments, units, sections
	Repeated  int64     `json:"repeated"`
	Judged    int64     `json:"judged"`
	Rejected  int64     `json:"rejected"`
	Rows      int64     `json:"rows"`
	Encoding  string    `json:"encoding,omitempty"`
	Delimiter string    `json:"delimiter,omitempty"`
	SetAside  *SetAside `json:"set_aside,omitempty"` // absent: it was read as an inventory
}

// SetAside says why an input, or a sheet, was not taken for an inventory.
type SetAside struct {
	Why     string   `json:"why"`
	By      string   `json:"by"`      // tool or user
	Vendors []string `json:"vendors"` // designated vendors that it names

	// Unread says that the run is not complete without it: it looks like equipment
	// and could not be read, or it has a designated vendor in a record that looks
	// so, and no row that was judged has that vendor.
	Unread bool `json:"unread,omitempty"`
}

// Skip is a line that is no row.
type Skip struct {
	Source
	Code    string   `json:"code"`    // title, heading, total, comment, units, section
	Text    string   `json:"text"`    // shortened
	Vendors []string `json:"vendors"` // designated vendors that it names
}

// Reject is a row that could not be judged.
type Reject struct {
	Source
	Code    string   `json:"code"`
	Field   string   `json:"field,omitempty"`
	Reason  string   `json:"reason"`
	Hint    string   `json:"hint,omitempty"`
	Text    string   `json:"text,omitempty"` // the row itself, shortened
	Vendors []string `json:"vendors"`        // designated vendors that it names
}

// Duplicate is an identity that several rows have.
type Duplicate struct {
	Identity Identity `json:"identity"`
	Sources  []Source `json:"sources"` // the first of them
	Items    int64    `json:"items"`   // rows that have it
	Counted  int64    `json:"counted"` // of them: rows that say different things, each counted
}

// Mention is a designated vendor that rows name without saying that it made the
// item: what was replaced, what is connected.
type Mention struct {
	Vendor string `json:"vendor"`
	Field  string `json:"field"`
	Text   string `json:"text"` // of the first, shortened
	Count  int64  `json:"count"`
	First  Source `json:"first"`
}

// UnlistedLabel is the name of a maker or seller that no list has, and on whose
// word alone rows are another maker's.
type UnlistedLabel struct {
	Text string `json:"text"`
	Rows int64  `json:"rows"`
}

// Mapping says which column was read as which field.
type Mapping struct {
	Input      string `json:"input"`
	Sheet      string `json:"sheet,omitempty"`
	Field      string `json:"field"`
	Heading    string `json:"heading"`
	Column     int    `json:"column"`
	Confidence string `json:"confidence,omitempty"`
}

// UnreadColumn is a column without a field. Its cells were searched for makers
// unless it speaks of people, places or upkeep.
type UnreadColumn struct {
	Input   string   `json:"input"`
	Sheet   string   `json:"sheet,omitempty"`
	Heading string   `json:"heading"`
	Column  int      `json:"column"`
	Besides bool     `json:"besides,omitempty"` // it speaks of people, places or upkeep: whoever it names made nothing
	Like    string   `json:"like,omitempty"`    // what its cells look like, where no column is read as that
	Settle  string   `json:"settle,omitempty"`  // the flag that would map it
	Vendors []string `json:"vendors"`           // designated vendors that it names
}

// Issue is a value that could not be read, wherever it stands: its field counts
// as unknown.
type Issue struct {
	Code   string `json:"code"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Count  int64  `json:"count"` // cells
	First  Source `json:"first"`
	Reason string `json:"reason"`
	Settle string `json:"settle,omitempty"` // the line that says what it means
}

// At returns the place of a cell, of the row for column 0.
func At(file, sheet string, line, column int) Source {
	return Source{File: file, Sheet: sheet, Line: line, Cell: gear.CellName(line, column)}
}

// WithColumn returns the place of another cell of the line.
func (s Source) WithColumn(column int) Source { return At(s.File, s.Sheet, s.Line, column) }

// Column returns the number of the cell's column, 0 for a whole row.
func (s Source) Column() int {
	n := 0
	for _, r := range s.Cell {
		if r < 'A' || r > 'Z' {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// String renders a source as [gear.Place] does.
func (s Source) String() string {
	return gear.Place{File: s.File, Sheet: s.Sheet, Line: s.Line, Column: s.Column()}.String()
}
