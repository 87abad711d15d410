package audit_test

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/output"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// emptyAllowed are keys of the contract that no audit fills, each with why.
var emptyAllowed = map[string]string{
	"Run.Plan":               "gearaudit plan fills it",
	"Run.Refs":               "format json fills it, TestSavedRunIsTheRun",
	"Finding.Asks":           "format json fills it, TestSavedRunIsTheRun",
	"Reject.Field":           "rows are rejected for how they are cut into cells, which has no field",
	"BaselineChange.Changed": "the set has no item that some rule alone knows",
	"MissingPrice.Open":      "the set has no open maker without a price",
	"Share.Missing":          "the set has no cap that waits for a fact",
}

// blankAllowed are columns of the filings that no inventory can fill, each with why.
var blankAllowed = map[string]string{
	"fcc-annual-report replacement_plan":       "a person writes it",
	"fcc-annual-report justification":          "a person writes it",
	"fcc-annual-report replaced_under_program": "a person writes it",
	"fcc-annual-report continue_use":           "a person writes it",
	"fcc-5640-lines removal_cost":              "known after the removal",
	"fcc-5640-lines replacement_make":          "a person chooses it",
	"fcc-5640-lines replacement_model":         "a person chooses it",
	"fcc-5640-lines disposal_cost":             "known after the disposal",
	"fcc-5640-lines disposal_date":             "known after the disposal",
	"fcc-5640-lines disposal_method":           "known after the disposal",
}

// Every key of the contract is filled by some audit of a set that has all that
// an audit can be given; a key that none fills is a promise that is not kept.
func TestContractIsFilled(t *testing.T) {
	filled := map[string]bool{}
	for _, r := range audittest.FullRuns(t) {
		audittest.Filled(filled, reflect.ValueOf(r).Elem())
	}
	seen := 0
	eachKey(reflect.TypeFor[report.Run](), map[reflect.Type]bool{}, func(name string) {
		seen++
		switch why := emptyAllowed[name]; {
		case !filled[name] && why == "":
			t.Errorf("no audit fills %s", name)
		case filled[name] && why != "":
			t.Errorf("%s is allowed to be empty, and is filled", name)
		}
	})
	if seen < 200 {
		t.Errorf("only %d keys were seen: is the walk broken?", seen)
	}
}

// eachKey calls fn for the fields of a type and of those in it, each type once.
// What only a plan fills is left out with it.
func eachKey(t reflect.Type, done map[reflect.Type]bool, fn func(string)) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || done[t] || t == reflect.TypeFor[report.Plan]() {
		return
	}
	done[t] = true
	for i := range t.NumField() {
		fn(t.Name() + "." + t.Field(i).Name)
		eachKey(t.Field(i).Type, done, fn)
	}
}

// The columns of filings are filled from an inventory that has all fields.
func TestFilingsAreFilled(t *testing.T) {
	for _, name := range []string{"fcc-annual-report", "fcc-5640-lines"} {
		format, _ := output.Lookup(name)
		filled := map[string]bool{}
		var headings []string
		for _, r := range audittest.FullRuns(t) {
			var out bytes.Buffer
			if err := report.Replay(r, format.New(&out, report.Options{})); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&out).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			headings = rows[0]
			for _, row := range rows[1:] {
				for i, cell := range row {
					filled[headings[i]] = filled[headings[i]] || cell != "" && !slices.Contains([]string{"rejected", "not_judged", "nothing"}, row[0])
				}
			}
		}
		for _, h := range headings {
			switch why := blankAllowed[name+" "+h]; {
			case !filled[h] && why == "":
				t.Errorf("%s: no row fills %s", name, h)
			case filled[h] && why != "":
				t.Errorf("%s: %s is allowed to be blank, and is filled", name, h)
			}
		}
	}
}

// A saved run is the run that was saved: what format json says only once is put
// back where it was left out.
func TestSavedRunIsTheRun(t *testing.T) {
	short := 0
	for name, run := range audittest.FullRuns(t) {
		text := audittest.Text(t, "json", run)
		back, err := report.Read(strings.NewReader(text), "run.json")
		if err != nil {
			t.Fatal(name, err)
		}
		if d := cmp.Diff(run, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(report.Item{}, "Unread")); d != "" {
			t.Errorf("%s (-run +read):\n%s", name, d)
		}
		for _, key := range []string{`"asks":`, `"ref":"1"`} {
			short += min(strings.Count(text, key), 1)
		}
		for i := range run.Items {
			for _, e := range run.Items[i].Evidence {
				if strings.Contains(text, `"ref":"`+e.Ref) {
					t.Errorf("%s: evidence has the source %q in words", name, e.Ref)
				}
			}
		}
	}
	if short < 4 {
		t.Errorf("only %d runs and keys are short: is nothing left out?", short)
	}
}

// Format json says what is a rule's or a source's once.
func TestJSONIsShort(t *testing.T) {
	req := request(t, sample(t, "rural-carrier.csv"))
	nobody := audittest.JSON(t, req)
	req = request(t, sample(t, "rural-carrier.csv"))
	req.Profile = ruralProfile(t)
	for text, limit := range map[string]int{nobody: 1000, audittest.JSON(t, req): 1500} {
		start, end := strings.Index(text, `"items": [`), strings.Index(text, `"rule_totals"`)
		if n := strings.Count(text[start:end], "\n    {"); (end-start)/n > limit {
			t.Errorf("%d bytes an item, more than %d", (end-start)/n, limit)
		}
	}
}
