package maker

import (
	"fmt"
	"sort"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// CheckCases runs the cases of a vendor file and returns a line for each one
// that got another answer, and for each that cannot be read.
func (d *Identifier) CheckCases(v *rules.Vendor) []string {
	var wrong []string
	s := d.Session()
	for _, c := range v.Cases {
		it, err := itemOf(c.Row)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%s: %v", rowText(c.Row), err))
			continue
		}
		id := s.Identify(it)
		want := c.Vendor
		if want == "" && c.Want != "none" && c.Want != "unknown" {
			want = v.ID
		}
		if got := id.Level.String(); got != c.Want || want != "" && id.Vendor != want && !contains(id.Others, want) {
			wrong = append(wrong, fmt.Sprintf("%s is %s %s, want %s %s", rowText(c.Row), got, id.Vendor, c.Want, want))
		}
	}
	return wrong
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// caseFields are the fields that a case may give, by their headings.
var caseFields = map[string]gear.Field{
	"manufacturer": gear.Manufacturer, "brand": gear.Brand, "model": gear.Model, "part_number": gear.PartNumber, "description": gear.Description, "notes": gear.Notes,
	"mac_address": gear.MACAddress, "sys_object_id": gear.SysObjectID, "sys_descr": gear.SysDescr, "fcc_id": gear.FCCID, "software_version": gear.SoftwareVersion,
	"acquired_on": gear.AcquiredOn, "installed_on": gear.InstalledOn, "authorized_on": gear.AuthorizedOn,
}

// itemOf makes an item of fields given by their names.
func itemOf(row map[string]string) (*gear.Item, error) {
	it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
	for name, text := range row {
		f, ok := caseFields[name]
		if !ok {
			return nil, fmt.Errorf("no field %q can tell the maker", name)
		}
		v := &gear.Value{Text: text, State: gear.Present}
		if text == "" {
			v.State = gear.Blank
		}
		if f == gear.AcquiredOn || f == gear.InstalledOn || f == gear.AuthorizedOn {
			date, err := gear.ParseDate(text)
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
	for name, text := range row {
		b = append(b, name+"="+text)
	}
	sort.Strings(b)
	return strings.Join(b, ", ")
}
