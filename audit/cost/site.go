package cost

import (
	"math"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Site is what a tally holds of one site.
type Site struct {
	name string // the first spelling in order, empty for what names no site
	firm siteSum
	open *siteSum // nil for nothing
}

// sum is one of the site's sums, to be added to.
func (s *Site) sum(side int) *siteSum {
	if side == firm {
		return &s.firm
	}
	if s.open == nil {
		s.open = &siteSum{}
	}
	return s.open
}

// siteSum is what is to be replaced at a site: surely, or possibly.
type siteSum struct {
	pieces  int64                   // of which something is counted
	parts   [catalog.MaxParts]int64 // of those that are installed, in thousandths of a piece that is counted, by the part of a site that they are
	crew    int32                   // thousandths of a visit, at most one: as much as is counted of what calls for it most
	tower   int32                   // and of a climb
	leveled gear.Amount             // median at prices of open models
	plain   gear.Amount             // at other published prices
	quoted  gear.Amount
}

// whole is what parts, visits and climbs are counted in thousandths of.
const whole = 1000

// Site returns a site by its name, which is empty for what names none. Names
// that differ in case or outer blanks are one site. The caller may keep it, as
// rows of a site mostly stand together.
func (t *Tally) Site(at string) *Site {
	key := strings.ToLower(strings.TrimSpace(at))
	s := t.sites[key]
	if s == nil {
		s = &Site{name: at}
		t.sites[key] = s
	}
	s.name = min(s.name, at)
	return s
}

// place adds a priced row to its part of a site.
func (t *Tally) place(l *catalog.Line, p *siteSum, row rowSum, counted float64) {
	p.pieces = t.sum(p.pieces, l.Quantity)
	rest := row.all - row.equipment
	switch {
	case l.Part.Quoted():
		p.quoted = t.plus(p.quoted, row.equipment)
	case l.Part.Level:
		p.leveled = t.plus(p.leveled, row.equipment)
	default:
		rest = row.all
	}
	p.plain = t.plus(p.plain, rest)
	if !l.Installed {
		return
	}
	part := int64(math.Ceil(counted * whole))
	if n := l.Kind.Part; n >= 0 {
		p.parts[n] = t.sum(p.parts[n], int64(t.times(gear.Amount(part), l.Quantity)))
	}
	if l.Kind.Works == "site" {
		p.crew = max(p.crew, int32(part))
		if l.Kind.Tower {
			p.tower = max(p.tower, int32(part))
		}
	}
}

// joined is the sum of two parts of a site.
func (t *Tally) joined(p, q *siteSum) siteSum {
	out := siteSum{
		pieces: t.sum(p.pieces, q.pieces), crew: max(p.crew, q.crew), tower: max(p.tower, q.tower),
		leveled: t.plus(p.leveled, q.leveled), plain: t.plus(p.plain, q.plain), quoted: t.plus(p.quoted, q.quoted),
	}
	for i := range out.parts {
		out.parts[i] = t.sum(p.parts[i], q.parts[i])
	}
	return out
}

// scope is how much of a network an inventory reaches.
type scope struct {
	sites   int     // with pieces of which something is counted
	visits  int64   // that a crew must make
	climbs  int64   // and where it must climb
	crew    int64   // of the visits, what is counted, in thousandths
	tower   int64   // and of the climbs
	whole   float64 // overhead in whole sites
	cells   float64 // sites at which any of it arises
	nowhere float64 // of those: sites that the pieces without one would fill
}

// survey goes over the sites. All sums are of integers, so that the order of
// the map does not matter.
func (t *Tally) survey(x *catalog.Class, withOpen bool) scope {
	var s scope
	var share, cells int64
	var pooled siteSum
	for key, at := range t.sites {
		p := at.firm
		if withOpen && at.open != nil {
			p = t.joined(&p, at.open)
		}
		if p.pieces == 0 {
			continue
		}
		pooled = t.joined(&pooled, &p)
		one, sites := shareOf(x, &p, key == "")
		visits := int64(1)
		if key == "" {
			s.nowhere, visits = sites, max(1, int64(math.Ceil(sites)))
		} else {
			s.sites++
			cells += int64(sites)
		}
		share = t.sum(share, one)
		if p.crew > 0 {
			s.visits, s.crew = t.sum(s.visits, visits), t.sum(s.crew, int64(t.times(gear.Amount(p.crew), visits)))
		}
		if p.tower > 0 {
			s.climbs, s.tower = t.sum(s.climbs, visits), t.sum(s.tower, int64(t.times(gear.Amount(p.tower), visits)))
		}
	}
	s.cells = float64(cells) + s.nowhere
	s.whole = float64(share) / wholeSite
	for i := range x.Site {
		if p := &x.Site[i]; p.Pooled {
			s.whole += p.Weight * min(s.cells, pooled.filled(p))
		}
	}
	return s
}

// wholeSite is how a whole site is counted in a sum of shares, which are whole
// numbers so that they do not depend on the order in which sites are visited.
const wholeSite = 1_000_000_000

// shareOf is how much of a whole site's overhead a site's pieces bring with them:
// of each part that is counted at the site, as far as it goes. Pieces that
// name no site are as many sites as they would fill.
func shareOf(x *catalog.Class, p *siteSum, nowhere bool) (share int64, sites float64) {
	for i := range x.Site {
		part := &x.Site[i]
		n := p.filled(part)
		if part.Pooled || n == 0 {
			continue
		}
		if !nowhere {
			n = min(n, 1)
		}
		share += int64(n * part.Weight * wholeSite)
		sites = max(sites, n)
	}
	if !nowhere && sites > 0 {
		sites = 1
	}
	return share, sites
}

// filled is how many whole sites the pieces of a part would fill.
func (p *siteSum) filled(part *catalog.SitePart) float64 {
	return float64(p.parts[part.Index]) / whole / part.Pieces
}
