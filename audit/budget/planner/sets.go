package planner

import "math/bits"

// set is a set of periods in which a crew comes to a cluster.
type set struct {
	open uint16 // periods
	paid uint16 // periods whose coming is paid for
	rest int    // the set without its last period, by its place in the list
	last int    // period, -1 for the empty set
}

// setsOf lists the sets to try, each after what it is made of. Money spent
// early is missing for longer and never costs less than late, so that the last
// periods are the cheapest to come in: they are paid for in the set that
// stands for all that are too large to be tried.
func setsOf(periods int) []set {
	var out []set
	place := map[uint16]int{}
	for p := range uint16(1) << periods {
		if periods > maxOpen && bits.OnesCount16(p) > maxComings {
			continue
		}
		s := set{open: p, paid: p, last: bits.Len16(p) - 1}
		if p > 0 {
			s.rest = place[p&^(1<<s.last)]
		}
		place[p] = len(out)
		out = append(out, s)
	}
	if periods > maxOpen {
		const many = maxComings + 1
		out = append(out, set{open: 1<<periods - 1, paid: (1<<many - 1) << (periods - many), last: -1})
	}
	return out
}

// fees fills in what it costs that a crew comes in the periods of each set.
func (s *solver) fees() {
	for o, set := range s.sets {
		s.fee[o] = 0
		for t := range s.t {
			if set.paid>>t&1 == 1 {
				s.fee[o] += float64(s.rate[t] * s.fixed)
			}
		}
	}
}

// tried are the sets that a cluster can use, by their places: of the periods that its
// sites have as options or in which a crew must come, and no more of them than there
// are sites, but for those in which it must. The others are worth no more and cost more.
func (s *solver) tried(g int, masks []uint16) []int32 {
	c := s.clusters[g]
	var may, must uint16
	sites := 0
	for _, mask := range masks[c.from:c.to] {
		if mask != s.never {
			may |= mask
			sites++
		}
	}
	if s.must != nil {
		must = s.must[g]
	}
	may = may&(s.never-1) | must
	most := min(sites+bits.OnesCount16(must), s.t)
	key := uint32(may)<<4 | uint32(most)
	list, ok := s.lists[key]
	if !ok {
		for o, set := range s.sets {
			if set.last < 0 && set.open != 0 && most <= maxComings {
				continue // the sets with fewer periods say it all
			}
			if set.last < 0 || set.open&^may == 0 && bits.OnesCount16(set.open) <= most {
				list = append(list, int32(o))
			}
		}
		s.lists[key] = list
	}
	s.work += int64(sites * (len(list) + perSite))
	return list
}

// options is the worth of a site for each of some sets of periods.
func (s *solver) options(i int, mask uint16, tried []int32) {
	never := forbidden
	if mask&s.never != 0 {
		never = 0
	}
	top := never
	for t := range s.t {
		s.each[t] = s.net(i, t, mask)
		top = max(top, s.each[t])
	}
	for _, o := range tried {
		switch set := &s.sets[o]; {
		case set.last >= 0:
			s.best[o] = max(s.best[set.rest], s.each[set.last])
		case set.open == 0:
			s.best[o] = never
		default:
			s.best[o] = top
		}
	}
}

// tally adds up the worth of a cluster's sites for each of some sets of periods.
func (s *solver) tally(c span, masks []uint16, tried []int32) {
	for _, o := range tried {
		s.sums[o], s.stuck[o] = 0, 0
	}
	for i := c.from; i < c.to; i++ {
		if masks[i] == s.never {
			continue // worth nothing in every set
		}
		s.options(i, masks[i], tried)
		free := masks[i]&s.never != 0
		for _, o := range tried {
			v := s.best[o]
			if free || v > forbidden {
				s.sums[o] += v
			} else {
				s.stuck[o]++
			}
		}
	}
}
