package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// What a column shows, and what it costs to find out.
const (
	fewestMakers  = 3       // known makers that make a column one of makers
	makersOf3     = 2       // of three of the other labels that must be known makers
	fewestModels  = 2       // different models that a maker's label stands with
	taintedOf     = 10      // of so many rows under a label one may speak of another maker
	mostLabels    = 1 << 14 // different labels; a column with more shows nothing
	mostModels    = 1 << 17 // different models that are kept; with more of them it shows nothing
	longestShaped = 64      // bytes of a cell that may be a model
)

// Column finds the labels of a table that say nothing by themselves, and are
// makers' all the same: words such as Foundry or Option, in a column whose other
// labels are mostly known makers, each with several models of its own. The other
// rows under the label must not speak of a designated vendor, nor its models stand
// under one's name. What is found depends on all rows, and not on their order.
type Column struct {
	maker  *Identifier
	memory words.Cutter
	labels map[string]*columnLabel
	ours   map[string]bool // models under labels that name a designated vendor
	models int             // that are kept
	full   bool
}

// NewColumn returns a column of which nothing was seen.
func (d *Identifier) NewColumn() *Column {
	return &Column{maker: d, labels: map[string]*columnLabel{}, ours: map[string]bool{}}
}

// Open reports a label that says nothing by itself, and that the column may show to be
// a maker's.
func (c *Column) Open(label string) bool {
	if label == "" || len(label) > longestCode {
		return false
	}
	l := c.label(label)
	return l != nil && l.open
}

// Shown returns what reports the labels that the column shows to be makers', once it
// has seen every row.
func (c *Column) Shown() func(label string) bool {
	shown := c.shown()
	return func(label string) bool { return shown[foldedLabel(label)] }
}

// columnLabel is a label of a column.
type columnLabel struct {
	known  bool             // a maker that a list has, designated or not
	names  bool             // it names a designated vendor
	nobody bool             // it names nobody, and counts for nothing
	open   bool             // the column may show that it is a maker's
	models map[string]int64 // rows by model, of an open label
	rows   int64
}

// See takes the maker's cell and the model's of one row. It reports whether further
// rows under the label count.
func (c *Column) See(label, model string) bool {
	if c.full || label == "" || len(label) > longestCode {
		return false
	}
	l := c.label(label)
	if l == nil || !l.open && !l.names {
		return false
	}
	if model == "" || len(model) > longestShaped {
		return true
	}
	model = foldedLabel(model)
	if l.names {
		if !c.ours[model] {
			c.ours[model] = true
			c.keep()
		}
		return true
	}
	l.rows++
	if l.models[model]++; l.models[model] == 1 {
		c.keep()
	}
	return true
}

// keep counts a model that is kept.
func (c *Column) keep() {
	c.models++
	c.full = c.full || c.models > mostModels
}

// label returns what is known of a label, nil where there are too many.
func (c *Column) label(text string) *columnLabel {
	key := foldedLabel(text)
	if l := c.labels[key]; l != nil {
		return l
	}
	if len(c.labels) == mostLabels {
		c.full = true
		return nil
	}
	said := c.maker.makerCell(&c.memory, gear.Manufacturer, strings.Clone(text))
	l := &columnLabel{known: said.known || said.label == evidence.KnownLabel, names: said.known, open: said.open, nobody: said.label == evidence.SaysNothing && !said.open}
	if l.open {
		l.models = map[string]int64{}
	}
	c.labels[strings.Clone(key)] = l
	return l
}

// shown returns the labels that the column shows to be makers'.
func (c *Column) shown() map[string]bool {
	known, all := 0, 0
	for _, l := range c.labels {
		switch {
		case l.known:
			known++
			all++
		case !l.nobody:
			all++
		}
	}
	shown := map[string]bool{}
	if c.full || known < fewestMakers {
		return shown
	}
	for key, l := range c.labels {
		if l.open && 3*known >= makersOf3*(all-1) && c.ownModels(key, l) {
			shown[key] = true
		}
	}
	return shown
}

// ownModels reports a label that stands with several models which are nobody else's.
func (c *Column) ownModels(label string, l *columnLabel) bool {
	others := int64(0)
	for model, rows := range l.models {
		if c.ours[model] || c.speaks(label, model) {
			others += rows
		}
	}
	return len(l.models) >= fewestModels && others*taintedOf <= l.rows
}

// speaks reports a model that says of itself who made it, and that is not the label.
func (c *Column) speaks(label, model string) bool {
	said := c.maker.read(&c.memory, gear.Model, model)
	for _, e := range said.evidence {
		if e.Strength > evidence.Hint {
			return true
		}
	}
	return said.label == evidence.KnownLabel && said.other != label
}

// foldedLabel is the form in which the labels of a column are compared.
func foldedLabel(s string) string { return folded(s) }
