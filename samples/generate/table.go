package main

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/*.csv
var data embed.FS

// record is one row of a table in data, by heading.
type record map[string]string

// mustNumber returns a cell that must hold a whole number; a test reads them all.
func (r record) mustNumber(heading string) int {
	n, err := strconv.Atoi(r[heading])
	if err != nil {
		panic(fmt.Sprintf("samples/generate/data: %s of %v: %v", heading, r, err))
	}
	return n
}

// mustTable reads a table of data. The tables are part of the program, so that
// one which cannot be read is a fault of the program.
func mustTable(name string) []record {
	src, err := data.ReadFile("data/" + name + ".csv")
	if err != nil {
		panic(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("samples/generate/data/%s.csv: %v", name, err))
	}
	records := make([]record, 0, len(rows)-1)
	for _, row := range rows[1:] {
		r := make(record, len(row))
		for i, cell := range row {
			r[rows[0][i]] = cell
		}
		records = append(records, r)
	}
	return records
}

// by groups the records of a table by one of its columns, in table order.
func by(heading string, records []record) map[string][]record {
	groups := make(map[string][]record)
	for _, r := range records {
		groups[r[heading]] = append(groups[r[heading]], r)
	}
	return groups
}

// choices splits a cell that lists alternatives.
func choices(cell string) []string { return strings.Split(cell, "|") }
