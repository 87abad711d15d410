package audit

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/makerlist"
)

// Identify says of every row of the request's inputs who made it, and prints
// that while it reads. Of the request it heeds the inputs and how to read them,
// the decisions with the day, the rejected rows and the workers. Errors are
// those of Run; the caller closes the writer with what is returned.
func Identify(ctx context.Context, req Request, out *makerlist.Writer) (*report.Makers, error) {
	h, err := openCensus(&req)
	if err != nil {
		return nil, err
	}
	files, err := h.inputs(ctx)
	if err != nil {
		return nil, err
	}
	team := make([]*registrar, max(req.Workers, 1))
	for i := range team {
		team[i] = &registrar{hall: h, makers: h.makers.Session(), out: out}
	}
	defer h.restrain()()
	err = h.walk(ctx, files, len(team), func(n int, b *inventory.Batch) func() error { return team[n].batch(b) })
	if err != nil {
		return nil, err
	}
	return h.census(team), nil
}

// openCensus opens what identification needs and nothing else.
func openCensus(req *Request) (*hall, error) {
	h := &hall{req: req, run: &report.Run{AsOf: req.AsOf.String()}}
	if err := h.openFields(); err != nil {
		return nil, err
	}
	pack, err := h.openMakers()
	if err != nil {
		return nil, err
	}
	h.run.Packs = []report.Pack{vendorPack(pack)}
	return h, h.openDecisions(pack)
}

// registrar identifies rows, one batch at a time.
type registrar struct {
	hall   *hall
	makers *maker.Session
	out    *makerlist.Writer
	counts report.Makers
}

// batch makes the text of a batch; what remains to be done is to print it.
func (r *registrar) batch(b *inventory.Batch) func() error {
	var rows []report.MakerRow
	for b.Next() {
		rows = append(rows, r.row(b.Item()))
	}
	rejects := b.Rejects()
	rows = r.weave(rows, rejects)
	if len(rows) == 0 {
		return nil
	}
	text, err := r.out.Render(rows)
	return func() error {
		if err != nil {
			return err
		}
		if err := r.hall.commit(rejects, nil, nil); err != nil {
			return err
		}
		return r.out.Write(text)
	}
}

func (r *registrar) row(it *gear.Item) report.MakerRow {
	id := r.makers.Identify(it)
	r.count(id)
	row := report.MakerRow{
		Source: source(it.Place), Manufacturer: it.Text(gear.Manufacturer), Model: it.Text(gear.Model),
		Vendor: id.Vendor, Others: id.Others, Level: id.Level.Word(), Somebody: id.Level == gear.OtherMaker, Note: id.Note,
	}
	if len(id.Evidence) > 0 {
		row.Evidence = r.hall.evidence(it, id)
	}
	for _, f := range id.Missing {
		row.Missing = append(row.Missing, r.hall.dict.Name(f))
	}
	return row
}

func (r *registrar) count(id *maker.Identification) {
	if id.Level == gear.OtherMaker {
		r.counts.Somebody++
		return
	}
	if id.Level == gear.Unknown {
		r.counts.Unknown++
		return
	}
	v := r.counts.Vendor(id.Vendor)
	switch id.Level {
	case gear.Confirmed:
		v.Confirmed++
	case gear.Probable:
		v.Probable++
	case gear.Possible:
		v.Possible++
	default:
		v.Conflicting++
	}
}

// weave puts the rejected rows of a batch where they stood among the others.
func (r *registrar) weave(rows []report.MakerRow, rejects []inventory.Reject) []report.MakerRow {
	if len(rejects) == 0 {
		return rows
	}
	out := make([]report.MakerRow, 0, len(rows)+len(rejects))
	for i := range rejects {
		x := &rejects[i]
		for len(rows) > 0 && rows[0].Source.Line < x.Place.Line {
			out, rows = append(out, rows[0]), rows[1:]
		}
		out = append(out, report.MakerRow{
			Source: source(x.Place), Level: report.LevelRejected, Note: x.Code + ": " + x.Reason, Hint: x.Hint,
		})
	}
	return append(out, rows...)
}

// census adds up what the registrars counted.
func (h *hall) census(team []*registrar) *report.Makers {
	m := &report.Makers{Inputs: h.run.Inputs, Packs: h.run.Packs}
	var sessions []*maker.Session
	for _, r := range team {
		sessions = append(sessions, r.makers)
		m.Somebody += r.counts.Somebody
		m.Unknown += r.counts.Unknown
		for _, c := range r.counts.Vendors {
			v := m.Vendor(c.Vendor)
			v.Confirmed += c.Confirmed
			v.Probable += c.Probable
			v.Possible += c.Possible
			v.Conflicting += c.Conflicting
		}
	}
	for _, in := range m.Inputs {
		m.Rows, m.Judged, m.Rejected = m.Rows+in.Rows, m.Judged+in.Judged, m.Rejected+in.Rejected
	}
	m.Decisions = h.decided(sessions)
	if m.Rejected > h.req.AllowRejects || m.Judged == 0 {
		m.ExitCode = int(gear.Incomplete)
	}
	return m
}
