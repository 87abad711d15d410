package output

import (
	"bufio"
	"io"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/html"
	"github.com/gearaudit/gearaudit/audit/report/markdown"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/report/terminal"
	"github.com/gearaudit/gearaudit/audit/report/xlsx"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// DiffFormats lists the formats of a comparison of two runs. Their writers are
// those of [Diff].
func DiffFormats() []report.Format {
	return []report.Format{
		{Name: "table", Ext: []string{".txt"}, Doc: "what a person reads in a terminal"},
		{Name: "json", Ext: []string{".json"}, Doc: "for programs"},
		{Name: "csv", Ext: []string{".csv"}, Doc: "one row per change"},
		{Name: "markdown", Ext: []string{".md"}, Doc: "a comment on a pull request"},
		{Name: "html", Ext: []string{".html", ".htm"}, Doc: "one page for a browser and for paper"},
		{Name: "xlsx", Ext: []string{".xlsx"}, Doc: "a workbook: summary and changes"},
	}
}

// Diff writes a comparison to every target; none of them may replace an input. A
// file is seen when all of it is written.
func Diff(targets []Target, inputs []string, stdout io.Writer, d *report.Diff, opt report.Options) error {
	var scratch spool.Scratch
	opt.Scratch = &scratch
	defer func() { _ = scratch.Remove() }() // what cannot be removed lies in the system's folder for such files
	for i := range targets {
		t := &targets[i]
		if t.Stdout() {
			if err := writeDiff(t.Format.Name, stdout, d, opt); err != nil {
				return err
			}
			continue
		}
		plain := opt
		plain.Color, plain.Width, plain.File = false, 0, true
		if err := diffFile(t, inputs, d, plain); err != nil {
			return err
		}
	}
	return nil
}

func diffFile(t *Target, inputs []string, d *report.Diff, opt report.Options) error {
	f, err := Create(t.Path, inputs)
	if err != nil {
		return err
	}
	defer f.Discard()
	buf := bufio.NewWriter(f)
	if err := writeDiff(t.Format.Name, buf, d, opt); err != nil {
		return err
	}
	if err := buf.Flush(); err != nil {
		return cannotWrite(t.Path, cause(err), "make room on the disk; the file that stood there before is untouched")
	}
	return f.Commit()
}

func writeDiff(format string, out io.Writer, d *report.Diff, opt report.Options) error {
	switch format {
	case "csv":
		return csv.Diff(out, d, opt)
	case "markdown":
		return markdown.Diff(out, d, opt)
	case "html":
		return html.Diff(out, d, opt)
	case "xlsx":
		return xlsx.Diff(out, d, opt)
	case "json":
		text, err := safetext.EncodeJSON(d, "  ")
		if err != nil {
			return err
		}
		_, err = out.Write(text)
		return err
	default:
		return terminal.Diff(out, d, opt)
	}
}
