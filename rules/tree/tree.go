// Package tree reads YAML documents into trees that keep every text as written,
// with its place.
//
// [Read] reads any document. [ReadPlain] reads what the program's own data is
// written in, a part of YAML, about eight times as fast; where a document is
// written in more, it says so, and is read by [Read]. A test holds the two
// against each other on all of the data.
package tree

import "go.yaml.in/yaml/v4"

// Kind is what a node is.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	Sequence
	Mapping
)

// Node is a value in a document.
type Node struct {
	Kind    Kind
	Missing bool // a scalar that says nothing: empty, or null
	Refers  bool // it is an alias, or has an anchor
	Line    int32
	Column  int32 // in characters; both count from 1
	Text    string
	Content []Node // of a mapping, keys and values in turn
}

// Read reads one document; nil for one without a value. The errors are those of
// the YAML library.
func Read(src []byte) (*Node, error) {
	var doc yaml.Node
	if err := yaml.Load(src, &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) != 1 {
		return nil, nil
	}
	n := of(doc.Content[0])
	return &n, nil
}

func of(y *yaml.Node) Node {
	n := Node{Refers: y.Kind == yaml.AliasNode || y.Anchor != "", Line: int32(y.Line), Column: int32(y.Column), Text: y.Value}
	switch y.Kind {
	case yaml.SequenceNode:
		n.Kind = Sequence
	case yaml.MappingNode:
		n.Kind = Mapping
	default:
		n.Missing = y.Kind == yaml.ScalarNode && y.Tag == "!!null"
	}
	if len(y.Content) > 0 {
		n.Content = make([]Node, len(y.Content))
		for i, c := range y.Content {
			n.Content[i] = of(c)
		}
	}
	return n
}
