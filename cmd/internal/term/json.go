package term

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// PrintJSON writes a value for programs.
func PrintJSON(out io.Writer, v any) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := out.Write(safetext.JSON(buf.Bytes()))
	return err
}
