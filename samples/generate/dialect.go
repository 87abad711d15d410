package main

import "strings"

// dialect says how cells and rows are told apart.
type dialect struct {
	delimiter string
	crlf      bool
	quoteAll  bool
}

// lineEnd is what stands after the last cell of a row.
func (d dialect) lineEnd() string {
	if d.crlf {
		return "\r\n"
	}
	return "\n"
}

// encode writes a cell as the dialect wants it, quoted only where it must be.
func (d dialect) encode(cell string) string {
	if !d.quoteAll && !strings.ContainsAny(cell, "\"\r\n"+d.delimiter) {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

// encodeAll encodes a list of cells.
func (d dialect) encodeAll(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = d.encode(c)
	}
	return out
}
