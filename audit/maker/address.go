package maker

import (
	"strings"
	"unicode"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// addressHits finds registered prefixes. Those of former affiliates follow the
// dates of their names.
func (d *Identifier) addressHits(s string) []evidence.Hit {
	var hits []evidence.Hit
	gear.EachMAC(s, func(a string) {
		if codes.Local(a) {
			return
		}
		o, ok := d.pack.PrefixOf(a)
		if !ok {
			return
		}
		h := evidence.Hit{Kind: evidence.MAC, Strength: evidence.Strong, Matched: o.Prefix, Entry: &evidence.Entry{Vendor: o.Vendor, Sub: o.Sub, Text: o.Prefix, Kind: o.Relation, Source: "IEEE registry of hardware addresses",
			Sure: true, Dated: d.relations[o.Vendor+"/"+o.Sub]}}
		switch o.Relation {
		case "oem":
			h.Kind, h.Strength, h.Note = evidence.RebrandKind, evidence.Weak, "the prefix is of "+o.Sub+", which sells what "+o.Vendor+" makes"
		case "unclear", "former":
			if h.Entry.Dated == nil {
				h.Strength = evidence.Capped
			}
		}
		hits = append(hits, h)
	})
	return hits
}

// objectNames reads the name of a module of SNMP objects, or of an object, which
// begins with its author: HUAWEI-MIB::huaweiProducts.4, zxr10.
func (d *Identifier) objectNames(m *words.Cutter, s string) []evidence.Hit {
	if strings.IndexFunc(s, unicode.IsLetter) < 0 || codes.ArcOf(s) != "" {
		return nil
	}
	module, _, named := strings.Cut(s, "::")
	author, _, _ := strings.Cut(module, "-")
	hits := d.names.Mentions(m, gear.SysObjectID, author)
	if named {
		hits = d.names.Read(m, author).Hits
	}
	if len(hits) == 0 {
		hits = d.familyHits(m, gear.SysDescr, author)
	}
	for i := range hits {
		hits[i].Kind = evidence.SysObjectID
	}
	return hits
}

// addressesIn finds whole hardware addresses in a free text. They tell the maker
// less surely than in a column of their own, and nothing behind a word of
// relation.
func (d *Identifier) addressesIn(m *words.Cutter, f gear.Field, t string) []evidence.Hit {
	if !codes.MayHoldAddress(t) {
		return nil
	}
	var hits []evidence.Hit
	for token := range strings.FieldsFuncSeq(t, func(r rune) bool { return strings.ContainsRune(" \t\r\n,;/|()[]=<>\"'%", r) }) {
		if half, ok := codes.MakersHalf(token); !ok || !codes.Grouped(token) {
			continue
		} else if found := d.addressHits(half); len(found) > 0 {
			h := found[0]
			h.Strength = min(h.Strength, evidence.Medium)
			if f == gear.Notes {
				h.Strength = min(h.Strength, evidence.Weak)
			}
			at := strings.Index(t, token)
			d.relation(m, f, &h, t, at, at+len(token))
			hits = evidence.Better(hits, h)
		}
	}
	return hits
}
