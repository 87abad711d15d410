package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// extension is the ending of the file's name.
func (f *file) extension() string {
	switch f.format {
	case "xlsx":
		return "xlsx"
	case "tsv":
		return "tsv"
	case "bar", "caret", "fixed", "frame":
		return "txt"
	default:
		return "csv"
	}
}

func (f *file) delim() string {
	switch f.format {
	case "semicolon":
		return ";"
	case "tsv":
		return "\t"
	case "bar", "frame":
		return "|"
	case "caret":
		return "^"
	default:
		return ","
	}
}

// join writes cells as a text file does.
func join(f *file, cells []string) string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c
		if strings.ContainsAny(c, f.delim()+"\"\n\r") {
			out[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
	}
	return strings.Join(out, f.delim())
}

// bytes is the file as it is written, and the places of the designated item.
func (f *file) bytes() ([]byte, []string, error) {
	if f.format == "xlsx" {
		return f.workbook()
	}
	var out strings.Builder
	var places []string
	number := 1
	for _, s := range f.sheets {
		for i, l := range s.lines {
			text := l.raw
			if text == "" {
				text = f.plain(l)
			}
			if l.target {
				places = append(places, fmt.Sprint(number))
			}
			end := f.eol
			if end == "mixed" { // the item's line begins behind a bare carriage return
				end = []string{"\n", "\r\n", "\r"}[i%3]
				if i+1 < len(s.lines) && s.lines[i+1].target {
					end = "\r"
				}
			}
			out.WriteString(text + end)
			number += 1 + strings.Count(text, "\n")
		}
	}
	raw, err := encode(f.encode, out.String())
	return raw, places, err
}

func (f *file) plain(l line) string {
	switch f.format {
	case "fixed":
		var b strings.Builder
		for _, c := range l.cells {
			b.WriteString(c + strings.Repeat(" ", max(2, 26-utf8.RuneCountInString(c))))
		}
		return strings.TrimRight(b.String(), " ")
	case "frame":
		return "| " + strings.Join(l.cells, " | ") + " |"
	default:
		return join(f, l.cells)
	}
}

// encode writes text in the encoding that a way names.
func encode(name, text string) ([]byte, error) {
	marked, bare := unicode.UseBOM, unicode.IgnoreBOM
	switch name {
	case "":
		return []byte(text), nil
	case "utf-16le with a mark":
		return encoded(unicode.UTF16(unicode.LittleEndian, marked), text)
	case "utf-16be with a mark":
		return encoded(unicode.UTF16(unicode.BigEndian, marked), text)
	case "utf-16le":
		return encoded(unicode.UTF16(unicode.LittleEndian, bare), text)
	case "utf-16be":
		return encoded(unicode.UTF16(unicode.BigEndian, bare), text)
	case "utf-8 with a mark":
		return []byte("\ufeff" + text), nil
	case "utf-8 with a mark inside":
		return []byte("\ufeff\ufeff" + strings.ReplaceAll(text, "\nA-", "\n\ufeffA-")), nil
	case "broken utf-8":
		return bytes.Replace([]byte(text), []byte("A-"), []byte("\xff\xc3A-"), -1), nil
	case "zero bytes":
		return bytes.Replace([]byte(text), []byte("A-"), []byte("\x00A-"), -1), nil
	case "mojibake":
		return []byte(mojibake(text)), nil
	case "windows-1252":
		if raw, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text)); err == nil {
			return raw, nil
		}
		return []byte(text), nil // it has letters that the encoding has not
	case "windows-1251":
		return encoded(charmap.Windows1251, text)
	case "windows-1253":
		return encoded(charmap.Windows1253, text)
	case "windows-1256":
		return encoded(charmap.Windows1256, text)
	case "koi8-r":
		return encoded(charmap.KOI8R, text)
	case "gb18030":
		return encoded(simplifiedchinese.GB18030, text)
	case "big5":
		return encoded(traditionalchinese.Big5, text)
	case "shift-jis":
		return encoded(japanese.ShiftJIS, text)
	case "euc-kr":
		return encoded(korean.EUCKR, text)
	case "utf-32":
		return encoded(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), text)
	case "quoted printable":
		return quotedPrintable(text)
	}
	if e, ok := olderPages()[name]; ok {
		return encoded(e, text)
	}
	return nil, fmt.Errorf("encoding %q is not known", name)
}

func olderPages() map[string]encoding.Encoding {
	return map[string]encoding.Encoding{
		"iso-2022-jp": japanese.ISO2022JP, "euc-jp": japanese.EUCJP, "hz-gb-2312": simplifiedchinese.HZGB2312, "cp866": charmap.CodePage866,
		"iso-8859-5": charmap.ISO8859_5, "macintosh cyrillic": charmap.MacintoshCyrillic, "iso-8859-7": charmap.ISO8859_7,
		"iso-8859-6": charmap.ISO8859_6, "code page 037": charmap.CodePage037,
	}
}

