package phrase

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// SiteOf is the name that a form knows a location by.
func SiteOf(it *report.Item) string {
	if it.SiteName == "" || it.SiteName == it.SiteID {
		return it.SiteID
	}
	return strings.TrimSpace(it.SiteID + " " + it.SiteName)
}

// ModelOf is what identifies the product: its model, else its part number.
func ModelOf(it *report.Item) string {
	if it.Model == "" {
		return it.PartNumber
	}
	return it.Model
}

// ItemName is what stands on the item: its tag, else its serial number.
func ItemName(it *report.Item) string {
	if it.AssetTag != "" {
		return it.AssetTag
	}
	return it.SerialNumber
}

// ItemKind reads: BBU5900 of Huawei, serial SN2.
func ItemKind(it *report.Item) string {
	var parts []string
	what := it.Model
	if what == "" {
		what = it.Description
	}
	if it.Manufacturer != "" {
		what = strings.TrimPrefix(what+" of "+it.Manufacturer, " of ")
	}
	if what != "" {
		parts = append(parts, what)
	}
	if it.SerialNumber != "" && it.AssetTag != "" {
		parts = append(parts, "serial "+it.SerialNumber)
	}
	return strings.Join(parts, ", ")
}
