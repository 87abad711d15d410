package output_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
)

// Whatever an inventory says, no format hands a terminal or a build log anything
// that it would obey, and no text cell anything that a spreadsheet would
// compute. Workbooks are looked at from within, in TestXLSXNothingActs.
func TestNothingActsInAnyFormat(t *testing.T) {
	for _, f := range output.Formats() {
		if f.Name == "xlsx" {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			for shift := range 7 {
				text := string(render(t, f.Name, mixed(shift), report.Options{}))
				inertText(t, text, f.Name == "github")
				switch f.Name {
				case "csv", "items", "fcc-annual-report", "fcc-5640-lines":
					inertCells(t, text)
				case "json", "sarif", "cyclonedx":
					if !json.Valid([]byte(text)) {
						t.Errorf("the JSON is broken: %.200q", text)
					}
				case "junit":
					soundXML(t, text)
				}
			}
		})
	}
}

// inertText looks for what a terminal or a runner obeys. Commands at the start
// of a line are ours in the format that consists of them.
func inertText(t *testing.T, text string, commands bool) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && !unicode.IsGraphic(r) {
			t.Fatalf("%U is in it", r)
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if i := strings.Index(line, "##["); i >= 0 {
			t.Errorf("a runner obeys %q", line[i:])
		}
		if strings.Contains(line, "##vso[") || strings.Contains(line, "##teamcity[") {
			t.Errorf("a runner obeys %q", line)
		}
		command, ok := strings.CutPrefix(strings.TrimSpace(line), "::")
		if ok && !(commands && (strings.HasPrefix(command, "error ") || strings.HasPrefix(command, "warning ") || strings.HasPrefix(command, "notice "))) {
			t.Errorf("a runner obeys %q", line)
		}
	}
}

// inertCells looks for cells that a spreadsheet computes, also where it begins
// a new one at each semicolon.
func inertCells(t *testing.T, text string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("the CSV is broken: %v", err)
	}
	for _, cell := range slices.Concat(rows...) {
		for part := range strings.SplitSeq(cell, ";") {
			part = strings.Trim(part, "\" \u3000")
			if part != "" && strings.ContainsAny(part[:1], "=+-@") && strings.Trim(part[1:], "0123456789.") != "" {
				t.Errorf("a spreadsheet computes %q in %q", part, cell)
			}
		}
	}
}

func soundXML(t *testing.T, text string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("the XML is broken: %v", err)
		}
	}
}
