package report

import (
	"slices"
	"strconv"

	"github.com/gearaudit/gearaudit/rules"
)

// Shortener makes items as JSON has them: what is said of the rule, of the
// source of evidence or in the item already is left out of findings and
// evidence. Reading a run puts it back.
type Shortener struct {
	rules map[string]*Rule
	refs  map[string]string // titles of sources by their number
	ids   map[string]string // and the other way round
}

// NewShortener returns a shortener for the items of a run.
func NewShortener(h *Head) *Shortener {
	s := &Shortener{rules: make(map[string]*Rule, len(h.Rules)), refs: map[string]string{}, ids: map[string]string{}}
	for i := range h.Rules {
		s.rules[h.Rules[i].ID] = &h.Rules[i]
	}
	return s
}

// Item returns the short form of an item, which stays as it is.
func (s *Shortener) Item(it *Item) *Item {
	short := *it
	short.Evidence, short.Findings = slices.Clone(it.Evidence), slices.Clone(it.Findings)
	for i := range short.Evidence {
		e := &short.Evidence[i]
		e.Ref = s.ref(e.Ref)
		if e.Observed == it.Get(e.Field) {
			e.Observed = ""
		}
	}
	for i := range short.Findings {
		s.finding(&short.Findings[i], it)
	}
	return &short
}

// Refs returns the sources that the items named so far, by their number.
func (s *Shortener) Refs() map[string]string { return s.refs }

func (s *Shortener) ref(title string) string {
	if title == "" {
		return ""
	}
	id := s.ids[title]
	if id == "" {
		id = strconv.Itoa(len(s.ids) + 1)
		s.ids[title], s.refs[id] = id, title
	}
	return id
}

func (s *Shortener) finding(f *Finding, it *Item) {
	if f.Column == it.column() {
		f.Column = 0
	}
	r := s.rules[f.Rule]
	if r == nil {
		return
	}
	if f.Message == r.message(f) {
		f.Message = ""
	}
	asks := make([]int, len(f.Questions))
	for i, q := range f.Questions {
		asks[i] = slices.Index(r.Questions, q) + 1
	}
	if len(asks) > 0 && !slices.Contains(asks, 0) {
		f.Asks, f.Questions = asks, nil
	}
}

// column is that of the cell with the strongest evidence, 0 without evidence.
func (it *Item) column() int {
	if len(it.Evidence) == 0 {
		return 0
	}
	return it.Evidence[0].Column
}

// message is what the clause of a finding says, empty if the rule has no such
// clause.
func (r *Rule) message(f *Finding) string {
	i := slices.IndexFunc(r.Clauses, func(c RuleClause) bool { return c.ID == f.Clause })
	if i < 0 {
		return ""
	}
	c := &r.Clauses[i]
	if f.Outcome == "review" && c.Outcome != "review" && c.Outcome != "" {
		return rules.AtWorst + c.Message
	}
	return c.Message
}

// lengthen puts back what a shortener left out of a run.
func lengthen(run *Run) {
	s := NewShortener(&run.Head)
	for i := range run.Items {
		it := &run.Items[i]
		for k := range it.Evidence {
			e := &it.Evidence[k]
			if title, found := run.Refs[e.Ref]; found {
				e.Ref = title
			}
			if e.Observed == "" {
				e.Observed = it.Get(e.Field)
			}
		}
		for k := range it.Findings {
			s.lengthen(&it.Findings[k], it)
		}
	}
	run.Refs = nil
}

func (s *Shortener) lengthen(f *Finding, it *Item) {
	if f.Column == 0 {
		f.Column = it.column()
	}
	r := s.rules[f.Rule]
	if r == nil {
		return
	}
	if f.Message == "" {
		f.Message = r.message(f)
	}
	for _, n := range f.Asks {
		if n >= 1 && n <= len(r.Questions) {
			f.Questions = append(f.Questions, r.Questions[n-1])
		}
	}
	f.Asks = nil
}
