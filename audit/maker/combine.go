package maker

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Identification is the answer to who made a row's equipment. It is shared
// between rows and must not be changed.
type Identification struct {
	Vendor   string              // id of the designated vendor meant, empty when none
	Others   []string            // further designated vendors that the row speaks of, sorted
	Level    gear.Level          // about Vendor
	Evidence []evidence.Evidence // strongest first
	Missing  []gear.Field        // fields that would settle it, in their order
	Label    evidence.Label      // of the cell that should name the maker
	// OtherMaker is the maker that is not designated, as the row names it; the
	// label's text where that says nothing. Empty when the row has neither.
	OtherMaker string
	Mentions   []evidence.Evidence // of vendors that did not make the item: replaced, connected to
	Note       string              // for people, such as "honor left huawei on 2020-11-17"
}

// NamedMaker is the maker that is not designated, where the label reads as the
// name of one; a seller is none.
func (id *Identification) NamedMaker() string {
	if id.Label.NamesMaker() {
		return id.OtherMaker
	}
	return ""
}

// row is what the cells of a row say together, before it is weighed.
type row struct {
	evidence []evidence.Evidence
	other    bool           // the row names a known maker who is not designated
	label    evidence.Label // of the cell that should name the maker
	maker    string         // that cell's text where it names no designated vendor
	softly   bool           // only a model or an object identifier names that maker
	capped   bool           // a former affiliate without a date: never more than possible
	asksDate bool           // the date of purchase would settle it
	note     string         // about the relation
}

// gather collects the evidence of the cells and resolves what the date decides.
func gather(cells []*cell, date gear.Date, model string) *row {
	r := &row{softly: true}
	for i, c := range cells {
		if c == nil {
			continue
		}
		r.named(c, evidenceFields[i] == gear.Brand && cells[0] != nil && (cells[0].known || cells[0].label.Clears()))
		sold, unsold := false, false
		for j, e := range c.evidence {
			switch {
			case c.depends == nil || c.depends[j] == nil:
				r.evidence = append(r.evidence, e)
			case c.depends[j].Dated != nil:
				r.resolve(e, c.depends[j], date)
			case model == "" && c.depends[j].Many, c.label == evidence.SellerLabel && !sells(c.depends[j].Models, model): // who sells what many make
			case sells(c.depends[j].Models, model):
				sold = true
				r.evidence = append(r.evidence, e)
				r.limit(c.depends[j].Limits, model)
			default:
				unsold = true
			}
		}
		if unsold && !sold {
			r.other, r.softly = true, false
		}
	}
	return r
}

// named takes what a cell says of makers that are not designated. A brand
// beside a manufacturer is not asked.
func (r *row) named(c *cell, beside bool) {
	if c.label == evidence.NoLabel || beside {
		return
	}
	if !r.label.Clears() && (r.label == evidence.NoLabel || c.label.Clears()) {
		r.label, r.maker = c.label, c.other
	}
	if c.label == evidence.KnownLabel {
		r.other, r.softly = true, r.softly && c.soft
	}
}

// sells reports whether a model may be one of those that a brand takes from
// the vendor. Without a model it may.
func sells(models []string, model string) bool {
	if model == "" || len(models) == 0 {
		return true
	}
	up, _ := words.Upper(words.Clean(model))
	return slices.ContainsFunc(models, func(m string) bool { return beginsWord(up, m) })
}

// beginsWord reports whether a word of a text begins with a prefix.
func beginsWord(text, prefix string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], prefix)
		if i < 0 {
			return false
		}
		if from += i; from == 0 || !words.IsAlnum(text[from-1]) {
			return true
		}
		from++
	}
}

// limit caps a vendor whose name also stands on products that the lists may not
// mean.
func (r *row) limit(outside []rules.Outside, model string) {
	if len(outside) == 0 || model == "" {
		return
	}
	up, _ := words.Upper(words.Clean(model))
	for _, o := range outside {
		if slices.ContainsFunc(o.Starts, func(s string) bool { return beginsWord(up, s) }) {
			r.capped, r.note = true, o.Note
		}
	}
}

// resolve weighs the name of an affiliate by the day the equipment was bought.
func (r *row) resolve(e evidence.Evidence, named *evidence.Entry, date gear.Date) {
	g := named.Dated
	switch {
	case g.Kind == "unclear":
		e.Strength, e.Strong = min(e.Strength, evidence.Capped), false
		r.capped = true
	case date == 0 && g.To != 0:
		e.Strength, e.Strong = min(e.Strength, evidence.Capped), false
		r.asksDate, r.capped = true, r.capped || g.After != "possible"
	case date == 0:
	case g.From != 0 && date < g.From, g.To != 0 && date > g.To && g.After != "possible":
		r.other, r.softly = true, false
		if r.note == "" {
			r.note = g.Note
		}
		return
	case g.To != 0 && date > g.To:
		e.Strength, e.Strong = min(e.Strength, evidence.Capped), false
	}
	r.note = g.Note
	r.evidence = append(r.evidence, e)
}

// weigh makes the identification of a row.
func (r *row) weigh() *Identification {
	vendorScore := r.vendorScores()
	id := &Identification{Evidence: r.evidence, Label: r.label, OtherMaker: r.maker, Note: r.note}
	id.Evidence, id.Mentions = split(r.evidence)
	slices.SortStableFunc(id.Evidence, func(a, b evidence.Evidence) int {
		if a.Strength != b.Strength {
			return int(b.Strength) - int(a.Strength)
		}
		return int(a.Kind) - int(b.Kind)
	})
	if len(vendorScore) == 0 {
		for _, e := range id.Evidence { // too little to make it the maker, and told all the same
			if e.Kind == evidence.Text {
				id.Mentions = append(id.Mentions, e)
			}
		}
		id.Level, id.Evidence = gear.Unknown, nil
		if r.other || r.label.Clears() {
			id.Level = gear.OtherMaker
		} else {
			id.Missing = []gear.Field{gear.Manufacturer}
		}
		return id
	}
	r.level(id, vendorScore)
	return id
}

// split parts the evidence from what is only mentioned.
func split(all []evidence.Evidence) (about, mentions []evidence.Evidence) {
	for _, e := range all {
		if e.Strength == evidence.Mention {
			mentions = append(mentions, e)
		} else {
			about = append(about, e)
		}
	}
	return about, mentions
}

// level settles vendor, level, others and what is missing.
func (r *row) level(id *Identification, scores []vendorScore) {
	top := scores[0]
	id.Vendor = top.vendor
	for _, s := range scores[1:] {
		id.Others = append(id.Others, s.vendor)
	}
	slices.Sort(id.Others)
	resells := !top.rebranded && slices.ContainsFunc(r.evidence, func(e evidence.Evidence) bool { return e.Kind == evidence.RebrandKind && e.Field != gear.MACAddress }) // the label sells what others make
	rival := len(scores) > 1 && (scores[1].level >= gear.Probable || scores[1].named && top.level >= gear.Probable)
	switch {
	case top.level >= gear.Probable && r.capped:
		id.Level = gear.Possible
	case top.level >= gear.Probable && (rival || (r.other && !r.softly || r.label == evidence.UnlistedLabel || resells) && !top.rebranded),
		top.strength >= evidence.Medium && r.other && !r.softly && !top.rebranded:
		id.Level = gear.Conflicting
	default:
		id.Level = top.level
	}
	if id.Level == gear.Confirmed {
		return
	}
	id.Missing = []gear.Field{gear.Manufacturer}
	if r.asksDate {
		id.Missing[0] = gear.AcquiredOn
	}
}
