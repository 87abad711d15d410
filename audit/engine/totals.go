package engine

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/rules"
)

// Totals is what evaluators counted. Merging two adds them up and keeps the
// smaller of two names, so that the sum does not depend on which worker
// evaluated which row.
type Totals struct {
	Rows, Identified, Unknown int64
	Designated                int64 // in place, and surely a designated vendor's
	GoneByWord                int64 // a designated vendor's, and gone by the status alone, without a day
	GoneByNote                int64 // a designated vendor's, and not gone, though its notes speak of removal
	Passive                   int64 // of the rows in which nothing says who made them: passive things, of which nobody asks it
	Elsewhere                 int64 // of vendors that are only on lists which bind by contract

	Outcomes [regime.Outcomes]int64 // rows by their worst outcome
	Unwaived [regime.Outcomes]int64 // rows by the worst outcome that is not waived
	Waived   map[string]int64       // findings by id of the waiver
	Rules    []RuleTotals           // by index of the rule
	Vendors  map[string]*VendorTotals
	Open     map[OpenFacts]int64 // findings under review by what they wait for
	Mentions map[Mention]*Mentioned
	Labels   Labels

	Countries map[string]int64 // rows in place of a designated vendor by the country that they name

	order   []*rules.Vendor
	removal *removalWords
	sites   *sites
}

// OpenFacts is what a finding under review waits for.
type OpenFacts struct {
	Facts string // their names, with blanks between them
	Asks  bool   // and a question that no fact answers
}

// Mention is a vendor that rows name in a field without saying that it made the
// item.
type Mention struct {
	Vendor string
	Field  gear.Field
}

// Mentioned counts the rows of a mention.
type Mentioned struct {
	Rows  int64
	First gear.Place
	Text  string // of the first
}

// mention counts what a row mentions.
func (t *Totals) mention(it *gear.Item, mentions []evidence.Evidence) {
	for i := range mentions {
		e := &mentions[i]
		if slices.ContainsFunc(mentions[:i], func(o evidence.Evidence) bool { return o.Vendor == e.Vendor && o.Field == e.Field }) {
			continue
		}
		t.mentioned(Mention{e.Vendor, e.Field}, Mentioned{Rows: 1, First: it.At(e.Field), Text: it.Text(e.Field)})
	}
}

// mentioned adds rows of a mention and keeps the earlier place.
func (t *Totals) mentioned(m Mention, more Mentioned) {
	at := t.Mentions[m]
	if at == nil {
		more.Text = strings.Clone(more.Text)
		t.Mentions[m] = &more
		return
	}
	at.Rows += more.Rows
	if earlier(more.First, at.First) {
		at.First, at.Text = more.First, strings.Clone(more.Text)
	}
}

// earlier orders places by file, sheet, line and column.
func earlier(a, b gear.Place) bool {
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) < 0
}

// RuleTotals counts the findings of a rule.
type RuleTotals struct {
	Outcomes [regime.Outcomes]int64
	Sites    int       // at which the rule says something
	Deadline gear.Date // the earliest of its findings
	Kinds    int64     // reviews that wait for what the operator is
	MayBind  int64     // without a profile: items that it might bind whoever operates them
}

// VendorTotals counts rows in place of a designated vendor.
type VendorTotals struct {
	Levels [gear.Confirmed + 1]int64
	Sites  int // at which the vendor is seen

	mark int // by which the vendor's sites are known; see loudSite
}

func newTotals(ruleCount int, order []*rules.Vendor, removal *removalWords, book *siteBook) *Totals {
	return &Totals{
		Rules:    make([]RuleTotals, ruleCount),
		Vendors:  map[string]*VendorTotals{},
		Open:     map[OpenFacts]int64{},
		Waived:   map[string]int64{},
		Mentions: map[Mention]*Mentioned{},

		Countries: map[string]int64{},

		order:   order,
		removal: removal,
		sites:   newSites(book),
	}
}

// row counts one judged row at a site, noSite where it names none.
func (t *Totals) row(r *Result, site int) {
	id, j := r.Maker, r.Judgement
	t.Rows++
	t.Outcomes[j.Worst]++
	if id.Level == gear.Unknown {
		t.Unknown++
	} else {
		t.Identified++
	}
	firm := !j.Gone && id.Level.Decisive() && !r.Aside
	if firm {
		t.Designated++
	}
	if j.GoneByWord && id.Vendor != "" && !r.Aside {
		t.GoneByWord++
	}
	if id.Vendor != "" && !j.Gone && !r.Aside && t.removal.in(r.Item.Text(gear.Notes)) {
		t.GoneByNote++
	}
	if r.Aside {
		t.Elsewhere++
	}
	if j.Passive {
		t.Passive++
	}
	if site != noSite {
		t.sites.add(site, j, firm)
	}
	if id.Vendor != "" && !j.Gone && !r.Aside {
		t.vendor(id, site)
		t.country(r.Item)
	}
	if j.Kept {
		j.Items++
	} else {
		t.findings(j, 1)
	}
}

