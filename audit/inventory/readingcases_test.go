package inventory

import (
	"encoding/csv"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// everyMaker is the pack of makers, as a run has it.
var everyMaker = sync.OnceValues(func() (*maker.Identifier, error) {
	pack, err := rules.Vendors()
	if err != nil {
		return nil, err
	}
	return maker.New(pack)
})

// caseOptions are the options of a case, beside the makers that a run knows.
func caseOptions(t *testing.T, files []txtar.File) Options {
	who, err := everyMaker()
	if err != nil {
		t.Fatal(err)
	}
	session := who.Session()
	o := Options{KnowsMaker: session.Knows, NewColumn: who.NewColumn, Map: map[string]string{}}
	if o.Names, err = who.Names(); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if path.Base(f.Name) != "options" {
			continue
		}
		for line := range strings.Lines(string(f.Data)) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
			switch key {
			case "delimiter":
				o.Delimiter, _, _, err = strconv.UnquoteChar(value, 0)
			case "encoding":
				o.Encoding = value
			case "sheet":
				o.Sheets = append(o.Sheets, value)
			case "set-aside":
				o.SetAside = append(o.SetAside, value)
			case "headings":
				o.Headings = value
			case "map":
				field, heading, _ := strings.Cut(value, "=")
				o.Map[field] = heading
			case "dates":
				o.DateOrder = value
			case "strict":
				o.Strict = true
			case "no-makers":
				o.Names, o.KnowsMaker, o.NewColumn = nil, nil, nil
			case "cell":
				o.Limits.Cell, err = strconv.Atoi(value)
			case "row":
				o.Limits.Row, err = strconv.Atoi(value)
			case "columns":
				o.Limits.Columns, err = strconv.Atoi(value)
			case "inputs":
				o.Limits.Inputs, err = strconv.Atoi(value)
			default:
				t.Fatalf("%s: no option %q", f.Name, key)
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return o
}

// drawnBook makes a workbook of a text: sheets as [NAME] above their rows, which are
// CSV. A cell that begins with # is a number, one with @ a day, and what stands behind
// ^^ is a comment on the cell.
func drawnBook(t *testing.T, text string) []byte {
	return makeBook(t, func(f *excelize.File) {
		sheet, line := "", 0
		for row := range strings.Lines(text) {
			row = strings.TrimRight(row, "\n")
			if strings.HasPrefix(row, "[") && strings.HasSuffix(row, "]") {
				name := strings.Trim(row, "[]")
				if sheet == "" {
					_ = f.SetSheetName("Sheet1", name)
				} else if _, err := f.NewSheet(name); err != nil {
					t.Fatal(err)
				}
				sheet, line = name, 0
				continue
			}
			line++
			cells, err := csv.NewReader(strings.NewReader(row)).Read()
			if err != nil {
				continue // a blank line
			}
			for i, cell := range cells {
				drawCell(t, f, sheet, i+1, line, cell)
			}
		}
	})
}

func drawCell(t *testing.T, f *excelize.File, sheet string, column, line int, text string) {
	at, err := excelize.CoordinatesToCellName(column, line)
	if err != nil {
		t.Fatal(err)
	}
	cell, comment, noted := strings.Cut(text, "^^")
	var value any = cell
	switch {
	case strings.HasPrefix(cell, "#"):
		value, err = strconv.ParseFloat(cell[1:], 64)
	case strings.HasPrefix(cell, "@"):
		value, err = time.Parse(time.DateOnly, cell[1:])
	case cell == "":
		value = nil
	}
	if err == nil {
		err = f.SetCellValue(sheet, at, value)
	}
	if err == nil && noted {
		err = f.AddComment(sheet, excelize.Comment{Cell: at, Author: "a", Paragraph: []excelize.RichTextRun{{Text: comment}}})
	}
	if err != nil {
		t.Fatalf("%s %s: %v", sheet, at, err)
	}
}
