package rules

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// OUI is a prefix of hardware addresses that a firm has registered.
type OUI struct {
	Prefix   string // 6, 7 or 9 hexadecimal digits in upper case
	Vendor   string // id of the designated vendor
	Sub      string // the affiliate, empty for the vendor itself
	Relation string // root subsidiary former unclear oem
}

// OUITable is all registered prefixes in rising order. Thousands of them belong
// to a few firms: each is a piece of one text, with the number of its firm.
type OUITable struct {
	Rows  string // the prefix, blanks up to nine characters, two digits
	Firms []OUI  // without prefixes
}

// The widths of a row and of the prefix in it.
const (
	ouiRow   = 11
	ouiWidth = 9
)

// Len returns the number of prefixes.
func (t *OUITable) Len() int { return len(t.Rows) / ouiRow }

// Prefix returns prefix i, counted from 0.
func (t *OUITable) Prefix(i int) string {
	return strings.TrimRight(t.Rows[i*ouiRow:i*ouiRow+ouiWidth], " ")
}

// At returns prefix i with its firm.
func (t *OUITable) At(i int) OUI {
	n := t.Rows[i*ouiRow+ouiWidth:]
	o := t.Firms[int(n[0]-'0')*10+int(n[1]-'0')]
	o.Prefix = t.Prefix(i)
	return o
}

// From returns the number of the first prefix that is not below the digits.
func (t *OUITable) From(digits string) int {
	return sort.Search(t.Len(), func(i int) bool { return t.Prefix(i) >= digits })
}

// PrefixOf returns the longest registered prefix that the address begins
// with, and whether there is one. The address is 12 hexadecimal digits in
// upper case.
func (p *VendorPack) PrefixOf(address string) (OUI, bool) {
	for _, n := range [...]int{9, 7, 6} {
		if len(address) < n {
			continue
		}
		if i := p.OUI.From(address[:n]); i < p.OUI.Len() && p.OUI.Prefix(i) == address[:n] {
			return p.OUI.At(i), true
		}
	}
	return OUI{}, false
}

// read fills the table from the text of oui.csv, whose shape is fixed and
// checked here.
func (t *OUITable) read(name string, src []byte) error {
	var rows strings.Builder
	rows.Grow(len(src) / 2)
	before := ""
	number := 0
	for line := range strings.Lines(string(src)) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line == "prefix,vendor,sub,relation" {
			continue
		}
		prefix, rest, _ := strings.Cut(line, ",")
		var o OUI
		o.Vendor, rest, _ = strings.Cut(rest, ",")
		o.Sub, rest, _ = strings.Cut(rest, ",")
		o.Relation, _, _ = strings.Cut(rest, ",")
		at := slices.Index(t.Firms, o)
		if at < 0 {
			at = len(t.Firms)
			t.Firms = append(t.Firms, o)
		}
		if !validOUI(prefix, &o) || before >= prefix || at > 99 {
			return &gear.Fault{Kind: gear.Usage, What: "no row of prefix, vendor, sub and relation in rising order: " + strconv.Quote(line),
				Place: gear.Place{File: name, Line: number}, Hint: "prefixes have 6, 7 or 9 digits and stand in order"}
		}
		before = prefix
		rows.WriteString(before)
		for range ouiWidth - len(before) {
			rows.WriteByte(' ')
		}
		rows.Write([]byte{'0' + byte(at/10), '0' + byte(at%10)})
	}
	t.Rows = rows.String()
	return nil
}

func validOUI(prefix string, o *OUI) bool {
	switch len(prefix) {
	case 6, 7, 9:
	default:
		return false
	}
	switch o.Relation {
	case "root", "subsidiary", "former", "unclear", "oem":
	default:
		return false
	}
	return o.Vendor != "" && strings.Trim(prefix, "0123456789ABCDEF") == ""
}
