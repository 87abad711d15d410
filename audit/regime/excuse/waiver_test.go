package excuse

import (
	"errors"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const waivers = `waivers:
  - id: W-1
    rule: us-889
    match: {site_id: S-1, model: "BBU*"}
    reason: replaced next quarter
    approved_by: A. Person
    ticket: NET-7
    issued_on: 2026-01-10
    expires_on: 2026-12-31
  - id: W-2
    rule: us-usf-54.9
    match: {asset_tag: A-7}
    reason: under appeal
    approved_by: A. Person
    ticket: NET-7
    issued_on: 2025-01-10
    expires_on: 2025-12-31
  - id: W-3
    rule: us-usf-54.9
    match: {asset_tag: A-8}
    reason: under appeal
    approved_by: A. Person
    ticket: NET-7
    issued_on: 2026-11-22
    expires_on: 2027-01-01
  - id: W-4
    rule: us-usf-54.9
    match: {asset_tag: A-9}
    reason: under appeal
    approved_by: A. Person
    ticket: NET-7
    issued_on: 2026-11-20
    expires_on: 2027-01-01
`

func TestWaivers(t *testing.T) {
	dict := dictionary(t)
	w, err := ParseWaivers("w.yaml", []byte(waivers), dict, date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, rule, want string
		facts            []string
	}{
		{"all of the match", "us-889b", "W-1", []string{"site_id=S-1", "model=BBU3900"}},
		{"another site", "us-889b", "", []string{"site_id=S-11", "model=BBU3900"}},
		{"another model", "us-889b", "", []string{"site_id=S-1", "model=RRU3900"}},
		{"a blank", "us-889b", "", []string{"site_id=S-1"}},
		{"another rule", "us-usf-54.9", "", []string{"site_id=S-1", "model=BBU3900"}},
		{"expired", "us-usf-54.9", "", []string{"asset_tag=A-7"}},
		{"not yet", "us-usf-54.9", "", []string{"asset_tag=A-8"}},
	} {
		got := ""
		if found := w.Find(tc.rule, item(t, dict, tc.facts...)); found != nil {
			got = found.ID
		}
		if got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// Only what stands in the trusted copy word for word holds.
func TestTrustedWaivers(t *testing.T) {
	dict := dictionary(t)
	it := item(t, dict, "site_id=S-1", "model=BBU3900")
	parse := func(src string) *Waivers {
		w, err := ParseWaivers("w.yaml", []byte(src), dict, date(t, "2026-11-21"))
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	for name, tc := range map[string]struct {
		old, new string
		want     bool
	}{
		"the same":         {"", "", true},
		"a comment":        {"waivers:", "# trusted\nwaivers:", true},
		"another reason":   {"replaced next quarter", "replaced", false},
		"more items":       {`model: "BBU*"`, `model: "B*"`, false},
		"longer":           {"2026-12-31", "2027-01-01", false},
		"another rule":     {"us-889", "us", false},
		"another approver": {"A. Person", "B. Person", false},
		"other evidence":   {"    reason: replaced", "    evidence: mail\n    reason: replaced", false},
		"another id":       {"id: W-1", "id: W-9", false},
	} {
		w := parse(waivers)
		w.Trust(parse(strings.Replace(waivers, tc.old, tc.new, 1)))
		if got := w.Find("us-889b", it) != nil; got != tc.want || w.Trusted(0) != tc.want || name != "another approver" && !w.Trusted(1) {
			t.Errorf("%s: holds %v, want %v", name, got, tc.want)
		}
	}
	none := parse(waivers)
	none.Trust(parse("waivers: []\n"))
	if none.Find("us-889b", it) != nil {
		t.Error("an empty copy lets a waiver hold")
	}
}

// A waiver holds on its first and on its last day.
func TestWaiverDays(t *testing.T) {
	dict := dictionary(t)
	it := item(t, dict, "site_id=S-1", "model=BBU3900")
	for day, want := range map[string]bool{"2026-01-09": false, "2026-01-10": true, "2026-12-31": true, "2027-01-01": false} {
		w, err := ParseWaivers("w.yaml", []byte(waivers), dict, date(t, day))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Find("us-889b", it) != nil; got != want {
			t.Errorf("%s: holds %v, want %v", day, got, want)
		}
	}
}

func TestNoWaivers(t *testing.T) {
	var w *Waivers
	if w.Find("us-889b", &gear.Item{}) != nil {
		t.Error("no file waives nothing")
	}
}

func TestBadWaivers(t *testing.T) {
	base := strings.SplitAfter(waivers, "2026-12-31\n")[0]
	for name, tc := range map[string]struct{ old, new, want string }{
		"no end":        {"    expires_on: 2026-12-31\n", "", "w.yaml:2:5: the waiver has no expires_on"},
		"no reason":     {"    reason: replaced next quarter\n", "", "has no reason"},
		"no approver":   {"    approved_by: A. Person\n", "", "has no approved_by"},
		"no ticket":     {"    ticket: NET-7\n", "", "has no ticket"},
		"no first day":  {"    issued_on: 2026-01-10\n", "", "has no issued_on"},
		"no rule":       {"    rule: us-889\n", "", "has no rule"},
		"no id":         {"  - id: W-1\n    rule", "  - rule", "has no id"},
		"blank reason":  {"replaced next quarter", "\" \"", "has no reason"},
		"no day":        {"2026-12-31", "2026-13-31", "w.yaml:9:17: the calendar has no day 2026-13-31"},
		"too long":      {"2026-12-31", "2027-01-11", "2027-01-10 is the last day"},
		"backwards":     {"2026-12-31", "2026-01-09", "before it is issued"},
		"no match":      {"match: {site_id: S-1, model: \"BBU*\"}", "match: {}", "says of no items"},
		"all":           {"site_id: S-1", "site_id: \"*\"", "w.yaml:4:13: the waiver matches everything"},
		"no such field": {"site_id: S-1", "site: S-1", `there is no field "site"`},
		"unknown key":   {"reason:", "raeson:", `the key "raeson" is not known here`},
	} {
		_, err := ParseWaivers("w.yaml", []byte(strings.Replace(base, tc.old, tc.new, 1)), dictionary(t), date(t, "2026-11-21"))
		var fault *gear.Fault
		if !errors.As(err, &fault) || !strings.Contains(err.Error(), tc.want) || fault.Hint == "" {
			t.Errorf("%s: %v, want %q with a hint", name, err, tc.want)
		}
	}
	twice := base + strings.TrimPrefix(base, "waivers:\n")
	if _, err := ParseWaivers("w.yaml", []byte(twice), dictionary(t), date(t, "2026-11-21")); err == nil || !strings.Contains(err.Error(), "two waivers") {
		t.Errorf("the same id twice: %v", err)
	}
}

// Twelve months after a leap day end on the last day of February.
func TestWaiverOfALeapDay(t *testing.T) {
	base := strings.SplitAfter(waivers, "2026-12-31\n")[0]
	leap := strings.Replace(base, "2026-01-10", "2028-02-29", 1)
	for last, want := range map[string]bool{"2029-02-28": true, "2029-03-01": false} {
		_, err := ParseWaivers("w.yaml", []byte(strings.Replace(leap, "2026-12-31", last, 1)), dictionary(t), date(t, "2026-11-21"))
		if (err == nil) != want {
			t.Errorf("until %s: %v", last, err)
		}
	}
}

// The first waiver of the file that fits is the one that is named, and only it
// counts as used.
func TestFirstWaiverIsUsed(t *testing.T) {
	base := strings.SplitAfter(waivers, "2026-12-31\n")[0]
	twice := base + strings.Replace(strings.TrimPrefix(base, "waivers:\n"), "W-1", "W-1b", 1)
	w, err := ParseWaivers("w.yaml", []byte(twice), dictionary(t), date(t, "2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	if found := w.Find("us-889b", item(t, dictionary(t), "site_id=S-1", "model=BBU")); found == nil || found.ID != "W-1" {
		t.Errorf("found %v", found)
	}
}

// A star stands for any ending, and only at the end.
func TestWaiverStar(t *testing.T) {
	for _, tc := range []struct {
		match, site string
		want        bool
	}{
		{"S-*", "S-1", true}, {"S-*", "S-", true}, {"S-*", "S", false}, {"S-*", "AS-1", false},
		{"S-1", "S-1", true}, {"S-1", "S-10", false}, {"*-1", "S-1", false}, {"*-1", "*-1", true}, {"s-1", "S-1", false},
	} {
		base := strings.SplitAfter(waivers, "2026-12-31\n")[0]
		src := strings.Replace(base, "{site_id: S-1, model: \"BBU*\"}", "{site_id: \""+tc.match+"\"}", 1)
		w, err := ParseWaivers("w.yaml", []byte(src), dictionary(t), date(t, "2026-11-21"))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Find("us-889b", item(t, dictionary(t), "site_id="+tc.site)) != nil; got != tc.want {
			t.Errorf("%s on %s: %v", tc.match, tc.site, got)
		}
	}
}

func FuzzWaivers(f *testing.F) {
	f.Add(waivers, "us-889b", "S-1")
	f.Add("waivers: []\n", "uk-core", "")
	f.Add("waivers:\n  - {id: W, rule: '*', match: {site_id: 'S*'}, reason: r, approved_by: a, ticket: t, issued_on: 2026-01-01, expires_on: 2026-12-31}\n", "uk-core", "S")
	f.Add("waivers:\n  - &a {id: W}\n  - *a\n", "", "")
	dict := dictionary(f)
	day := date(f, "2026-11-21")
	f.Fuzz(func(t *testing.T, src, rule, site string) {
		w, err := ParseWaivers("w.yaml", []byte(src), dict, day)
		var fault *gear.Fault
		switch {
		case err == nil:
		case !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Place.File != "w.yaml" || fault.Hint == "":
			t.Fatalf("%T without kind or file: %v", err, err)
		default:
			return
		}
		it := item(t, dict, "site_id="+site)
		if found := w.Find(rule, it); found != nil && (found.Reason == "" || found.ApprovedBy == "" || found.Ticket == "" || found.ExpiresOn < day || found.IssuedOn > day) {
			t.Errorf("it waives: %+v", found)
		}
		w.Trust(w)
		for i := range w.List {
			if !w.Trusted(i) {
				t.Errorf("a file does not trust itself: %+v", w.List[i])
			}
		}
	})
}
