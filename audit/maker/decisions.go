package maker

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Decision is the answer that a person gave about a maker.
type Decision struct {
	rules.Pos
	Match   map[string]string `yaml:"match"`  // canonical headings and what their cells say; all of them must agree
	Vendor  string            `yaml:"vendor"` // a designated vendor's id, none, or ? for not answered yet
	Reason  string            `yaml:"reason"`
	Who     string            `yaml:"who"`
	When    gear.Date         `yaml:"when"`
	Expires gear.Date         `yaml:"expires"` // the last day on which it counts
}

// Decisions are the answers of one file. They never change; sessions count on
// their own how often each was used.
type Decisions struct {
	File string
	List []Decision

	dict   *gear.Dictionary
	fields [][]gear.Field // of each decision, in rising order
}

// maxDecisions is how many decisions a file may have.
const maxDecisions = 10_000

// ParseDecisions reads a decisions file strictly. Errors are *gear.Fault of kind
// Usage with file, line and column, all of them joined.
func ParseDecisions(file string, src []byte, pack *rules.VendorPack, dict *gear.Dictionary) (*Decisions, error) {
	var doc struct {
		Decisions []Decision `yaml:"decisions"`
	}
	if err := rules.Decode(file, src, &doc); err != nil {
		return nil, err
	}
	if n := len(doc.Decisions); n > maxDecisions {
		return nil, &gear.Fault{
			Kind: gear.Usage, What: fmt.Sprintf("there are %d decisions, and %d are read at most", n, maxDecisions), Place: doc.Decisions[maxDecisions].In(file),
			Hint: "decide by the maker's label where many rows have the same, and take out what has expired",
		}
	}
	d := &Decisions{File: file, dict: dict}
	for i := range doc.Decisions {
		if err := d.add(&doc.Decisions[i], pack); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// Labels say what the words on labels stand for, as an operator's own
// abbreviations: a designated vendor's id, or none.
type Labels struct {
	File string
	List []rules.Fact
}

// WithLabels returns the decisions with one more for each label, good on the day
// of the audit. d may be nil.
func (d *Decisions) WithLabels(l Labels, asOf gear.Date, pack *rules.VendorPack, dict *gear.Dictionary) (*Decisions, error) {
	out := &Decisions{File: l.File, dict: dict}
	if d != nil {
		out.File, out.List, out.fields = d.File, slices.Clone(d.List), slices.Clone(d.fields)
	}
	for _, x := range l.List {
		c := &Decision{
			Match: map[string]string{dict.Name(gear.Manufacturer): x.Name}, Vendor: x.Value,
			Reason: "makers in the profile", Who: l.File, When: asOf, Expires: asOf,
		}
		c.Pos = x.Pos
		if c.Vendor != "none" && pack.Vendor(c.Vendor) == nil {
			return nil, &gear.Fault{
				Kind: gear.Usage, What: `makers: "` + c.Vendor + `" is not a designated vendor`, Place: x.In(l.File),
				Hint: cmp.Or(gear.DidYouMean(c.Vendor, vendorIDs(pack)), "write an id of gearaudit vendors list, or none"),
			}
		}
		if err := out.add(c, pack); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func vendorIDs(pack *rules.VendorPack) []string {
	ids := []string{"none"}
	for _, v := range pack.Vendors {
		ids = append(ids, v.ID)
	}
	return ids
}

// add takes one decision after looking at what it says; an unanswered one is
// left out.
func (d *Decisions) add(c *Decision, pack *rules.VendorPack) error {
	fault := func(what, hint string) error {
		return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint, Place: c.In(d.File)}
	}
	var fields []gear.Field
	for f := range gear.Field(d.dict.Len()) {
		if c.Match[d.dict.Name(f)] != "" {
			fields = append(fields, f)
		}
	}
	switch {
	case len(fields) == 0 || len(fields) != len(c.Match):
		return fault("match names no field, or one that an inventory does not have", "for example match: {manufacturer: Hauwei}")
	case c.Vendor == "?":
		return nil
	case c.Vendor != "none" && pack.Vendor(c.Vendor) == nil:
		return fault("\""+c.Vendor+"\" is not a designated vendor", "write an id of gearaudit vendors list, none, or ? while it is open")
	case c.Reason == "" || c.Who == "":
		return fault("a decision must say why and who decided", "add reason and who")
	case c.When == 0 || c.Expires == 0 || c.Expires < c.When:
		return fault("a decision must say when it was made and when it expires", "add when and expires, such as 2027-11-21")
	}
	d.List = append(d.List, *c)
	d.fields = append(d.fields, fields)
	return nil
}

// Text renders what a decision matches: manufacturer=Hauwei, model=X.
func (d *Decisions) Text(i int) string {
	var b []string
	for _, f := range d.fields[i] {
		b = append(b, d.dict.Name(f)+"="+d.List[i].Match[d.dict.Name(f)])
	}
	return strings.Join(b, ", ")
}

// The states of a decision after a run.
const (
	Used   = "used"
	Unused = "unused" // no undecided row of the inventory matches it
	Stale  = "stale"  // it had expired on the day of the audit
)

// State says what became of decision i, given the day of the audit and how
// often all sessions used it.
func (d *Decisions) State(i int, asOf gear.Date, used int64) string {
	switch {
	case asOf > d.List[i].Expires:
		return Stale
	case used == 0:
		return Unused
	}
	return Used
}
