// Package identify says who made each row of an inventory, or one item that is
// given field by field.
//
// The package serves the command identify. Its API may change.
package identify

import (
	"context"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/makerlist"
)

// Run says of every row of the inputs who made it, and prints that while it
// reads. Of the options it heeds the inputs and how to read them, the decisions
// with the day, the rejected rows and the workers. Errors are those of
// [audit.Run]; the caller closes the writer with what is returned.
func Run(ctx context.Context, opts audit.Options, out *makerlist.Writer) (*report.Makers, error) {
	data, err := audit.LoadMakers(opts.DataOptions)
	if err != nil {
		return nil, err
	}
	in, err := data.Open(ctx, opts.Sources, opts.Inventory)
	if err != nil {
		return nil, err
	}
	in.BesideFirst()
	others := newBesides()
	team := make([]*worker, max(opts.Workers, 1))
	for i := range team {
		team[i] = &worker{data: data, opts: &opts, makers: data.Makers().Session(), out: out, besides: others}
	}
	err = in.Scan(ctx, len(team), func(n int, f *inventory.File, b *inventory.Batch) func() error { return team[n].batch(f, b) })
	if err != nil {
		return nil, err
	}
	m := sum(data, team)
	c := in.Coverage()
	m.Inputs, m.Rows, m.Judged, m.Rejected = in.Counts(), c.Rows, c.Judged, c.Rejected
	if in.Incomplete(opts.AllowRejects) {
		m.ExitCode = int(gear.Incomplete)
	}
	return m, nil
}

// worker identifies rows, one batch at a time.
type worker struct {
	data    *audit.Dataset
	opts    *audit.Options
	makers  *maker.Session
	out     *makerlist.Writer
	besides *besides
	counts  report.Makers
}

// batch makes the text of a batch; what remains to be done is to print it.
func (r *worker) batch(f *inventory.File, b *inventory.Batch) func() error {
	var rows []report.MakerRow
	for b.Next() {
		rows = append(rows, r.row(b.Item()))
	}
	if f.Beside() {
		return func() error { r.besides.keep(rows); return nil }
	}
	r.besides.merge(rows)
	rejects := b.Rejects()
	rows = r.weave(rows, rejects)
	if len(rows) == 0 {
		return nil
	}
	text, err := r.out.Render(rows)
	tell := r.opts.RejectsOf(f, b)
	return func() error {
		if err != nil {
			return err
		}
		if tell != nil {
			if err := tell(); err != nil {
				return err
			}
		}
		return r.out.Write(text)
	}
}

func (r *worker) row(it *gear.Item) report.MakerRow {
	id := r.makers.Identify(it)
	r.count(id)
	row := report.MakerRow{
		Source: audit.SourceOf(it.Place), Manufacturer: it.Text(gear.Manufacturer), Model: it.Text(gear.Model),
		Vendor: id.Vendor, Others: id.Others, Level: id.Level.Word(), Somebody: id.Level == gear.OtherMaker, OtherMaker: id.NamedMaker(), Note: id.Note,
	}
	if id.Label.NamesMaker() {
		row.OtherMaker = id.OtherMaker
	}
	if len(id.Evidence) > 0 {
		row.Evidence = r.data.Evidence(it, id)
	}
	for _, f := range id.Missing {
		row.Missing = append(row.Missing, r.data.Dictionary().Name(f))
	}
	return row
}

func (r *worker) count(id *maker.Identification) {
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
func (r *worker) weave(rows []report.MakerRow, rejects []inventory.Reject) []report.MakerRow {
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
			Source: audit.SourceOf(x.Place), Level: report.LevelRejected, Note: x.Code + ": " + x.Reason, Hint: x.Hint,
		})
	}
	return append(out, rows...)
}

// sum adds up what the workers counted.
func sum(data *audit.Dataset, team []*worker) *report.Makers {
	m := &report.Makers{Packs: data.Packs()}
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
	m.Decisions = data.Decided(sessions)
	return m
}
