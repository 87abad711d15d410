package report

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// makerCSV is the format of one CSV row per inventory row. The columns are
// fixed: new facts go into format json.
type makerCSV struct{}

func (makerCSV) head() []byte { return []byte("file,line,manufacturer,model,vendor,level,evidence\n") }

func (makerCSV) joint() int { return 0 }

func (makerCSV) foot(*Makers) ([]byte, error) { return nil, nil }

func (makerCSV) rows(list []MakerRow) ([]byte, error) {
	var b bytes.Buffer
	f := newCSVFile(&b)
	for i := range list {
		r := &list[i]
		err := f.Write([]string{sheetName(&r.Source), whole(r.Source.Line), r.Manufacturer, r.Model, r.vendors(), r.Level, r.proof()})
		if err != nil {
			return nil, err
		}
	}
	err := f.close()
	return b.Bytes(), err
}

// sheetName names a file and its sheet, as places in messages do.
func sheetName(s *Source) string {
	if s.Sheet == "" {
		return s.File
	}
	return s.File + "!" + s.Sheet
}

// vendors lists the vendor meant and the others, parted by blanks.
func (r *MakerRow) vendors() string {
	if len(r.Others) == 0 {
		return r.Vendor
	}
	return r.Vendor + " " + strings.Join(r.Others, " ")
}

// proof is the evidence on one line with the note behind it.
func (r *MakerRow) proof() string {
	text := evidenceText(r.Evidence)
	if text != "" && r.Note != "" {
		text += "; "
	}
	return text + r.Note
}

// makerJSON is one object whose rows stand on a line each, so that it can be
// read as a whole and looked at with the tools of text.
type makerJSON struct{ tool Tool }

func (f makerJSON) head() []byte {
	tool, _ := encode(f.tool, "") // two strings
	return fmt.Appendf(nil, "{\n  \"schema_version\": %q,\n  \"tool\": %s,\n  \"rows\": [", SchemaVersion, bytes.TrimSpace(tool))
}

func (makerJSON) joint() int { return len(",") }

func (makerJSON) rows(list []MakerRow) ([]byte, error) {
	var b bytes.Buffer
	for i := range list {
		r := list[i]
		r.Evidence, r.Missing = notNil(r.Evidence), notNil(r.Missing)
		text, err := encode(&r, "")
		if err != nil {
			return nil, err
		}
		b.WriteString(",\n    ")
		b.Write(bytes.TrimSpace(text))
	}
	return b.Bytes(), nil
}

func (makerJSON) foot(m *Makers) ([]byte, error) {
	text, err := encode(m, "  ")
	return append([]byte("\n  ],\n"), bytes.TrimPrefix(text, []byte("{\n"))...), err
}

// makerTable is a table of fixed columns: with the first row printed before the
// last one is read, no column can be as wide as its cells ask for.
type makerTable struct{ widths [6]int }

// makerTitles are the headings of the table.
func makerTitles() [6]string {
	return [6]string{"Line", "Manufacturer", "Model", "Vendor", "Level", "Evidence"}
}

func newMakerTable(width int) makerTable {
	t := makerTable{[6]int{6, 0, 0, 10, 11, 0}}
	room := max(width, 80) - 6 - 10 - 11 - 5*gap
	t.widths[1], t.widths[2] = room*3/10, room*3/10
	t.widths[5] = room - t.widths[1] - t.widths[2]
	return t
}

func (t makerTable) head() []byte {
	var b bytes.Buffer
	t.line(&b, makerTitles())
	var rule [6]string
	for i, w := range t.widths {
		rule[i] = strings.Repeat("─", w)
	}
	t.line(&b, rule)
	return b.Bytes()
}

func (makerTable) joint() int { return 0 }

func (t makerTable) rows(list []MakerRow) ([]byte, error) {
	var b bytes.Buffer
	for i := range list {
		r := &list[i]
		t.line(&b, [6]string{whole(r.Source.Line), r.Manufacturer, r.Model, r.vendors(), r.Level, r.brief()})
	}
	return b.Bytes(), nil
}

// brief is the evidence in as few words as a narrow column asks for: what
// matched, by the kind of evidence.
func (r *MakerRow) brief() string {
	var parts []string
	for i := range r.Evidence {
		e := &r.Evidence[i]
		part := strings.ReplaceAll(e.Kind, "_", " ") + " " + e.Matched
		if e.Strength != "strong" {
			part += " (" + e.Strength + ")"
		}
		parts = append(parts, part)
	}
	if r.Note != "" {
		parts = append(parts, r.Note)
	}
	return strings.Join(parts, "; ")
}

// line prints one row; a cell that is too long goes on below.
func (t makerTable) line(b *bytes.Buffer, cells [6]string) {
	var parts [6][]string
	height := 1
	for i, c := range cells {
		parts[i] = strings.Split(wrap(safetext.Terminal(c), t.widths[i], nil), "\n")
		height = max(height, len(parts[i]))
	}
	for n := range height {
		at, used := 0, 0
		for i := range parts {
			if n < len(parts[i]) && parts[i][n] != "" {
				b.WriteString(strings.Repeat(" ", at-used) + parts[i][n])
				used = at + twwidth.Width(parts[i][n])
			}
			at += t.widths[i] + gap
		}
		b.WriteByte('\n')
	}
}

// foot counts.
func (t makerTable) foot(m *Makers) ([]byte, error) {
	g := &grid{cols: []column{
		{title: "Vendor"}, {title: "Confirmed", right: true, fixed: true}, {title: "Probable", right: true, fixed: true},
		{title: "Possible", right: true, fixed: true}, {title: "Conflicting", right: true, fixed: true},
	}}
	for _, v := range m.Vendors {
		g.add(v.Vendor, some(v.Confirmed), some(v.Probable), some(v.Possible), some(v.Conflicting))
	}
	text := fmt.Sprintf("\n%s rows read = %s judged + %s rejected: %s name a maker who is not designated, %s name none\n",
		count(m.Rows), count(m.Judged), count(m.Rejected), count(m.Somebody), count(m.Unknown))
	if len(m.Vendors) == 0 {
		return []byte(text), nil
	}
	table, err := newPress().print(g, 80)
	return []byte(text + table), err
}
