package phrase

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// OddsRow is a row of the table of costs.
type OddsRow struct {
	Short, Name string
	report.Range
}

// HasMoney reports whether an estimate says anything.
func HasMoney(e *report.Estimate) bool { return e.Items > 0 || e.Unpriced > 0 || e.OpenItems > 0 }

// OddsRows are the views of the cost that an estimate has.
func OddsRows(e *report.Estimate) []OddsRow {
	var out []OddsRow
	if e.Items > 0 {
		out = append([]OddsRow{{"Equipment", "equipment alone", e.Equipment}}, allInRows(e)...)
	}
	if e.IfOpen != nil {
		out = append(out, OddsRow{"Undecided included", "all-in, if every undecided maker is designated (+" + Many(e.OpenItems, "unit", "units") + ")", *e.IfOpen})
	}
	return out
}

// allInRows are the all-in figure on each basis that is borne out.
func allInRows(e *report.Estimate) []OddsRow {
	if len(e.Bases) == 0 { // a run of an earlier version, or nothing that the baseline counts
		return []OddsRow{{"All in", "all-in", e.AllIn}, {"Program", "what a reimbursement program typically approves", e.Programme}}
	}
	var out []OddsRow
	for i := range e.Bases {
		b := &e.Bases[i]
		r := OddsRow{Range: report.Range{P10: b.P10, P50: b.P50, P80: b.P80, P90: b.P90, Mean: b.Mean}}
		switch b.Basis {
		case "asked":
			r.Short, r.Name = "All in", "all-in, as requested"
		case "approved":
			r.Short, r.Name = "Approved", "all-in, as a program typically approves"
		case "paid":
			r.Short, r.Name = "Paid", "all-in, as a program pays"
		default:
			r.Short, r.Name = "Spent", "all-in, as spent"
		}
		out = append(out, r)
	}
	return out
}

// DriversText reads: What makes it uncertain: ... (96%), ... (3%).
func DriversText(drivers []report.Driver) string {
	var parts []string
	for _, d := range drivers {
		if share := Chance(d.Share); share != Chance("0") {
			parts = append(parts, d.Name+" ("+share+")")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "What makes it uncertain: " + strings.Join(parts, ", ") + "."
}

// MethodText reads: The method was held against ...
func MethodText(m *report.Method) string {
	return "The method, tried on what " + Many(int64(len(m.BackTest)), "operator", "operators") + " asked a program for: " + strconv.Itoa(m.Held) + " of " +
		strconv.Itoa(len(m.BackTest)) + " requests lie between its P10 and P90, and its P50 misses by a factor of " + m.ErrorFactor +
		" on average. Every number and source: gearaudit catalog method."
}

// Dearest sorts the lines of an estimate by their P90, the largest first.
func Dearest(lines []report.CostLine) []report.CostLine {
	out := slices.Clone(lines)
	slices.SortStableFunc(out, func(a, b report.CostLine) int {
		x, _ := Cents(a.High)
		y, _ := Cents(b.High)
		return cmp.Compare(y, x)
	})
	return out
}

// MoneyNote says how many units are priced, from which baseline and how surely.
func MoneyNote(e *report.Estimate) string {
	s := Many(e.Items, "unit", "units") + " at " + Many(int64(e.Sites), "site", "sites")
	if e.Baseline != "" {
		s += ", " + e.Baseline
	}
	if e.Class > 0 {
		s += ", " + classText(e.Class)
	}
	return s
}

// classText says what an estimate of a class is, in the words of AACE.
func classText(class int) string {
	text := "AACE class " + strconv.Itoa(class) + " estimate"
	if what := map[int]string{5: "order of magnitude", 4: "feasibility", 3: "budget"}[class]; what != "" {
		text += " (" + what + ")"
	}
	return text
}

// Zero reports whether an amount is nothing or less.
func Zero(amount string) bool {
	a, ok := Cents(amount)
	return ok && a <= 0
}

// PriceText reads: equipment about $14.6k ($6.83k to $21.0k).
func PriceText(currency string, p *report.Price) string {
	switch {
	case p == nil:
		return ""
	case p.Low == "" || p.High == "":
		return "no price for it"
	case p.Likely == "":
		return "equipment " + Short(currency, p.Low) + " to " + Short(currency, p.High)
	default:
		return "equipment about " + Short(currency, p.Likely) + " (" + Short(currency, p.Low) + " to " + Short(currency, p.High) + ")"
	}
}
