package csv

import (
	"bytes"
	"encoding/csv"
	"github.com/gearaudit/gearaudit/audit/report"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// Rows are written as package encoding/csv writes them, whatever stands in
// their cells.
func TestRowsAsTheLibraryWritesThem(t *testing.T) {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{",", `"`, `""`, " ", "\u00a0", "\u3000", `\.`, `\`, ".", "=", "-", "@", ";", "::", "##", "a", "\n", "\r", "\t", "\xff", "12", "-1.5", "华"}),
		rapid.String(),
	)
	cell := rapid.Custom(func(t *rapid.T) string {
		s := ""
		for _, p := range rapid.SliceOfN(piece, 0, 5).Draw(t, "pieces") {
			s += p
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(cell, 2, 6).Draw(t, "cells")
		var got, want bytes.Buffer
		f := NewFile(&got, report.Options{})
		if err := f.Write(cells); err != nil || f.Close() != nil {
			t.Fatal(err)
		}
		safe := []string{safetext.FirstCell(cells[0])}
		for _, c := range cells[1:] {
			safe = append(safe, safetext.Cell(c))
		}
		w := csv.NewWriter(&want)
		if err := w.Write(safe); err != nil {
			t.Fatal(err)
		}
		if w.Flush(); got.String() != want.String() {
			t.Errorf("%q is written %q, and the library writes %q", cells, got.String(), want.String())
		}
	})
}
