package cost

import "github.com/gearaudit/gearaudit/audit/gear"

// Site is what a tally holds of one site.
type Site struct {
	nowhere bool  // it stands for what names no site
	active  int64 // pieces of active equipment, whoever made them
	parts   [2]sitePart
}

// sitePart is the part of a site that is to be replaced: surely, or possibly.
type sitePart struct {
	pieces  int64       // priced
	active  int64       // of the priced ones, those that count for the covered share
	cell    bool        // the reference class speaks of such a site
	crew    bool        // somebody must go there
	tower   bool        // and climb
	catalog gear.Amount // median of network equipment and its own works, at catalogue prices
	quoted  gear.Amount // of network equipment, at quoted prices
	other   gear.Amount // likewise, of all that is not of the mobile network
}

// Site returns a site by its name, which is empty for what names none. The
// caller may keep it, as rows of a site mostly stand together.
func (t *Tally) Site(at string) *Site {
	s := t.sites[at]
	if s == nil {
		s = &Site{nowhere: at == ""}
		t.sites[at] = s
	}
	return s
}

// place adds a priced row to its part of a site.
func (t *Tally) place(l *Line, p *sitePart, row rowSum) {
	p.pieces = t.sum(p.pieces, l.Quantity)
	switch {
	case !l.Kind.Network:
		p.other = t.plus(p.other, row.all)
	case l.part.quoted():
		p.quoted = t.plus(p.quoted, row.equipment)
		p.catalog = t.plus(p.catalog, row.all-row.equipment)
	default:
		p.catalog = t.plus(p.catalog, row.all)
	}
	if !l.installed {
		return
	}
	p.active = t.sum(p.active, l.active)
	p.cell = p.cell || l.Kind.cell
	if l.Kind.Works == "site" {
		p.crew = true
		p.tower = p.tower || l.Kind.cell
	}
}

func (t *Tally) mergeSite(s, o *Site) {
	s.active = t.sum(s.active, o.active)
	for side := range s.parts {
		p, q := &s.parts[side], &o.parts[side]
		*p = t.joined(p, q)
	}
}

// joined is the sum of two parts of a site.
func (t *Tally) joined(p, q *sitePart) sitePart {
	return sitePart{
		pieces: t.sum(p.pieces, q.pieces), active: t.sum(p.active, q.active),
		cell: p.cell || q.cell, crew: p.crew || q.crew, tower: p.tower || q.tower,
		catalog: t.plus(p.catalog, q.catalog), quoted: t.plus(p.quoted, q.quoted), other: t.plus(p.other, q.other),
	}
}
