package codes

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules"
)

// Numbers finds enterprise numbers and FCC grantee codes.
type Numbers struct {
	arcs     map[string]*arc
	grantees map[string]*evidence.Entry
}

// arc is an entry of the enterprise numbers.
type arc struct {
	entry    *evidence.Entry
	strength string
}

// generic are enterprise numbers that many makers' devices answer: net-snmp,
// its forerunner, lwIP, Microsoft and a few toolkits.
var generic = map[string]bool{"8072": true, "2021": true, "26381": true, "311": true, "4413": true, "99999": true, "1": true, "0": true}

// NewNumbers files the numbers of a pack.
func NewNumbers(pack *rules.VendorPack) *Numbers {
	c := &Numbers{arcs: map[string]*arc{}, grantees: map[string]*evidence.Entry{}}
	for _, v := range pack.Vendors {
		for _, e := range v.Enterprises {
			p := v.Proof(e.Source)
			c.arcs[e.Arc] = &arc{strength: e.Strength, entry: &evidence.Entry{Vendor: v.ID, Sub: e.Sub, Text: "1.3.6.1.4.1." + e.Arc, Source: p.Title, Note: e.Note, Sure: !p.Unverified()}}
		}
		for _, g := range v.Grantees {
			p := v.Proof(g.Source)
			c.grantees[g.Code] = &evidence.Entry{Vendor: v.ID, Sub: g.Sub, Text: g.Code, Source: p.Title, Note: g.Note, Sure: !p.Unverified()}
		}
	}
	return c
}

const enterprises = "1.3.6.1.4.1."

// Object reads an object identifier: the longest arc of the pack decides,
// whole numbers being compared. other says that it is the number of a maker
// who is not designated.
func (c *Numbers) Object(s string) (h evidence.Hit, ok, other bool) {
	rest := ArcOf(s)
	for key := rest; key != ""; key = key[:max(0, strings.LastIndexByte(key, '.'))] {
		if a := c.arcs[key]; a != nil {
			if a.strength == "none" {
				return h, false, false
			}
			return evidence.Hit{Entry: a.entry, Kind: evidence.SysObjectID, Strength: evidence.StrengthOf(a.strength), Matched: enterprises + key}, true, false
		}
	}
	number, _, _ := strings.Cut(rest, ".")
	return h, false, !generic[number] && words.IsNumber(number)
}

// ArcOf returns what an object identifier has below the arc of enterprises, as
// 2011.2.23; nothing when it lies elsewhere. It may be written in numbers, with
// the words of SNMP tools in front, or with commas or dashes.
func ArcOf(s string) string {
	oid := strings.ToLower(strings.TrimSpace(s))
	if i := strings.LastIndexAny(oid, ": ="); i >= 0 {
		oid = oid[i+1:] // SNMPv2-SMI::enterprises.2011, OID: .1.3.6.1.4.1.2011
	}
	oid = strings.ReplaceAll(oid, ",", ".")
	if strings.Trim(oid, "0123456789.-_") == "" { // of numbers alone
		oid = strings.NewReplacer("-", ".", "_", ".").Replace(oid)
	}
	oid = strings.Trim(oid, ".")
	oid = strings.TrimPrefix(oid, "iso.org.dod.internet.private.")
	for _, root := range [...]string{enterprises, "iso.3.6.1.4.1.", "3.6.1.4.1.", "enterprises."} {
		if rest, found := strings.CutPrefix(oid, root); found {
			return rest
		}
	}
	return ""
}

// Grantee reads an FCC ID: a grantee code of three characters, or of five
// where the first one is a digit, and the product behind it. Of several IDs the
// first that is known counts.
func (c *Numbers) Grantee(s string) (evidence.Hit, bool) {
	several := func(r rune) bool { return r == ',' || r == ';' || r == '|' }
	for id := range strings.FieldsFuncSeq(strings.ToUpper(s), several) {
		if h, ok := c.granted(bareFCCID(id)); ok {
			return h, true
		}
	}
	return evidence.Hit{}, false
}

// bareFCCID drops the words in front of an ID: Contains FCC ID: QISE3372.
func bareFCCID(id string) string {
	const signs = " :#.=-_()[]"
	for {
		id = strings.TrimLeft(id, signs)
		word, rest := id, ""
		if i := strings.IndexAny(id, signs); i >= 0 {
			word, rest = id[:i], id[i:]
		}
		switch word {
		case "CONTAINS", "FCC", "FCCID", "ID", "IDENTIFIER":
			if rest == "" {
				return ""
			}
			id = rest
		default:
			return id
		}
	}
}

func (c *Numbers) granted(id string) (evidence.Hit, bool) {
	n := 3
	if id != "" && id[0] >= '0' && id[0] <= '9' {
		n = 5
	}
	if len(id) <= n {
		return evidence.Hit{}, false
	}
	e := c.grantees[id[:n]]
	if e == nil {
		return evidence.Hit{}, false
	}
	h := evidence.Hit{Entry: e, Kind: evidence.FCCID, Strength: evidence.Strong, Matched: id[:n]}
	if !e.Sure {
		h.Strength = evidence.Weak
	}
	return h, true
}
