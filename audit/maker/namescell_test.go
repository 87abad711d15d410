package maker_test

import (
	"strings"
	"testing"
)

func TestNamesCell(t *testing.T) {
	names := newNames(t)
	for text, want := range map[string]string{
		"Huawei": "huawei known", "ZTE Telecom India Private Ltd.": "zte known", "Hikvision DS-2CD2143G0-I": "hikvision known", "华为": "huawei known",
		"Cisco": "known", "Juniper MX204": "known", "Nokia / Huawei": "huawei known",
		"swapped Huawei for Nokia": "", "Made by Hytera Mobilfunk GmbH": "hytera known", "connected to Dahua OLT": "", "Mill Road": "", "Other": "", "": "",
		"Huawei " + strings.Repeat("x", 100): "",
	} {
		vendors, known := names.Cell(text)
		got := strings.Join(names.Vendors(vendors), " ")
		if known {
			got = strings.TrimSpace(got + " known")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
