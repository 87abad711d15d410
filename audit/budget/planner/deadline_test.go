package planner

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// inTime reports whether there is any plan at all in which every site that is
// due up to a day is done by then.
func inTime(q *Request, until gear.Date) bool {
	at := make([]int, len(q.Sites))
	var try func(i int) bool
	try = func(i int) bool {
		if i == len(at) {
			return payable(q, at)
		}
		s := &q.Sites[i]
		if s.Deadline == 0 || s.Deadline > until {
			at[i] = len(q.Periods)
			return try(i + 1)
		}
		for at[i] = 0; at[i] < len(q.Periods) && q.Periods[at[i]].Ends <= s.Deadline; at[i]++ {
			if try(i + 1) {
				return true
			}
		}
		return false
	}
	return try(0)
}

// A deadline is named as missed only when it is, and with the money that is
// told for it, it can be met.
func TestMissedDeadlinesAndTheMoneyForThem(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		q := small(rt)
		q.CoreFirst = false
		if q.Periods[0].Ends == 0 {
			rt.Skip("no dates")
		}
		p := solved(t, q)
		at := where(q, p)
		named := map[string]bool{}
		for _, m := range p.Missed {
			for _, id := range m.Sites {
				named[id] = true
			}
			more(rt, q, m)
		}
		end := q.Periods[len(q.Periods)-1].Ends
		for i, s := range q.Sites {
			missed := s.Deadline != 0 && (at[i] < len(q.Periods) && q.Periods[at[i]].Ends > s.Deadline || at[i] == len(q.Periods) && s.Deadline <= end)
			if missed != named[s.ID] {
				rt.Fatalf("site %s, due on %s, done in period %d: named %v", s.ID, s.Deadline, at[i], named[s.ID])
			}
		}
	})
}

// more adds the money that a missed deadline needs, and looks whether it can
// be met with it.
func more(rt *rapid.T, q *Request, m Missed) {
	until, err := gear.ParseDate(m.Deadline)
	if err != nil {
		rt.Fatal(err)
	}
	if m.Never {
		if until >= q.Periods[0].Ends {
			rt.Fatalf("%s can be met, the first period ends on %s", m.Deadline, q.Periods[0].Ends)
		}
		return
	}
	needs, ok := gear.ParseAmount(m.Needs)
	if !ok {
		rt.Fatalf("%q is not an amount", m.Needs)
	}
	rich := *q
	rich.Periods = append([]Period{}, q.Periods...)
	rich.Periods[0].Money += needs
	rich.Sites = nil
	for _, s := range q.Sites {
		if s.Deadline >= q.Periods[0].Ends {
			rich.Sites = append(rich.Sites, s)
		}
	}
	if m.Crew == 0 && !inTime(&rich, until) {
		rt.Fatalf("%s more does not meet %s", m.Needs, m.Deadline)
	}
}

func TestDeadlines(t *testing.T) {
	year := func(y string) gear.Date { return day(t, y+"-12-31") }
	site := func(id string, due gear.Date) Site {
		return Site{ID: id, Cluster: id, Cost: 100_00, Value: 5, Deadline: due}
	}
	for name, tc := range map[string]struct {
		sites []Site
		crew  int
		money gear.Amount // in each of two years
		want  []Missed
	}{
		"met to the day":        {[]Site{site("A", year("2027"))}, 0, 100_00, nil},
		"a day too early":       {[]Site{site("A", year("2027")-1)}, 0, 500_00, []Missed{{Deadline: "2027-12-30", Sites: []string{"A"}, Never: true}}},
		"no money":              {[]Site{site("A", year("2027"))}, 0, 60_00, []Missed{{Deadline: "2027-12-31", Sites: []string{"A"}, Needs: "40.00"}}},
		"no crew":               {[]Site{site("A", year("2027")), site("B", year("2027"))}, 1, 500_00, []Missed{{Deadline: "2027-12-31", Sites: []string{"B"}, Needs: "0.00", Crew: 1}}},
		"after the end":         {[]Site{site("A", year("2030"))}, 0, 0, nil},
		"none":                  {[]Site{site("A", 0)}, 0, 0, nil},
		"late is not in time":   {[]Site{site("A", year("2027")), site("B", year("2027"))}, 0, 100_00, []Missed{{Deadline: "2027-12-31", Sites: []string{"B"}, Needs: "100.00"}}},
		"two of them, in order": {[]Site{site("A", year("2028")), site("B", year("2027"))}, 0, 0, []Missed{{Deadline: "2027-12-31", Sites: []string{"B"}, Needs: "100.00"}, {Deadline: "2028-12-31", Sites: []string{"A"}, Needs: "200.00"}}},
	} {
		t.Run(name, func(t *testing.T) {
			q := &Request{Sites: tc.sites, Periods: []Period{{Name: "2027", Ends: year("2027"), Money: tc.money, Crew: tc.crew}, {Name: "2028", Ends: year("2028"), Money: tc.money, Crew: tc.crew}}}
			got := solved(t, q).Missed
			if len(got) != len(tc.want) {
				t.Fatalf("%+v, want %+v", got, tc.want)
			}
			for i, w := range tc.want {
				g := got[i]
				if g.Deadline != w.Deadline || g.Needs != w.Needs || g.Crew != w.Crew || g.Never != w.Never || len(g.Sites) != len(w.Sites) {
					t.Errorf("%+v, want %+v", g, w)
				}
			}
		})
	}
}
