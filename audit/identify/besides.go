package identify

import (
	"github.com/gearaudit/gearaudit/audit/report"
)

// besides holds what was found out about the further things in rows that speak of
// several. A row is one line: of its things it tells the one that weighs most.
type besides struct {
	rows map[report.Source]report.MakerRow // those with a designated maker, by the place of the row
}

func newBesides() *besides { return &besides{rows: map[report.Source]report.MakerRow{}} }

// keep takes rows of a table beside another one. It is called in input order, before
// that one is read.
func (b *besides) keep(rows []report.MakerRow) {
	for _, r := range rows {
		if old, ok := b.rows[r.Source]; r.Vendor != "" && (!ok || weight(&r) > weight(&old)) {
			b.rows[r.Source] = r
		}
	}
}

// merge puts what weighs more in the place of what the rows tell.
func (b *besides) merge(rows []report.MakerRow) {
	if len(b.rows) == 0 {
		return
	}
	for i := range rows {
		if r, ok := b.rows[rows[i].Source]; ok && weight(&r) > weight(&rows[i]) {
			rows[i] = r
		}
	}
}

// weight orders what was found out: a designated maker for sure, then with doubts,
// then nobody.
func weight(r *report.MakerRow) int {
	switch {
	case r.Vendor == "":
		return 0
	case r.Level == "confirmed":
		return 4
	case r.Level == "probable":
		return 3
	case r.Level == "conflicting":
		return 2
	default:
		return 1
	}
}
