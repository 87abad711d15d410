package regime

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Of all, what failed decides; of any, what held; and where neither does, what
// is not known.
func TestDeciding(t *testing.T) {
	kids := []Reason{{Value: "yes", Text: "a"}, {Value: "no", Text: "b"}, {Value: "unknown", Text: "c"}, {Value: "no", Text: "d"}}
	for _, tc := range []struct{ join, value, want string }{
		{"all", "no", "bd"}, {"all", "yes", "a"}, {"all", "unknown", "c"},
		{"any", "yes", "a"}, {"any", "no", "bd"}, {"any", "unknown", "c"},
		{"not", "yes", "abcd"}, {"", "yes", "abcd"},
	} {
		r := Reason{Value: tc.value, Join: tc.join, Kids: kids}
		var got strings.Builder
		for _, k := range r.Deciding() {
			got.WriteString(k.Text)
		}
		if got.String() != tc.want {
			t.Errorf("%s, %s: %s, want %s", tc.join, tc.value, got.String(), tc.want)
		}
	}
}

// An explanation says what the judge says, and each of its conditions follows from
// those inside it by the rules of three-valued logic, down to what the row says.
func TestExplanationsAddUp(t *testing.T) {
	set, dict := allRules(t), dictionary(t)
	rapid.Check(t, func(rt *rapid.T) {
		day := drawDay(rt)
		p := drawProfile(rt)
		if rapid.IntRange(0, 9).Draw(rt, "nobody") == 0 {
			p = nil
		}
		j, err := Compile(set, dict, p, day)
		if err != nil {
			t.Fatal(err)
		}
		it, s := exhibitOf(t, dict, drawFacts(rt, dict)), drawSubject(rt)
		for f, v := range it.Values {
			if v != nil {
				it.Columns = append(it.Columns, make([]int, f+1-len(it.Columns))...)
				it.Columns[f] = f + 1
			}
		}
		said := map[string]string{}
		for _, f := range j.Judge(it, s, nil) {
			said[f.Rule.ID] = summary([]Finding{f})[0]
		}
		for _, e := range j.Explain(it, s) {
			got := ""
			if e.Finding != nil {
				got = summary([]Finding{*e.Finding})[0]
			}
			if got != said[e.Rule.ID] {
				rt.Fatalf("%s: explained %q, judged %q", e.Rule.ID, got, said[e.Rule.ID])
			}
			delete(said, e.Rule.ID)
			checkExplanation(rt, dict, it, &e, j.Gone(it), p == nil)
			if e.Rule.List == "" && e.Rule.ID != DesignatedMaker {
				if from, last := literal(e.Rule.ValidFrom), e.Rule.ValidTo; e.InForce != (day >= from && (last == 0 || day <= last)) {
					rt.Fatalf("%s: in force on %s: %v", e.Rule.ID, day, e.InForce)
				}
			}
		}
		if len(said) > 0 {
			rt.Fatalf("not explained: %v", said)
		}
	})
}

func checkExplanation(t *rapid.T, dict *gear.Dictionary, it *gear.Item, e *Explanation, gone, nobody bool) {
	if said := e.Binds != nil; e.Rule.ID != DesignatedMaker && said != (e.Rule.Binds != nil && !nobody) {
		t.Fatalf("%s: it says whom it binds: %v", e.Rule.ID, said)
	}
	if e.Binds != nil {
		checkReason(t, dict, it, e.Binds)
	}
	if !e.InForce && len(e.Entries) > 0 {
		t.Fatalf("%s: it is not in force and has clauses", e.Rule.ID)
	}
	for _, n := range e.Entries {
		if checkReason(t, dict, it, &n.Reach); n.Reach.Value == "no" && e.Rule.Share == nil {
			t.Fatalf("%s: an entry that is not about the item", e.Rule.ID)
		}
		at, settled := 0, false
		for _, c := range n.Clauses {
			if settled {
				t.Fatalf("%s: %s stands behind the clause that decides", e.Rule.ID, c.Clause.ID)
			}
			for &e.Rule.Clauses[at] != c.Clause { // what is left out is about gone items
				if !e.Rule.Clauses[at].Removed || gone {
					t.Fatalf("%s: the clause %s is left out", e.Rule.ID, e.Rule.Clauses[at].ID)
				}
				at++
			}
			if at++; c.Clause.Removed && !gone {
				t.Fatalf("%s: %s is about gone items, and this one is in place", e.Rule.ID, c.Clause.ID)
			}
			checkReason(t, dict, it, &c.Reason)
			settled = c.Reason.Value == "yes"
		}
	}
}

