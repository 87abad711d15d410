package main

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// Sizes of the picture in pixels.
const (
	letterWidth = 8.4
	lineHeight  = 19
	margin      = 18
	titleHeight = 34
)

// picture draws lines of a terminal, with its colours, as SVG.
func picture(lines []string, columns int) string {
	width, height := int(float64(columns)*letterWidth)+2*margin, titleHeight+len(lines)*lineHeight+margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="10" fill="#11161d"/>`+"\n", width, height)
	for i, color := range []string{"#e5534b", "#c69026", "#57ab5a"} {
		fmt.Fprintf(&b, `<circle cx="%d" cy="17" r="6" fill="%s"/>`+"\n", margin+6+20*i, color)
	}
	for i, line := range lines {
		y := titleHeight + i*lineHeight + 14
		column := 0
		for _, s := range spans(line) {
			fmt.Fprintf(&b, `<text x="%.1f" y="%d" xml:space="preserve" textLength="%.1f" %s>%s</text>`+"\n",
				margin+float64(column)*letterWidth, y, float64(utf8.RuneCountInString(s.text))*letterWidth, look(s.codes), html.EscapeString(s.text))
			column += utf8.RuneCountInString(s.text)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// span is a piece of a line in one style.
type span struct{ codes, text string }

// spans cuts a line at its escape sequences.
func spans(line string) []span {
	var out []span
	codes := ""
	for line != "" {
		text, rest, found := strings.Cut(line, "\x1b[")
		if text != "" {
			out = append(out, span{codes, text})
		}
		if !found {
			break
		}
		code, after, _ := strings.Cut(rest, "m")
		if code == "0" {
			codes = ""
		} else {
			codes += code + ";"
		}
		line = after
	}
	return out
}

// look gives a style's attributes in the colours of a dark terminal.
func look(codes string) string {
	fill, weight := "#cdd5df", ""
	for _, c := range strings.Split(codes, ";") {
		switch c {
		case "1":
			fill, weight = "#ffffff", ` font-weight="bold"`
		case "2":
			fill = "#8b95a3"
		case "31":
			fill = "#ff7b72"
		case "32":
			fill = "#7ee787"
		case "33":
			fill = "#e3b341"
		case "34":
			fill = "#79a8ff"
		case "36":
			fill = "#56d4dd"
		}
	}
	return `fill="` + fill + `"` + weight
}
