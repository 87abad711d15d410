package maker_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// numbered gives the values of items numbers, as a reader of files does: the same text
// of a field has the same number, and now and then none.
type numbered struct {
	ids   []uint32
	known map[string]uint32
	list  gear.Numbering
}

func (n *numbered) item(it *gear.Item, rng *rand.Rand) *gear.Item {
	it.Columns = make([]int, len(it.Values))
	for f, v := range it.Values {
		if v == nil {
			v = &gear.Value{}
			it.Values[f] = v
		}
		it.Columns[f] = f + 1
		key := fmt.Sprint(f, v.String(), v.Known())
		if n.known[key] == 0 {
			n.known[key] = uint32(len(n.known) + 2)
		}
		if n.ids[f] = n.known[key]; rng.IntN(8) == 0 {
			n.ids[f] = 0
		}
	}
	it.IDs, it.Numbered = n.ids, &n.list
	return it
}

// What a session remembers changes no answer: of rows in any order, over several files
// whose values have numbers of their own, with little room or with none.
func TestSessionsRemember(t *testing.T) {
	d := newIdentifier(t)
	rng := rand.New(rand.NewPCG(2, 6))
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	var drawn []row
	for range 60 {
		r := row{}
		for f, text := range map[gear.Field]string{
			man:   pick("", "", "Huawei", "Nokia", "Hauwei", "Qorvath Networks", "Vodafone", "Generic", "Honor", "T-Mobile"),
			model: pick("", "RRU3908", "AirScale", "F660", "Sonic 4G LTE U8460", "KVD21", "x1", "DS 2CD2143G0-I"),
			mac:   pick("", "00:18:82:01:02:03", "00:18:82:01:02:04", "44:19:B6:01:02:03", "00:1E:73:01:02:03", "24:28:FD:01:02:03", "00:a0:69:f0:a8:a2", "see label"),
			oid:   pick("", "", "1.3.6.1.4.1.2011.2", "1.3.6.1.4.1.9.1"),
			text:  pick("", "", "uplink to Huawei", "Huawei switch"),
		} {
			if text != "" {
				r[f] = text
			}
		}
		if rng.IntN(2) == 0 {
			r[bought] = pick("2020-11-17", "2020-11-18")
		}
		drawn = append(drawn, r)
	}
	fresh := d.Session()
	for _, limit := range [][2]int{{1 << 16, 1 << 13}, {40, 5}, {1 << 16, 1}, {0, 0}, {1 << 16, 0}} {
		s := d.Session()
		s.Limit(limit[0], limit[1])
		var n *numbered
		for i := range 600 {
			if i%200 == 0 {
				n = &numbered{ids: make([]uint32, gear.Known), known: map[string]uint32{}}
			}
			r := drawn[rng.IntN(len(drawn))]
			want := fresh.Identify(r.item(t))
			it := n.item(r.item(t), rng)
			got := s.Identify(it)
			if verdict(got) != verdict(want) || got.Label != want.Label || got.OtherMaker != want.OtherMaker || len(got.Evidence) != len(want.Evidence) || len(got.Mentions) != len(want.Mentions) || fmt.Sprint(got.Missing) != fmt.Sprint(want.Missing) {
				t.Fatalf("room for %v, row %d: %v is %s with label %q, %d pieces of evidence; without memory %s, %q, %d", limit, i, r, verdict(got), got.Label, len(got.Evidence), verdict(want), want.Label, len(want.Evidence))
			}
			if a, b := s.Unlisted(it, maker.AllFields), fresh.Unlisted(r.item(t), maker.AllFields); a != b {
				t.Fatalf("%v: the label that no list has is %q, and %q", r, a, b)
			}
		}
		computed, cached := s.Answers()
		if cached > 0 != (limit[1] > 1) && limit[1] != 1 || limit[1] == 0 && computed < 100 || limit[1] > 1000 && computed > cached+400 {
			t.Errorf("room for %v: %d weighed and %d remembered", limit, computed, cached)
		}
	}
}

// The same row over and over is weighed once, and counted each time.
func TestSessionsCountAnswers(t *testing.T) {
	s := newIdentifier(t).Session()
	rng := rand.New(rand.NewPCG(0, 0))
	n := &numbered{ids: make([]uint32, gear.Known), known: map[string]uint32{}}
	none := 0
	for range 50 {
		it := n.item(row{man: "Huawei", model: "RRU3908"}.item(t), rng)
		if n.ids[man] == 0 || n.ids[model] == 0 {
			none++
		}
		s.Identify(it)
	}
	computed, cached := s.Answers()
	if want := int64(none + 1); computed != want || cached != 50-want {
		t.Errorf("%d weighed and %d remembered, want %d and %d", computed, cached, want, 50-want)
	}
}
