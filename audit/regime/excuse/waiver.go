package excuse

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Waiver says that somebody answers for findings of a rule on certain items,
// for at most twelve months. What is waived stays visible.
type Waiver struct {
	rules.Pos
	ID         string       `yaml:"id"`
	Rule       string       `yaml:"rule"`  // id of a rule, or a beginning of ids
	Match      []rules.Fact `yaml:"match"` // by field: the text of the cell, * at its end for any ending; all must match
	Reason     string       `yaml:"reason"`
	ApprovedBy string       `yaml:"approved_by"`
	Ticket     string       `yaml:"ticket"`
	Evidence   string       `yaml:"evidence"`
	IssuedOn   gear.Date    `yaml:"issued_on"`
	ExpiresOn  gear.Date    `yaml:"expires_on"` // last day on which it holds
}

// Waivers is a file of waivers, made ready for a day. Once it is, several
// goroutines may use it at a time.
type Waivers struct {
	List []Waiver `yaml:"waivers"`

	file   string
	asOf   gear.Date
	fields [][]gear.Field // by waiver: the fields of its match
	byText map[fieldText][]int
	keyed  []fieldKey // in byText

	distrusted []bool // nil: none is
}

// maxWaivers is how many waivers a file may have.
const maxWaivers = 10_000

// ParseWaivers reads a file of waivers strictly. A waiver without a reason,
// an approver, a ticket or an end, and one that holds for more than twelve months, is
// an error; one that has expired is not, and holds nothing.
func ParseWaivers(name string, src []byte, dict *gear.Dictionary, asOf gear.Date) (*Waivers, error) {
	w := &Waivers{file: name, asOf: asOf}
	if err := rules.Decode(name, src, w); err != nil {
		return nil, err
	}
	if n := len(w.List); n > maxWaivers {
		return nil, w.fault(w.List[maxWaivers].Pos, "waive what sites or models have in common with one match, and take out what has expired", "there are %d waivers, and %d are read at most", n, maxWaivers)
	}
	seen := map[string]bool{}
	for i := range w.List {
		one := &w.List[i]
		if seen[one.ID] {
			return nil, w.fault(one.Pos, "name one of them otherwise", "two waivers are named %s", one.ID)
		}
		seen[one.ID] = true
		if err := w.add(one, dict); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *Waivers) fault(p rules.Pos, hint, format string, args ...any) error {
	return &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf(format, args...), Place: p.In(w.file), Hint: hint}
}

func (w *Waivers) add(one *Waiver, dict *gear.Dictionary) error {
	for _, need := range []struct{ key, value string }{
		{"id", one.ID}, {"rule", one.Rule}, {"reason", one.Reason}, {"approved_by", one.ApprovedBy}, {"ticket", one.Ticket},
		{"issued_on", one.IssuedOn.String()}, {"expires_on", one.ExpiresOn.String()},
	} {
		if strings.TrimSpace(need.value) == "" {
			return w.fault(one.Pos, "add "+need.key+": ...", "the waiver has no %s", need.key)
		}
	}
	year := rules.Ref{Years: 1}.After(one.IssuedOn)
	switch {
	case len(one.Match) == 0:
		return w.fault(one.Pos, "add match: {site_id: S-014}", "the waiver says of no items")
	case one.ExpiresOn < one.IssuedOn:
		return w.fault(one.Pos, "exchange them", "it expires on %s, before it is issued on %s", one.ExpiresOn, one.IssuedOn)
	case one.ExpiresOn > year:
		return w.fault(one.Pos, "decide again every year", "it holds for more than twelve months: %s is the last day it may have", year)
	}
	return w.match(one, dict)
}

func (w *Waivers) match(one *Waiver, dict *gear.Dictionary) error {
	var fields []gear.Field
	for _, m := range one.Match {
		f, ok := dict.Field(m.Name)
		if !ok {
			return w.fault(m.Pos, "write a field such as asset_tag or site_id", "there is no field %q", m.Name)
		}
		if strings.TrimSuffix(m.Value, "*") == "" {
			return w.fault(m.Pos, "name the items it is for", "the waiver matches everything")
		}
		fields = append(fields, f)
	}
	w.fields = append(w.fields, fields)
	w.index(len(w.fields) - 1)
	return nil
}

// Find returns the waiver that holds for a finding on an item, nil for none.
func (w *Waivers) Find(rule string, it *gear.Item) *Waiver {
	if w == nil {
		return nil
	}
	first := len(w.List)
	look := func(list []int) {
		for _, i := range list {
			if i >= first {
				return
			}
			one := &w.List[i]
			if w.Trusted(i) && rules.Names(one.Rule, rule) && w.asOf >= one.IssuedOn && w.asOf <= one.ExpiresOn && w.matches(i, it) {
				first = i
			}
		}
	}
	for _, k := range w.keyed {
		text := it.Text(k.field)
		if k.begins == whole {
			look(w.byText[fieldText{k, text}])
		} else if len(text) >= k.begins {
			look(w.byText[fieldText{k, text[:k.begins]}])
		}
	}
	if first == len(w.List) {
		return nil
	}
	return &w.List[first]
}

// fieldKey is a field, and how many bytes of its text a waiver is for.
type fieldKey struct {
	field  gear.Field
	begins int
}

// whole stands for the whole text.
const whole = -1

// fieldText is a text of a field that a waiver is for.
type fieldText struct {
	fieldKey
	text string
}

// index has a waiver found by one of the texts that it is for, so that those of other
// items need not be looked at. A whole text goes before the beginning of one.
func (w *Waivers) index(i int) {
	match := w.List[i].Match
	k := max(slices.IndexFunc(match, func(m rules.Fact) bool { return !strings.HasSuffix(m.Value, "*") }), 0)
	at := fieldText{fieldKey{w.fields[i][k], whole}, match[k].Value}
	if begin, open := strings.CutSuffix(match[k].Value, "*"); open {
		at = fieldText{fieldKey{w.fields[i][k], len(begin)}, begin}
	}
	if w.byText == nil {
		w.byText = map[fieldText][]int{}
	}
	if !slices.Contains(w.keyed, at.fieldKey) {
		w.keyed = append(w.keyed, at.fieldKey)
	}
	w.byText[at] = append(w.byText[at], i)
}

func (w *Waivers) matches(i int, it *gear.Item) bool {
	for k, m := range w.List[i].Match {
		text := it.Text(w.fields[i][k])
		prefix, open := strings.CutSuffix(m.Value, "*")
		if text != m.Value && !(open && strings.HasPrefix(text, prefix)) {
			return false
		}
	}
	return true
}

// Trust lets only those waivers hold that stand in the other file as well, in
// all that they say.
func (w *Waivers) Trust(other *Waivers) {
	known := map[string]bool{}
	for i := range other.List {
		known[other.List[i].terms()] = true
	}
	w.distrusted = make([]bool, len(w.List))
	for i := range w.List {
		w.distrusted[i] = !known[w.List[i].terms()]
	}
}

// Trusted reports whether the waiver of a number may hold.
func (w *Waivers) Trusted(i int) bool { return w.distrusted == nil || !w.distrusted[i] }

// terms is all that a waiver says, apart from where it stands.
func (w *Waiver) terms() string {
	var b strings.Builder
	for _, s := range []string{w.ID, w.Rule, w.Reason, w.ApprovedBy, w.Ticket, w.Evidence, w.IssuedOn.String(), w.ExpiresOn.String()} {
		fmt.Fprintf(&b, "%q ", s)
	}
	for _, m := range w.Match {
		fmt.Fprintf(&b, "%q=%q ", m.Name, m.Value)
	}
	return b.String()
}
