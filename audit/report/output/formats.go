package output

import (
	"path/filepath"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/codequality"
	"github.com/gearaudit/gearaudit/audit/report/csv"
	"github.com/gearaudit/gearaudit/audit/report/cyclonedx"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/fcc"
	"github.com/gearaudit/gearaudit/audit/report/github"
	"github.com/gearaudit/gearaudit/audit/report/html"
	"github.com/gearaudit/gearaudit/audit/report/json"
	"github.com/gearaudit/gearaudit/audit/report/junit"
	"github.com/gearaudit/gearaudit/audit/report/markdown"
	"github.com/gearaudit/gearaudit/audit/report/sarif"
	"github.com/gearaudit/gearaudit/audit/report/terminal"
	"github.com/gearaudit/gearaudit/audit/report/xlsx"
)

// Formats lists every output format in the order of the help.
func Formats() []report.Format {
	return []report.Format{
		{Name: "table", Ext: []string{".txt"}, Fresh: true, Doc: "what a person reads in a terminal", New: terminal.New},
		{Name: "json", Ext: []string{".json"}, Items: true, Whole: true, Doc: "the whole run; every other format can be made of it", New: json.NewRun},
		{Name: "csv", Ext: []string{".csv"}, Items: true, Doc: "one row per finding", New: csv.NewFindings},
		{Name: "items", Items: true, Clear: true, Doc: "CSV with one row per item and its verdict", New: csv.NewItems},
		{Name: "markdown", Ext: []string{".md"}, Items: true, Doc: "a comment on a pull request", New: deferred.New(markdown.Render)},
		{Name: "github", Items: true, Doc: "annotations of a GitHub workflow", New: deferred.New(github.Render)},
		{Name: "sarif", Ext: []string{".sarif", ".sarif.json"}, Items: true, Doc: "SARIF 2.1.0 for code scanning", New: deferred.New(sarif.Render)},
		{Name: "gitlab", Ext: []string{".codequality.json"}, Items: true, Doc: "code quality report of a GitLab merge request", New: deferred.New(codequality.Render)},
		{Name: "junit", Ext: []string{".xml"}, Items: true, Doc: "JUnit XML for a build server", New: deferred.New(junit.Render)},
		{Name: "html", Ext: []string{".html", ".htm"}, Items: true, Doc: "one page for a browser and for paper, which needs no network", New: deferred.Document(html.Render)},
		{Name: "xlsx", Ext: []string{".xlsx"}, Items: true, Clear: true, Doc: "a workbook: summary, findings, items, sites, money, plan, rejects, sources", New: deferred.Document(xlsx.Render)},
		{Name: "cyclonedx", Ext: []string{".cdx.json"}, Items: true, Clear: true, Doc: "CycloneDX 1.7, a bill of materials of the hardware", New: deferred.New(cyclonedx.Render)},
		{Name: "fcc-annual-report", Items: true, Doc: "CSV for the FCC's yearly list of covered equipment", New: fcc.NewAnnualReport},
		{Name: "fcc-5640-lines", Items: true, Doc: "CSV of the lines of an application on FCC form 5640", New: fcc.NewForm5640},
		{Name: "jsonl", Ext: []string{".jsonl", ".ndjson"}, Items: true, Whole: true, Doc: "format json, one record a line", New: json.NewLines},
	}
}

// Lookup finds a format by its name.
func Lookup(name string) (report.Format, bool) { return shelf(Formats()).find(name) }

// byEnding finds the format that a file name chooses, by the longest ending.
func (s shelf) byEnding(path string) (report.Format, bool) {
	name, best, length := strings.ToLower(filepath.Base(path)), report.Format{}, 0
	for _, f := range s {
		for _, e := range f.Ext {
			if len(e) > length && strings.HasSuffix(name, e) {
				best, length = f, len(e)
			}
		}
	}
	return best, length > 0
}
