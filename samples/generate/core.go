package main

import (
	"fmt"
	"strconv"
)

// core puts together the core, transport and 5G sheet of an operator in the
// United Kingdom.
type core struct {
	dice
	names map[string]string // of the sites, by code
	tag   int
	sheet sheet
}

func coreSheet(seed uint64) *sheet {
	g := &core{dice: newDice(seed), names: make(map[string]string), tag: 4000, sheet: sheet{headings: []string{
		"Asset No.", "Site Code", "Site Name", "Site Class", "Manufacturer", "Model", "Description", "Quantity", "Role",
		"Function", "Technology", "Status", "Acquired On", "Installed On", "Sanctions Affected", "Premises", "Traffic",
		"Serial No.", "Notes",
	}}}
	for _, line := range mustTable("core") {
		for _, code := range choices(line["sites"]) {
			g.sheet.mustAdd(g.row(code, line))
		}
	}
	return &g.sheet
}

func (g *core) row(code string, line record) record {
	g.tag++
	row := record{
		"Asset No.": fmt.Sprintf("C%05d", g.tag), "Site Code": code, "Site Name": g.name(code), "Site Class": line["class"],
		"Manufacturer": line["manufacturer"], "Model": line["model"], "Description": line["description"],
		"Quantity": line["quantity"], "Role": line["role"], "Function": line["function"], "Technology": line["technology"],
		"Status": line["status"], "Acquired On": g.day(line["acquired"]), "Installed On": g.day(line["installed"]),
		"Sanctions Affected": line["sanctions"], "Premises": g.about(line["premises"]), "Traffic": g.about(line["traffic"]),
		"Notes": line["notes"],
	}
	if g.chance(70) {
		row["Serial No."] = fmt.Sprintf("%s%09d", g.pick("A", "B", "SN", "2102"), g.below(1e9))
	}
	return row
}

// day completes a month by a day that every month has.
func (g *core) day(month string) string {
	if month == "" {
		return ""
	}
	return fmt.Sprintf("%s-%02d", month, g.between(1, 28))
}

// about moves a number by up to a tenth, so that sites differ.
func (g *core) about(number string) string {
	if number == "" {
		return ""
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		return number
	}
	return strconv.Itoa(n*9/10 + g.below(n/5+1))
}

// name invents the name of a site once and keeps it.
func (g *core) name(code string) string {
	if g.names[code] == "" {
		g.names[code] = g.pick("Ash", "Brook", "Castle", "Dean", "Elm", "Ford", "Holt", "Mill", "Oak", "Thorn") +
			g.pick("bury", "cote", "field", "ham", "ley", "ton", "wick", "worth") + g.pick("", "", " Exchange", " Road")
	}
	return g.names[code]
}