// checkReason works the value of a condition out from those inside it, and looks
// the fact of a leaf up in the row.
func checkReason(t *rapid.T, dict *gear.Dictionary, it *gear.Item, r *Reason) {
	count := map[string]int{}
	for i := range r.Kids {
		checkReason(t, dict, it, &r.Kids[i])
		count[r.Kids[i].Value]++
	}
	want := r.Value
	switch {
	case r.Join == "not":
		want = map[string]string{"yes": "no", "no": "yes", "unknown": "unknown"}[r.Kids[0].Value]
	case r.Join == "all" && count["no"] > 0, r.Join == "any" && count["yes"]+count["unknown"] == 0:
		want = "no"
	case r.Join == "all" && count["unknown"] == 0, r.Join == "any" && count["yes"] > 0:
		want = "yes"
	case r.Join != "":
		want = "unknown"
	}
	if r.Value != want || (r.Join == "") != (len(r.Kids) == 0) {
		t.Fatalf("%s: %s of %v is %s, want %s", r.Text, r.Join, count, r.Value, want)
	}
	if f := r.Place.Column - 1; f >= 0 && r.Fact != "" {
		if text := it.Text(gear.Field(f)); !strings.HasSuffix(r.Fact, " is "+text) {
			t.Fatalf("%s: the fact is %q, and its cell holds %q", r.Text, r.Fact, text)
		}
	}
	if name, blank := strings.CutSuffix(r.Fact, " is blank"); blank {
		if f, _ := dict.Field(name); it.Known(f) {
			t.Fatalf("%s: %s, and its cell holds %q", r.Text, r.Fact, it.Text(f))
		}
	}
}

// Of the kinds that are asked for it is said which the operator is, else which it is
// not, and whether that is all of them.
func TestKindsInWords(t *testing.T) {
	o := &rules.Operator{Kinds: []string{"isp", "mno"}, Not: []string{"school", "etc"}}
	for asked, want := range map[string]string{
		"isp":            "the profile says it is isp",
		"school mno isp": "the profile says it is mno, isp",
		"school":         "the profile says it is not",
		"etc school":     "the profile says it is not",
		"school library": "the profile says it is not school, and nothing of the others",
		"library":        "the profile does not say",
	} {
		if got := kinds(strings.Fields(asked), o); got != want {
			t.Errorf("%s: %s, want %s", asked, got, want)
		}
	}
}

// Who made an item is said as it is known, with the cell that names a maker.
func TestMakerInWords(t *testing.T) {
	dict := dictionary(t)
	j, e := stand(t, carrier, "manufacturer=Huawei")
	e.item.Columns = make([]int, dict.Len())
	e.item.Columns[gear.Manufacturer] = 7
	for _, tc := range []struct {
		subject Subject
		want    string
	}{
		{Subject{Level: gear.Unknown}, "nothing says who made it"},
		{Subject{Level: gear.Confirmed, Vendor: "huawei"}, "confirmed: huawei"},
		{Subject{Level: gear.Conflicting, Vendor: "huawei", Others: []string{"zte", "dji"}}, "conflicting: huawei, also zte, dji"},
	} {
		found := false
		for _, x := range j.Explain(&e.item, &tc.subject) {
			if x.Rule.ID != "us-usf-54.9" {
				continue
			}
			reach := x.Entries[0].Reach
			if found = true; reach.Fact != tc.want || reach.Place.Column != 7 {
				t.Errorf("%s: %q in column %d, want %q in 7", tc.subject.Level, reach.Fact, reach.Place.Column, tc.want)
			}
		}
		if !found {
			t.Errorf("%s: the rule is not explained", tc.subject.Level)
		}
	}
	if got := maker(&Subject{Level: gear.OtherMaker}); got != "made by another maker" {
		t.Error(got)
	}
}
