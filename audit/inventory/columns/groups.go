package columns

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// group is a set of columns that say of a thing what other columns of the row say
// of another one: the radio and the core of a site, its present and its future
// equipment, two tables side by side.
type group struct {
	apart   string // words of the headings that tell it apart; empty where headings are the same
	number  int    // of columns with the same heading, from 2; 0 where words tell them apart
	columns []*assignment
}

// ofThing reports fields that say something of one thing; the others hold for all
// that stands in a row.
func (c *columnMapper) ofThing(f gear.Field) bool {
	switch f {
	case gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.SerialNumber, gear.Description, gear.Quantity, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID,
		gear.SoftwareVersion, gear.Status, gear.InstalledOn, gear.AcquiredOn, gear.RemovedOn, gear.UnitCost, gear.Function, gear.Role, gear.Technology, gear.AssetTag, gear.SiteID, gear.SiteName:
		return true
	}
	name := c.words.Dict.Name(f)
	return name == values.MakeModel || name == "hardware_version" || name == "ip_address"
}

// sideBySide reports two columns of a field that may speak of two things: words of
// their headings tell them apart, or their headings are the same.
func (c *columnMapper) sideBySide(old, cl *assignment) bool {
	if !c.ofThing(cl.field) || old.confidence == Declared {
		return false
	}
	return old.apart != cl.apart || c.sameHeading(old, cl)
}

func (c *columnMapper) sameHeading(a, b *assignment) bool {
	return values.Fold(c.file.Headings[a.cell]) == values.Fold(c.file.Headings[b.cell])
}

// group makes groups of the columns beside those that hold the fields: one for
// each further column of makers. Columns that belong to none are second ones.
func (c *columnMapper) group() error {
	groups := c.makerGroups()
	for _, cl := range c.spare {
		at := slices.IndexFunc(groups, func(g *group) bool {
			return !slices.ContainsFunc(g.columns, func(x *assignment) bool { return x.field == cl.field }) && c.belongs(g, cl)
		})
		if at >= 0 {
			groups[at].columns = append(groups[at].columns, cl)
			continue
		}
		if slices.ContainsFunc(groups, func(g *group) bool { return slices.Contains(g.columns, cl) }) {
			continue
		}
		if first := c.taken[cl.field]; c.sameHeading(first, cl) && !c.sameCells(first, cl) {
			return c.file.Fault(gear.Incomplete, c.file.Mapping.Line, fmt.Sprintf("the heading %s stands in columns %d and %d", values.Quote(c.file.Headings[first.cell]), first.cell+1, cl.cell+1), "give one of them another name, or take it out")
		}
		if err := c.second(cl); err != nil {
			return err
		}
	}
	c.moveToGroups(groups)
	c.file.Groups = groups
	if n := c.file.Group; n > 0 {
		c.turnTo(groups[n-1])
	}
	return nil
}

// makerGroups begins a group for each further column of makers that says
// something else than the first.
func (c *columnMapper) makerGroups() []*group {
	var groups []*group
	for _, cl := range c.spare {
		if !c.namesMakers(cl.field) {
			continue
		}
		first := c.taken[cl.field]
		g := &group{apart: cl.apart}
		if first == nil || c.sameCells(first, cl) {
			continue
		}
		if c.sameHeading(first, cl) {
			g.number = 2
			for _, other := range groups {
				if other.number >= g.number && c.sameHeading(other.columns[0], cl) {
					g.number = other.number + 1
				}
			}
		}
		g.columns = append(g.columns, cl)
		groups = append(groups, g)
	}
	return groups
}

// namesMakers reports the fields by which groups are told.
func (c *columnMapper) namesMakers(f gear.Field) bool {
	return f == gear.Manufacturer || c.words.Dict.Name(f) == values.MakeModel
}

// belongs reports a column of a group: its heading is told apart by the same words,
// or it stands behind the makers of the group as the others of its heading do.
func (c *columnMapper) belongs(g *group, cl *assignment) bool {
	first := c.taken[cl.field]
	if g.number == 0 {
		return cl.apart == g.apart
	}
	if first == nil || !c.sameHeading(first, cl) {
		return false
	}
	n := 1
	for _, other := range c.spare {
		if c.sameHeading(first, other) && other.cell <= cl.cell {
			n++
		}
	}
	return n == g.number
}

// moveToGroups hands fields that only one column holds to the group whose words
// its heading has.
func (c *columnMapper) moveToGroups(groups []*group) {
	for field, cl := range c.taken {
		if !c.ofThing(field) || cl.apart == "" || c.namesMakers(field) {
			continue
		}
		if main := c.mainMaker(); main == nil || main.apart == cl.apart {
			continue
		}
		for _, g := range groups {
			if g.number == 0 && g.apart == cl.apart {
				g.columns = append(g.columns, cl)
				delete(c.taken, field)
				break
			}
		}
	}
}

func (c *columnMapper) mainMaker() *assignment {
	if cl := c.taken[gear.Manufacturer]; cl != nil {
		return cl
	}
	f, _ := c.words.Dict.Field(values.MakeModel)
	return c.taken[f]
}

// sameCells reports two columns that say the same in every row.
func (c *columnMapper) sameCells(a, b *assignment) bool {
	x, y := c.cells(a.cell), c.cells(b.cell)
	return slices.EqualFunc(x, y, func(s, t string) bool { return values.Trim(s) == values.Trim(t) })
}

// turnTo puts the columns of a group in the place of those that say the same of
// the first thing. Places, states and money that the group does not have of its own
// hold for it as well; numbers of the first thing do not.
func (c *columnMapper) turnTo(g *group) {
	for field := range c.taken {
		switch field {
		case gear.SiteID, gear.SiteName, gear.InstalledOn, gear.AcquiredOn, gear.RemovedOn, gear.Status:
			continue
		}
		if c.ofThing(field) {
			c.set(c.taken[field].cell, "it speaks of another thing in the row")
			delete(c.taken, field)
		}
	}
	for _, cl := range g.columns {
		if old := c.taken[cl.field]; old != nil {
			c.set(old.cell, "it speaks of another thing in the row")
		}
		cl.own = true
		c.taken[cl.field] = cl
	}
}

// saidByHeading takes the technology, and that things are only planned, from the
// words that tell a heading of makers apart: 5G Vendor, planned vendor.
func (c *columnMapper) saidByHeading() {
	main := c.mainMaker()
	if main == nil || main.apart == "" || main.confidence == Declared {
		return
	}
	for _, f := range [...]gear.Field{gear.Technology, gear.Status} {
		if c.taken[f] != nil {
			continue
		}
		r := c.words.Reader(f)
		for word := range strings.FieldsSeq(main.apart) {
			code := r.Closed[values.Fold(word)]
			if f == gear.Status && (code == 0 || r.Def.Values[code-1] != planned) || f == gear.Technology && code == 0 && r.OneOf[values.Fold(word)] == 0 {
				continue
			}
			c.taken[f] = &assignment{candidate: candidate{f, main.rank}, cell: main.cell, confidence: Likely, always: word, words: []string{word}, own: main.own}
			break
		}
	}
}

// planned is the status of what is not there yet.
const planned = "planned"
