package cmd_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// fileCommands make files that a script cannot hold as text.
func fileCommands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){"append": appendFile, "encode": encode, "pack": pack, "unmark": unmark, "book": book, "damage": damage}
}

// appendFile adds the text of a file to another: append FILE MORE.
func appendFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: append FILE MORE")
	}
	writeFile(ts, args[0], strings.TrimRight(ts.ReadFile(args[0]), "\n")+"\n"+ts.ReadFile(args[1]))
}

// encode writes a file in another encoding: encode NAME FROM TO. The name utf-16
// stands for little endian with a mark.
func encode(ts *testscript.TestScript, _ bool, args []string) {
	enc, err := htmlindex.Get(args[0])
	ts.Check(err)
	if args[0] == "utf-16" {
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	out, err := enc.NewEncoder().String(ts.ReadFile(args[1]))
	ts.Check(err)
	writeFile(ts, args[2], out)
}

// unmark takes the mark for spreadsheets away from a file that must have it:
// unmark FILE.
func unmark(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unmark FILE")
	}
	text, marked := strings.CutPrefix(ts.ReadFile(args[0]), "\ufeff")
	if !marked {
		ts.Fatalf("%s has no mark", args[0])
	}
	writeFile(ts, args[0], text)
}

// pack compresses a file: pack gzip|zstd FROM TO.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	text := []byte(ts.ReadFile(args[1]))
	var b bytes.Buffer
	if args[0] == "gzip" {
		w := gzip.NewWriter(&b)
		_, err := w.Write(text)
		ts.Check(err)
		ts.Check(w.Close())
	} else {
		w, err := zstd.NewWriter(nil)
		ts.Check(err)
		b.Write(w.EncodeAll(text, nil))
	}
	writeFile(ts, args[2], b.String())
}

// book makes a workbook with a sheet for each CSV file: book TO SHEET=FILE...
// Cells that look like numbers are numbers.
func book(ts *testscript.TestScript, _ bool, args []string) {
	f := excelize.NewFile()
	defer f.Close()
	for _, a := range args[1:] {
		sheet, file, _ := strings.Cut(a, "=")
		_, err := f.NewSheet(sheet)
		ts.Check(err)
		r := csv.NewReader(strings.NewReader(ts.ReadFile(file)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		ts.Check(err)
		for i, row := range rows {
			for j, cell := range row {
				at, err := excelize.CoordinatesToCellName(j+1, i+1)
				ts.Check(err)
				ts.Check(f.SetCellDefault(sheet, at, cell))
			}
		}
	}
	ts.Check(f.DeleteSheet("Sheet1"))
	var b bytes.Buffer
	ts.Check(f.Write(&b))
	writeFile(ts, args[0], b.String())
}

// damage writes the beginning of a file: damage FROM TO, three quarters of it.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	writeFile(ts, args[1], text[:len(text)*3/4])
}

func writeFile(ts *testscript.TestScript, name, text string) {
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o600))
}
