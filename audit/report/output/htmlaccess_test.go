package output_test

import (
	"fmt"
	"slices"
	"strings"
)

// elements are all that a page may be made of.
var elements = strings.Fields(`html head meta title link style body a p h1 h2 h3 h4 header nav main footer section div dl dt dd ul ol li strong code small span b
	table caption thead tbody tr th td figure figcaption svg desc text rect line circle polyline polygon script`)

// accessible lists what a reader who cannot see the page, or has no mouse, would
// miss, and what could act.
func accessible(doc *node) []string {
	var out []string
	say := func(format string, a ...any) { out = append(out, fmt.Sprintf(format, a...)) }
	if doc.attrs["lang"] == "" {
		say("the page has no language")
	}
	for _, name := range []string{"title", "h1", "header", "nav", "main", "footer"} {
		if got := doc.all(name); len(got) != 1 || strings.TrimSpace(got[0].text()) == "" {
			say("%d elements %s, or one without words", len(got), name)
		}
	}
	ids := identified(doc, say)
	level := 0
	doc.walk(func(n *node) {
		if n.name == "" {
			return
		}
		if !slices.Contains(elements, n.name) {
			say("an element %s", n.name)
		}
		level = heading(n, level, say)
		harmless(n, ids, say)
		named(n, ids, say)
	})
	for _, table := range doc.all("table") {
		tabular(table, say)
	}
	return out
}

func identified(doc *node, say func(string, ...any)) map[string]bool {
	ids := map[string]bool{}
	doc.walk(func(n *node) {
		if id, ok := n.attrs["id"]; ok {
			if ids[id] || id == "" {
				say("the id %q is empty or there twice", id)
			}
			ids[id] = true
		}
	})
	return ids
}

// heading keeps the levels of headings without a gap.
func heading(n *node, level int, say func(string, ...any)) int {
	if len(n.name) != 2 || n.name[0] != 'h' || n.name[1] < '1' || n.name[1] > '6' {
		return level
	}
	now := int(n.name[1] - '0')
	if now > level+1 {
		say("%s %q follows a heading of level %d", n.name, n.text(), level)
	}
	return now
}

// harmless looks for attributes that act or load.
func harmless(n *node, ids map[string]bool, say func(string, ...any)) {
	for name, value := range n.attrs {
		switch {
		case strings.HasPrefix(name, "on"), name == "style", name == "src", name == "srcdoc", name == "action":
			say("%s has an attribute %s", n.name, name)
		case name != "href" || n.name == "link" && value == "data:,":
		case strings.HasPrefix(value, "#"):
			if !ids[value[1:]] {
				say("a link leads to %s, which is nowhere", value)
			}
		case !strings.HasPrefix(value, "https://") || n.attrs["rel"] != "noopener noreferrer":
			say("a link leads to %s", value)
		}
	}
}

// named looks for pictures and regions without a name.
func named(n *node, ids map[string]bool, say func(string, ...any)) {
	by := strings.Fields(n.attrs["aria-labelledby"])
	for _, id := range by {
		if !ids[id] {
			say("%s is named by %s, which is nowhere", n.name, id)
		}
	}
	nameless := len(by) == 0 && n.attrs["aria-label"] == ""
	switch {
	case n.name == "svg" && n.attrs["aria-hidden"] != "true" && (nameless || n.attrs["role"] != "img"):
		say("a picture has no name")
	case (n.attrs["role"] == "region" || n.name == "nav" || n.name == "section") && nameless:
		say("%s has no name", n.name)
	case n.attrs["class"] == "scroll" && (n.attrs["tabindex"] != "0" || n.attrs["role"] != "region"):
		say("a part that scrolls cannot be reached with keys")
	}
}

// tabular looks for tables that cannot be read cell by cell.
func tabular(table *node, say func(string, ...any)) {
	captions, heads := table.all("caption"), 0
	if len(captions) != 1 || strings.TrimSpace(captions[0].text()) == "" {
		say("a table has no caption: %.40q", table.text())
	}
	for _, head := range table.all("thead") {
		for _, th := range head.all("th") {
			heads++
			if th.attrs["scope"] != "col" || strings.TrimSpace(th.text()) == "" {
				say("a heading %q without scope or words", th.text())
			}
		}
	}
	for _, body := range table.all("tbody") {
		for _, row := range body.all("tr") {
			th := row.all("th")
			if len(th) != 1 || th[0].attrs["scope"] != "row" {
				say("a row without a heading: %.60q", row.text())
			}
			if n := len(th) + len(row.all("td")); n != heads {
				say("a row of %d cells below %d headings: %.60q", n, heads, row.text())
			}
		}
	}
}