// silent counts a row of which nothing is to be said.
func (t *Totals) silent(level gear.Level, passive bool) {
	t.Rows++
	if passive {
		t.Passive++
	}
	if level == gear.Unknown {
		t.Unknown++
	} else {
		t.Identified++
	}
	t.Outcomes[regime.Clear]++
	t.Unwaived[regime.Clear]++
}

// country counts a row in the country that it names.
func (t *Totals) country(it *gear.Item) {
	if !it.Known(gear.Country) {
		return
	}
	text := it.Text(gear.Country)
	if t.Countries[text] == 0 {
		text = strings.Clone(text)
	}
	t.Countries[text]++
}

func (t *Totals) vendor(id *maker.Identification, site int) {
	v := t.of(id.Vendor)
	v.Levels[id.Level]++
	if site != noSite {
		t.sites.mark(site, v.mark)
	}
}

// of returns the count of a vendor. All vendors that the list does not have
// share one mark.
func (t *Totals) of(vendor string) *VendorTotals {
	v := t.Vendors[vendor]
	if v == nil {
		i := slices.IndexFunc(t.order, func(v *rules.Vendor) bool { return v.ID == vendor })
		if i < 0 {
			i = len(t.order)
		}
		v = &VendorTotals{mark: len(t.Rules) + i}
		t.Vendors[vendor] = v
	}
	return v
}

// findings counts what is said of a number of items.
func (t *Totals) findings(j *regime.Judgement, items int64) {
	for i := range j.Findings {
		f := &j.Findings[i]
		r := &t.Rules[f.Index]
		r.Outcomes[f.Outcome] += items
		r.Deadline = gear.Earlier(r.Deadline, f.Deadline)
		if f.Outcome == regime.Review && len(f.Missing) > 0 {
			t.Open[OpenFacts{strings.Join(f.Missing, " "), f.Asks > 0}] += items
			if slices.Contains(f.Missing, "operator.kinds") {
				r.Kinds += items
			}
		}
	}
	for _, i := range j.MayBind {
		t.Rules[i].MayBind += items
	}
}

// merge adds the counts of another worker.
func (t *Totals) merge(o *Totals) {
	t.Rows += o.Rows
	t.Identified += o.Identified
	t.Unknown += o.Unknown
	t.Designated += o.Designated
	t.GoneByWord += o.GoneByWord
	t.GoneByNote += o.GoneByNote
	t.Elsewhere += o.Elsewhere
	t.Passive += o.Passive
	t.Labels.merge(&o.Labels)
	addOutcomes(&t.Outcomes, &o.Outcomes)
	addOutcomes(&t.Unwaived, &o.Unwaived)
	for id, n := range o.Waived {
		t.Waived[id] += n
	}
	for i := range o.Rules {
		addOutcomes(&t.Rules[i].Outcomes, &o.Rules[i].Outcomes)
		t.Rules[i].Deadline = gear.Earlier(t.Rules[i].Deadline, o.Rules[i].Deadline)
		t.Rules[i].Kinds += o.Rules[i].Kinds
		t.Rules[i].MayBind += o.Rules[i].MayBind
	}
	for id, from := range o.Vendors {
		to := t.of(id)
		for i, n := range from.Levels {
			to.Levels[i] += n
		}
	}
	for key, n := range o.Open {
		t.Open[key] += n
	}
	for country, n := range o.Countries {
		t.Countries[country] += n
	}
	for m, more := range o.Mentions {
		t.mentioned(m, *more)
	}
	t.sites.merge(o.sites)
}

func addOutcomes(to, from *[regime.Outcomes]int64) {
	for i, n := range from {
		to[i] += n
	}
}

// marked fills in at how many sites each rule and vendor is met.
func (t *Totals) marked() {
	n := t.sites.marked(len(t.Rules) + len(t.order) + 1)
	for i := range t.Rules {
		t.Rules[i].Sites = n[i]
	}
	for _, v := range t.Vendors {
		v.Sites = n[v.mark]
	}
}

// Sites counts the sites, and those of them with gear that is surely a designated vendor's.
func (t *Totals) Sites() (all, designated int64) {
	for range t.sites.each {
		all++
	}
	for _, page := range t.sites.loud {
		for i := range page {
			if page[i].designated > 0 {
				designated++
			}
		}
	}
	return all, designated
}

// OpenSites returns the sites with designated gear or rows under review, the worst
// first, and how many these are.
func (t *Totals) OpenSites() (iter.Seq[SiteTotals], int) {
	x := t.sites
	var list []int
	for n := range x.each {
		if p := x.row(n); p.loud > 0 {
			if s := x.said(p); s.designated > 0 || s.outcomes[regime.Review] > 0 {
				list = append(list, n)
			}
		}
	}
	slices.SortFunc(list, x.worse)
	return x.all(list), len(list)
}

// SpelledSites returns the sites that rows spell in several ways, in order of their keys.
func (t *Totals) SpelledSites() iter.Seq[SiteTotals] {
	x := t.sites
	var list []int
	for shard := range x.book.shards {
		for i := range x.book.shards[shard].spellings {
			if n := i*siteShards + shard; x.counted(n) {
				list = append(list, n)
			}
		}
	}
	slices.SortFunc(list, func(a, b int) int { return strings.Compare(x.key(a), x.key(b)) })
	return x.all(list)
}
