package cost

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Site is what a tally holds of one site.
type Site struct {
	name string // the first spelling in order, empty for what names no site
	sums [2]siteSum
}

// siteSum is what is to be replaced at a site: surely, or possibly.
type siteSum struct {
	pieces  int64                   // priced
	parts   [catalog.MaxParts]int64 // of the priced ones that are installed, by the part of a site that they are
	crew    bool                    // somebody must go there
	tower   bool                    // and climb
	leveled gear.Amount             // median at prices of open models
	plain   gear.Amount             // at other published prices
	quoted  gear.Amount
}

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
func (t *Tally) place(l *catalog.Line, p *siteSum, row rowSum) {
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
	if n := l.Kind.Part; n >= 0 {
		p.parts[n] = t.sum(p.parts[n], l.Quantity)
	}
	if l.Kind.Works == "site" {
		p.crew = true
		p.tower = p.tower || l.Kind.Tower
	}
}

// joined is the sum of two parts of a site.
func (t *Tally) joined(p, q *siteSum) siteSum {
	out := siteSum{
		pieces: t.sum(p.pieces, q.pieces), crew: p.crew || q.crew, tower: p.tower || q.tower,
		leveled: t.plus(p.leveled, q.leveled), plain: t.plus(p.plain, q.plain), quoted: t.plus(p.quoted, q.quoted),
	}
	for i := range out.parts {
		out.parts[i] = t.sum(p.parts[i], q.parts[i])
	}
	return out
}

// wholeSite is how a whole site is counted in a scope: sums of integers do not
// depend on the order in which sites are visited.
const wholeSite = 1_000_000_000

// scopeOf is how much of a whole site's overhead a site's pieces bring with them:
// of each part that is counted at the site, as far as it goes. Pieces that
// name no site are as many sites as they would fill.
func scopeOf(x *catalog.Class, p *siteSum, nowhere bool) (scope int64, sites float64) {
	for i := range x.Site {
		part := &x.Site[i]
		n := float64(p.parts[part.Index]) / part.Pieces
		if part.Pooled || n == 0 {
			continue
		}
		if !nowhere {
			n = min(n, 1)
		}
		scope += int64(n * part.Weight * wholeSite)
		sites = max(sites, n)
	}
	if !nowhere && sites > 0 {
		sites = 1
	}
	return scope, sites
}
