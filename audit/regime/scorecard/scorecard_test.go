package scorecard

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

func scoring(t testing.TB) *Scoring {
	t.Helper()
	s, err := LoadScoring(rules.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func score(t *testing.T, src string) *SupplierScore {
	t.Helper()
	c, err := ParseScorecard("supplier.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	r, err := scoring(t).Score(c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// all answers every criterion but those named with one value.
func all(value string, but ...string) string {
	var b strings.Builder
	b.WriteString("supplier: Example Radio\nanswers:\n")
	for i := 1; i <= 15; i++ {
		if id := fmt.Sprint("S", i); !slices.Contains(but, id) {
			fmt.Fprintf(&b, "  - {criterion: %s, value: %s, evidence: a file}\n", id, value)
		}
	}
	return b.String()
}

func TestCriteriaAreComplete(t *testing.T) {
	s := scoring(t)
	if len(s.Criteria) != 15 {
		t.Fatalf("there are %d criteria, want 15", len(s.Criteria))
	}
	var total int64
	for i, c := range s.Criteria {
		if want := fmt.Sprint("S", i+1); c.ID != want {
			t.Errorf("criterion %d is %s, want %s", i, c.ID, want)
		}
		if c.Weight < 1 || c.Title == "" || c.Evidence == "" || len(c.Prague) == 0 {
			t.Errorf("%s lacks a weight, a title, evidence or a paragraph", c.ID)
		}
		if apart := len(c.EU)+len(c.UK) == 0; apart != c.Apart {
			t.Errorf("%s: apart is %v", c.ID, c.Apart)
		}
		total += c.Weight
	}
	if total != 48 {
		t.Errorf("the weights sum up to %d, want 48", total)
	}
}

func TestExposureNamesTrueFunctions(t *testing.T) {
	dict := dictionary(t)
	function, _ := dict.Field("function")
	class, _ := dict.Field("site_class")
	seen := map[string]bool{}
	s := scoring(t)
	for _, e := range s.Exposure {
		for _, f := range e.Functions {
			if dict.Code(function, f) == 0 || seen[f] {
				t.Errorf("%s: the function %s is unknown, or stands there twice", e.Name, f)
			}
			seen[f] = true
		}
	}
	for _, c := range s.Sensitive.SiteClasses {
		if dict.Code(class, c) == 0 {
			t.Errorf("there is no site class %s", c)
		}
	}
}

func TestScore(t *testing.T) {
	tests := []struct {
		name, src        string
		score, low, high string
		tier             string
		answered         string
		enough           bool
	}{
		{"no concern", all("0"), "0", "0", "0", "low", "1", true},
		{"severe throughout", all("4"), "4", "4", "4", "severe", "1", true},
		{"a threshold belongs to its tier", all("2"), "2", "2", "2", "high", "1", true},
		{"nothing said", "supplier: X\n", "", "0", "4", "", "0", false},
		{"an unknown is no zero", all("3", "S1", "S4"), "3", "19/8", "77/24", "severe", "19/24", true},
		{"too little answered", "supplier: X\nanswers:\n  - {criterion: S1, value: 4, evidence: a law}\n", "4", "5/12", "4", "", "5/48", false},
		{"confidence weighs", "supplier: X\nweights: {S3: 0, S5: 0, S6: 0, S7: 0, S8: 0, S9: 0, S10: 0, S11: 0, S12: 0, S13: 0, S14: 0, S15: 0, S4: 0, S1: 1, S2: 1}\n" +
			"answers:\n  - {criterion: S1, value: 4, confidence: 0.5, evidence: a law}\n  - {criterion: S2, value: 1, evidence: an index}\n", "2", "2", "2", "high", "1", true},
		{"nothing supports it", "supplier: X\nanswers:\n  - {criterion: S1, value: 4, confidence: 0, evidence: hearsay}\n", "", "0", "4", "", "0", false},
		{"own tiers", "supplier: X\ntiers: [{name: fine, from: 0}, {name: poor, from: 0.5}]\n" + strings.TrimPrefix(all("1"), "supplier: Example Radio\n"), "1", "1", "1", "poor", "1", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := score(t, tt.src)
			got := ""
			if r.Score != nil {
				got = r.Score.RatString()
			}
			if got != tt.score || r.Low.RatString() != tt.low || r.High.RatString() != tt.high {
				t.Errorf("score %s from %s to %s, want %s from %s to %s", got, r.Low.RatString(), r.High.RatString(), tt.score, tt.low, tt.high)
			}
			if r.Tier != tt.tier || r.Enough != tt.enough || r.Answered.RatString() != tt.answered {
				t.Errorf("tier %q, enough %v, answered %s; want %q, %v, %s", r.Tier, r.Enough, r.Answered.RatString(), tt.tier, tt.enough, tt.answered)
			}
		})
	}
}

func TestSixtyPercentIsEnough(t *testing.T) {
	few := "supplier: X\nweights: {S1: 3, S2: 2, S3: 0, S4: 0, S5: 0, S6: 0, S7: 0, S8: 0, S9: 0, S10: 0, S11: 0, S12: 0, S13: 0, S14: 0, S15: 0}\nanswers:\n"
	if r := score(t, few+"  - {criterion: S1, value: 1, evidence: x}\n"); !r.Enough || r.Tier != "medium" {
		t.Errorf("three fifths: enough %v, tier %q", r.Enough, r.Tier)
	}
	if r := score(t, few+"  - {criterion: S2, value: 1, evidence: x}\n"); r.Enough || r.Tier != "" {
		t.Errorf("two fifths: enough %v, tier %q", r.Enough, r.Tier)
	}
}

func TestTiersOfTheRange(t *testing.T) {
	r := score(t, all("2", "S1", "S4"))
	if r.LowTier != "medium" || r.Tier != "high" || r.HighTier != "high" {
		t.Errorf("tiers %s, %s, %s", r.LowTier, r.Tier, r.HighTier)
	}
}

func TestUnknownAnswers(t *testing.T) {
	for _, value := range []string{"value: null, ", "value: ~, ", "value: unknown, ", ""} {
		r := score(t, "supplier: X\nanswers:\n  - {criterion: S1, "+value+"note: not looked at}\n")
		if l := r.line("S1"); l.Answered || l.Answer == nil || r.Score != nil {
			t.Errorf("%q counts as an answer", value)
		}
	}
	if r := score(t, "supplier: X\nanswers:\n  - {criterion: S1, value:}\n"); r.line("S1").Answered {
		t.Error("a blank value counts as an answer")
	}
}

func TestScorecardFaults(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"no supplier", "date: 2026-11-21\n", "names no supplier"},
		{"unknown key", "supplier: X\nsuplier: Y\n", "suplier"},
		{"unknown criterion", "supplier: X\nanswers:\n  - {criterion: S99, value: 1, evidence: x}\n", "supplier.yaml:3:5: there is no criterion \"S99\""},
		{"answered twice", "supplier: X\nanswers:\n  - {criterion: S1}\n  - {criterion: S1}\n", "supplier.yaml:4:5: S1 is answered twice"},
		{"value too large", "supplier: X\nanswers:\n  - {criterion: S1, value: 5, evidence: x}\n", "cannot be \"5\""},
		{"value negative", "supplier: X\nanswers:\n  - {criterion: S1, value: -1, evidence: x}\n", "cannot be \"-1\""},
		{"value no number", "supplier: X\nanswers:\n  - {criterion: S1, value: bad, evidence: x}\n", "cannot be \"bad\""},
		{"no evidence", "supplier: X\nanswers:\n  - {criterion: S1, value: 0}\n", "has no evidence"},
		{"too sure", "supplier: X\nanswers:\n  - {criterion: S1, value: 0, confidence: 1.01, evidence: x}\n", "the confidence cannot be \"1.01\""},
		{"confidence with an exponent", "supplier: X\nanswers:\n  - {criterion: S1, value: 0, confidence: 1e-99999999, evidence: x}\n", "the confidence cannot be"},
		{"confidence no number", "supplier: X\nanswers:\n  - {criterion: S1, value: 0, confidence: high, evidence: x}\n", "the confidence cannot be"},
		{"weight of nothing", "supplier: X\nweights: {S16: 1}\n", "there is no criterion S16"},
		{"weight too large", "supplier: X\nweights: {S1: 101}\n", "cannot be 101"},
		{"weight negative", "supplier: X\nweights: {S1: -1}\n", "cannot be -1"},
		{"tiers that fall", "supplier: X\ntiers: [{name: a, from: 0}, {name: b, from: 2}, {name: c, from: 1}]\n", "the tier c cannot begin"},
		{"tiers above nothing", "supplier: X\ntiers: [{name: a, from: 1}]\n", "the tier a cannot begin"},
		{"tier beyond the scale", "supplier: X\ntiers: [{name: a, from: 0}, {name: b, from: 5}]\n", "the tier b cannot begin"},
		{"no weights", "supplier: X\nweights: {S1: 0, S2: 0, S3: 0, S4: 0, S5: 0, S6: 0, S7: 0, S8: 0, S9: 0, S10: 0, S11: 0, S12: 0, S13: 0, S14: 0, S15: 0}\n", "no criterion has a weight"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := ParseScorecard("supplier.yaml", []byte(tt.src))
			if err == nil {
				_, err = scoring(t).Score(c)
			}
			var f *gear.Fault
			if !errors.As(err, &f) || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want a fault with %q", err, tt.want)
			}
			if f.Hint == "" || f.Place.File != "supplier.yaml" {
				t.Errorf("the fault has no hint or no place: %+v", f)
			}
		})
	}
}

