package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		line string
		want []span
	}{
		{"", nil},
		{"plain", []span{{"", "plain"}}},
		{"a \x1b[31mred\x1b[0m b", []span{{"", "a "}, {"31;", "red"}, {"", " b"}}},
		{"\x1b[1m\x1b[31mboth\x1b[0m", []span{{"1;31;", "both"}}},
		{"cut \x1b[3", []span{{"", "cut "}}},
	} {
		if got := spans(c.line); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.line, got, c.want)
		}
	}
}

// The picture is sound XML, and text in it stays text.
func TestPicture(t *testing.T) {
	svg := picture([]string{"<script>&\x1b[31m\"breach\"\x1b[0m", "BY RULE"}, 40)
	dec := xml.NewDecoder(strings.NewReader(svg))
	var text bytes.Buffer
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if !slices.Contains([]string{"svg", "rect", "circle", "text"}, tok.Name.Local) {
				t.Errorf("an element %s", tok.Name.Local)
			}
		case xml.CharData:
			text.Write(bytes.TrimSpace(tok))
		}
	}
	if got, want := text.String(), `<script>&"breach"BY RULE`; got != want {
		t.Errorf("it shows %q, want %q", got, want)
	}
	if !strings.Contains(svg, `fill="#ff7b72">&#34;breach`) {
		t.Errorf("the breach is not red: %s", svg)
	}
}
