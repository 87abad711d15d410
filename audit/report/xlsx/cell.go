package xlsx

import (
	"strconv"
	"strings"
	"time"

	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/xuri/excelize/v2"
)

// cellKind is what a cell of a workbook holds, and so its type and look.
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

// xlsxStyles makes the look of each kind.
func xlsxStyles(f *excelize.File, currency string) (map[cellKind]int, error) {
	line := []excelize.Border{{Type: "bottom", Color: "9AA5B5", Style: 1}}
	left, right := &excelize.Alignment{Horizontal: "left", Indent: 1}, &excelize.Alignment{Horizontal: "right"}
	bold, shade := font(true, 11, "1B2430"), solid("E3E8EF")
	styles := map[cellKind]*excelize.Style{
		cellText:      {Alignment: left},
		cellNumber:    {CustomNumFmt: new("#,##0")},
		cellPlace:     {CustomNumFmt: new("0.######")},
		cellDate:      {CustomNumFmt: new("yyyy-mm-dd"), Alignment: left},
		cellMoney:     {CustomNumFmt: new(moneyFormat(currency))},
		cellChance:    {CustomNumFmt: new("0%")},
		cellHead:      {Font: bold, Fill: shade, Border: line, Alignment: left},
		cellHeadRight: {Font: bold, Fill: shade, Border: line, Alignment: right},
		cellTitle:     {Font: font(true, 16, "000000"), Alignment: left},
		cellStrong:    {Font: font(true, 11, "000000"), Alignment: left},
		cellSoft:      {Font: font(false, 11, "5A6675"), Alignment: left},
		cellBreach:    {Font: font(true, 11, "9B1C1C"), Fill: solid("FDE8E8"), Alignment: left},
		cellDue:       {Font: font(true, 11, "824300"), Fill: solid("FDEED6"), Alignment: left},
		cellReport:    {Font: font(true, 11, "5F3598"), Fill: solid("F1E9FB"), Alignment: left},
		cellReview:    {Font: font(true, 11, "0B5574"), Fill: solid("E0F1F9"), Alignment: left},
		cellGood:      {Font: font(false, 11, "1B5E34"), Alignment: left},
	}
	out := map[cellKind]int{}
	for kind := cellText; kind <= cellGood; kind++ { // styles are numbered in the order they are made
		style, ok := styles[kind]
		if !ok {
			continue
		}
		id, err := f.NewStyle(style)
		if err != nil {
			return nil, err
		}
		out[kind] = id
	}
	return out, nil
}

func font(bold bool, size float64, color string) *excelize.Font {
	return &excelize.Font{Family: "Calibri", Bold: bold, Size: size, Color: color}
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

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

// cell makes a cell of a text of the contract: a number or a date where the
// text is one and the column says so, else text that is never computed.
func (b *workbook) cell(kind cellKind, text string) any {
	if text == "" {
		return nil
	}
	switch kind {
	case cellNumber, cellPlace, cellMoney, cellChance:
		if n, ok := exact(text); ok {
			return excelize.Cell{StyleID: b.styles[kind], Value: n}
		}
		kind = cellText
	case cellDate:
		if day, ok := serialDay(text); ok {
			return excelize.Cell{StyleID: b.styles[kind], Value: day}
		}
		kind = cellText
	case cellOutcome:
		kind = outcomeCell(text)
	}
	return excelize.Cell{StyleID: b.styles[kind], Value: sheetText(text)}
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
	return phrase.Clip(s, longest/2) + " (shortened, the whole text is in --format json)"
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
	case "breach", phrase.OutcomeRejected, "no", "expired":
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
