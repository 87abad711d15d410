package main

import (
	"encoding/csv"
	"io"
)

// sheet is a small inventory under construction.
type sheet struct {
	headings []string
	rows     [][]string
}

// mustAdd appends a row given by heading; headings that the sheet does not have
// are a fault of the program.
func (s *sheet) mustAdd(cells record) {
	row := make([]string, len(s.headings))
	used := 0
	for i, h := range s.headings {
		if cell, ok := cells[h]; ok {
			row[i] = cell
			used++
		}
	}
	if used != len(cells) {
		panic("a row has a cell under a heading that the sheet does not have")
	}
	s.rows = append(s.rows, row)
}

func (s *sheet) write(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(s.headings); err != nil {
		return err
	}
	return out.WriteAll(s.rows)
}
