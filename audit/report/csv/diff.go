package csv

import (
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Diff writes a row for each change.
func Diff(out io.Writer, d *report.Diff, opt report.Options) error {
	f := NewFile(out, opt)
	if err := f.Write([]string{"change", "site_id", "asset_tag", "serial_number", "manufacturer", "model", "quantity", "vendor", "field", "old", "new", "identity"}); err != nil {
		return err
	}
	for i := range d.Changes {
		x := &d.Changes[i]
		it := &x.Item
		if err := f.Write([]string{x.Kind, it.SiteID, it.AssetTag, it.SerialNumber, it.Manufacturer, it.Model, strconv.FormatInt(it.Quantity, 10), x.Vendor, x.Field, x.Old, x.New, it.ID}); err != nil {
			return err
		}
	}
	return f.Close()
}
