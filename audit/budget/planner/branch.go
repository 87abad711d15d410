package planner

import (
	"container/heap"
	"slices"
)

// search looks for the best plan among those that the masks allow.
type search struct {
	*solver
	found *assignment // the best plan, nil until there is one
	floor int64       // worth of a plan known from elsewhere: only better ones count
	open  nodes
	limit int64 // of work
	most  int64 // and where the gap is wide
}

// wideGap is the gap in thousandths above which a search goes on beyond its limit, to
// the most that it may do.
const wideGap = 9

// spent reports whether a search is over, though more could be found.
func (h *search) spent() bool {
	if h.work <= h.limit {
		return false
	}
	top := h.open[0].bound
	return h.work > h.most || top-h.known() <= top/1000*wideGap
}

// How a node's bound is lowered: from the prices of the node that it was split
// from, by small steps, and by enough of them to come near the best bound: where
// a plan holds few sites, bounds that stop short leave gaps of several hundredths.
const (
	nodeReach  = 0.02
	nodeRounds = 16 // for each period
	nodeAlone  = 60 // likewise where sites share no crew, so that a round is cheap
	// A relaxed assignment is made a plan of once in so many: that takes as long as some relaxations.
	nodeRepairs = 16
)

// node is a part of all plans: those that its masks allow.
type node struct {
	masks  []uint16
	must   []uint16 // by cluster: periods in which a crew has to come
	prices prices
	bound  int64
	seq    int
}

// nodes is a heap: the loosest bound first, the oldest where equal.
type nodes []*node

// Len is for container/heap.
func (q nodes) Len() int { return len(q) }

// Less is for container/heap.
func (q nodes) Less(i, j int) bool {
	if q[i].bound != q[j].bound {
		return q[i].bound > q[j].bound
	}
	return q[i].seq < q[j].seq
}

// Swap is for container/heap.
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
func (h *search) known() int64 {
	if h.found == nil {
		return h.floor
	}
	return h.found.worth
}

