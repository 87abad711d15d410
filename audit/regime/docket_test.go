package regime

import (
	"fmt"
	"slices"
	"strings"
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

// A docket remembers. It must say what the judge and the timeline say who do
// not, of every item, in whatever order items come.
func TestDocketForgetsNothing(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
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
		d := j.NewDocket(quick)
		n := numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
		for i := range 12 {
			it, s := exhibitOf(t, dict, drawFacts(rt, dict)), drawSubject(rt)
			for range rapid.IntRange(1, 2).Draw(rt, "times") {
				got := d.Judge(n.item(it, rapid.IntRange(0, 3).Draw(rt, "no number") == 0), s)
				if diff := cmp.Diff(summary(j.Judge(it, s, nil)), summary(got.Findings)); diff != "" || got.Gone != j.Gone(it) {
					rt.Fatalf("gone: %v, want %v\n%s", got.Gone, j.Gone(it), diff)
				}
				d.Note(got, i)
				slow.Judge(it, s, i)
			}
		}
		if diff := cmp.Diff(toldBy(slow), toldBy(quick)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// An item of which no field leaves a way to a category open is one of which the
// rules say nothing, now and later, if its maker is not designated.
func TestClosedWaysSayNothing(t *testing.T) {
	all, dict := allRules(t), dictionary(t)
	set := &rules.Set{Lists: all.Lists, Rules: slices.DeleteFunc(slices.Clone(all.Rules), func(r *rules.Rule) bool { return !strings.HasPrefix(r.ID, "us-") })}
	closed, day := 0, date(t, "2026-11-21")
	for i := range 6 {
		p := rapid.Custom(drawProfile).Example(i)
		j, err := Compile(set, dict, p, day)
		if err != nil {
			t.Fatal(err)
		}
		line, err := NewTimeline(set, dict, p, day)
		if err != nil {
			t.Fatal(err)
		}
		d, n := j.NewDocket(line.NewCount()), numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
		ways, few := d.Ways()
		for _, facts := range someFacts() {
			it, open := n.item(&item(t, dict, facts...).item, false), ways
			for f := range gear.Field(dict.Len()) {
				open &= d.WaysOf(it, f)
			}
			if few && open == 0 {
				closed++
				saysNothing(t, j, line, it)
			}
			if !it.Known(gear.RemovedOn) && d.GoneBy(it) != j.Gone(it) {
				t.Errorf("gone by its status: %v, gone: %v", d.GoneBy(it), j.Gone(it))
			}
		}
	}
	if closed == 0 {
		t.Error("no item was clear")
	}
}

func saysNothing(t *testing.T, j *Judge, line *Timeline, it *gear.Item) {
	t.Helper()
	count, s := line.NewCount(), &Subject{Level: gear.OtherMaker}
	count.Judge(it, s, 0)
	if got := j.Judge(it, s, nil); len(got) > 0 || len(count.Changes()) > 0 {
		t.Errorf("no way is open, but %v is said of %s", summary(got), it.Text(gear.Function))
	}
}

// someFacts combines what categories ask.
func someFacts() [][]string {
	facts := [][]string{nil}
	for _, choice := range [][]string{
		{"", "role=transport", "role=ran", "role=video"}, {"", "function=router_switch", "function=ran_baseband", "function=camera"},
		{"status=active", "status=removed"}, {"", "description=shelf", "description=drone"}, {"", "technology=4g"},
	} {
		var more [][]string
		for _, f := range facts {
			for _, c := range choice {
				if c == "" {
					more = append(more, f)
				} else {
					more = append(more, append(slices.Clone(f), c))
				}
			}
		}
		facts = more
	}
	return facts
}

func toldBy(c *Count) []string {
	var out []string
	for _, x := range c.Changes() {
		out = append(out, fmt.Sprintf("%s %s %s>%s %d/%d", x.Date, x.Rule.ID, x.From, x.To, x.Items, x.Sites))
	}
	return out
}

// What a docket keeps is bounded; beyond that it judges each item anew.
func TestDocketIsBounded(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	j, err := Compile(set, dict, nil, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	line, err := NewTimeline(set, dict, nil, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	d := j.NewDocket(line.NewCount())
	d.room = 40
	n := numbered{ids: make([]uint32, dict.Len()), known: map[string]uint32{}}
	for i, role := range []string{"ran", "core", "cpe", "video", "access", "transport", "power"} {
		e := item(t, dict, "vendor=huawei", "role="+role)
		got := d.Judge(n.item(&e.item, false), &e.subject)
		if diff := cmp.Diff(summary(j.Judge(&e.item, &e.subject, nil)), summary(got.Findings)); diff != "" {
			t.Errorf("item %d: %s", i, diff)
		}
	}
	if d.room > 0 || len(d.Kept()) > 2 {
		t.Errorf("%d judgements are kept with room for %d", len(d.Kept()), d.room)
	}
}

func TestWordSearch(t *testing.T) {
	words := newWordSearch([]*node{{op: opWords, texts: []string{"Drone", "uas"}}, {op: opText, texts: []string{"robot"}}})
	for text, want := range map[string]bool{
		"": false, "a drone": true, "DRONE-2": true, "drones": false, "x/uas": true, "uasx": false, "robot": false, "drönchen": true,
		"a very long word that begins with d" + "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd": false,
	} {
		if got := words.in(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
