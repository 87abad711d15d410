package safetext

import (
	"bytes"
	"encoding/json"
)

// EncodeJSON renders a value as JSON that can be printed anywhere, with the line
// end that the encoder gives it; an empty indent keeps it on one line.
func EncodeJSON(v any, indent string) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return JSON(buf.Bytes()), nil
}
