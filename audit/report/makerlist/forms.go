package makerlist

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/table"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// makerCSV is the format of one CSV row per inventory row. The columns are
// fixed: new facts go into format json.
type makerCSV struct{}

func (makerCSV) head() []byte {
	return []byte("file,line,manufacturer,model,vendor,level,evidence,maker\n")
}

func (makerCSV) joint() int { return 0 }

func (makerCSV) foot(*report.Makers) ([]byte, error) { return nil, nil }

func (makerCSV) rows(list []report.MakerRow) ([]byte, error) {
	var b bytes.Buffer
	f := csv.NewFile(&b, report.Options{})
	for i := range list {
		r := &list[i]
		err := f.Write([]string{sheetName(&r.Source), phrase.Whole(r.Source.Line), r.Manufacturer, r.Model, vendors(r), r.Level, proof(r), r.OtherMaker})
		if err != nil {
			return nil, err
		}
	}
	err := f.Close()
	return b.Bytes(), err
}

// sheetName names a file and its sheet, as places in messages do.
func sheetName(s *report.Source) string {
	if s.Sheet == "" {
		return s.File
	}
	return s.File + "!" + s.Sheet
}

// vendors lists the vendor meant and the others, parted by blanks.
func vendors(r *report.MakerRow) string {
	if len(r.Others) == 0 {
		return r.Vendor
	}
	return r.Vendor + " " + strings.Join(r.Others, " ")
}

// proof is the evidence on one line with the note behind it.
func proof(r *report.MakerRow) string {
	text := phrase.EvidenceText(r.Evidence)
	if text != "" && r.Note != "" {
		text += "; "
	}
	return text + r.Note
}

// makerJSON is one object whose rows stand on a line each, so that it can be
// read as a whole and looked at with the tools of text.
type makerJSON struct{ tool report.Tool }

func (f makerJSON) head() []byte {
	tool, _ := safetext.EncodeJSON(f.tool, "") // two strings
	return fmt.Appendf(nil, "{\n  \"schema_version\": %q,\n  \"tool\": %s,\n  \"rows\": [", report.SchemaVersion, bytes.TrimSpace(tool))
}

func (makerJSON) joint() int { return len(",") }

func (makerJSON) rows(list []report.MakerRow) ([]byte, error) {
	var b bytes.Buffer
	for i := range list {
		r := list[i]
		r.Evidence, r.Missing = report.NotNil(r.Evidence), report.NotNil(r.Missing)
		text, err := safetext.EncodeJSON(&r, "")
		if err != nil {
			return nil, err
		}
		b.WriteString(",\n    ")
		b.Write(bytes.TrimSpace(text))
	}
	return b.Bytes(), nil
}

func (makerJSON) foot(m *report.Makers) ([]byte, error) {
	text, err := safetext.EncodeJSON(m, "  ")
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
	room := max(width, 80) - 6 - 10 - 11 - 5*table.Gap
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

func (t makerTable) rows(list []report.MakerRow) ([]byte, error) {
	var b bytes.Buffer
	for i := range list {
		r := &list[i]
		t.line(&b, [6]string{phrase.Whole(r.Source.Line), r.Manufacturer, r.Model, vendors(r), r.Level, brief(r)})
	}
	return []byte(safetext.Lines(b.String())), nil
}

// brief is the evidence in as few words as a narrow column asks for: what
// matched, by the kind of evidence.
func brief(r *report.MakerRow) string {
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
		parts[i] = strings.Split(table.Wrap(safetext.Terminal(c), t.widths[i], nil), "\n")
		height = max(height, len(parts[i]))
	}
	for n := range height {
		at, used := 0, 0
		for i := range parts {
			if n < len(parts[i]) && parts[i][n] != "" {
				b.WriteString(strings.Repeat(" ", at-used) + parts[i][n])
				used = at + twwidth.Width(parts[i][n])
			}
			at += t.widths[i] + table.Gap
		}
		b.WriteByte('\n')
	}
}

// foot counts.
func (t makerTable) foot(m *report.Makers) ([]byte, error) {
	g := &table.Table{Columns: []table.Column{
		{Title: "Vendor"}, {Title: "Confirmed", Right: true, Fixed: true}, {Title: "Probable", Right: true, Fixed: true},
		{Title: "Possible", Right: true, Fixed: true}, {Title: "Conflicting", Right: true, Fixed: true},
	}}
	for _, v := range m.Vendors {
		g.Add(v.Vendor, phrase.Some(v.Confirmed), phrase.Some(v.Probable), phrase.Some(v.Possible), phrase.Some(v.Conflicting))
	}
	text := fmt.Sprintf("\n%s rows read = %s judged + %s rejected: %s name a maker who is not designated, %s name none\n",
		phrase.Count(m.Rows), phrase.Count(m.Judged), phrase.Count(m.Rejected), phrase.Count(m.Somebody), phrase.Count(m.Unknown))
	if len(m.Vendors) == 0 {
		return []byte(text), nil
	}
	table, err := table.NewPrinter().Print(g, 80)
	return []byte(text + table), err
}
