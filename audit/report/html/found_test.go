package html

import (
	"bytes"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// A page lists the worst findings and says how many it leaves out.
func TestHTMLFoundLimit(t *testing.T) {
	for _, c := range []struct {
		name     string
		limit    int64
		findings string // a letter per finding, in input order
		want     string // those that are listed
		total    int64
	}{
		{"nothing", 2, "", "", 0},
		{"room for all", 10, "rbd", "bdr", 3},
		{"one outcome is cut", 2, "bbbb", "bb", 4},
		{"no outcome is begun after enough rows", 2, "rrddb", "bdd", 5},
		{"a first outcome without findings", 2, "rrr", "rr", 3},
		{"what is not an outcome is last", 9, "xrb", "brx", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			names := map[rune]string{'b': "breach", 'd': "due", 'r': "review", 'x': "strange"}
			var out bytes.Buffer
			w := deferred.New(func(d *deferred.Page) error {
				p := &page{d}
				tpl, err := htmlTemplates(p.Run)
				if err != nil {
					return err
				}
				found, err := p.htmlFound(tpl, c.limit)
				if err != nil {
					return err
				}
				for _, s := range found.rows {
					if err := s.CopyTo(p); err != nil {
						return err
					}
				}
				if found.total != c.total || found.shown != int64(len(c.want)) {
					t.Errorf("%d of %d listed, want %d of %d", found.shown, found.total, len(c.want), c.total)
				}
				return nil
			})(&out, report.Options{})
			for _, letter := range c.findings {
				it := &report.Item{Outcome: names[letter], Findings: []report.Finding{{Outcome: names[letter]}}}
				if err := w.Item(it); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(&report.Run{}); err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, part := range strings.Split(out.String(), `data-o="`)[1:] {
				for letter, name := range names {
					if strings.HasPrefix(part, name+`"`) {
						got.WriteRune(letter)
					}
				}
			}
			if got.String() != c.want {
				t.Errorf("listed %q, want %q", got.String(), c.want)
			}
		})
	}
}

// The page says that findings are left out.
func TestHTMLUnlisted(t *testing.T) {
	v := newHTMLView(&page{&deferred.Page{Run: &report.Run{}}}, &htmlFound{total: 25_000, shown: 14_000})
	if want := "Only the 14,000 worst are listed here, and 11,000 are not"; !strings.HasPrefix(v.Unlisted, want) {
		t.Errorf("%q does not begin %q", v.Unlisted, want)
	}
	if v := newHTMLView(&page{&deferred.Page{Run: &report.Run{}}}, &htmlFound{total: 5, shown: 5}); v.Unlisted != "" {
		t.Errorf("nothing is left out, and yet: %q", v.Unlisted)
	}
}

func TestItemKind(t *testing.T) {
	for _, c := range []struct {
		item       report.Item
		name, kind string
	}{
		{report.Item{AssetTag: "A-1", SerialNumber: "S", Model: "BBU", Manufacturer: "Huawei"}, "A-1", "BBU of Huawei, serial S"},
		{report.Item{SerialNumber: "S", Manufacturer: "Huawei"}, "S", "Huawei"},
		{report.Item{Description: "a radio"}, "", "a radio"},
		{report.Item{}, "", ""},
	} {
		if got := phrase.ItemName(&c.item); got != c.name {
			t.Errorf("name %q, want %q", got, c.name)
		}
		if got := phrase.ItemKind(&c.item); got != c.kind {
			t.Errorf("kind %q, want %q", got, c.kind)
		}
	}
}
