package phrase

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// ReadingNotes say what a reader must know of how the inputs were read: an
// encoding that was inferred, and sheets that were left out.
func ReadingNotes(inputs []report.Input) []string {
	var out []string
	told := map[string]bool{}
	for i := range inputs {
		in := &inputs[i]
		if strings.Contains(in.Encoding, "(") {
			out = append(out, in.Name+" was read as "+in.Encoding+".")
		}
		if len(in.SheetsNotRead) > 0 && !told[in.Name] {
			told[in.Name] = true
			out = append(out, "Of "+in.Name+" was not read: "+strings.Join(in.SheetsNotRead, ", ")+". No column there can name a maker.")
		}
	}
	return out
}
