package regime

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// numbered gives the values of items numbers, as a reader of files does: the
// same text of a field has the same number, and now and then none.
type numbered struct {
	ids   []uint32
	known map[string]uint32
}

func (n *numbered) item(it *gear.Item, none bool) *gear.Item {
	it.Columns = make([]int, len(it.Values))
	for f, v := range it.Values {
		if v == nil { // a file has the same columns in all rows
			v = &gear.Value{}
			it.Values[f] = v
		}
		key := fmt.Sprint(f, v.String(), v.Known())
		if n.known[key] == 0 {
			n.known[key] = uint32(len(n.known) + 1)
		}
		it.Columns[f] = f + 1
		if n.ids[f] = n.known[key]; none {
			n.ids[f] = 0
		}
	}
	it.IDs = n.ids
	return it
}

func toldBy(c *Count) []string {
	var out []string
	for _, x := range c.Changes() {
		out = append(out, fmt.Sprintf("%s %s %s>%s %d/%d", x.Date, x.Rule.ID, x.From, x.To, x.Items, x.Sites))
	}
	return out
}

// A tree says what the judge and the timeline say without one, of every row, in
// whatever order rows and files come, whatever its ceiling.
func TestTreeAgreesWithJudge(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	var computed, cached int64
	rapid.Check(t, func(rt *rapid.T) {
		p := drawProfile(rt)
		if rapid.IntRange(0, 4).Draw(rt, "nobody") == 0 {
			p = nil
		}
		day := drawDay(rt)
		j, err := Compile(set, dict, p, day)
		if err != nil {
			t.Fatal(err)
		}
		line, err := NewTimeline(set, dict, p, day)
		if err != nil {
			t.Fatal(err)
		}
		slow, quick := line.NewCount(), line.NewCount()
		tree := j.NewTree(quick, rapid.SampledFrom([]int{0, 30, 200, DefaultTreeNodes}).Draw(rt, "nodes"))
		n := numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
		for i := range 12 {
			if rapid.IntRange(0, 5).Draw(rt, "new file") == 0 {
				n.known = map[string]uint32{}
				tree.Reset()
			}
			it, s := blur(rt, dict, exhibitOf(t, dict, drawFacts(rt, dict))), drawSubject(rt)
			for range rapid.IntRange(1, 2).Draw(rt, "times") {
				got := tree.Judge(n.item(it, rapid.IntRange(0, 3).Draw(rt, "no number") == 0), s)
				if diff := cmp.Diff(summary(j.Judge(it, s, nil)), summary(got.Findings)); diff != "" || got.Gone != j.Gone(it) || got.GoneByWord != j.GoneByWord(it) {
					rt.Fatalf("gone: %v, want %v\n%s", got.Gone, j.Gone(it), diff)
				}
				tree.Note(got, i)
				slow.Judge(it, s, i)
			}
		}
		if diff := cmp.Diff(toldBy(slow), toldBy(quick)); diff != "" {
			rt.Fatal(diff)
		}
		c, k := tree.Answers()
		computed, cached = computed+c, cached+k
	})
	if computed == 0 || cached == 0 {
		t.Errorf("%d judgements were worked out and %d found", computed, cached)
	}
}

// blur makes cells of an item unreadable, or stand for several values.
func blur(t *rapid.T, dict *gear.Dictionary, it *gear.Item) *gear.Item {
	for f, v := range it.Values {
		if v == nil || rapid.IntRange(0, 2).Draw(t, "blur") > 0 {
			continue
		}
		b := *v
		switch def := &dict.Defs[f]; {
		case rapid.IntRange(0, 3).Draw(t, "bad") == 0:
			b = gear.Value{Text: v.Text, State: gear.Bad}
		case def.Type == gear.Closed:
			b.Set = 1<<v.Code | 1<<rapid.IntRange(1, len(def.Values)).Draw(t, "other")
			b.Code, b.Every = 0, rapid.Bool().Draw(t, "every")
		case def.Type == gear.Day:
			b.Until = v.Date.AddDays(rapid.IntRange(0, 400).Draw(t, "days"))
		}
		b.Text = fmt.Sprint(b)
		it.Values[f] = &b
	}
	return it
}

