package report

// FindingRow is the row of a finding in format csv, written the plain way.
func FindingRow(it *Item, f *Finding) []byte { return appendRow(nil, findingCells(it, f)) }
