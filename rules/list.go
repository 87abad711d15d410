package rules

import "github.com/gearaudit/gearaudit/audit/gear"

// List is a dated list of producers and categories that several rules use.
type List struct {
	Pos
	ID      string    `yaml:"id"`
	Title   string    `yaml:"title"`
	Date    gear.Date `yaml:"date"`  // the list is complete up to this day
	Reach   string    `yaml:"reach"` // network or contract, as of a rule
	Entries []Entry   `yaml:"entries"`

	File string `yaml:"-"`
}

// Entry is one line of a list: a vendor, or a category of equipment whoever
// made it.
type Entry struct {
	Pos
	ID         string     `yaml:"id"`
	Vendor     string     `yaml:"vendor"`
	Category   *Condition `yaml:"category"`
	Name       string     `yaml:"name"`
	Covers     string     `yaml:"covers"`
	ListedOn   gear.Date  `yaml:"listed_on"`   // first day on the list
	DutyFrom   gear.Date  `yaml:"duty_from"`   // first day on which duties follow from it
	ReportFrom gear.Date  `yaml:"report_from"` // gear obtained from this day on is reported
	Limit      *Condition `yaml:"limit"`       // what the listing is limited to; absent: everything
	Citation   string     `yaml:"citation"`
	URL        string     `yaml:"url"`
	Checked    gear.Date  `yaml:"checked"`
	Evidence   string     `yaml:"evidence"`
	Note       string     `yaml:"note"`
	ReachedBy  string     `yaml:"reached_by"` // an earlier entry that reaches all of this one, which is printed and not judged
}
