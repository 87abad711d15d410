package main

import (
	"strings"
	"time"
)

// firstDesignation is the day on which buying from the two makers with
// Universal Service money ended; the carrier bought hardly anything after it.
const firstDesignation = "2020-06-30"

// history writes when a thing came, with whose money, for what, and whether
// it still stands.
func (g *rural) history(row, product record, kind string) {
	obtained := g.bought(product)
	row["Status"] = g.status(product)
	if g.chance(93) {
		row["Date Obtained"] = obtained.Format(time.DateOnly)
	}
	if g.chance(70) && kind != "warehouse" {
		row["Install Date"] = obtained.AddDate(0, 0, g.between(10, 120)).Format(time.DateOnly)
	}
	if kind == "warehouse" {
		row["Status"] = "Staged"
	}
	if g.chance(86) {
		row["Funding"] = g.money(product["role"], obtained.Year(), kind)
	}
	row["Purpose"] = g.purpose(product["role"])
}

// bought draws a working day in the years in which the product was sold.
func (g *rural) bought(product record) time.Time {
	year := g.between(product.mustNumber("from"), product.mustNumber("to"))
	day := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.below(340))
	late := day.Format(time.DateOnly) > firstDesignation
	if vendor := product["vendor"]; late && (vendor == "huawei" || vendor == "zte") && g.chance(85) {
		day = day.AddDate(-3, 0, 0)
	}
	for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

func (g *rural) status(product record) string {
	n := g.below(100)
	switch {
	case n < 2:
		return "Offline"
	case n < 6 && product["vendor"] == "huawei":
		return "Decommissioning"
	case n < 8:
		return "active"
	default:
		return "Active"
	}
}

// money names the programme that paid, as far as the year allows.
func (g *rural) money(role string, year int, kind string) string {
	switch {
	case kind == "office" || role == "Video" || role == "Terminal":
		return "Private"
	case role == "Access" || role == "CPE":
		if year < 2017 {
			return g.pick("CAF", "High Cost", "Private")
		}
		return g.pick("ACAM", "ACAM", "A-CAM", "Private")
	case year >= 2022:
		return g.pick("RDOF", "Private", "Private", "High Cost")
	default:
		return g.pick("High Cost", "High Cost", "High Cost", "high cost", "CAF", "Private")
	}
}

// purpose is only asked of the cameras and radios, and often forgotten.
func (g *rural) purpose(role string) string {
	switch role {
	case "Video":
		return g.pick("", "Public safety", "Public safety", "Ordinary", "Ordinary")
	case "Terminal", "Other":
		return g.pick("", "Ordinary", "Public safety")
	default:
		return g.pick("", "", "", "", "", "", "Ordinary")
	}
}

// spellMAC writes a hardware address in one of the five usual ways.
func spellMAC(style int, oui, tail string) string {
	digits := oui + tail
	switch style {
	case 0:
		return inPairs(digits, ":")
	case 1:
		return inPairs(digits, "-")
	case 2:
		return digits[:4] + "." + digits[4:8] + "." + digits[8:]
	case 3:
		return digits
	default:
		return lower(inPairs(digits, ":"))
	}
}

func inPairs(digits, between string) string {
	var b strings.Builder
	for i := 0; i < len(digits); i += 2 {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(digits[i : i+2])
	}
	return b.String()
}

func lower(s string) string { return strings.ToLower(s) }
