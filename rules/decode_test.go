package rules

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

type inner struct {
	Pos
	Word string    `yaml:",scalar"`
	Name string    `yaml:"name"`
	Day  gear.Date `yaml:"day"`
	Sure bool      `yaml:"sure"`
}

type outer struct {
	Title string            `yaml:"title"`
	Count int64             `yaml:"count"`
	Limit *int64            `yaml:"limit"`
	List  []string          `yaml:"list"`
	Inner inner             `yaml:"inner"`
	Many  []inner           `yaml:"many"`
	Facts []Fact            `yaml:"facts"`
	Dict  map[string]string `yaml:"dict"`
	Bad   float64           `yaml:"bad"`
	Mine  string            `yaml:"-"`
}

func TestDecode(t *testing.T) {
	src := `title: 010
count: 12_000
limit: 0
list: []
inner: {name: 2020-06-30, day: 2020-06-30, sure: yes}
many:
  - none
  - {name: b, sure: false}
facts: {b: 1.10, a: no}
dict: {x: y}
`
	var got outer
	if err := Decode("f.yaml", []byte(src), &got); err != nil {
		t.Fatal(err)
	}
	zero := int64(0)
	want := outer{
		Title: "010", Count: 12000, Limit: &zero, List: []string{},
		Inner: inner{Pos: Pos{5, 8}, Name: "2020-06-30", Day: 18443, Sure: true},
		Many:  []inner{{Pos: Pos{7, 5}, Word: "none"}, {Pos: Pos{8, 5}, Name: "b"}},
		Facts: []Fact{{Pos{9, 9}, "b", "1.10"}, {Pos{9, 18}, "a", "no"}},
		Dict:  map[string]string{"x": "y"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeFaults(t *testing.T) {
	for name, tc := range map[string]struct{ src, want, hint string }{
		"unknown key":      {"titel: x\n", `f.yaml:1:1: the key "titel" is not known here`, "did you mean title?"},
		"no such word":     {"zebra: x\n", `f.yaml:1:1: the key "zebra" is not known here`, "known are: bad count dict"},
		"deep unknown key": {"inner:\n  nam: x\n", `f.yaml:2:3: the key "nam" is not known here`, "did you mean name?"},
		"twice":            {"title: x\ntitle: y\n", `f.yaml:2:1: the key "title" is given twice`, "keep one"},
		"no value":         {"title:\n", `f.yaml:1:7: the value is missing`, "leave the key out"},
		"anchor":           {"title: &a x\n", `f.yaml:1:8: anchors and aliases are not allowed`, "write the value out"},
		"alias":            {"list: [x]\nmany: *a\n", `f.yaml`, ""},
		"list for text":    {"title: [x]\n", `f.yaml:1:8: a single value is expected here`, "write one value"},
		"text for list":    {"list: x\n", `f.yaml:1:7: a list is expected here`, "dash"},
		"text for keys":    {"facts: x\n", `f.yaml:1:8: a list is expected here`, ""},
		"list for keys":    {"dict: [x]\n", `f.yaml:1:7: keys with values are expected here`, "write key: value"},
		"number":           {"count: ten\n", `f.yaml:1:8: "ten" is not a whole number`, "digits"},
		"date":             {"inner: {day: 30.06.2020}\n", `f.yaml:1:14: "30.06.2020" is not a date`, "2026-11-21"},
		"no such day":      {"inner: {day: 2023-02-29}\n", `f.yaml:1:14: `, ""},
		"bool":             {"inner: {sure: maybe}\n", `f.yaml:1:15: "maybe" is neither yes nor no`, "write yes or no"},
		"not readable":     {"bad: 1.5\n", `f.yaml:1:6: values of type float64 cannot be read`, ""},
		"field of ours":    {"Mine: x\n", `the key "Mine" is not known here`, ""},
		"syntax":           {"list: [x\n", `f.yaml:`, "end it with ]"},
		"long":             {"title: " + strings.Repeat("x", 2<<20), `f.yaml: the file is longer than 2 MiB`, "expired"},
		"two documents":    {"title: x\n---\ntitle: y\n", `f.yaml: this cannot be read as YAML`, ""},
		"empty":            {"", `f.yaml:1:1: the file says nothing`, "write at least one key"},
		"not a mapping":    {"- x\n", `f.yaml:1:1: keys with values are expected here`, ""},
	} {
		var out outer
		err := Decode("f.yaml", []byte(tc.src), &out)
		var fault *gear.Fault
		if !errors.As(err, &fault) || fault.Kind != gear.Usage || !strings.Contains(err.Error(), tc.want) || !strings.Contains(fault.Hint, tc.hint) {
			t.Errorf("%s: %v (hint %q), want %q with hint %q", name, err, hintOf(err), tc.want, tc.hint)
		}
	}
}

func hintOf(err error) string {
	var fault *gear.Fault
	if errors.As(err, &fault) {
		return fault.Hint
	}
	return ""
}

// All that is wrong is told at once, in the order of the file.
func TestDecodeTellsAllFaults(t *testing.T) {
	var out outer
	err := Decode("f.yaml", []byte("titel: x\ncount: ten\ninner: {sure: maybe, nam: x}\n"), &out)
	got := strings.Split(err.Error(), "\n")
	if len(got) != 4 || !strings.HasPrefix(got[0], "f.yaml:1:1: ") || !strings.HasPrefix(got[3], "f.yaml:3:22: ") {
		t.Errorf("%d faults: %v", len(got), got)
	}
}

// A key that is not among those of the type is always refused, with its place.
func TestDecodeIsStrict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.StringMatching(`[a-z_]{1,12}`).Draw(t, "key")
		for _, known := range []string{"title", "count", "limit", "list", "inner", "many", "facts", "dict", "bad"} {
			if key == known {
				t.Skip("a known key")
			}
		}
		var out outer
		err := Decode("f.yaml", []byte("title: x\n"+key+": y\n"), &out)
		if err == nil || !strings.HasPrefix(err.Error(), "f.yaml:2:1: ") {
			t.Fatalf("%s: %v", key, err)
		}
	})
}

