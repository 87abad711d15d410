package main

import (
	"fmt"
	"strings"
)

// netbox puts together what NetBox writes when its device table is exported:
// clean makers and types, roles in the words of whoever set it up.
type netbox struct {
	dice
	kit   map[string][]record
	names map[string]string // the maker as NetBox knows it: its first spelling
	tag   int
	sheet sheet
}

func netboxSheet(seed uint64) *sheet {
	g := &netbox{dice: newDice(seed), kit: by("group", mustTable("kit")), names: make(map[string]string), sheet: sheet{headings: []string{
		"Name", "Status", "Tenant", "Site", "Location", "Rack", "Position", "Role", "Manufacturer", "Type", "Platform",
		"Serial number", "Asset tag", "IP Address", "Region", "Description",
	}}}
	for _, r := range mustTable("spellings") {
		if g.names[r["maker"]] == "" {
			g.names[r["maker"]] = r["spelling"]
		}
	}
	for i, site := range mustTable("sites") {
		if i%10 == 1 || site["kind"] == "co" {
			g.site(i, site)
		}
	}
	return &g.sheet
}

func (g *netbox) site(number int, site record) {
	for _, line := range mustTable("netbox") {
		for slot := range line.mustNumber("slots") {
			if g.chance(46) {
				g.device(number, slot+1, site, line)
			}
		}
	}
}

func (g *netbox) device(number, slot int, site, line record) {
	kit := g.kit[line["group"]]
	product := kit[g.below(len(kit))]
	g.tag++
	row := record{
		"Name":   fmt.Sprintf("%s-%s-%02d", short(site["name"], 4), short(line["role"], 3), g.tag),
		"Status": g.pick("Active", "Active", "Active", "Active", "Active", "Planned", "Staged", "Offline", "Decommissioning"),
		"Tenant": "Sandhill Prairie", "Site": site["name"], "Location": g.pick("Shelter", "Equipment Room", "Cabinet 1"),
		"Rack": fmt.Sprintf("R%d", g.between(1, 4)), "Position": fmt.Sprint(g.between(1, 40)), "Role": line["role"],
		"Manufacturer": g.names[product["vendor"]], "Type": product["model"], "Platform": line["platform"],
		"Asset tag": fmt.Sprintf("NB-%04d", g.tag), "IP Address": fmt.Sprintf("10.%d.%d.%d/24", number, slot, g.between(2, 250)),
		"Region": site["state"], "Description": product["description"],
	}
	if g.chance(60) {
		row["Serial number"] = fmt.Sprintf("%s%010d", g.pick("", "X", "J", "FD"), g.below(1e10))
	}
	g.sheet.mustAdd(row)
}

// short makes the first letters of a name fit for a host name.
func short(name string, letters int) string {
	folded := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(name))
	return folded[:min(letters, len(folded))]
}
