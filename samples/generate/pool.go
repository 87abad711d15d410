package main

import (
	"fmt"
	"strings"
	"time"
)

// modelsPerDesignated and modelsPerOther bound how many models a maker gets,
// so that all of them together have about 6,400.
const (
	modelsPerDesignated = 230
	modelsPerOther      = 52
)

// brand is a maker in a big file. Cells are kept encoded; the plain ones are
// there for -distinct, which changes every cell.
type brand struct {
	plainNames, names   []string
	plainModels, models []string
	oui                 string
	role, function      string
}

// pools are all that the rows of a big file choose from.
type pools struct {
	designated, others           []brand
	sites, remarks, plain, comma []string
	dates, states, statuses      []string
	funding                      []string
	phrases                      map[string][]string // of prose, by the part of the sentence
}

func newPools(d dialect) *pools {
	p := &pools{
		sites:    d.encodeAll(siteNames()),
		plain:    d.encodeAll(descriptions(" ")),
		comma:    d.encodeAll(descriptions(d.delimiter + " ")),
		dates:    d.encodeAll(days(2011, 2026)),
		states:   d.encodeAll([]string{"MT", "ND", "SD", "WY", "NE", "CO", "KS", "OK", "TX", "NM", "ID", "MN"}),
		statuses: d.encodeAll([]string{"Active", "Active", "Active", "Active", "Active", "Active", "Active", "Offline", "Staged", "Removed"}),
		funding:  d.encodeAll([]string{"High Cost", "Private", "CAF", "ACAM", "RDOF", "", "Private", "High Cost"}),
		remarks:  d.encodeAll([]string{"checked\non site", "moved,\n19\" rack", "line one\nline two\nline three"}),
	}
	p.phrases = map[string][]string{}
	for _, r := range mustTable("phrases") {
		p.phrases[r["part"]] = append(p.phrases[r["part"]], r["text"])
	}
	for _, r := range mustTable("makers") {
		if r["designated"] == "yes" {
			p.designated = append(p.designated, newBrand(r, modelsPerDesignated, d))
		} else {
			p.others = append(p.others, newBrand(r, modelsPerOther, d))
		}
	}
	return p
}

func newBrand(r record, models int, d dialect) brand {
	b := brand{oui: r["oui"], role: d.encode(r["role"]), function: d.encode(r["function"])}
	b.plainNames = variants(r["maker"])
	patterns := choices(r["patterns"])
	for _, pattern := range patterns {
		b.plainModels = append(b.plainModels, expand(pattern, models/len(patterns)+1)...)
	}
	b.names, b.models = d.encodeAll(b.plainNames), d.encodeAll(b.plainModels)
	return b
}

// variants writes a name in the four ways that lists of makers are full of.
func variants(name string) []string {
	return []string{name, strings.ToUpper(name), name + " Corporation", lower(name)}
}

// expand fills the # of a pattern with up to n different numbers.
func expand(pattern string, n int) []string {
	digits := strings.Count(pattern, "#")
	all := 1
	for range digits {
		all *= 10
	}
	var out []string
	for i := range min(n, all) {
		number := fmt.Sprintf("%0*d", digits, i*37%all)
		var b strings.Builder
		for _, r := range pattern {
			if r == '#' {
				b.WriteByte(number[0])
				number = number[1:]
				continue
			}
			b.WriteRune(r)
		}
		out = append(out, b.String())
	}
	return out
}

// siteNames are 50,000 different ones.
func siteNames() []string {
	first := strings.Fields("Alder Antelope Badger Bear Big Black Blue Box Broken Buffalo Cabin Calf Cedar Chalk Clear Cold Coyote Crow Deer Dry " +
		"Eagle East Elk Fox Gold Grass Gray Green Hay Horse Iron Lone Long North Oak Pine Porcupine Powder Red Rock " +
		"Sage Salt Sand Sheep Silver South Stone Sweet Twin West")
	second := strings.Fields("Bench Bluff Bottom Butte Canyon Coulee Creek Draw Flat Fork Gap Gulch Hill Hollow Lake Mesa Pass Peak Point Prairie Ridge Rim Spring Table Valley")
	out := make([]string, 0, len(first)*len(second)*40)
	for n := range 40 {
		for _, a := range first {
			for _, b := range second {
				out = append(out, fmt.Sprintf("%s %s %d", a, b, n+1))
			}
		}
	}
	return out
}

// descriptions are three words with the separator after the first.
func descriptions(separator string) []string {
	var out []string
	for _, a := range []string{"Remote radio unit", "Baseband unit", "Indoor unit", "Switch", "Rectifier module", "Panel antenna", "Bullet camera", "Line card"} {
		for _, b := range []string{"850 MHz", "24 ports", "48 V 200 A", "rack 2 upper half", "sector B", "outdoor"} {
			for _, c := range []string{"main", "spare", "north side", "replaced 2019"} {
				out = append(out, a+separator+b+" "+c)
			}
		}
	}
	return out
}

// days lists every seventh day of the years, the last one not included.
func days(from, to int) []string {
	var out []string
	end := time.Date(to, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := time.Date(from, 1, 3, 0, 0, 0, 0, time.UTC); d.Before(end); d = d.AddDate(0, 0, 7) {
		out = append(out, d.Format(time.DateOnly))
	}
	return out
}
