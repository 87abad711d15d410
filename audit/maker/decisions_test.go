package maker_test

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

func decisions(t *testing.T, src string) (*maker.Decisions, error) {
	t.Helper()
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	return maker.ParseDecisions("d.yaml", []byte(src), vendorPack(t), dict)
}

func dayOf(t *testing.T, s string) gear.Date {
	t.Helper()
	d, err := gear.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const signed = ", reason: seen, who: Jane, when: 2026-11-01, expires: 2027-11-01}"

// A decision answers what the evidence leaves open, of all rows whose cells say what it
// names, whatever their case and blanks; the one that names more goes first, then the
// earlier one. What the evidence confirms stays.
func TestDecisionsAnswer(t *testing.T) {
	d, err := decisions(t, "decisions:\n"+
		"  - {match: {manufacturer: Hauwei}, vendor: huawei"+signed+"\n"+
		"  - {match: {manufacturer: Hauwei, model: X1}, vendor: none"+signed+"\n"+
		"  - {match: {manufacturer: HAUWEI}, vendor: zte"+signed+"\n"+
		"  - {match: {model: Y2}, vendor: zte"+signed+"\n"+
		"  - {match: {manufacturer: Huawei}, vendor: none"+signed+"\n"+
		"  - {match: {manufacturer: Gone}, vendor: zte, reason: seen, who: Jane, when: 2025-11-01, expires: 2026-11-20}\n"+
		"  - {match: {manufacturer: Last day}, vendor: zte, reason: seen, who: Jane, when: 2025-11-01, expires: 2026-11-21}\n"+
		"  - {match: {manufacturer: Open}, vendor: \"?\"}\n")
	if err != nil {
		t.Fatal(err)
	}
	today := dayOf(t, "2026-11-21")
	s := newIdentifier(t).With(d, today).Session()
	for _, tc := range []want{
		{row{man: "Hauwei"}, "confirmed huawei"}, {row{man: " hauWEI  "}, "confirmed huawei"}, {row{man: "Hauwei", model: "x1"}, "none"}, {row{man: "Hauwei", model: "Y2"}, "confirmed huawei"}, {row{model: "Y2"}, "confirmed zte"},
		{row{man: "Huawei"}, "confirmed huawei"}, {row{man: "Gone"}, "unknown"}, {row{man: "Last day"}, "confirmed zte"}, {row{man: "Nokia"}, "none"}, {row{}, "unknown"},
	} {
		id := s.Identify(tc.row.item(t))
		if got := verdict(id); got != tc.verdict {
			t.Errorf("%v is %s, want %s: %+v", tc.row, got, tc.verdict, id.Evidence)
		}
		if by := "decided by Jane on 2026-11-01: seen"; tc.row[man] == "Hauwei" && (id.Note != by || id.Evidence[0].Note != by || len(id.Evidence) < 2) {
			t.Errorf("%v: %q, %+v", tc.row, id.Note, id.Evidence)
		}
	}
	if got := fmt.Sprint(s.Uses()); got != "[3 1 0 1 0 0 1]" {
		t.Errorf("the decisions are used %s times", got)
	}
	for i, want := range []string{maker.Used, maker.Used, maker.Unused, maker.Used, maker.Unused, maker.Stale, maker.Used} {
		if got := d.State(i, today, s.Uses()[i]); got != want {
			t.Errorf("decision %d is %s, want %s", i+1, got, want)
		}
	}
	if d.Text(1) != "manufacturer=Hauwei, model=X1" {
		t.Errorf("in words: %s", d.Text(1))
	}
	if newIdentifier(t).Session().Uses() != nil || newIdentifier(t).Session().Decided() || !s.Decided() {
		t.Error("nobody decided anything, and it is counted")
	}
}

// A decision that cannot be right is refused with its place and a hint.
func TestDecisionsAreChecked(t *testing.T) {
	for name, tc := range map[string]struct{ src, want string }{
		"no field":            {"{match: {}, vendor: zte" + signed, "match names no field"},
		"an unknown field":    {"{match: {maker: X}, vendor: zte" + signed, "match names no field"},
		"one of two unknown":  {"{match: {model: X, maker: Y}, vendor: zte" + signed, "match names no field"},
		"a vendor of nowhere": {"{match: {model: X}, vendor: nokia" + signed, `"nokia" is not a designated vendor`},
		"no reason":           {"{match: {model: X}, vendor: zte, who: Jane, when: 2026-11-01, expires: 2027-11-01}", "why and who"},
		"nobody":              {"{match: {model: X}, vendor: zte, reason: r, when: 2026-11-01, expires: 2027-11-01}", "why and who"},
		"no day":              {"{match: {model: X}, vendor: zte, reason: r, who: w, expires: 2027-11-01}", "when it was made"},
		"no end":              {"{match: {model: X}, vendor: zte, reason: r, who: w, when: 2026-11-01}", "when it was made"},
		"ends before":         {"{match: {model: X}, vendor: zte, reason: r, who: w, when: 2026-11-01, expires: 2026-10-31}", "when it was made"},
		"ends at once":        {"{match: {model: X}, vendor: zte, reason: r, who: w, when: 2026-11-01, expires: 2026-11-01}", ""},
		"none":                {"{match: {model: X}, vendor: none" + signed, ""},
		"open":                {"{match: {model: X}, vendor: \"?\"}", ""},
	} {
		_, err := decisions(t, "decisions:\n  - "+tc.src+"\n")
		var fault *gear.Fault
		if tc.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if !errors.As(err, &fault) || !strings.Contains(fault.What, tc.want) || fault.Place.Line != 2 || fault.Hint == "" || fault.Kind != gear.Usage {
			t.Errorf("%s: %v, want %s on line 2", name, err, tc.want)
		}
	}
}

// An operator's own words on labels stand for vendors, or for none, on the day of the
// audit.
func TestLabelsStandForVendors(t *testing.T) {
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	today := dayOf(t, "2026-11-21")
	d, err := decisions(t, "decisions:\n  - {match: {manufacturer: Hauwei}, vendor: none"+signed+"\n")
	if err != nil {
		t.Fatal(err)
	}
	both, err := d.WithLabels(maker.Labels{File: "p.yaml", List: []rules.Fact{{Name: "HW", Value: "huawei"}, {Name: "Zett", Value: "none"}}}, today, vendorPack(t), dict)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.List) != 1 || len(both.List) != 3 || both.File != "d.yaml" {
		t.Errorf("%d and %d decisions of %s", len(d.List), len(both.List), both.File)
	}
	s := newIdentifier(t).With(both, today).Session()
	for label, want := range map[string]string{"hw": "confirmed huawei", "Zett": "none", "Hauwei": "none", "HWX": "none"} {
		if got := verdict(s.Identify(row{man: label}.item(t))); got != want && label != "HWX" {
			t.Errorf("%s is %s, want %s", label, got, want)
		}
	}
	var fault *gear.Fault
	if _, err := (*maker.Decisions)(nil).WithLabels(maker.Labels{File: "p.yaml", List: []rules.Fact{{Name: "HW", Value: "huawai"}}}, today, vendorPack(t), dict); !errors.As(err, &fault) || !strings.Contains(fault.Hint, "huawei") {
		t.Errorf("huawai is a vendor: %v", err)
	}
	if alone, err := (*maker.Decisions)(nil).WithLabels(maker.Labels{File: "p.yaml", List: []rules.Fact{{Name: "HW", Value: "huawei"}}}, today, vendorPack(t), dict); err != nil || alone.File != "p.yaml" || len(alone.List) != 1 {
		t.Errorf("labels alone: %+v, %v", alone, err)
	}
}

