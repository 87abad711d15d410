package maker_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
)

// asked is a row that a queue may ask about.
type asked struct {
	row   row
	line  int
	units int64
	money gear.Amount
}

// Questions are the same whatever queue met which row, in whatever order: one for all
// undecided rows that say the same, which the earliest of them speaks for.
func TestQuestionsDoNotDependOnTheOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(25, 20))
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	s := newIdentifier(t).Session()
	seen := 0
	for range 60 {
		var rows []asked
		undecided := int64(0)
		for line := range 30 {
			r := row{}
			if m := pick("", "Huawai", "huawai ", "HUAWAI", "Generic", "Nokia", "Huawei", "Hauwei"); m != "" {
				r[man] = m
			}
			if m := pick("", "F660", "f660", "RRU3908", "x1"); m != "" {
				r[model] = m
			}
			if m := pick("", "", "Huawai"); m != "" {
				r[brand] = m
			}
			if m := pick("", "", "spare"); m != "" {
				r[text] = m
			}
			rows = append(rows, asked{r, line + 2, int64(1 + rng.IntN(3)), gear.Amount(rng.IntN(4) * 100)})
		}
		type counts struct {
			rows, units int64
			money       gear.Amount
			first       int
			texts       string
		}
		want := map[string]*counts{}
		queues := []*maker.Queue{{}, {}, {}}
		for _, i := range rng.Perm(len(rows)) {
			a := rows[i]
			it := a.row.item(t)
			it.Place = gear.Place{File: "a.csv", Line: a.line}
			it.Values[gear.Quantity] = &gear.Value{Text: fmt.Sprint(a.units), State: gear.Present, Int: a.units}
			id := s.Identify(it)
			queues[rng.IntN(3)].Add(it, id, a.money)
			if id.Level == gear.Confirmed || id.Level == gear.OtherMaker {
				continue
			}
			undecided++
			fields := []gear.Field{}
			for _, f := range []gear.Field{man, brand} {
				if a.row[f] != "" {
					fields = append(fields, f)
				}
			}
			if label := len(id.Evidence) > 0 && (id.Evidence[0].Field == man || id.Evidence[0].Field == brand); !label || id.Level == gear.Conflicting {
				for _, f := range []gear.Field{model, text} {
					if a.row[f] != "" {
						fields = append(fields, f)
						break
					}
				}
			}
			key, texts := id.Vendor, ""
			for _, f := range fields {
				key += fmt.Sprint(" ", f, strings.ToLower(strings.TrimSpace(a.row[f])))
				texts += a.row[f] + ";"
			}
			c := want[key]
			if c == nil {
				c = &counts{first: a.line, texts: texts}
				want[key] = c
			}
			c.rows, c.units, c.money = c.rows+1, c.units+it.Units(), c.money+a.money
			if a.line < c.first {
				c.first, c.texts = a.line, texts
			}
		}
		for _, o := range queues[1:] {
			queues[0].Merge(o)
		}
		var got, wanted []string
		list := queues[0].List()
		for _, q := range list {
			got = append(got, fmt.Sprint(q.Rows, q.Units, q.Money, q.First.Line))
			if c := slices.IndexFunc(rows, func(a asked) bool { return a.line == q.First.Line }); len(q.Texts) != len(q.Fields) || q.Level != s.Identify(rows[c].row.item(t)).Level {
				t.Fatalf("%+v", q)
			}
		}
		for _, c := range want {
			wanted = append(wanted, fmt.Sprint(c.rows, c.units, c.money, c.first))
		}
		if !slices.IsSortedFunc(list, func(a, b *maker.Question) int {
			return cmp.Or(cmp.Compare(b.Money, a.Money), cmp.Compare(b.Units, a.Units), cmp.Compare(b.Rows, a.Rows))
		}) {
			t.Fatalf("the questions are not in order: %v", got)
		}
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) || queues[0].Rows != undecided || queues[0].Lost != 0 {
			t.Fatalf("%d rows: %v, want %d: %v", queues[0].Rows, got, undecided, wanted)
		}
		seen += len(got)
	}
	if seen < 300 {
		t.Errorf("only %d questions were asked", seen)
	}
}

// Of the rows of a question the earliest speaks for all, with its spelling, whether the
// queue that met it is merged into the other or the other into it.
func TestTheEarliestRowSpeaks(t *testing.T) {
	s := newIdentifier(t).Session()
	for _, swap := range []bool{false, true} {
		a, b := &maker.Queue{}, &maker.Queue{}
		for i, q := range []*maker.Queue{a, b} {
			it := row{man: []string{"HUAWAI", "Huawai"}[i]}.item(t)
			it.Place = gear.Place{File: "a.csv", Line: 9 - i}
			q.Add(it, s.Identify(it), 1<<62)
		}
		if swap {
			a, b = b, a
		}
		a.Merge(b)
		if list := a.List(); len(list) != 1 || list[0].First.Line != 8 || list[0].Texts[0] != "Huawai" || list[0].Money != 1<<63-1 || list[0].Rows != 2 {
			t.Errorf("%+v", list[0])
		}
	}
}

// Cells are read whole up to a length of their field, and one byte more is told: the row
// stays a question where nothing else names a vendor.
func TestLongestCells(t *testing.T) {
	for f, most := range map[gear.Field]int{model: 512, part: 512, man: 512, fcc: 512, descr: 2 << 10, sw: 2 << 10, text: 4 << 10, notes: 4 << 10} {
		for _, n := range []int{most - 1, most, most + 1, most + 2} {
			filler := strings.Repeat("plain words of it ", n/18+1)[:n]
			r := row{man: "Nokia"}
			r[f] = filler
			id := identify(t, r)
			question := n > most && f != text && f != notes // plain words of a text are read without cutting them
			if unknown := id.Level == gear.Unknown && strings.Contains(id.Note, "longer than the "+fmt.Sprint(most)+" bytes"); unknown != question && f != man {
				t.Errorf("%d bytes of field %d: %s, %q", n, f, verdict(id), id.Note)
			}
			if f == model || f == text || f == descr {
				r[f] = filler[:n-7] + " Huawei"
				if id := identify(t, r); !speaks(id, "huawei") && len(id.Mentions) == 0 && f != text {
					t.Errorf("%d bytes of field %d that end with a name: %s", n, f, verdict(id))
				}
			}
		}
	}
}

// Of a long text so many pieces are read in which something may stand; with one more the
// row is a question.
func TestPiecesOfALongText(t *testing.T) {
	for pieces := range 7 {
		raw := []byte(strings.Repeat("plain words of it ", 450))
		for i := range pieces {
			copy(raw[i*950+400:], " a_b ")
		}
		id := identify(t, row{man: "Nokia", text: string(raw)})
		if want := map[bool]gear.Level{true: gear.OtherMaker, false: gear.Unknown}[pieces <= 4]; id.Level != want {
			t.Errorf("%d pieces: %s, want %s", pieces, id.Level, want)
		}
	}
}
