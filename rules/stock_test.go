package rules

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// The stock is what the files come to, to the byte.
func TestStock(t *testing.T) {
	want, err := stockUp()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("stock.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if stock != want {
		t.Fatal("rules/stock.txt is not what the rule, vendor and field files say; run go test ./rules -run 'TestStock$' -update")
	}
}

// Whatever is read from the stock is what the files say, positions and all.
func TestStockIsTheFiles(t *testing.T) {
	for _, c := range []Choice{
		{All: true}, {Country: "US"}, {Country: "GB"}, {Country: "DE"}, {Country: "ZZ"}, {Prefixes: []string{"*"}}, {Prefixes: []string{"us-889", "uk"}},
		{Prefixes: []string{"de"}, IncludeUnverified: true}, {Country: "IN", IncludeUnverified: true}, {Prefixes: []string{"none", "us"}},
	} {
		got, gotErr := Load(Embedded(), c)
		want, wantErr := newLoader(embedded, c).load()
		if d := cmp.Diff(want, got); d != "" || gotErr == nil != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() {
			t.Errorf("%+v: %v, want %v (-want +got):\n%s", c, gotErr, wantErr, d)
		}
	}
	vendors, err := Vendors()
	if want, errWant := LoadVendors(vendorFiles, false); err != nil || errWant != nil || !reflect.DeepEqual(want, vendors) {
		t.Errorf("vendors: %v %v:\n%s", err, errWant, cmp.Diff(want, vendors))
	}
	fields, err := Fields()
	if want, errWant := loadFields(); err != nil || errWant != nil || !reflect.DeepEqual(want, fields) {
		t.Errorf("fields: %v %v", err, errWant)
	}
}

// A section that is not there is a fault of the program.
func TestStockLacks(t *testing.T) {
	var fault *gear.Fault
	if err := unstock("us/us-none.yaml", &Rule{}); !errors.As(err, &fault) || fault.Kind != gear.Internal {
		t.Errorf("a section that is not there: %v", err)
	}
}

// stowed has a field of every kind that the packs have.
type stowed struct {
	Pos
	Text   string
	Yes    bool
	Day    gear.Date
	Whole  int64
	Small  gear.Field
	List   []string
	Parts  []stowed
	Deep   *stowed
	Maybe  *bool
	Words  map[string]string
	Groups map[string][]string
}

// What is stowed comes out as it went in, and nothing is left over.
func TestStowKeeps(t *testing.T) {
	text := rapid.StringMatching(`[a-z:;A-C0-9 \n]{0,6}`)
	var whole func(depth int) *rapid.Generator[stowed]
	whole = func(depth int) *rapid.Generator[stowed] {
		return rapid.Custom(func(t *rapid.T) stowed {
			s := stowed{
				Pos:  Pos{Line: rapid.IntRange(0, 99999).Draw(t, "line"), Column: rapid.IntRange(0, 99).Draw(t, "column")},
				Text: text.Draw(t, "text"), Yes: rapid.Bool().Draw(t, "yes"), Day: gear.Date(rapid.Int32().Draw(t, "day")), Whole: rapid.Int64Min(-1<<62).Draw(t, "whole"),
				Small: gear.Field(rapid.Uint16().Draw(t, "small")), List: rapid.SliceOfN(text, 0, 3).Draw(t, "list"),
				Words: rapid.MapOfN(text, text, 0, 3).Draw(t, "words"), Groups: rapid.MapOfN(text, rapid.SliceOfN(text, 0, 2), 0, 3).Draw(t, "groups"),
				Maybe: rapid.Ptr(rapid.Bool(), true).Draw(t, "maybe"),
			}
			if depth > 0 {
				s.Parts = rapid.SliceOfN(whole(depth-1), 0, 2).Draw(t, "parts")
				s.Deep = rapid.Ptr(whole(depth-1), true).Draw(t, "deep")
			}
			return s
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		want := whole(2).Draw(t, "value")
		var got stowed
		u := unstower{string(stow(nil, reflect.ValueOf(want)))}
		u.value(reflect.ValueOf(&got).Elem())
		if !reflect.DeepEqual(want, got) || u.rest != "" {
			t.Fatalf("%+v became %+v, %q is left", want, got, u.rest)
		}
	})
}

// The table of prefixes is read strictly, and finds the longest one.
func TestOUITable(t *testing.T) {
	p := &VendorPack{}
	good := "# note\nprefix,vendor,sub,relation\n000418,hytera,teltronic,former\r\n00041812,zte,,root\n"
	if err := p.OUI.read("oui.csv", []byte(strings.ReplaceAll(good, "00041812", "0004181"))); err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]OUI{
		"000418000000": {"000418", "hytera", "teltronic", "former"}, "000418100000": {"0004181", "zte", "", "root"}, "000419000000": {}, "FFFFFF000000": {}, "000417FFFFFF": {},
	} {
		if got, ok := p.PrefixOf(address); got != want || ok != (want != OUI{}) {
			t.Errorf("%s is of %+v, %t", address, got, ok)
		}
	}
	for name, text := range map[string]string{
		"eight digits": good, "small letters": "00041a,zte,,root\n", "no vendor": "000418,,,root\n", "no relation": "000418,zte,\n",
		"order": "000419,zte,,root\n000418,zte,,root\n", "twice": "000418,zte,,root\n000418,zte,,root\n", "relation": "000418,zte,,friend\n",
	} {
		var fault *gear.Fault
		if err := new(OUITable).read("oui.csv", []byte(text)); !errors.As(err, &fault) || fault.Place.Line == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The files count, not the stock, where others are given: a changed rule is heeded.
func TestStockIsForTheEmbeddedOnly(t *testing.T) {
	src, err := fs.ReadFile(Embedded(), "us/us-usf-54.9.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := fs.ReadFile(Embedded(), "us/pack.yaml")
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(src), "title: Universal", "title: Changed", 1)
	list, err := fs.ReadFile(Embedded(), "lists/fcc-covered-list.yaml")
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(fstest.MapFS{
		"us/pack.yaml": {Data: pack}, "us/us-usf-54.9.yaml": {Data: []byte(changed)}, "lists/fcc-covered-list.yaml": {Data: list},
	}, Choice{All: true})
	if err != nil || !strings.HasPrefix(set.Rules[0].Title, "Changed") {
		t.Errorf("%v, %+v", err, set)
	}
}
