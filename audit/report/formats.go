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
		{Name: "markdown", Ext: []string{".md"}, Records: true, Doc: "a comment on a pull request", New: lately(renderMarkdown)},
		{Name: "github", Records: true, Doc: "annotations of a GitHub workflow", New: lately(renderGitHub)},
		{Name: "sarif", Ext: []string{".sarif", ".sarif.json"}, Records: true, Doc: "SARIF 2.1.0 for code scanning", New: lately(renderSARIF)},
		{Name: "junit", Ext: []string{".xml"}, Records: true, Doc: "JUnit XML for a build server", New: lately(renderJUnit)},
		{Name: "html", Ext: []string{".html", ".htm"}, Records: true, Doc: "one page for a browser and for paper, which needs no network", New: lately(renderHTML)},
		{Name: "xlsx", Ext: []string{".xlsx"}, Records: true, Clear: true, Doc: "a workbook: summary, findings, items, sites, money, plan, rejects, sources", New: lately(renderXLSX)},
		{Name: "cyclonedx", Ext: []string{".cdx.json"}, Records: true, Clear: true, Doc: "CycloneDX 1.7, a bill of materials of the hardware", New: lately(renderCycloneDX)},
		{Name: "fcc-annual-report", Records: true, Doc: "CSV for the FCC's yearly list of covered equipment", New: newAnnualReport},
		{Name: "fcc-5640-lines", Records: true, Doc: "CSV of the lines of an application on FCC form 5640", New: newForm5640},
		{Name: "jsonl", Ext: []string{".jsonl", ".ndjson"}, Records: true, Clear: true, Doc: "one JSON object per item, finding and rejected row", New: newJSONLines},
	}
}

// Lookup finds a format by its name.
func Lookup(name string) (Format, bool) { return shelf(Formats()).find(name) }

// byEnding finds the format that a file name chooses, by the longest ending.
func (s shelf) byEnding(path string) (Format, bool) {
	name, best, length := strings.ToLower(filepath.Base(path)), Format{}, 0
	for _, f := range s {
		for _, e := range f.Ext {
			if len(e) > length && strings.HasSuffix(name, e) {
				best, length = f, len(e)
			}
		}
	}
	return best, length > 0
}

// discard is a writer's answer to records that it does not want.
type discard struct{ out io.Writer }

// Record does nothing.
func (discard) Record(*Record) error { return nil }
