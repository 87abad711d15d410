package rules

import "testing"

// BenchmarkStart is what a start reads: the rules of one country, the vendors
// and the fields.
func BenchmarkStart(b *testing.B) {
	for _, bc := range []struct {
		name string
		load func() error
	}{
		{"rules", func() error { _, err := Load(Embedded(), Choice{Country: "US"}); return err }},
		{"vendors", func() error { _, err := Vendors(); return err }},
		{"fields", func() error { _, err := Fields(); return err }},
	} {
		b.Run(bc.name, func(b *testing.B) {
			for b.Loop() {
				if err := bc.load(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