func TestScoringFaults(t *testing.T) {
	const head = "id: x\ntitle: x\ndate: 2026-11-21\n"
	tests := []struct{ name, src, want string }{
		{"no share", head, "least_answered"},
		{"no factor", head + "least_answered: 3/5\nsensitive_sites: {factor: much}\n", "much"},
		{"exposure", head + "least_answered: 3/5\nsensitive_sites: {factor: 5/4}\nexposure: [{name: a, factor: -1}]\n", "\"-1\""},
		{"paragraph", head + "least_answered: 3/5\nsensitive_sites: {factor: 5/4}\ncriteria: [{id: S1, prague: [Z9]}]\n", "Z9"},
		{"no tiers", head + "least_answered: 3/5\nsensitive_sites: {factor: 5/4}\n", "there are no tiers"},
		{"unknown key", head + "weights: 3\n", "weights"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := LoadScoring(fstest.MapFS{scoringFile: {Data: []byte(tt.src)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := LoadScoring(fstest.MapFS{}); err == nil {
		t.Error("criteria that are not there are found")
	}
}

func TestExposed(t *testing.T) {
	s := scoring(t)
	tests := []struct{ score, function, class, want, group string }{
		{"3", "core_control", "ordinary", "3", "core, orchestration, interception, subscriber data"},
		{"3", "core_control", "national_security", "15/4", "core, orchestration, interception, subscriber data"},
		{"4", "lawful_intercept", "sensitive_zone", "4", "core, orchestration, interception, subscriber data"},
		{"2", "ran_baseband", "", "3/2", "radio access and management systems"},
		{"2", "ran_baseband", "sensitive_zone", "15/8", "radio access and management systems"},
		{"1", "optical_dwdm", "rural", "3/5", "transport and interconnection"},
		{"1", "access_olt", "", "1/2", "fixed access nodes"},
		{"5/2", "ran_antenna_passive", "", "1/2", "passive antennas"},
		{"5/2", "access_ont_cpe", "", "1/2", "equipment of customers"},
	}
	for _, tt := range tests {
		in, _ := new(big.Rat).SetString(tt.score)
		got, e := s.Exposed(in, tt.function, tt.class)
		if e == nil || got.RatString() != tt.want || e.Name != tt.group {
			t.Errorf("%s at %q: %v %v, want %s in %s", tt.function, tt.class, got, e, tt.want, tt.group)
		}
		if in.RatString() != tt.score {
			t.Errorf("the score was changed to %s", in.RatString())
		}
	}
	if got, e := s.Exposed(worstScore(), "camera", ""); got != nil || e != nil {
		t.Errorf("a camera is exposed: %v", got)
	}
}

// The true score, whatever the unknowns turn out to be, lies between Low and
// High.
func TestRangeHoldsTheTruth(t *testing.T) {
	s := scoring(t)
	rapid.Check(t, func(t *rapid.T) {
		partly, fully := &Scorecard{Supplier: "X"}, &Scorecard{Supplier: "X"}
		for _, c := range s.Criteria {
			a := Answer{Criterion: c.ID, Value: fmt.Sprint(rapid.IntRange(0, 4).Draw(t, c.ID)), Evidence: "x"}
			if rapid.Bool().Draw(t, "known") {
				a.Sureness = fmt.Sprintf("0.%d", rapid.IntRange(1, 9).Draw(t, "sure"))
				partly.Answers = append(partly.Answers, a)
			}
			fully.Answers = append(fully.Answers, a)
		}
		p, err := s.Score(partly)
		if err != nil {
			t.Fatal(err)
		}
		f, err := s.Score(fully)
		if err != nil {
			t.Fatal(err)
		}
		if f.Score.Cmp(p.Low) < 0 || f.Score.Cmp(p.High) > 0 {
			t.Fatalf("the score %s is outside %s to %s", f.Score, p.Low, p.High)
		}
		if f.Low.Cmp(f.High) != 0 || f.Low.Cmp(f.Score) != 0 {
			t.Fatalf("nothing is unknown, and the range is %s to %s", f.Low, f.High)
		}
	})
}

func FuzzScorecard(f *testing.F) {
	f.Add(all("1"))
	f.Add("supplier: X\nanswers:\n  - {criterion: S1, value: null}\n")
	f.Add("supplier: X\nweights: {S1: 9}\ntiers: [{name: a, from: 1e9}]\n")
	s := scoring(f)
	f.Fuzz(func(t *testing.T, src string) {
		c, err := ParseScorecard("f.yaml", []byte(src))
		if err != nil {
			return
		}
		r, err := s.Score(c)
		if err == nil && (r.Low.Sign() < 0 || r.High.Cmp(worstScore()) > 0 || r.Low.Cmp(r.High) > 0) {
			t.Errorf("the range is %s to %s", r.Low, r.High)
		}
	})
}

// dictionary is the fields that the program carries.
func dictionary(t testing.TB) *gear.Dictionary {
	t.Helper()
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	return dict
}
