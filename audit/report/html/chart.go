package html

import "strconv"

// chart is a picture of horizontal bars, drawn in the page itself. Places along
// the bars are percent of the width, so that a narrow screen gets narrow bars
// and letters of full size. Everything it shows stands in a table as well.
type chart struct {
	ID     string
	Title  string
	Desc   string // for those who do not see it
	Height int    // pixels
	Rows   []chartRow
	Mark   *chartMark
	Key    []chartKey
}

// chartRow is a line of text with a bar below it.
type chartRow struct {
	Label, Value   string
	Text, Bar, End int // pixels from the top: foot of the text, both edges of the bar
	Over, Under    int // where a mark begins and ends
	Bars           []chartBar
	Ticks          []string // percent
}

// chartBar is a piece of a bar; X and W are percent.
type chartBar struct{ Class, X, W string }

// chartMark is an upright line through all rows.
type chartMark struct{ X, Label, Anchor string }

// chartKey explains a colour.
type chartKey struct{ Class, Name string }

// Heights of a chart's parts in pixels.
const (
	chartRowHeight  = 42
	chartMarkHeight = 22
)

// add appends a row and makes the chart as high as its rows.
func (c *chart) add(row chartRow) {
	if c.Height == 0 && c.Mark != nil {
		c.Height = chartMarkHeight
	}
	row.Text, row.Bar = c.Height+14, c.Height+20
	row.End = row.Bar + 12
	row.Over, row.Under = row.Bar-4, row.End+4
	c.Height += chartRowHeight
	c.Rows = append(c.Rows, row)
}

// percent prints part/whole as a percentage with two places, within 0 and 100.
func percent(part, whole float64) string { return places(within(part, whole)) }

func within(part, whole float64) float64 {
	if whole <= 0 || part <= 0 {
		return 0
	}
	return min(100, 100*part/whole)
}

func places(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

// bar makes a piece that reaches from one part of the whole to another.
func bar(class string, from, to, whole float64) chartBar {
	x := within(from, whole)
	return chartBar{class, places(x), places(max(0, within(to, whole)-x))}
}

// mark makes the upright line at part/whole, its words on the side with room.
func mark(part, whole float64, label string) *chartMark {
	m := &chartMark{X: percent(part, whole), Label: label, Anchor: "middle"}
	switch {
	case part < whole*0.3:
		m.Anchor = "start"
	case part > whole*0.7:
		m.Anchor = "end"
	}
	return m
}
