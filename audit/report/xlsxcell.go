package report

import (
	"strconv"
	"strings"
	"time"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// cellKind is what a cell of a workbook holds, and so its type and look; the
// look stands in xlsx/styles.xml, in the same order.
type cellKind uint8

// The kinds of cells.
const (
	cellText cellKind = iota
	cellNumber
	cellPlace // a coordinate
	cellDate
	cellMoney
	cellChance // a fraction, shown in percent
	cellOutcome
	cellHead
	cellHeadRight
	cellTitle
	cellStrong
	cellSoft
	cellBreach
	cellDue
	cellReport
	cellReview
	cellGood
)

// moneyFormat is the number format of money. A currency that is none of the
// usual ones could be any text, and a format obeys some of it.
func moneyFormat(currency string) string {
	switch currency {
	case "USD":
		return `"$"#,##0;-"$"#,##0`
	case "GBP":
		return `"£"#,##0;-"£"#,##0`
	case "EUR":
		return `"€"#,##0;-"€"#,##0`
	default:
		return `#,##0`
	}
}

// xlsxCell is a cell of a workbook. One without text is left out.
type xlsxCell struct {
	kind   cellKind
	text   string
	number bool // the text is one
}

// cellOf makes a cell of a text of the contract: a number or a date where the
// text is one and the column says so, else text that is never computed.
func cellOf(kind cellKind, text string) xlsxCell {
	if text == "" {
		return xlsxCell{}
	}
	switch kind {
	case cellNumber, cellPlace, cellMoney, cellChance:
		if n, ok := exact(text); ok {
			return xlsxCell{kind, strconv.FormatFloat(n, 'f', -1, 64), true}
		}
		kind = cellText
	case cellDate:
		if day, ok := serialDay(text); ok {
			return xlsxCell{kind, strconv.Itoa(day), true}
		}
		kind = cellText
	case cellOutcome:
		kind = outcomeCell(text)
	}
	return xlsxCell{kind: kind, text: sheetText(text)}
}

// exact reads a decimal number that a workbook can hold without rounding: it
// keeps fifteen digits.
func exact(s string) (float64, bool) {
	if digits := strings.TrimLeft(s, "-0."); !safetext.Number(s) || len(digits) > 16 || len(digits) == 16 && !strings.Contains(digits, ".") {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// serialDay counts the days since 1899-12-30, as workbooks do. Before March
// 1900 they count a day that never was.
func serialDay(date string) (int, bool) {
	d, err := time.Parse("2006-01-02", date)
	if err != nil || d.Year() < 1901 {
		return 0, false
	}
	return int(d.Unix()/(24*60*60)) + 25_569, true
}

// sheetText makes text safe for a cell, and shortens what is longer than a cell
// can be.
func sheetText(s string) string {
	const longest = 30_000 // characters; a cell holds 32,767 units of UTF-16
	s = safetext.Cell(s)
	if len(s) <= longest {
		return s
	}
	return clip(s, longest/2) + " (shortened, the whole text is in --format json)"
}

// head is the kind of the heading above cells of a kind.
func (k cellKind) head() cellKind {
	switch k {
	case cellNumber, cellPlace, cellMoney, cellChance:
		return cellHeadRight
	default:
		return cellHead
	}
}

func outcomeCell(outcome string) cellKind {
	switch outcome {
	case "breach", outcomeRejected, "no", "expired":
		return cellBreach
	case "due":
		return cellDue
	case "report":
		return cellReport
	case "review", "unknown", "unused", "stale":
		return cellReview
	case "clear", "exempt", "yes":
		return cellGood
	default:
		return cellText
	}
}
