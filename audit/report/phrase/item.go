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

// EvidenceText says on one line why a vendor is believed to be the maker.
func EvidenceText(evidence []report.Evidence) string { return string(AppendEvidence(nil, evidence)) }

// AppendEvidence appends EvidenceText.
func AppendEvidence(dst []byte, evidence []report.Evidence) []byte {
	for i := range evidence {
		if i > 0 {
			dst = append(dst, "; "...)
		}
		dst = AppendProof(dst, &evidence[i])
	}
	return dst
}

// AppendProof reads: manufacturer "HUAWEI TECH" matches "huawei" (name, strong).
func AppendProof(dst []byte, e *report.Evidence) []byte {
	dst = append(append(append(append(dst, e.Field...), ` "`...), e.Observed...), '"')
	if e.Matched != "" && e.Matched != e.Observed {
		dst = append(append(append(dst, ` matches "`...), e.Matched...), '"')
	}
	dst = append(append(dst, " ("...), strings.ReplaceAll(e.Kind, "_", " ")...)
	return append(append(append(dst, ", "...), e.Strength...), ')')
}

// MakerText says who made an item and by which evidence, without the cells'
// texts: for readers who must not see notes, contacts or addresses.
func MakerText(run *report.Run, it *report.Item) string {
	if it.Vendor == "" && it.OtherMaker == "" {
		return ""
	}
	text := it.OtherMaker
	if it.Vendor != "" {
		text = VendorName(run, it.Vendor)
	}
	text += ", " + it.Level
	var by []string
	for i := range it.Evidence {
		e := &it.Evidence[i]
		by = append(by, e.Field+" ("+strings.ReplaceAll(e.Kind, "_", " ")+", "+e.Strength+")")
	}
	if len(by) > 0 {
		text += " by " + strings.Join(by, ", ")
	}
	return text
}
