package audit_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
)

// filled is a CSV text with a value in every blank cell of a column.
func filled(t *testing.T, text, heading, value string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.Index(rows[0], heading)
	if column < 0 {
		t.Fatalf("there is no column %s", heading)
	}
	for _, r := range rows[1:] {
		if r[column] == "" {
			r[column] = value
		}
	}
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// openFindings are the findings under review, by rule and item, with the facts
// that they wait for.
func openFindings(records []report.Item) map[string][]string {
	out := map[string][]string{}
	for i := range records {
		for _, f := range records[i].Findings {
			if f.Outcome == "review" {
				out[f.ID] = f.Missing
			}
		}
	}
	return out
}

// What the ranking of answers promises of a column is what filling it does: a
// plain value settles at least those findings that wait for nothing else, at
// most those that wait for it at all, and none waits for it any more.
func TestAnswersHoldWhenGiven(t *testing.T) {
	text := sample(t, "rural-carrier.csv")
	req := request(t, text)
	req.Profile = ruralProfile(t)
	before, records := run(t, req)
	open := openFindings(records)
	for field, c := range map[string]struct{ heading, value string }{
		"funding":     {"Funding", "private"},
		"acquired_on": {"Date Obtained", "2016-05-01"},
		"purpose":     {"Purpose", "ordinary"},
		"region":      {"State", "MT"},
	} {
		i := slices.IndexFunc(before.Questions, func(a report.OpenQuestion) bool { return a.Field == field })
		if i < 0 {
			continue
		}
		promised := before.Questions[i]
		again := request(t, filled(t, text, c.heading, c.value))
		again.Profile = req.Profile
		after, records := run(t, again)
		left := openFindings(records)
		settled := int64(0)
		for id := range open {
			if _, still := left[id]; !still {
				settled++
			}
		}
		if settled < promised.Alone || settled > promised.Reviews {
			t.Errorf("%s: settles %d, promised were %d to %d", field, settled, promised.Alone, promised.Reviews)
		}
		if slices.ContainsFunc(after.Questions, func(a report.OpenQuestion) bool { return a.Field == field }) {
			t.Errorf("%s is filled and still asked for", field)
		}
		t.Logf("%s: %d alone, %d at all, %d settled", field, promised.Alone, promised.Reviews, settled)
	}
}

// A finding that also asks what no fact answers is not settled by the one fact
// that it misses.
func TestAnswersLeaveQuestions(t *testing.T) {
	req := request(t, "manufacturer,role,function\nHuawei,cpe,access_ont_cpe\n")
	req.Profile = ruralProfile(t)
	req.Rules = []string{"us-report-1.50007"}
	r, records := run(t, req)
	f := records[0].Findings[0]
	if f.Outcome != "review" || len(f.Missing) != 1 || len(f.Questions) == 0 {
		t.Fatalf("the example is not one: %+v", f)
	}
	if a := r.Questions; len(a) != 1 || a[0].Alone != 0 || a[0].Reviews != 1 {
		t.Errorf("answers are %+v", a)
	}
}