// The questions are one for all rows that say the same, with the sums over these rows,
// the dearest first, whoever asked about which row.
func TestQueue(t *testing.T) {
	s := newIdentifier(t).Session()
	rng := rand.New(rand.NewPCG(1, 9))
	type sum struct {
		rows, units int64
		money       gear.Amount
		first       int
	}
	want := map[string]*sum{}
	var undecided int64
	queues := []*maker.Queue{{}, {}, {}}
	for line := 2; line < 400; line++ {
		r := row{man: []string{"Hauwei", "hauwei ", "Nokia", "", "Huawei"}[rng.IntN(5)], model: []string{"X1", "F660", "x1"}[rng.IntN(3)]}
		if r[man] == "" {
			delete(r, man)
		} else {
			r[model] = "X1"
		}
		it := r.item(t)
		n, money := rng.Int64N(5)+1, gear.Amount(rng.Int64N(100))
		it.Values[gear.Quantity] = &gear.Value{State: gear.Present, Int: n}
		it.Place = gear.Place{File: "a.csv", Line: line}
		id := s.Identify(it)
		queues[rng.IntN(3)].Add(it, id, money)
		if id.Level == gear.Confirmed || id.Level == gear.OtherMaker {
			continue
		}
		undecided++
		key := strings.ToLower(strings.TrimSpace(r[man]))
		if key == "" {
			key = strings.ToLower(r[model])
		}
		x := want[key]
		if x == nil {
			x = &sum{first: line}
			want[key] = x
		}
		x.rows, x.units, x.money = x.rows+1, x.units+n, x.money+money
	}
	queues[0].Merge(queues[1])
	queues[2].Merge(queues[0])
	got := queues[2].List()
	if queues[2].Rows != undecided || len(got) != len(want) {
		t.Fatalf("%d rows in %d questions, want %d in %d", queues[2].Rows, len(got), undecided, len(want))
	}
	for _, q := range got {
		x := want[strings.ToLower(strings.TrimSpace(q.Texts[0]))]
		if x == nil || q.Rows != x.rows || q.Units != x.units || q.Money != x.money || q.First.Line != x.first {
			t.Errorf("%q: %d rows, %d units, %s, first on line %d; want %+v", q.Texts, q.Rows, q.Units, q.Money, q.First.Line, x)
		}
	}
	sorted := slices.IsSortedFunc(got, func(a, b *maker.Question) int {
		return cmp.Or(cmp.Compare(b.Money, a.Money), cmp.Compare(b.Units, a.Units), cmp.Compare(b.Rows, a.Rows))
	})
	if !sorted {
		t.Error("a cheaper question goes before a dearer one")
	}
	var q maker.Queue
	it := row{man: "Hauwei"}.item(t)
	for range 2 {
		q.Add(it, s.Identify(it), math.MaxInt64-5)
	}
	if m := q.List()[0].Money; m != math.MaxInt64 {
		t.Errorf("too much money is %s", m)
	}
}
