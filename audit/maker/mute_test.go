package maker_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/rules"
)

// A cell that is passed over by its bytes says nothing when it is read.
func TestMuteCellsSayNothing(t *testing.T) {
	s := newIdentifier(t).Session()
	words := muteWords(vendorPack(t))
	signs := []string{"", "", "-", " ", "_", "/", ".", ",", "'s ", "@", ":", "(", "w/o "}
	r := rand.New(rand.NewPCG(7, 21))
	fields := []gear.Field{gear.SerialNumber, gear.AssetTag, gear.Model, gear.PartNumber, gear.Description, gear.Notes}
	var mute [6]int
	for range 60_000 {
		var text strings.Builder
		for range 1 + r.IntN(3) {
			text.WriteString(words[r.IntN(len(words))] + signs[r.IntN(len(signs))])
		}
		for i, f := range fields {
			if text.Len() == 0 || !s.Mute(f, []byte(text.String())) {
				continue
			}
			mute[i]++
			if id := s.Identify(itemWith(f, text.String())); id.Level != gear.Unknown || id.Label != evidence.NoLabel || len(id.Mentions) > 0 {
				t.Fatalf("%q in field %d is passed over, and says %v, label %v", text.String(), f, id.Level, id.Label)
			}
		}
	}
	for i, n := range mute {
		if n < 1000 {
			t.Errorf("only %d cells of field %d are passed over", n, fields[i])
		}
	}
}

// muteWords are pieces of cells: all that the pack knows, the same with a slip,
// and what says nothing.
func muteWords(pack *rules.VendorPack) []string {
	out := []string{"SN", "sn", "AST", "0000123", "52969629", "775", "RRUS7681", "MINI-LINK8643", "AirScale", "Nokia", "Cisco ", "core", "x", "7F", "00259E", "HG8245H", "2102311", "0231A", "SNF5XDQ4KV9FT", "SNHWTC12345678", "a1b2c3d4"}
	for _, v := range pack.Vendors {
		for i := range v.Names {
			for _, n := range v.Names[i].Texts {
				out = append(out, n, strings.ToUpper(n))
				if len(n) > 4 {
					out = append(out, n[:2]+n[3:], n[:3]+"0"+n[4:])
				}
			}
		}
		for i := range v.Models {
			for _, b := range v.Models[i].Starts {
				out = append(out, b, b+"2120", strings.ToLower(b)+"12-A", strings.ReplaceAll(b, "-", " ")+"2CD2143G0-I")
			}
		}
	}
	for i := range len(out) {
		out = append(out, out[i%20]+out[i])
	}
	return out
}
