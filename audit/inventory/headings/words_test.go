package headings

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A heading is cut at blanks, signs and changes of case, and before a number at the end
// of a word; case and accents go.
func TestWords(t *testing.T) {
	for heading, want := range map[string]string{
		"Serial Number": "serial number", "serialNumber": "serial number", "serial_number": "serial number", "SERIAL-NUMBER": "serial number", "SN": "sn", "S/N": "s n", "Serial#": "serial #", "№ п/п": "№ п п",
		"OLTVendor": "olt vendor", "OLT": "olt", "VendorA": "vendor a", "IPv4": "ipv 4", "IP4": "ip4", "Vendor2": "vendor 2", "Slot 1": "slot 1", "4G": "4g", "Zähler": "zahler", "Größe": "grosse", "modèle": "modele", "Straße": "strasse",
		"设备型号": "设备型号", "设备Model": "设备 model", "型号2": "型号2", "2号机": "2 号机", "メーカー名": "メーカー名", "łódź": "lodz", "Søn": "son", "N°": "no", "Nº de serie": "no de serie", "": "", "--": "", "a.b": "a b",
		"VLan": "vlan", "VLANs": "vlans", "PartNO": "part no", "Mac": "mac",
	} {
		if got := strings.Join(Words(heading), " "); got != want {
			t.Errorf("%q: %q, want %q", heading, got, want)
		}
	}
}

// However a heading of words is written, it has the words that it has.
func TestFormsOfHeadings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"serial", "number", "vendor", "model", "date", "installed", "qty"}), 1, 4).Draw(t, "words")
		want := strings.Join(words, " ")
		title := make([]string, len(words))
		for i, w := range words {
			title[i] = strings.ToUpper(w[:1]) + w[1:]
		}
		for _, form := range []string{want, strings.ToUpper(want), strings.Join(words, "_"), strings.Join(words, "-"), strings.Join(words, " / "), strings.Join(words, "."), strings.Join(title, ""), strings.Join(title, " "), "(" + want + ")", " " + want + ":"} {
			if got := strings.Join(Words(form), " "); got != want {
				t.Fatalf("%q: %q, want %q", form, got, want)
			}
		}
	})
}
