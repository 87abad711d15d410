package rules

import "testing"

func TestConditionString(t *testing.T) {
	for src, want := range map[string]string{
		"{all: [{field: a, in: [x]}, {field: b, in: [x, y]}]}":                "(a is x and b is x or y)",
		"{any: [{field: a, said: [x, y, z]}, {not: {field: a, known: yes}}]}": "(a is said to be x, y or z or not a is given)",
		"{field: a, words: [drone]}":                                          "a has the word drone",
		"{field: a, known: no}":                                               "a is blank",
		"{field: a, is: no}":                                                  "a is no",
		"{field: a, max: 12}":                                                 "a is at most 12",
		"{field: a, from: 2020-01-01, before: 2021-01-01}":                    "a is on or after 2020-01-01 and is before 2021-01-01",
		"{field: as_of, until: operator.scrp.approved_on+1y}":                 "as_of is on or before operator.scrp.approved_on plus 1y",
		"{field: a, from: entry.duty_from}":                                   "a is on or after the day 60 days after its listing",
		"{field: a, from: entry.listed_on}":                                   "a is on or after the day of its listing",
		"{field: a, from: entry.report_from}":                                 "a is on or after the first day that is reported",
		"{field: a, before: as_of}":                                           "a is before the day of the judgement",
		"{vendor: [huawei, zte]}":                                             "made by huawei or zte",
		"{operator: kind, in: [etc], said: [mno]}":                            "the operator is etc or mno",
		"{operator: usf, some: yes}":                                          "the operator's usf names something",
		"{operator: usf, some: no}":                                           "the operator's usf is empty",
		"{entry: limit}":                                                      "within the limit of its listing",
		"{entry: category}":                                                   "listed as a category, not by its maker",
		"{ask: is it?}":                                                       `"is it?"`,
	} {
		var c Condition
		if err := Decode("c.yaml", []byte(src), &c); err != nil {
			t.Fatal(err)
		}
		if got := c.String(); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}
