package budget

import (
	"container/heap"
	"slices"
)

// hunt looks for the best plan among those that the masks allow.
type hunt struct {
	*solver
	found *assignment // the best plan, nil until there is one
	floor int64       // worth of a plan known from elsewhere: only better ones count
	open  nodes
	limit int64       // of work
}

// node is a part of all plans: those that its masks allow.
type node struct {
	masks  []uint16
	prices prices
	bound  int64
	seq    int
}

// nodes is a heap: the loosest bound first, the oldest where equal.
type nodes []*node

func (q nodes) Len() int { return len(q) }
func (q nodes) Less(i, j int) bool {
	if q[i].bound != q[j].bound {
		return q[i].bound > q[j].bound
	}
	return q[i].seq < q[j].seq
}
func (q nodes) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

// Push is for container/heap.
func (q *nodes) Push(x any) { *q = append(*q, x.(*node)) }

// Pop is for container/heap.
func (q *nodes) Pop() any {
	old := *q
	n := old[len(old)-1]
	*q = old[:len(old)-1]
	return n
}

// worth of the best plan known.
func (h *hunt) known() int64 {
	if h.found == nil {
		return h.floor
	}
	return h.found.worth
}

// keep remembers a plan when it is the best one.
func (h *hunt) keep(a *assignment) {
	if a != nil && a.worth > h.known() {
		h.found = a.copy()
	}
}

// bounded turns a bound in floating point into whole thousandths of a point:
// no plan is worth more. The allowance is far above what rounding can lose.
func bounded(b float64) int64 {
	const largest = 4e18
	return int64(min(largest, max(0, b+1e-9*b+1e-6)))
}

// root lowers the bound of all plans, and finds most of the worth.
func (h *hunt) root(masks []uint16) *node {
	rounds, every := 300, 1
	if h.n > 2000 {
		every = 5
	}
	w := h.descend(h.start(masks), masks, rounds, func(round int, _ prices, r *relaxed) float64 {
		if round%every == 0 {
			h.keep(h.mend(r.at, masks))
		}
		return float64(h.known())
	})
	h.polish(w.best, masks)
	return &node{masks: masks, prices: w.best, bound: bounded(w.bound)}
}

// polish exchanges sites of the best plan, at the prices of the best bound.
func (h *hunt) polish(p prices, masks []uint16) {
	if h.found == nil {
		return
	}
	h.charge(p)
	a := h.rebuild(h.found.at)
	h.exchange(a, masks)
	h.keep(a)
}

func (m *model) rebuild(at []int) *assignment {
	a := m.empty()
	for i, t := range at {
		if t < m.t {
			m.put(a, i, t)
		}
	}
	return a
}

// run hunts until the best plan is proven or the work is done, and returns
// what no plan is worth more than, with the prices of the first bound.
func (h *hunt) run(masks []uint16) (int64, prices) {
	first := h.root(masks)
	at := first.prices
	if !h.narrow(first) {
		return h.known(), at
	}
	h.open = nodes{first}
	for seq := 1; len(h.open) > 0 && h.open[0].bound > h.known(); seq += 2 {
		if h.work > h.limit {
			return h.open[0].bound, at
		}
		h.expand(heap.Pop(&h.open).(*node), seq)
	}
	return h.known(), at
}

// expand splits a node in two, unless its bound falls to what is known.
func (h *hunt) expand(n *node, seq int) {
	w := h.descend(n.prices, n.masks, 16, func(round int, _ prices, r *relaxed) float64 {
		if round%4 == 0 {
			h.keep(h.mend(r.at, n.masks))
		}
		return float64(h.known())
	})
	n.bound, n.prices = min(n.bound, bounded(w.bound)), w.best
	if n.bound <= h.known() || !h.narrow(n) {
		return
	}
	i, t := h.undecided(w, n.masks)
	if i < 0 {
		return
	}
	for k, mask := range [...]uint16{1 << t, n.masks[i] &^ (1 << t)} {
		masks := slices.Clone(n.masks)
		masks[i] = mask
		heap.Push(&h.open, &node{masks: masks, prices: n.prices, bound: n.bound, seq: seq + k})
	}
}

