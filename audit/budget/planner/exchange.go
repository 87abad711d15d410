package planner

import "slices"

// maxChanges bounds the changes that exchange tries in pairs.
const maxChanges = 300

// exchange improves a plan by one change and by two at once, among those that
// the prices of the last relaxation think least bad, until none of them helps.
func (s *solver) exchange(a *assignment, masks []uint16) {
	for range 50 {
		list := s.changes(a, masks)
		if !s.pairs(a, list) {
			return
		}
		s.fill(a, masks)
	}
}

// changes lists the options that the sites do not take, the least bad first.
func (s *solver) changes(a *assignment, masks []uint16) []change {
	var out []change
	for i, from := range a.at {
		now := s.own(i, from, 1<<from)
		for t := range s.t + 1 {
			if t != from && masks[i]>>t&1 == 1 {
				out = append(out, change{i, t, now - s.own(i, t, masks[i])})
			}
		}
	}
	slices.SortFunc(out, byKey)
	return out[:min(len(out), maxChanges)]
}

// pairs makes the changes that help, alone or two at a time, and reports
// whether there was one.
func (s *solver) pairs(a *assignment, list []change) bool {
	helped := false
	for i, c := range list {
		gain := s.worth(c.site, c.to) - s.worth(c.site, a.at[c.site])
		if a.at[c.site] == c.to {
			continue
		}
		from := s.reassign(a, c.site, c.to)
		if gain > 0 && s.fits(a) {
			helped = true
			continue
		}
		if s.second(a, list[:i], c.site, gain) {
			helped = true
			continue
		}
		s.reassign(a, c.site, from)
	}
	return helped
}

// second looks for a change that makes up for one that was made on a site.
func (s *solver) second(a *assignment, list []change, site int, gain int64) bool {
	for _, d := range list {
		from := a.at[d.site]
		if d.site == site || from == d.to || gain+s.worth(d.site, d.to)-s.worth(d.site, from) <= 0 {
			continue
		}
		s.reassign(a, d.site, d.to)
		if s.fits(a) {
			return true
		}
		s.reassign(a, d.site, from)
	}
	return false
}

// reassign gives a site another option, and returns the one that it had.
func (m *model) reassign(a *assignment, i, to int) (from int) {
	from = a.at[i]
	if from < m.t {
		m.take(a, i)
	}
	if to < m.t {
		m.put(a, i, to)
	}
	return from
}