// quotedPrintable writes every byte as mail does, letters too.
func quotedPrintable(text string) ([]byte, error) {
	var b strings.Builder
	for _, c := range []byte(text) {
		if c == '\n' || c == '\r' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "=%02X", c)
	}
	return []byte(b.String()), nil
}

// encoded writes what the encoding has no letter for as a question mark.
func encoded(e encoding.Encoding, text string) ([]byte, error) {
	return encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(text))
}

// mojibake reads UTF-8 as Windows-1252 and writes it as UTF-8 again.
func mojibake(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// workbook is the file as a workbook.
func (f *file) workbook() ([]byte, []string, error) {
	book := excelize.NewFile()
	defer book.Close()
	var places []string
	for n, s := range f.sheets {
		name := s.name
		if n == 0 {
			if err := book.SetSheetName("Sheet1", name); err != nil {
				return nil, nil, err
			}
		} else if _, err := book.NewSheet(name); err != nil {
			return nil, nil, err
		}
		if err := fillSheet(book, s); err != nil {
			return nil, nil, err
		}
		for i, l := range s.lines {
			if l.target {
				places = append(places, fmt.Sprintf("%s!%d", name, i+1))
			}
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, nil, err
	}
	return out.Bytes(), places, nil
}

// setText writes a cell; in a rich column every letter is a run of its own.
func setText(book *excelize.File, s *sheet, at, text string) error {
	if s.rich == "" || strings.TrimRight(at, "0123456789") != s.rich {
		return book.SetCellStr(s.name, at, text)
	}
	var runs []excelize.RichTextRun
	for i, r := range []rune(text) {
		runs = append(runs, excelize.RichTextRun{Text: string(r), Font: &excelize.Font{Bold: i%2 == 0}})
	}
	return book.SetCellRichText(s.name, at, runs)
}

func fillSheet(book *excelize.File, s *sheet) error {
	for i, l := range s.lines {
		for c, text := range l.cells {
			if text == "" {
				continue
			}
			at, err := excelize.CoordinatesToCellName(c+1, i+1)
			if err != nil {
				return err
			}
			if err := setText(book, s, at, text); err != nil {
				return err
			}
		}
		if l.hidden {
			if err := book.SetRowVisible(s.name, i+1, false); err != nil {
				return err
			}
		}
	}
	for _, m := range s.merge {
		if err := book.MergeCell(s.name, m[0], m[1]); err != nil {
			return err
		}
	}
	for _, b := range s.bare {
		if err := book.SetCellValue(s.name, b[0], nil); err != nil {
			return err
		}
		if err := book.SetCellFormula(s.name, b[0], b[1]); err != nil {
			return err
		}
	}
	for _, c := range s.cover {
		if err := book.SetColVisible(s.name, c, false); err != nil {
			return err
		}
	}
	if err := dressCells(book, s); err != nil {
		return err
	}
	if s.hidden {
		return book.SetSheetVisible(s.name, false, s.deep)
	}
	return nil
}

// dressCells writes comments, and numbers with a format of their own.
func dressCells(book *excelize.File, s *sheet) error {
	for _, r := range s.remarks {
		if err := book.AddComment(s.name, excelize.Comment{Cell: r[0], Text: r[1]}); err != nil {
			return err
		}
	}
	for _, f := range s.formats {
		text, err := book.GetCellValue(s.name, f[0])
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &f[1]})
		if err != nil {
			return err
		}
		if err := errors.Join(book.SetCellInt(s.name, f[0], int64(n)), book.SetCellStyle(s.name, f[0], f[0], style)); err != nil {
			return err
		}
	}
	return nil
}

// unpack writes the files of an embedded archive. An entry FILE.xlsx!SHEET is a
// sheet of a workbook, its rows written as CSV.
func unpack(name, dir string) error {
	raw, err := data.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	books := map[string]*file{}
	for _, entry := range txtar.Parse(raw).Files {
		book, sheetName, isSheet := strings.Cut(entry.Name, "!")
		if !isSheet {
			if err := os.WriteFile(filepath.Join(dir, entry.Name), entry.Data, 0o644); err != nil {
				return err
			}
			continue
		}
		if books[book] == nil {
			books[book] = &file{format: "xlsx"}
		}
		s := &sheet{name: sheetName}
		if s.lines, err = sheetLines(string(entry.Data)); err != nil {
			return fmt.Errorf("%s: %s: %w", name, entry.Name, err)
		}
		books[book].sheets = append(books[book].sheets, s)
	}
	for path, f := range books {
		raw, _, err := f.workbook()
		if err != nil {
			return fmt.Errorf("%s: %s: %w", name, path, err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), raw, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// sheetLines reads a sheet line by line: an empty line is an empty row.
func sheetLines(text string) ([]line, error) {
	var lines []line
	for row := range strings.Lines(text) {
		if strings.TrimSpace(row) == "" {
			lines = append(lines, line{})
			continue
		}
		cells, err := csv.NewReader(strings.NewReader(row)).Read()
		if err != nil {
			return nil, err
		}
		lines = append(lines, line{cells: cells})
	}
	return lines, nil
}