// undecided is the site on which the relaxation changed its mind most, by what
// it costs, and the option that it took most often. It is -1 when every site
// has one option only.
func (h *hunt) undecided(w *walk, masks []uint16) (site, option int) {
	site, top := -1, -1.0
	for i, mask := range masks {
		if mask&(mask-1) == 0 {
			continue
		}
		counts := w.counts[i*(h.t+1) : (i+1)*(h.t+1)]
		often, total := 0, 0
		for t, c := range counts {
			total += int(c)
			if mask>>t&1 == 1 && (mask>>often&1 == 0 || c > counts[often]) {
				often = t
			}
		}
		if score := (float64(total-int(counts[often])) + 1e-3) * h.costs[i]; score > top {
			site, option, top = i, often, score
		}
	}
	return site, option
}

// narrow takes from a node the options that no plan better than the best one
// has, and reports whether there may be such a plan in it. A node whose sites
// have one option each is a plan.
func (h *hunt) narrow(n *node) bool {
	r := h.relax(n.prices, n.masks)
	spare := r.bound + 1e-9*r.bound + 1e-6 - float64(h.known()+1)
	if spare < 0 {
		return false
	}
	masks, decided := slices.Clone(n.masks), true
	for _, c := range h.clusters {
		h.strike(c, n.masks, masks, spare)
		for _, mask := range masks[c.from:c.to] {
			if mask == 0 {
				return false
			}
			decided = decided && mask&(mask-1) == 0
		}
	}
	n.masks = masks
	if decided {
		h.keep(h.only(masks))
	}
	return !decided
}

// only is the plan of masks with one option each, nil when it does not fit.
func (h *hunt) only(masks []uint16) *assignment {
	a := h.empty()
	for i, mask := range masks {
		for t := range h.t {
			if mask>>t&1 == 1 {
				h.put(a, i, t)
			}
		}
	}
	if !h.fits(a) {
		return nil
	}
	return a
}

// strike removes the options of a cluster's sites that lose more than there is
// to spare between the bound and the best plan.
func (h *hunt) strike(c span, from, masks []uint16, spare float64) {
	extra, exact := h.way(c)
	top := forbidden
	if exact {
		h.tally(c, from)
		for o := range h.sums {
			h.sums[o] -= h.coming(o)
			if h.stuck[o] == 0 {
				top = max(top, h.sums[o])
			}
		}
	}
	for i := c.from; i < c.to; i++ {
		if exact {
			h.options(i, from[i])
		} else {
			top = h.alone(i, extra, from[i])
		}
		for t := range h.t + 1 {
			if from[i]>>t&1 == 0 {
				continue
			}
			v := h.own(i, t, extra, from[i])
			if exact {
				v = h.with(t, v)
			}
			if top-v > spare {
				masks[i] &^= 1 << t
			}
		}
	}
}

// own is the worth of an option, or of none, after its price.
func (s *solver) own(i, t int, extra float64, mask uint16) float64 {
	if t == s.none() {
		return 0
	}
	return s.net(i, t, extra, mask)
}

// alone is the worth of a site's best option.
func (s *solver) alone(i int, extra float64, mask uint16) float64 {
	best := forbidden
	for t := range s.t + 1 {
		if mask>>t&1 == 1 {
			best = max(best, s.own(i, t, extra, mask))
		}
	}
	return best
}

// with is what the cluster is worth when the site whose options were tallied
// last takes the option t, which is worth so much.
func (h *hunt) with(t int, worth float64) float64 {
	best := forbidden
	for o, sum := range h.sums {
		if t < h.t && o>>t&1 == 0 {
			continue
		}
		stuck := h.stuck[o]
		if h.best[o] > forbidden {
			sum -= h.best[o]
		} else {
			stuck--
		}
		if stuck == 0 {
			best = max(best, sum+worth)
		}
	}
	return best
}
