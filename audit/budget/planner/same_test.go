package planner

import (
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/gearaudit/gearaudit/audit/gear"
)

var update = flag.Bool("update", false, "write testdata/plans.txt")

// shapes are networks of many kinds, with duties and without.
func shapes() (names []string, all map[string]*Request) {
	all = map[string]*Request{}
	add := func(name string, q *Request, with func(r *rand.Rand, q *Request)) {
		if with != nil {
			with(rand.New(rand.NewPCG(9, 9)), q)
		}
		names = append(names, name)
		all[name] = q
	}
	crews := func(n int) func(*rand.Rand, *Request) {
		return func(_ *rand.Rand, q *Request) {
			for i := range q.Periods {
				q.Periods[i].Crew = n + i
			}
		}
	}
	core := func(_ *rand.Rand, q *Request) {
		q.CoreFirst = true
		for i := range q.Sites {
			q.Sites[i].Core = i%9 == 0
		}
	}
	duties := func(share int) func(r *rand.Rand, q *Request) {
		return func(r *rand.Rand, q *Request) {
			for k := range q.Periods {
				q.Periods[k].Ends, _ = gear.ParseDate(fmt.Sprint(2027+k, "-12-31"))
			}
			for i := range q.Sites {
				s := &q.Sites[i]
				if r.IntN(100) >= share {
					continue
				}
				if s.Duty = Duty(r.IntN(3)); s.Duty == Due {
					s.Deadline, _ = gear.ParseDate(fmt.Sprint(2026+r.IntN(6), "-06-30"))
				}
			}
		}
	}
	for _, n := range []int{12, 40, 90} {
		add(fmt.Sprint("usual, ", n), network(shape{3, n, 4, 0.395, 0.5, 20}), nil)
		add(fmt.Sprint("duties, ", n), network(shape{4, n, 4, 0.395, 0.5, 20}), duties(60))
		add(fmt.Sprint("few duties, ", n), network(shape{4, n, 4, 0.2, 0.5, 20}), duties(15))
		add(fmt.Sprint("crews, ", n), network(shape{5, n, 3, 0.6, 0.5, 20}), crews(n/6))
		add(fmt.Sprint("core first, ", n), network(shape{6, n, 4, 0.3, 0.5, 20}), core)
		add(fmt.Sprint("core first, with duties, ", n), network(shape{6, n, 4, 0.3, 0.5, 20}), func(r *rand.Rand, q *Request) {
			core(r, q)
			duties(50)(r, q)
		})
	}
	add("all alike", network(shape{7, 40, 4, 0.395, 0, 1}), nil)
	add("equal worth", network(shape{7, 60, 4, 0.395, 0.5, 1}), nil)
	add("one period", network(shape{7, 60, 1, 0.395, 0.5, 20}), nil)
	add("twelve periods", network(shape{7, 60, 12, 0.395, 0.5, 20}), nil)
	add("little money", network(shape{7, 60, 4, 0.03, 0.5, 20}), duties(50))
	add("nearly all the money", network(shape{7, 60, 4, 0.98, 0.5, 20}), duties(50))
	add("crews that come free", network(shape{7, 60, 4, 0.395, 0.5, 20}), func(_ *rand.Rand, q *Request) { q.Mobilization = 0 })
	add("crews that are dear", network(shape{7, 60, 4, 0.395, 0.5, 20}), func(_ *rand.Rand, q *Request) { q.Mobilization *= 20 })
	return names, all
}

// The same request gives the same plan, with the same bound, by the same work: what it
// was when it was last looked through. Where a way to search is changed, the new
// plans have to be no worse.
func TestTheSamePlans(t *testing.T) {
	names, all := shapes()
	var b strings.Builder
	for _, name := range names {
		q := all[name]
		p := solvedBy(t, q, Effort/400)
		fmt.Fprintf(&b, "%s: worth %.3f, bound %.3f, marginal %v, unfunded %s, met %d\n", name, p.Objective, p.Bound, p.MarginalValue, p.UnfundedCost, len(p.Met))
		for _, x := range p.Periods {
			fmt.Fprintf(&b, "  %s: %s of %s, %d visits for %s, %.3f points, %d sites %x\n", x.Name, x.Spent, x.Available, x.Visits, x.Mobilization, x.Points, len(x.Sites), sumOf(x.Sites))
		}
		for _, m := range p.Missed {
			fmt.Fprintf(&b, "  missed %+v\n", m)
		}
		if !slices.ContainsFunc(q.Sites, func(s Site) bool { return s.Duty > NoDuty }) {
			s := newSolver(newModel(q))
			best, bound, _ := s.search(s.cases(q.CoreFirst), s.empty(), Effort/400, 1)
			fmt.Fprintf(&b, "  by work of %d: %d of %d\n", s.work, best.worth, bound)
		}
	}
	const file = "testdata/plans.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Error(diff)
	}
}

// sumOf is a short sum of names.
func sumOf(names []string) uint32 {
	h := fnv.New32a()
	for _, n := range names {
		_, _ = h.Write([]byte(n))
	}
	return h.Sum32()
}
