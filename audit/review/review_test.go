package review_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/review"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/report"
)

func reviewed(t *testing.T, text string, workers int) *report.Review {
	t.Helper()
	req := audittest.Options(t, text)
	req.Workers = workers
	r, err := review.Run(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// However many hands, the questions are the same, in the same order.
func TestReviewIsTheSameWithAnyHands(t *testing.T) {
	text := long(t)
	one := reviewed(t, text, 1)
	if len(one.Questions) < 10 {
		t.Fatalf("the sample has only %d questions", len(one.Questions))
	}
	if many := reviewed(t, text, 7); !reflect.DeepEqual(one, many) {
		t.Error("one hand and seven hands ask different questions")
	}
}

// Every open row stands behind one question, and nothing else does.
func TestReviewCountsEveryOpenRow(t *testing.T) {
	text := "manufacturer,model,status,quantity\n" +
		"Hauwei,A,active,2\nhauwei ,B,active,3\nHauwei,C,removed,9\nHuawei,D,active,1\nNokia,E,active,1\nHonor,F,active,1\nAxis,DS-2CD2143G0-I,active,4\n,,active,1\n"
	r := reviewed(t, text, 2)
	var rows, units int64
	asks := map[string]int64{}
	for i := range r.Questions {
		q := &r.Questions[i]
		rows, units = rows+q.Rows, units+q.Units
		var match []string
		for _, m := range q.Match {
			match = append(match, m.Text)
		}
		asks[strings.Join(match, "|")] = q.Rows
	}
	want := map[string]int64{"Hauwei": 2, "Honor": 1, "Axis|DS-2CD2143G0-I": 1, "": 1}
	if !reflect.DeepEqual(asks, want) || rows != r.Open || units != 11 {
		t.Errorf("the questions are %v over %d rows and %d pieces, want %v over %d rows and 11 pieces", asks, rows, units, want, r.Open)
	}
}

// What a person answered is asked no more, but for what was answered for a day
// that is past.
func TestReviewHeedsAnswers(t *testing.T) {
	const text = "manufacturer,model\nHauwei,A\nHonor,B\n"
	answer := func(expires string) *audit.Document {
		return &audit.Document{Name: "d.yaml", Text: []byte("decisions:\n  - {match: {manufacturer: HAUWEI}, vendor: huawei, reason: r, who: w, when: 2026-01-01, expires: " + expires + "}\n")}
	}
	for expires, open := range map[string]int64{"2026-11-21": 1, "2026-11-20": 2} {
		req := audittest.Options(t, text)
		req.Decisions = answer(expires)
		r, err := review.Run(context.Background(), req)
		if err != nil {
			t.Fatal(err)
		}
		if r.Open != open || len(r.Decisions) != 1 {
			t.Errorf("with an answer until %s %d rows are open, want %d", expires, r.Open, open)
		}
	}
}

// long repeats the rows of the rural sample until they fill several batches.
func long(t *testing.T) string {
	t.Helper()
	text := audittest.Sample(t, "rural-carrier.csv")
	head, rows, _ := strings.Cut(text, "\n")
	return head + "\n" + strings.Repeat(rows, 4)
}
