package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
	"pgregory.net/rapid"
)

// A grid is what the library for tables makes of the same lines.
func TestGridIsTheLibrarys(t *testing.T) {
	cell := rapid.StringMatching(`([a-zA-Z0-9$%.,华é-]{1,9} ){0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		g := &grid{}
		for range rapid.IntRange(1, 5).Draw(t, "columns") {
			c := column{title: "T" + cell.Draw(t, "title"), right: rapid.Bool().Draw(t, "right"), fixed: rapid.Bool().Draw(t, "fixed")}
			if rapid.Bool().Draw(t, "painted") {
				c.paint = (&table{opt: Options{Color: true}}).bold
			}
			g.cols = append(g.cols, c)
		}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			g.add(rapid.SliceOfN(cell, len(g.cols), len(g.cols)).Draw(t, "row")...)
		}
		width := rapid.IntRange(40, 120).Draw(t, "width")
		got, want := g.render(width), libraryGrid(t, g, width)
		if got != want {
			t.Fatalf("in %d columns:\n%s\nthe library makes:\n%s", width, got, want)
		}
		for line := range strings.Lines(got) {
			if n := twwidth.Width(strings.TrimSuffix(line, "\n")); n > width && width >= 60 {
				t.Fatalf("a line has %d columns, not %d: %q", n, width, line)
			}
		}
	})
}

func libraryGrid(t *rapid.T, g *grid, width int) string {
	var out bytes.Buffer
	table := tablewriter.NewTable(&out, tablewriter.WithConfig(libraryConfig(g)), tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone, Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.Lines{ShowHeaderLine: tw.On}},
		})))
	widths := g.fit(width - indent - gap*(len(g.cols)-1))
	titles := make([]string, len(g.cols))
	for i, c := range g.cols {
		titles[i] = wrap(c.title, widths[i], nil)
	}
	table.Header(titles)
	for _, row := range g.rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = wrap(c, widths[i], g.cols[i].paint)
		}
		if err := table.Append(cells); err != nil {
			t.Fatal(err)
		}
	}
	if err := table.Render(); err != nil {
		t.Fatal(err)
	}
	return indented(out.String())
}

// libraryConfig switches everything off by which the library changes what it
// prints.
func libraryConfig(g *grid) tablewriter.Config {
	align := make([]tw.Align, len(g.cols))
	pad := make([]tw.Padding, len(g.cols))
	for i, c := range g.cols {
		align[i] = tw.AlignLeft
		if c.right {
			align[i] = tw.AlignRight
		}
		pad[i] = tw.Padding{Right: strings.Repeat(" ", gap), Overwrite: true}
	}
	pad[len(pad)-1] = tw.Padding{Overwrite: true}
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{PerColumn: align},
		Padding:    tw.CellPadding{PerColumn: pad},
	}
	return tablewriter.Config{Header: cell, Row: cell}
}