// Rows that no rule tells apart are worked out once; with no room, every time.
func TestTreeKeepsAnswers(t *testing.T) {
	for _, tc := range []struct {
		nodes            int
		computed, cached int64
	}{{DefaultTreeNodes, 3, 297}, {0, 300, 0}} {
		j, _ := stand(t, carrier)
		tree := j.NewTree((&Timeline{}).NewCount(), tc.nodes)
		dict := dictionary(t)
		n := numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
		for i := range 100 {
			serial := rules.Fact{Name: "serial_number", Value: gear.Date(9000 + i).String()}
			for _, role := range []string{"ran", "cpe", "video"} {
				it := exhibitOf(t, dict, []rules.Fact{{Name: "function", Value: "router_switch"}, {Name: "role", Value: role}, {Name: "funding", Value: map[string]string{"ran": "private", "cpe": "high_cost", "video": "lifeline"}[role]}, serial})
				tree.Judge(n.item(it, false), &Subject{Vendor: "huawei", Level: gear.Confirmed})
			}
		}
		if computed, cached := tree.Answers(); computed != tc.computed || cached != tc.cached {
			t.Errorf("%d nodes: %d worked out and %d found, want %d and %d", tc.nodes, computed, cached, tc.computed, tc.cached)
		}
	}
}

// A tree that is full keeps what it has and grows no more.
func TestTreeIsBounded(t *testing.T) {
	dict := dictionary(t)
	j, _ := stand(t, carrier)
	tree := j.NewTree((&Timeline{}).NewCount(), 60)
	n := numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
	rapid.Check(t, func(rt *rapid.T) {
		tree.Judge(n.item(exhibitOf(t, dict, drawFacts(rt, dict)), false), drawSubject(rt))
	})
	if nodes := tree.nodes(); nodes == 0 || nodes > 60 {
		t.Errorf("the tree has %d nodes, of 60", nodes)
	}
}

func (t *Tree) nodes() int {
	var count func(n *treeNode) int
	count = func(n *treeNode) int {
		all := 1
		for _, k := range n.next {
			if k != nil {
				all += count(k)
			}
		}
		return all
	}
	all := 0
	for _, b := range t.branches {
		all += count(&b.root)
	}
	return all
}

// BenchmarkTree is what a row costs: one that is known, and one whose cells
// nobody saw before.
func BenchmarkTree(b *testing.B) {
	for _, bc := range []struct {
		name  string
		facts []string
	}{
		{"other maker", []string{"vendor=none", "role=core", "function=router_switch", "funding=private"}},
		{"designated", []string{"vendor=huawei", "role=ran", "function=ran_baseband", "funding=high_cost", "acquired_on=2021-03-15", "installed_on=2021-04-15", "description=a base station of the north"}},
		{"unknown maker", []string{"vendor=unknown", "role=ran", "function=ran_baseband"}},
	} {
		for _, known := range []bool{true, false} {
			b.Run(bc.name+map[bool]string{true: "/known", false: "/new cells"}[known], func(b *testing.B) {
				j, e := stand(b, carrier, bc.facts...)
				n := numbered{ids: make([]uint32, dictionary(b).Len()), known: map[string]uint32{}}
				it := n.item(&e.item, !known)
				branch := j.NewTree((&Timeline{}).NewCount(), DefaultTreeNodes).Branch(&e.subject)
				b.ReportAllocs()
				for b.Loop() {
					branch.Judge(it)
				}
			})
		}
	}
}

// Two dates that contradict each other are told from two that do not, though
// each of them is of the class of its counterpart.
func TestTreeComparesDates(t *testing.T) {
	dict := dictionary(t)
	j, _ := stand(t, carrier)
	tree := j.NewTree((&Timeline{}).NewCount(), DefaultTreeNodes)
	n := numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
	for _, tc := range []struct {
		installed string
		unknown   bool
	}{{"2024-01-01", false}, {"2024-03-01", true}, {"2024-01-02", false}, {"2024-03-02", true}} {
		e := item(t, dict, "vendor=huawei", "funding=high_cost", "removed_on=2024-02-01", "installed_on="+tc.installed)
		got := tree.Judge(n.item(&e.item, false), &e.subject)
		if diff := cmp.Diff(summary(j.Judge(&e.item, &e.subject, nil)), summary(got.Findings)); diff != "" || got.GoneUnknown != tc.unknown {
			t.Errorf("installed on %s: gone unknown: %v\n%s", tc.installed, got.GoneUnknown, diff)
		}
	}
	if computed, _ := tree.Answers(); computed != 2 {
		t.Errorf("%d judgements were worked out, want 2", computed)
	}
}
