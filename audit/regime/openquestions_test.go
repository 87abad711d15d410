package regime

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// What a review asks for stands in the order of the dictionary, facts of the
// profile behind the fields and by name, each once, whatever the order in which a
// rule comes to ask.
func TestOrderOfWhatIsAsked(t *testing.T) {
	dict := dictionary(t)
	b := newQuestionList(dict)
	var all openSet
	add := func(set openSet, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		all |= set
	}
	add(b.fact("operator.usf", ""))
	add(b.field(gear.RemovedOn, ""))
	add(b.fact("operator.country", "where is it?"))
	add(b.fact("", "who pays?"))
	add(b.field(gear.Model, "which model?"))
	add(b.field(gear.Model, ""))
	add(b.fact("", "who pays for it now?"))
	all |= openMaker
	got := b.open(all, nil)
	if diff := cmp.Diff([]string{"manufacturer", "model", "removed_on", "operator.country", "operator.usf"}, got.missing); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"which model?", "who pays?", "who pays for it now?", "where is it?"}, got.questions); diff != "" {
		t.Error(diff)
	}
	if got.asks != 2 {
		t.Errorf("%d questions are answered by no field or fact, want the 2 on who pays", got.asks)
	}
	if diff := cmp.Diff([]string{"where is it?", "who pays?", "which model?", "who pays for it now?"}, b.words()); diff != "" {
		t.Errorf("the questions in the order of the rule: %s", diff)
	}
	settled := b.open(all, []gear.Field{gear.SerialNumber, gear.Model})
	if diff := cmp.Diff([]string{"serial_number", "model", "removed_on", "operator.country", "operator.usf"}, settled.missing); diff != "" {
		t.Errorf("the maker is settled by other fields: %s", diff)
	}
}

// A rule has room for 63 questions beside the one who made the item, and says so
// where it asks for more.
func TestTooManyQuestions(t *testing.T) {
	b := newQuestionList(dictionary(t))
	seen := openMaker
	for i := range 63 {
		set, err := b.fact(fmt.Sprint("operator.facts.f", i), "")
		if err != nil || seen&set != 0 {
			t.Fatalf("question %d: %v, its number is taken: %v", i, err, seen&set != 0)
		}
		seen |= set
	}
	if again, err := b.fact("operator.facts.f62", ""); err != nil || again&seen == 0 {
		t.Errorf("a question that was asked before is numbered again: %v", err)
	}
	if _, err := b.fact("operator.facts.f63", ""); err == nil {
		t.Error("the 65th question is taken")
	}
}

// The facts that settle a set are those that settle its parts, and no more.
func TestOpenQuestionsOfAUnion(t *testing.T) {
	dict := dictionary(t)
	b := newQuestionList(dict)
	for i := range 40 {
		if _, err := b.field(gear.Field(i%17), map[bool]string{true: fmt.Sprint("q", i%5)}[i%3 == 0]); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		one := openSet(rapid.Uint64Range(0, 1<<len(b.list)-1).Draw(rt, "one"))
		two := openSet(rapid.Uint64Range(0, 1<<len(b.list)-1).Draw(rt, "two"))
		want := map[string]bool{}
		for _, set := range []openSet{one, two} {
			for _, m := range b.open(set, nil).missing {
				want[m] = true
			}
		}
		got := map[string]bool{}
		for _, m := range b.open(one|two, nil).missing {
			if got[m] {
				rt.Fatalf("%s is asked for twice", m)
			}
			got[m] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatal(diff)
		}
	})
}