// keep remembers a plan when it is the best one.
func (h *search) keep(a *assignment) {
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
func (h *search) root(masks []uint16) *node {
	rounds, every := 300, 5
	if h.n <= 1000 {
		rounds = 400
	}
	w := h.descend(h.start(masks), masks, 0.05, rounds, func(round int, r *relaxed) float64 {
		if round%every == 0 {
			h.keep(h.repair(r.at, masks))
		}
		return float64(h.known())
	})
	h.polish(w.best, masks)
	return &node{masks: masks, must: make([]uint16, len(h.clusters)), prices: w.best, bound: bounded(w.bound)}
}

// polish exchanges sites of the best plan, at the prices of the best bound.
func (h *search) polish(p prices, masks []uint16) {
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

// run searches until the best plan is proven or the work is done, and returns
// what no plan is worth more than, with the prices of the first bound.
func (h *search) run(masks []uint16) (int64, prices) {
	first := h.root(masks)
	at := first.prices
	if !h.tighten(first) {
		return h.known(), at
	}
	h.open = nodes{first}
	for seq := 1; len(h.open) > 0 && h.open[0].bound > h.known(); seq += 2 {
		if h.spent() {
			return h.open[0].bound, at
		}
		h.expand(heap.Pop(&h.open).(*node), seq)
	}
	return h.known(), at
}

// rounds are how often the bound of a node is tried to be lowered.
func (h *search) rounds() int {
	if h.fixed == 0 || len(h.clusters) == h.n {
		return nodeAlone * h.t
	}
	return nodeRounds * h.t
}

// expand splits a node in two, unless its bound falls to what is known.
func (h *search) expand(n *node, seq int) {
	h.must = n.must
	defer func() { h.must = nil }()
	w := h.descend(n.prices, n.masks, nodeReach, h.rounds(), func(round int, r *relaxed) float64 {
		if round%nodeRepairs == 0 {
			h.keep(h.repair(r.at, n.masks))
		}
		return float64(h.known())
	})
	n.bound, n.prices = min(n.bound, bounded(w.bound)), w.best
	if n.bound <= h.known() || !h.tighten(n) {
		return
	}
	i, early, score := h.undecided(w, n.masks)
	if g, t, more := h.unsettled(w, n); more > score {
		h.crews(n, g, t, seq)
		return
	}
	if i < 0 {
		return
	}
	for k, mask := range [...]uint16{n.masks[i] & early, n.masks[i] &^ early} {
		masks := slices.Clone(n.masks)
		masks[i] = mask
		heap.Push(&h.open, &node{masks: masks, must: n.must, prices: n.prices, bound: n.bound, seq: seq + k})
	}
}

// undecided is the site on which the relaxation changed its mind most between
// early and late, by what it costs, and the options that are early. It is -1
// when every site has one option only.
func (h *search) undecided(w *walk, masks []uint16) (site int, early uint16, top float64) {
	site, top = -1, -1.0
	for i, mask := range masks {
		counts := w.counts[i*(h.t+1) : (i+1)*(h.t+1)]
		for k := range h.t {
			part := uint16(1)<<(k+1) - 1
			if mask&part == 0 || mask&^part == 0 {
				continue
			}
			before, after := 1e-3, 1e-3
			for t, c := range counts {
				if t <= k {
					before += float64(c)
				} else {
					after += float64(c)
				}
			}
			if score := min(before, after) * h.costs[i]; score > top {
				site, early, top = i, part, score
			}
		}
	}
	return site, early, top
}

// unsettled is the crew about which the relaxation changed its mind most, by
// what it costs: whether it comes to a cluster in a period. The score is 0 where
// there is none.
func (h *search) unsettled(w *walk, n *node) (cluster, period int, top float64) {
	if h.fixed == 0 || h.t > maxOpen {
		return 0, 0, 0
	}
	for g, c := range h.clusters {
		var may uint16
		for _, mask := range n.masks[c.from:c.to] {
			may |= mask
		}
		for t := range h.t {
			if may>>t&1 == 0 || n.must[g]>>t&1 == 1 {
				continue
			}
			came := float64(w.opens[g*h.t+t])
			if score := min(came, float64(w.rounds)-came) * h.fixed; score > top {
				cluster, period, top = g, t, score
			}
		}
	}
	return cluster, period, top
}

// crews splits a node by whether a crew comes to a cluster in a period.
func (h *search) crews(n *node, g, t, seq int) {
	must := slices.Clone(n.must)
	must[g] |= 1 << t
	heap.Push(&h.open, &node{masks: n.masks, must: must, prices: n.prices, bound: n.bound, seq: seq})
	masks := slices.Clone(n.masks)
	for i := h.clusters[g].from; i < h.clusters[g].to; i++ {
		if masks[i] &^= 1 << t; masks[i] == 0 {
			return
		}
	}
	heap.Push(&h.open, &node{masks: masks, must: n.must, prices: n.prices, bound: n.bound, seq: seq + 1})
}

// tighten takes from a node the options that no plan better than the best one
// has, and reports whether there may be such a plan in it. A node whose sites
// have one option each is a plan.
func (h *search) tighten(n *node) bool {
	h.must = n.must
	defer func() { h.must = nil }()
	r := h.relax(n.prices, n.masks)
	spare := r.bound + 1e-9*r.bound + 1e-6 - float64(h.known()+1)
	if spare < 0 {
		return false
	}
	masks, decided := slices.Clone(n.masks), true
	for g, c := range h.clusters {
		h.prune(g, n.masks, masks, spare)
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
func (h *search) only(masks []uint16) *assignment {
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

// prune removes the options of a cluster's sites that lose more than there is
// to spare between the bound and the best plan.
func (h *search) prune(g int, from, masks []uint16, spare float64) {
	c := h.clusters[g]
	if h.fixed == 0 {
		for i := c.from; i < c.to; i++ {
			top := h.choose(i, h.never-1, from[i])
			for t := range h.t + 1 {
				if from[i]>>t&1 == 1 && top-h.own(i, t, from[i]) > spare {
					masks[i] &^= 1 << t
				}
			}
		}
		return
	}
	tried := h.tried(g, from)
	h.tally(c, from, tried)
	top := forbidden
	for _, o := range tried {
		h.sums[o] -= h.fee[o]
		if h.stuck[o] == 0 && h.allowed(g, int(o)) {
			top = max(top, h.sums[o])
		}
	}
	for i := c.from; i < c.to; i++ {
		h.options(i, from[i], tried)
		for t := range h.t + 1 {
			if from[i]>>t&1 == 1 && top-h.with(g, t, h.own(i, t, from[i]), tried) > spare {
				masks[i] &^= 1 << t
			}
		}
	}
}

// with is what the cluster is worth when the site whose options were tallied
// last takes the option t, which is worth so much.
func (h *search) with(g, t int, worth float64, tried []int32) float64 {
	best := forbidden
	for _, o := range tried {
		sum := h.sums[o]
		if t < h.t && h.sets[o].open>>t&1 == 0 || !h.allowed(g, int(o)) {
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
