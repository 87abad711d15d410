package xlsx

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/spool"
	"github.com/xuri/excelize/v2"
)

// sheetRows is how many rows a sheet of a workbook can have.
const sheetRows = excelize.TotalRows

// workbook is an XLSX file on its way. Its sheets are written one after the
// other, each from the first row to the last, so that memory does not grow with
// the rows.
type workbook struct {
	file    *excelize.File
	styles  map[cellKind]int
	limit   int    // rows of a sheet
	author  string // nobody where it is empty
	secrecy string
	sheets  int
}

// newWorkbook begins a workbook whose money is in the currency.
func newWorkbook(currency string, opt report.Options) (*workbook, error) {
	b := &workbook{file: excelize.NewFile(), limit: sheetRows, author: opt.Author, secrecy: opt.Secrecy}
	var err error
	b.styles, err = xlsxStyles(b.file, currency)
	return b, err
}

// write ends the workbook. made is the day that it says it was made on: any
// other than that of the run would differ from one rendering to the next.
func (b *workbook) write(out io.Writer, scratch *spool.Scratch, tool report.Tool, title, made string) error {
	if _, ok := serialDay(made); !ok {
		made = "1970-01-01"
	}
	made += "T00:00:00Z"
	err := b.file.SetDocProps(&excelize.DocProperties{Title: title, Creator: cmp.Or(b.author, tool.Name+" "+tool.Version), Description: b.secrecy, LastModifiedBy: tool.Name, Created: made, Modified: made})
	if err != nil {
		return err
	}
	// excelize would put the whole file together in memory: its archive goes
	// past that to where it belongs.
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &sortedZip{out: out, scratch: scratch} })
	return b.file.Write(io.Discard)
}

// xlsxColumn is a column of a sheet.
type xlsxColumn struct {
	name  string
	width float64
	kind  cellKind
}

// xlsxSheet is a list with one header row, which stays in sight and can be
// filtered. A list that is too long for a sheet goes on in another.
type xlsxSheet struct {
	book  *workbook
	name  string
	cols  []xlsxColumn
	part  int
	row   int
	out   *excelize.StreamWriter
	cells []any
}

// sheet begins a list. The sheet before must have been ended.
func (b *workbook) sheet(name string, cols []xlsxColumn) (*xlsxSheet, error) {
	s := &xlsxSheet{book: b, name: name, cols: cols, cells: make([]any, len(cols))}
	return s, s.begin()
}

// title is the name on the sheet's tab.
func (s *xlsxSheet) title() string {
	if s.part > 1 {
		return s.name + " " + strconv.Itoa(s.part)
	}
	return s.name
}

func (s *xlsxSheet) begin() error {
	s.part++
	s.row = 0
	var err error
	if s.out, err = s.book.stream(s.title()); err != nil {
		return err
	}
	for i, c := range s.cols {
		if err := s.out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		s.cells[i] = excelize.Cell{StyleID: s.book.styles[c.kind.head()], Value: c.name}
	}
	if err := s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return s.write()
}

// stream makes a sheet that is written from its top to its end.
func (b *workbook) stream(title string) (*excelize.StreamWriter, error) {
	b.sheets++
	var err error
	if b.sheets == 1 {
		err = b.file.SetSheetName("Sheet1", title)
	} else {
		_, err = b.file.NewSheet(title)
	}
	if err != nil {
		return nil, err
	}
	if err := b.file.SetSheetProps(title, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return nil, err
	}
	out, err := b.file.NewStreamWriter(title)
	if err != nil {
		return nil, err
	}
	return out, b.paper(title, 1)
}

// paper lays a sheet out for printing: so many pages wide and as many high as it
// takes, each with its number and the line about confidentiality.
func (b *workbook) paper(title string, wide int) error {
	err := b.file.SetPageLayout(title, &excelize.PageLayoutOptions{Orientation: new("landscape"), FitToWidth: new(wide), FitToHeight: new(0)})
	if err != nil {
		return err
	}
	foot := "&L" + strings.ReplaceAll(phrase.Clip(safetext.Visible(b.secrecy), 120), "&", "&&") + "&R&P / &N"
	return b.file.SetHeaderFooter(title, &excelize.HeaderFooterOptions{OddFooter: foot})
}

// pageWidth is how many characters of a list stand side by side on a page that can
// still be read.
const pageWidth = 190

// Write adds one row.
func (s *xlsxSheet) Write(cells []string) error {
	if s.row == s.book.limit {
		if err := s.end(); err != nil {
			return err
		}
		if err := s.begin(); err != nil {
			return err
		}
	}
	for i, c := range cells {
		s.cells[i] = s.book.cell(s.cols[i].kind, c)
	}
	return s.write()
}

func (s *xlsxSheet) write() error {
	s.row++
	return s.out.SetRow("A"+strconv.Itoa(s.row), s.cells)
}

// end finishes the sheet, whose rows are then known.
func (s *xlsxSheet) end() error {
	last, err := excelize.CoordinatesToCellName(len(s.cols), s.row)
	if err != nil {
		return err
	}
	if err := s.book.file.AutoFilter(s.title(), "A1:"+last, nil); err != nil {
		return err
	}
	var width float64
	for _, c := range s.cols {
		width += c.width
	}
	if err := s.book.paper(s.title(), 1+int(width/pageWidth)); err != nil {
		return err
	}
	quoted := "'" + s.title() + "'"
	err = s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + "!$A:$A," + quoted + "!$1:$1", Scope: s.title()})
	if err != nil {
		return err
	}
	// A serial number of digits is text and is meant to be.
	if err := s.book.file.AddIgnoredErrors(s.title(), "A1:"+last, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return s.out.Flush()
}
