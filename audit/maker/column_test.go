package maker_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// labelled is a row of a table: the maker's cell and the model's.
type labelled struct{ label, model string }

// column returns rows of five known makers, and of the labels with their models.
func column(more ...labelled) []labelled {
	var rows []labelled
	for _, m := range []string{"Cisco", "Nokia", "Ericsson", "Juniper", "Axis"} {
		rows = append(rows, labelled{m, "A-100"}, labelled{m, "B-200"})
	}
	return append(rows, more...)
}

func shows(t *testing.T, rows []labelled, label string) bool {
	t.Helper()
	c := newIdentifier(t).NewColumn()
	for _, r := range rows {
		c.See(r.label, r.model)
	}
	return c.Shown()(label)
}

func TestColumn(t *testing.T) {
	of := func(label string, models ...string) []labelled {
		var rows []labelled
		for _, m := range models {
			rows = append(rows, labelled{label, m})
		}
		return rows
	}
	few := []labelled{{"Cisco", "A-100"}, {"Nokia", "B-200"}}
	for _, tc := range []struct {
		name, label string
		rows        []labelled
		want        bool
	}{
		{"a word that lists of makers have", "Foundry", column(of("Foundry", "FES2402", "FGS624P")...), true},
		{"in any case", "FOUNDRY", column(of("Foundry", "FES2402", "FGS624P")...), true},
		{"letters and digits that no list has", "A95X", column(of("A95X", "R1 Plus", "W2")...), true},
		{"one model", "Foundry", column(of("Foundry", "FES2402", "FES2402")...), false},
		{"no model", "Foundry", column(of("Foundry", "", "")...), false},
		{"too few known makers", "Foundry", append(slices.Clone(few), of("Foundry", "FES2402", "FGS624P")...), false},
		{"a word in no list", "Ghost", column(of("Ghost", "G1", "G2", "G3")...), false},
		{"nobody", "Generic", column(of("Generic", "G1", "G2", "G3")...), false},
		{"everybody", "Various", column(of("Various", "G1", "G2", "G3")...), false},
		{"whose it is", "Leased", column(of("Leased", "G1", "G2", "G3")...), false},
		{"a state", "Verified", column(of("Verified", "G1", "G2", "G3")...), false},
		{"a doubt", "Foundry?", column(of("Foundry?", "FES2402", "FGS624P")...), false},
		{"a relation", "not Foundry", column(of("not Foundry", "FES2402", "FGS624P")...), false},
		{"what may abbreviate a vendor", "HWE", column(of("HWE", "R1", "R2")...), false},
		{"a number", "10023", column(of("10023", "R1", "R2")...), false},
		{"a vendor's models among its own", "Foundry", column(of("Foundry", "FES2402", "FGS624P", "HG8245H")...), false},
		{"another maker's name in its models", "Foundry", column(of("Foundry", "FES2402", "FGS624P", "MikroTik CCR1009")...), false},
		{"a model that stands under a vendor's name", "Foundry", column(append(of("Foundry", "FES2402", "QX77"), labelled{"Huawei", "QX77"})...), false},
	} {
		if got := shows(t, tc.rows, tc.label); got != tc.want {
			t.Errorf("%s: %q is shown %v, want %v", tc.name, tc.label, got, tc.want)
		}
	}
}

// Labels of which nobody knows anything are no column of makers.
func TestColumnOfUnknownLabels(t *testing.T) {
	rows := column(labelled{"Foundry", "FES2402"}, labelled{"Foundry", "FGS624P"})
	for i := range 4 {
		rows = append(rows, labelled{fmt.Sprintf("Kropot%c Zelwik", 'a'+i), "M-1"})
	}
	if shows(t, rows, "Foundry") {
		t.Error("five of nine other labels are makers, and that was enough")
	}
}

// What a column shows does not depend on the order of its rows.
func TestColumnInAnyOrder(t *testing.T) {
	rows := column(labelled{"Foundry", "FES2402"}, labelled{"Foundry", "FGS624P"}, labelled{"Option", "GI0322"}, labelled{"Option", "HG8245H"}, labelled{"Huawei", "HG8245H"})
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		if !shows(t, rows, "Foundry") || shows(t, rows, "Option") {
			t.Fatalf("in this order another answer: %v", rows)
		}
	}
}
