package inventory

import (
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// What spreadsheet programs open and is no workbook or table of cells is named,
// whatever the name of the file, with how to save it.
func TestRefusedFormats(t *testing.T) {
	wide := func(s string) string {
		var b strings.Builder
		for _, c := range []byte(s) {
			b.WriteByte(c)
			b.WriteByte(0)
		}
		return b.String()
	}
	container := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 65_520)
	for name, c := range map[string]struct{ text, what, hint string }{
		"xls":              {container + wide("Workbook"), "old format (.xls)", "save it as .xlsx"},
		"with a password":  {container + wide("EncryptedPackage"), "with a password", "take the password away"},
		"page":             {"\ufeff\r\n<HTML><body><table><tr><td>Vendor</td></tr></table>", "a web page (HTML), whatever its name", "save it as .xlsx"},
		"table":            {"<table>\n<tr><td>Vendor<td>Huawei\n</table>", "a web page (HTML)", "save it as .xlsx"},
		"page in XML":      {`<?xml version="1.0"?><!DOCTYPE html><html><table/></html>`, "a web page (HTML)", "save it as .xlsx"},
		"web archive":      {"MIME-Version: 1.0\nContent-Type: multipart/related\n", "web archive", "save it as .xlsx"},
		"spreadsheet, XML": {"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>", "a spreadsheet in XML", "save it as .xlsx"},
		"other XML":        {"<?xml version=\"1.0\"?><devices><d/></devices>", "XML, no table", "export the inventory as CSV"},
		"numbers":          {zipOf(t, "Index/Document.iwa", "x"), "Apple Numbers", "export it from Numbers"},
	} {
		_, err := tryText(t, c.text, Options{})
		if err == nil {
			t.Errorf("%s is read", name)
			continue
		}
		if f := Refusal(t, err); f.Kind != gear.Incomplete || !strings.Contains(f.What, c.what) || !strings.Contains(f.Hint, c.hint) {
			t.Errorf("%s: %v, %s", name, f, f.Hint)
		}
	}
	if got := readText(t, "Vendor,Model\n<none>,<html>\nHuawei,RRU3908\n", Options{}); len(got.items) != 2 {
		t.Errorf("%q", got.items)
	}
}
