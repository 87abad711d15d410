package audit

import (
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/csv"
)

// sheaf is what a batch has for the writers, row by row.
type sheaf struct {
	identities []identity
	records    []report.Record // as many, or none where every writer takes pages
	pages      []csv.Page      // one for each writer that takes them
}

// paged is an output whose rows the workers put into words.
type paged struct {
	writer csv.PageWriter
	clear  bool // it wants the rows without findings too
}

// share finds out which outputs take pages. None does where it is only known in
// the end what is said of a row.
func (h *hall) share() {
	for _, o := range h.req.Outputs {
		w, ok := o.Writer.(csv.PageWriter)
		switch {
		case !o.Records:
		case ok && h.req.Known == nil:
			h.paged = append(h.paged, paged{w, o.Clear})
		default:
			h.plain = append(h.plain, o)
		}
	}
}

// whole reports whether records are wanted that outlive their batch.
func (h *hall) whole() bool { return len(h.plain) > 0 || h.req.Known != nil }

// sheaf returns an empty sheaf.
func (h *hall) sheaf() *sheaf {
	h.desk.Lock()
	defer h.desk.Unlock()
	last := len(h.sheaves) - 1
	if last < 0 {
		return &sheaf{pages: make([]csv.Page, len(h.paged))}
	}
	s := h.sheaves[last]
	h.sheaves = h.sheaves[:last]
	return s
}

// release takes back a sheaf that was written, with its memory.
func (h *hall) release(s *sheaf) {
	clear(s.records)
	s.identities, s.records = s.identities[:0], s.records[:0]
	for i := range s.pages {
		s.pages[i].Clear()
	}
	h.desk.Lock()
	defer h.desk.Unlock()
	h.sheaves = append(h.sheaves, s)
}

// bind hands a sheaf to the writers. Items with the same identity are numbered; they are
// the same in all that names them, so which of them comes first changes
// nothing.
func (h *hall) bind(s *sheaf) error {
	h.twins = h.twins[:0]
	for i, id := range s.identities {
		n := h.seen.meet(uint64(id))
		if n > 1 {
			h.twins = append(h.twins, csv.Twin{Row: i, Identity: id.numbered(n)})
		}
		if len(s.records) > 0 {
			if err := h.tell(&s.records[i], id, n); err != nil {
				return err
			}
		}
	}
	for i := range h.paged {
		if err := h.paged[i].writer.Page(&s.pages[i], h.twins); err != nil {
			return err
		}
	}
	return nil
}

// tell hands a record to the writers that take no pages.
func (h *hall) tell(rec *report.Record, id identity, nth uint32) error {
	if nth > 1 {
		name(rec, id.numbered(nth))
	}
	if h.req.Known != nil {
		if err := h.recall(rec, id); err != nil {
			return err
		}
	}
	for _, o := range h.plain {
		if len(rec.Findings) > 0 || o.Clear {
			if err := o.Writer.Record(rec); err != nil {
				return err
			}
		}
	}
	return nil
}

// name gives the item another identity and its findings their fingerprints.
func name(rec *report.Record, identity string) {
	rec.Item.Identity = identity
	for i := range rec.Findings {
		f := &rec.Findings[i]
		f.Item.Identity, f.ID = identity, regime.Fingerprint(f.Rule, identity)
	}
}
