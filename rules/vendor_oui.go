package rules

import (
	"bytes"
	"sort"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// OUI is a prefix of hardware addresses that a firm has registered.
type OUI struct {
	Prefix   string // 6, 7 or 9 hexadecimal digits in upper case
	Vendor   string // id of the designated vendor
	Sub      string // the affiliate, empty for the vendor itself
	Relation string // root subsidiary former unclear oem
}

// PrefixOf returns the longest registered prefix that the address begins
// with, and whether there is one. The address is 12 hexadecimal digits in
// upper case.
func (p *VendorPack) PrefixOf(address string) (OUI, bool) {
	for _, n := range [...]int{9, 7, 6} {
		if len(address) < n {
			continue
		}
		key := address[:n]
		i := sort.Search(len(p.OUI), func(i int) bool { return p.OUI[i].Prefix >= key })
		if i < len(p.OUI) && p.OUI[i].Prefix == key {
			return p.OUI[i], true
		}
	}
	return OUI{}, false
}

// parseOUI reads the table. It is split by hand, because it has thousands of
// lines that every run reads; its shape is fixed and checked here.
func parseOUI(name string, src []byte) ([]OUI, error) {
	list := make([]OUI, 0, bytes.Count(src, []byte{'\n'}))
	text := string(src)
	words := make(map[string]string)
	for line := 1; text != ""; line++ {
		var row string
		row, text = cut(text, '\n')
		if row == "" || row[0] == '#' || row == "prefix,vendor,sub,relation" {
			continue
		}
		var o OUI
		rest := row
		o.Prefix, rest = cut(rest, ',')
		o.Vendor, rest = cut(rest, ',')
		o.Sub, o.Relation = cut(rest, ',')
		if !validOUI(o, list) {
			return nil, &gear.Fault{Kind: gear.Usage, What: "no row of prefix, vendor, sub and relation in rising order: " + strconv.Quote(row),
				Place: gear.Place{File: name, Line: line}, Hint: "prefixes have 6, 7 or 9 digits and stand in order"}
		}
		o.Vendor, o.Sub, o.Relation = same(words, o.Vendor), same(words, o.Sub), same(words, o.Relation)
		list = append(list, o)
	}
	return list, nil
}

func validOUI(o OUI, before []OUI) bool {
	switch len(o.Prefix) {
	case 6, 7, 9:
	default:
		return false
	}
	for i := range len(o.Prefix) {
		if c := o.Prefix[i]; (c < '0' || c > '9') && (c < 'A' || c > 'F') {
			return false
		}
	}
	switch o.Relation {
	case "root", "subsidiary", "former", "unclear", "oem":
	default:
		return false
	}
	return o.Vendor != "" && (len(before) == 0 || before[len(before)-1].Prefix < o.Prefix)
}

// cut splits at the first separator; without one, all is before it.
func cut(s string, sep byte) (before, after string) {
	for i := range len(s) {
		if s[i] == sep {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// same lets equal words share their memory.
func same(words map[string]string, s string) string {
	if w, ok := words[s]; ok {
		return w
	}
	words[s] = s
	return s
}
