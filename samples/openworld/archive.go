package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

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
