package report

import (
	"io"
	"path/filepath"
	"strings"
)

// Formats lists every output format in the order of the help.
func Formats() []Format {
	return []Format{
		{Name: "table", Ext: []string{".txt"}, Doc: "what a person reads in a terminal", New: newTable},
		{Name: "json", Ext: []string{".json"}, Records: true, Clear: true, Doc: "the whole run; every other format can be made of it", New: newSavedRun},
		{Name: "csv", Ext: []string{".csv"}, Records: true, Doc: "one row per finding", New: newFindingsCSV},
		{Name: "items", Records: true, Clear: true, Doc: "CSV with one row per inventory row and its verdict", New: newItemsCSV},
		{Name: "jsonl", Ext: []string{".jsonl", ".ndjson"}, Records: true, Clear: true, Doc: "one JSON object per item, finding and rejected row", New: newJSONLines},
	}
}

// Lookup finds a format by its name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// byEnding finds the format that a file name chooses.
func byEnding(path string) (Format, bool) {
	ending := strings.ToLower(filepath.Ext(path))
	for _, f := range Formats() {
		for _, e := range f.Ext {
			if e == ending {
				return f, true
			}
		}
	}
	return Format{}, false
}

// discard is a writer's answer to records that it does not want.
type discard struct{ out io.Writer }

// Record does nothing.
func (discard) Record(*Record) error { return nil }