func TestNearest(t *testing.T) {
	list := []string{"statute", "regulation", "licence"}
	for word, want := range map[string]string{
		"statut": "did you mean statute?", "license": "did you mean licence?", "licnece": "did you mean licence?",
		"law": "known are: licence regulation statute", "": "known are: licence regulation statute",
	} {
		if got := nearest(word, list); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

// Whatever stands in a rule file, reading it ends with a rule or with faults
// that have a place.
func FuzzRule(f *testing.F) {
	src, err := embedded.ReadFile("us/us-usf-54.9.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(src)
	f.Add([]byte("id: x\nclauses: [{when: {all: [{not: {field: a, in: [b]}}]}}]\n"))
	f.Add([]byte("binds: {operator: kind, in: [etc]}\nshare: {cap: 7/20, measures: [{unit: x, sum: traffic}]}\n"))
	f.Add([]byte("valid_from: operator.scrp.approved_on+1y\nsources: [{url: x}]\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r := &Rule{}
		err := Decode("rules/x/x.yaml", src, r)
		if err == nil {
			r.File = "rules/x/x.yaml"
			err = r.check("x")
		}
		var fault *gear.Fault
		if err != nil && (!errors.As(err, &fault) || fault.Place.File == "") {
			t.Fatalf("an error without a place: %v", err)
		}
		if err == nil {
			_ = r.Page(nil)
		}
	})
}

// A long list is decoded in pieces, and comes out as it does as a whole: every
// element, in order, with its line.
func TestLongListInPieces(t *testing.T) {
	type element struct {
		Pos
		Name string `yaml:"name"`
		Text string `yaml:"text"`
	}
	type doc struct {
		Kind string    `yaml:"kind"`
		List []element `yaml:"list"`
		End  string    `yaml:"end"`
	}
	var b strings.Builder
	b.WriteString("# head\nkind: x\nlist:\n")
	for i := range 9000 {
		switch i % 4 {
		case 0:
			fmt.Fprintf(&b, "  - {name: n%d, text: a}\n", i)
		case 1:
			fmt.Fprintf(&b, "  - name: n%d\n    text: |\n      - not an element\n      b\n", i)
		case 2:
			fmt.Fprintf(&b, "  # between\n\n  - text: \"c\n      d\"\n    name: n%d\n", i)
		default:
			fmt.Fprintf(&b, "  -   name: n%d # e\n      text: '- f'\n", i)
		}
	}
	for _, end := range []string{"", "end: y\n", "# the end\n"} {
		src := []byte(b.String() + end)
		var whole, cut doc
		if err := decodeWhole("x.yaml", src, reflect.ValueOf(&whole).Elem()); err != nil {
			t.Fatal(err)
		}
		to := reflect.ValueOf(&cut).Elem()
		if list := longList(src, to); list == nil || list.decode("x.yaml", to) != nil {
			t.Fatal("it is not decoded in pieces")
		}
		if len(whole.List) != 9000 || !reflect.DeepEqual(whole, cut) {
			t.Fatalf("%d elements as a whole, %d in pieces, or they differ", len(whole.List), len(cut.List))
		}
	}
	bad := b.String() + "  - {name: z, txt: a}\n"
	var out doc
	err := Decode("x.yaml", []byte(bad), &out)
	if line := strings.Count(bad, "\n"); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("x.yaml:%d", line)) {
		t.Errorf("%v, and the unknown key stands in line %d", err, line)
	}
}
