package engine

import (
	"cmp"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
)

// Labels counts the rows that are another maker's on the word of a label alone,
// which no list of makers has. Of more labels than are kept it keeps those with
// the smallest hashes, so that what is kept does not depend on the order of the
// rows, and their counts are exact.
type Labels struct {
	Rows int64

	byText map[string]*LabelRows
}

// LabelRows is a label and how many rows it clears.
type LabelRows struct {
	Text string
	Rows int64
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
func (l *Labels) add(text string, rows int64) { l.count(l.of(text), rows) }

// count counts rows of a label, which may have been dropped since.
func (l *Labels) count(x *LabelRows, rows int64) {
	l.Rows += rows
	x.Rows += rows
}

// of returns the count of a label.
func (l *Labels) of(text string) *LabelRows {
	x := l.byText[text]
	if x == nil {
		h := fnv.New64a()
		_, _ = h.Write([]byte(text)) // it has no errors
		x = &LabelRows{Text: strings.Clone(text), hash: h.Sum64()}
		if l.byText == nil {
			l.byText = map[string]*LabelRows{}
		}
		l.byText[x.Text] = x
		l.prune(2 * keptLabels)
	}
	return x
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
		l.add(x.Text, x.Rows)
	}
	l.Rows = rows
}
