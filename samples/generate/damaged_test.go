package main

import (
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// damaged.csv was broken by hand; each line must stay broken in the way that
// its name in this table says.
func TestDamagedStaysDamaged(t *testing.T) {
	src, err := os.ReadFile("../damaged.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(src), "\n"), "\n")
	want := map[string]string{
		"D-001": "whole", "D-002": "cells: 9", "D-003": "cells: 11", "D-004": "quote", "D-005": "quantity", "D-006": "date",
		"D-007": "quantity", "D-008": "quote", "D-009": "funding", "D-010": "whole", "D-011": "quote", "D-012": "whole",
	}
	for _, line := range lines[1:] {
		tag, _, _ := strings.Cut(line, ",")
		if got := damage(line); got != want[tag] {
			t.Errorf("%s: %s, want %s", tag, got, want[tag])
		}
		delete(want, tag)
	}
	if len(want) > 0 {
		t.Errorf("rows are missing: %v", want)
	}
}

// damage names the first thing that is wrong with a line.
func damage(line string) string {
	row, err := csv.NewReader(strings.NewReader(line)).Read()
	if errors.As(err, new(*csv.ParseError)) {
		return "quote"
	}
	if len(row) != 10 {
		return "cells: " + strconv.Itoa(len(row))
	}
	if _, err := strconv.Atoi(row[4]); err != nil {
		return "quantity"
	}
	if _, err := time.Parse(time.DateOnly, row[7]); err != nil {
		return "date"
	}
	if !known("funding", row[8]) {
		return "funding"
	}
	return "whole"
}
