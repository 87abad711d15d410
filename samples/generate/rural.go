package main

import (
	"fmt"
	"strconv"
)

// rural puts together the hand-kept sheet of a carrier with some sixty sites.
type rural struct {
	dice
	kit     map[string][]record // by group
	recipes map[string][]record // by kind of site
	odd     map[string][]record // by site
	names   map[string][]string // spellings by maker, as often as they weigh
	remarks []record
	tag     int
	sheet   sheet
}

func newRural(seed uint64) *rural {
	return &rural{
		dice:    newDice(seed),
		kit:     by("group", mustTable("kit")),
		recipes: by("kind", mustTable("recipes")),
		odd:     by("site", mustTable("oddities")),
		names:   spellings(),
		remarks: mustTable("remarks"),
		tag:     10001,
		sheet: sheet{headings: []string{
			"Asset Tag", "Site ID", "Site Name", "State", "Latitude", "Longitude", "Vendor", "Model", "Part No.",
			"Description", "Qty", "Role", "Function", "Technology", "Status", "Date Obtained", "Install Date",
			"Date Removed", "Funding", "Purpose", "Serial Number", "MAC Address", "SysObjectID", "FCC ID",
			"Parent Asset", "Unit Cost", "Notes",
		}},
	}
}

// spellings lists the ways to write each maker, repeated by their weight.
func spellings() map[string][]string {
	names := make(map[string][]string)
	for _, r := range mustTable("spellings") {
		for range r.mustNumber("weight") {
			names[r["maker"]] = append(names[r["maker"]], r["spelling"])
		}
	}
	return names
}

func ruralSheet(seed uint64) *sheet {
	g := newRural(seed)
	for _, site := range mustTable("sites") {
		g.site(site)
	}
	return &g.sheet
}

// site writes what stands at a site: first by recipe, then the odd rows.
func (g *rural) site(site record) {
	parents := make(map[string]string)
	for _, recipe := range g.recipes[site["kind"]] {
		for range recipe.mustNumber("rows") {
			if g.chance(recipe.mustNumber("chance")) {
				g.item(site, recipe, parents)
			}
		}
	}
	for _, odd := range g.odd[site["id"]] {
		g.oddity(site, odd)
	}
}

// item writes one row; parents holds the last asset tag of each group at the
// site, for the components that sit in one.
func (g *rural) item(site, recipe record, parents map[string]string) {
	kit := g.kit[recipe["group"]]
	product := kit[g.below(len(kit))]
	row := g.place(site)
	row["Qty"] = g.pick(choices(recipe["units"])...)
	row["Parent Asset"] = parents[recipe["parent"]]
	g.label(row, product)
	g.hardware(row, product)
	g.history(row, product, site["kind"])
	g.sheet.mustAdd(row)
	parents[recipe["group"]] = row["Asset Tag"]
}

// place starts a row with a new asset tag at the site.
func (g *rural) place(site record) record {
	g.tag += g.between(1, 4)
	return record{
		"Asset Tag": "SP-" + strconv.Itoa(g.tag),
		"Site ID":   site["id"], "Site Name": site["name"], "State": site["state"],
		"Latitude": site["latitude"], "Longitude": site["longitude"],
	}
}

// oddity writes a row that a person wrote by hand, as it is.
func (g *rural) oddity(site, odd record) {
	row := g.place(site)
	for heading, column := range map[string]string{
		"Vendor": "vendor", "Model": "model", "Part No.": "part", "Description": "description", "Qty": "qty",
		"Role": "role", "Function": "function", "Technology": "technology", "Status": "status",
		"Date Obtained": "obtained", "Install Date": "installed", "Date Removed": "removed",
		"Funding": "funding", "Purpose": "purpose", "Serial Number": "serial", "MAC Address": "mac",
		"SysObjectID": "oid", "FCC ID": "fcc", "Unit Cost": "cost", "Notes": "notes",
	} {
		row[heading] = odd[column]
	}
	g.sheet.mustAdd(row)
}

// label writes what somebody read off the front of the box.
func (g *rural) label(row, product record) {
	names := g.names[product["vendor"]]
	row["Vendor"] = names[g.below(len(names))]
	row["Model"] = product["model"]
	row["Description"] = product["description"]
	row["Role"] = g.pick(product["role"], product["role"], product["role"], product["role"], lower(product["role"]))
	row["Function"] = product["function"]
	row["Technology"] = product["technology"]
	if g.chance(65) {
		row["Part No."] = product["part"]
	}
	if g.chance(12) {
		row["Notes"] = g.remarks[g.below(len(g.remarks))]["remark"]
	}
}

// hardware writes what a box says about itself when it is asked.
func (g *rural) hardware(row, product record) {
	if row["Qty"] == "1" && g.chance(60) {
		row["Serial Number"] = g.serial(product["vendor"])
	}
	if product["oui"] != "" && g.chance(55) {
		row["MAC Address"] = spellMAC(g.below(5), product["oui"], fmt.Sprintf("%06X", g.below(1<<24)))
	}
	if product["oid"] != "" && g.chance(30) {
		row["SysObjectID"] = product["oid"]
	}
	if g.chance(88) {
		low, high := product.mustNumber("low"), product.mustNumber("high")
		row["Unit Cost"] = strconv.Itoa(g.between(low, high)/5*5) + ".00"
	}
}

// serial invents a serial number in the manner of the maker.
func (g *rural) serial(maker string) string {
	switch maker {
	case "huawei":
		return fmt.Sprintf("2102%08dP0%s%06d", g.below(1e8), g.pick("D4", "E7", "F1", "G9"), g.below(1e6))
	case "zte":
		return fmt.Sprintf("2190%08d", g.below(1e8))
	case "cisco":
		return fmt.Sprintf("FOC%04dX%03d", g.between(1900, 2740), g.below(1e3))
	case "ericsson":
		return fmt.Sprintf("D16%07d", g.below(1e7))
	default:
		return fmt.Sprintf("%s%08d", g.pick("", "A", "K", "SN", "T"), g.below(1e8))
	}
}
