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

// QuoteRow is a quotation of a price book in words.
type QuoteRow struct {
	For    string // the model, kind or function
	Ref    string // of the quotation, and its place in the price book
	Price  string
	State  string // firm bid, 52 days old, valid to 2027-01-31
	Prices string // what of the inventory it prices
	Ratio  string // to the catalog's price, empty where there is none
}

// QuoteRows are the quotations of an estimate, in order of the price books.
func QuoteRows(e *report.Estimate) []QuoteRow {
	var out []QuoteRow
	for i := range e.Quotations {
		q := &e.Quotations[i]
		row := QuoteRow{
			For: q.For, Ref: q.Ref + ", " + q.Place, Price: Short(e.Currency, q.Low), State: quoteState(q), Prices: quotePrices(q),
		}
		if q.High != q.Low {
			row.Price += " to " + Short(e.Currency, q.High)
		}
		if q.Ratio != "" {
			row.Ratio = quoteRatio(q.Ratio) + " times the catalog"
		}
		out = append(out, row)
	}
	return out
}

// quoteRatio is a ratio with the places that a reader can use.
func quoteRatio(s string) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(f, 'g', 3, 64)
}

func quoteState(q *report.Quotation) string {
	parts := []string{"quotation"}
	switch q.State {
	case report.QuoteFirm:
		parts[0] = "firm bid"
	case report.QuoteLapsed:
		parts[0] = "past its validity (an estimate)"
	case report.QuoteReplaced:
		parts[0] = "not used (" + q.By + " goes before it)"
	}
	if q.AgeDays < 0 {
		parts = append(parts, "of a day to come, "+q.QuotedOn)
	} else {
		parts = append(parts, "of "+q.QuotedOn+", "+Many(int64(q.AgeDays), "day", "days")+" old")
	}
	if q.ValidTo != "" {
		parts = append(parts, "valid to "+q.ValidTo)
	}
	return strings.Join(parts, ", ")
}

func quotePrices(q *report.Quotation) string {
	switch {
	case q.Pieces == 0:
		return "nothing"
	case q.Rows == 0:
		return Many(q.Pieces, "visit", "visits")
	}
	s := Many(q.Pieces, "unit", "units") + " in " + Many(q.Rows, "row", "rows") + ": " + strings.Join(q.First, ", ")
	if q.Rows > int64(len(q.First)) {
		s += " ..."
	}
	return s
}
