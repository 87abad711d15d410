package maker

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// serialHits reads a serial number: by its grammar, as it stands and without
// blanks, and by the hardware address with which the name begins that a device
// gives itself towards its management (00259E-HG8245H-...).
func (d *Identifier) serialHits(m *scratch, t string) []hit {
	hits := d.familyHits(m, gear.SerialNumber, t)
	if joined := strings.ReplaceAll(t, " ", ""); len(hits) == 0 && joined != t {
		hits = d.familyHits(m, gear.SerialNumber, joined)
	}
	half, rest, ok := strings.Cut(t, "-")
	if !ok || len(half) != 6 || len(rest) < 8 || !strings.Contains(rest, "-") {
		return hits
	}
	for i := range len(half) {
		if digit36(half[i]) > 15 {
			return hits
		}
	}
	for _, h := range d.addressHits(half) {
		hits = better(hits, h)
	}
	return hits
}

// tagHits finds telling names in a tag or host name: they are a hint, because
// the owner chose them.
func (d *Identifier) tagHits(m *scratch, text string) []hit {
	if !d.mayName(text) {
		return nil
	}
	hits := d.names.mentions(m, gear.AssetTag, clean(text))
	for i := range hits {
		hits[i].kind, hits[i].strength = Text, min(hits[i].strength, Weak)
	}
	return hits
}
