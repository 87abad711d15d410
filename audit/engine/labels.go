package engine

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
)

// Labels counts the rows that are another maker's on the word of a label alone,
// which no list of makers has. Of more labels than are kept it keeps those with
// the smallest hashes, so that what is kept does not depend on the order of the
// rows, and their counts are exact.
type Labels struct {
	Rows int64

	byText map[string]*LabelRows
}

// LabelRows is a label, the rows that it clears and the first of them.
type LabelRows struct {
	Text  string
	Rows  int64
	First gear.Place

	hash uint64
}

// keptLabels is how many labels are kept.
const keptLabels = 1000

// List returns the labels, those of the most rows first.
func (l *Labels) List() []*LabelRows {
	l.prune(keptLabels)
	out := slices.Collect(maps.Values(l.byText))
	slices.SortFunc(out, func(a, b *LabelRows) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), strings.Compare(a.Text, b.Text))
	})
	return out
}

// add counts rows of a label.
func (l *Labels) add(text string, rows int64, first gear.Place) {
	l.Rows += rows
	x := l.byText[text]
	if x == nil {
		h := fnv.New64a()
		_, _ = h.Write([]byte(text)) // it has no errors
		x = &LabelRows{Text: strings.Clone(text), First: first, hash: h.Sum64()}
		if l.byText == nil {
			l.byText = map[string]*LabelRows{}
		}
		l.byText[x.Text] = x
		l.prune(2 * keptLabels)
	}
	x.Rows += rows
	if earlier(first, x.First) {
		x.First = first
	}
}

// prune drops the labels with the largest hashes where there are more than most.
func (l *Labels) prune(most int) {
	if len(l.byText) <= most {
		return
	}
	all := slices.SortedFunc(maps.Values(l.byText), func(a, b *LabelRows) int { return cmp.Or(cmp.Compare(a.hash, b.hash), strings.Compare(a.Text, b.Text)) })
	for _, x := range all[keptLabels:] {
		delete(l.byText, x.Text)
	}
}

// merge adds the counts of another worker.
func (l *Labels) merge(o *Labels) {
	rows := l.Rows + o.Rows
	for _, x := range o.byText {
		l.add(x.Text, x.Rows, x.First)
	}
	l.Rows = rows
}

// label counts a row that was evaluated one by one.
func (v *Evaluator) label(r *Result) {
	if r.Maker.Level != gear.OtherMaker || r.Maker.Label.Listed() {
		return
	}
	if text := v.makers.Unlisted(r.Item); text != "" {
		v.totals.Labels.add(text, 1, r.Item.Place)
	}
}

// label counts a silent row of which no field names a maker that a list has.
func (s *silentRows) label(b *inventory.Batch, row int) {
	for i := range s.columns {
		f := s.columns[i].field
		it := b.Cell(row, f)
		if text, label := s.rows.makers.Names(it, f); label.Clears() {
			s.rows.totals.Labels.add(text, 1, it.Place)
			return
		}
	}
}
