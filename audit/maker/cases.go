package maker

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Checks is what came of the hits and misses of a vendor file.
type Checks struct {
	Count int
	Wrong []string // a line for each one that got another answer, or that cannot be read
}

// Check runs the cases of a vendor file, and holds it to what it says of names:
// each name must speak of the vendor, each neighbour must not be suspected
// more than it allows.
func (d *Identifier) Check(v *rules.Vendor) Checks {
	var c Checks
	s := d.Session()
	for _, one := range v.Cases {
		c.add(s.checkCase(v, &one))
	}
	for i := range v.Names {
		for _, text := range v.Names[i].Texts {
			c.add(s.checkName(v, text))
		}
	}
	for _, n := range v.Neighbours {
		c.add(s.checkNeighbour(v, &n))
	}
	return c
}

func (c *Checks) add(wrong string) {
	c.Count++
	if wrong != "" {
		c.Wrong = append(c.Wrong, wrong)
	}
}

func (s *Session) checkCase(v *rules.Vendor, c *rules.VendorCase) string {
	it, err := itemOf(c.Row)
	if err != nil {
		return fmt.Sprintf("%s: %v", rowText(c.Row), err)
	}
	id := s.Identify(it)
	want := c.Vendor
	if want == "" && c.Want != "none" && c.Want != "unknown" {
		want = v.ID
	}
	if got := id.Level.String(); got != c.Want || want != "" && !id.speaksOf(want) {
		return fmt.Sprintf("%s is %s %s, want %s %s", rowText(c.Row), got, id.Vendor, c.Want, want)
	}
	return ""
}

func (s *Session) checkName(v *rules.Vendor, text string) string {
	if id := s.named(text); id.Level < gear.Possible || !id.speaksOf(v.ID) {
		return fmt.Sprintf("the name %q is %s %s", text, id.Level, id.Vendor)
	}
	return ""
}

func (s *Session) checkNeighbour(v *rules.Vendor, n *rules.Neighbour) string {
	most := gear.OtherMaker
	if n.Level == "possible" {
		most = gear.Possible
	}
	if id := s.named(n.Text); id.speaksOf(v.ID) && id.Level > most {
		return fmt.Sprintf("the neighbour %q is %s %s, and may be %s at most", n.Text, id.Level, id.Vendor, most)
	}
	return ""
}

// named identifies a row that says nothing but its maker.
func (s *Session) named(text string) *Identification {
	it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
	it.Values[gear.Manufacturer] = &gear.Value{Text: text, State: gear.Present}
	return s.Identify(it)
}

// speaksOf reports whether the vendor is meant, or one of several.
func (id *Identification) speaksOf(vendor string) bool {
	return id.Vendor == vendor || slices.Contains(id.Others, vendor)
}

// caseFields are the fields that a case may give, by their headings.
var caseFields = map[string]gear.Field{
	"manufacturer": gear.Manufacturer, "serial_number": gear.SerialNumber, "brand": gear.Brand, "model": gear.Model, "part_number": gear.PartNumber, "description": gear.Description, "notes": gear.Notes,
	"mac_address": gear.MACAddress, "sys_object_id": gear.SysObjectID, "sys_descr": gear.SysDescr, "fcc_id": gear.FCCID, "software_version": gear.SoftwareVersion,
	"acquired_on": gear.AcquiredOn, "installed_on": gear.InstalledOn, "authorized_on": gear.AuthorizedOn,
}

// itemOf makes an item of fields given by their names.
func itemOf(row map[string]string) (*gear.Item, error) {
	it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
	for _, name := range slices.Sorted(maps.Keys(row)) {
		f, ok := caseFields[name]
		if !ok {
			return nil, fmt.Errorf("no field %q can tell the maker", name)
		}
		v := &gear.Value{Text: row[name], State: gear.Present}
		if v.Text == "" {
			v.State = gear.Blank
		}
		if f == gear.AcquiredOn || f == gear.InstalledOn || f == gear.AuthorizedOn {
			date, err := gear.ParseDate(v.Text)
			if err != nil {
				return nil, err
			}
			v.Date = date
		}
		it.Values[f] = v
	}
	return it, nil
}

func rowText(row map[string]string) string {
	var b []string
	for _, name := range slices.Sorted(maps.Keys(row)) {
		b = append(b, name+"="+row[name])
	}
	return strings.Join(b, ", ")
}
