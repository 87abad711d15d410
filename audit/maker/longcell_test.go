package maker_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// What is longer than any value of its field is a question, whatever else the row
// says, and whoever is named anywhere in it is told.
func TestCellsTooLongToBeRead(t *testing.T) {
	const long = 64 << 10
	for _, fill := range []string{"x ", "plainword", "S5720-", "H u a w e i s t ", "\u0397uawe ", "Huaw\u00e8\u00af ", "RRU 390 ", "1.3.6.1.4.1.2011", "00:E0:FC:12:34:5"} {
		text := strings.Repeat(fill, long/len(fill))
		for name, r := range map[string]row{
			"model": {gear.Manufacturer: "Nokia", gear.Model: text}, "manufacturer": {gear.Manufacturer: text}, "part number": {gear.Manufacturer: "Nokia", gear.PartNumber: text}, "serial": {gear.Manufacturer: "Nokia", gear.SerialNumber: text}, "fcc id": {gear.Manufacturer: "Nokia", gear.FCCID: text},
		} {
			if id := identify(t, r); id.Level == gear.OtherMaker {
				t.Errorf("%q all over the %s clears the row", fill, name)
			}
		}
		for _, end := range []string{"Hikvision", "\u6d77\u5eb7\u5a01\u89c6", "H\u200bikvision"} {
			for name, r := range map[string]row{
				"model": {gear.Manufacturer: "Nokia", gear.Model: text + " " + end}, "manufacturer": {gear.Manufacturer: text + " " + end}, "text": {gear.Manufacturer: "Nokia", gear.Description: text + " " + end},
			} {
				if id := identify(t, r); !speaks(id, "hikvision") && !mentions(id, "hikvision") {
					t.Errorf("%q behind %q in the %s is lost: %+v", end, fill, name, id)
				}
			}
		}
	}
	prose := strings.Repeat("the cabinet was opened by the technician, and the fan tray cleaned; ", long/68)
	if id := identify(t, row{gear.Manufacturer: "Nokia", gear.Description: prose}); id.Level != gear.OtherMaker {
		t.Errorf("a long text of plain words is a question: %+v", id)
	}
}

func mentions(id *maker.Identification, vendor string) bool {
	return slices.ContainsFunc(id.Mentions, func(e evidence.Evidence) bool { return e.Vendor == vendor })
}
