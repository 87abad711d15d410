package output_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
)

// node is an element of a page that was read back, or a text.
type node struct {
	name  string // empty: a text
	data  string
	attrs map[string]string
	order []string // names of the attributes
	kids  []*node
}

// raw are the elements whose content is no markup.
var raw = regexp.MustCompile(`(?s)(<(style|script)>).*?(</(?:style|script)>)`)

// parseHTML reads a page that is written as tidily as XML, save for elements
// without an end and attributes without a value.
func parseHTML(t testing.TB, page string) *node {
	t.Helper()
	body, ok := strings.CutPrefix(page, "<!DOCTYPE html>\n")
	if !ok {
		t.Fatal("the page has no document type")
	}
	dec := xml.NewDecoder(strings.NewReader(raw.ReplaceAllString(body, "$1$3")))
	dec.Strict, dec.AutoClose, dec.Entity = false, []string{"meta", "link", "img"}, xml.HTMLEntity
	root := &node{}
	open := []*node{root}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the page cannot be read: %v", err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := elementOf(token)
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			if top.name != token.Name.Local {
				t.Fatalf("%s ends while %s is open", token.Name.Local, top.name)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			top.kids = append(top.kids, &node{data: string(token)})
		case xml.Comment, xml.Directive, xml.ProcInst:
			t.Fatalf("the page holds %v", token)
		}
	}
	if len(open) != 1 || len(root.kids) == 0 {
		t.Fatalf("%d elements are not ended", len(open)-1)
	}
	return root.kids[0]
}

func elementOf(start xml.StartElement) *node {
	n := &node{name: start.Name.Local, attrs: map[string]string{}}
	for _, a := range start.Attr {
		n.attrs[a.Name.Local] = a.Value
		n.order = append(n.order, a.Name.Local)
	}
	return n
}

// walk calls fn for the element and all below it.
func (n *node) walk(fn func(*node)) {
	fn(n)
	for _, k := range n.kids {
		k.walk(fn)
	}
}

// all returns the elements of a name below n, in order.
func (n *node) all(name string) []*node {
	var out []*node
	n.walk(func(k *node) {
		if k.name == name {
			out = append(out, k)
		}
	})
	return out
}

// find returns the first element with an attribute of that value, or an empty one.
func (n *node) find(name, attr, value string) *node {
	for _, k := range n.all(name) {
		if k.attrs[attr] == value {
			return k
		}
	}
	return &node{}
}

// text returns the words below n.
func (n *node) text() string {
	var b strings.Builder
	n.walk(func(k *node) { b.WriteString(k.data) })
	return b.String()
}

// skeleton names the elements and attributes of a page, without their content.
func skeleton(doc *node) string {
	var b strings.Builder
	doc.walk(func(n *node) {
		if n.name != "" {
			b.WriteString(n.name + " " + strings.Join(n.order, " ") + "\n")
		}
	})
	return b.String()
}
