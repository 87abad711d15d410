package columns

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// amounts tells pieces, the price of one and the total of a line apart where in
// each row one column is the product of two others, whatever their headings say.
func (c *columnMapper) amounts() {
	var columns []int
	numbers := map[int][]int64{}
	for i := range c.file.Headings {
		if len(columns) == mostAmounts {
			break
		}
		if cl := c.holder(i); cl != nil && (cl.confidence == Declared || !slices.Contains([]gear.Field{gear.Quantity, gear.UnitCost, c.historicCost(), gear.Description, gear.Notes}, cl.field)) {
			continue
		}
		if list := c.numbersIn(i); list != nil {
			columns, numbers[i] = append(columns, i), list
		}
	}
	for _, total := range columns {
		for a, one := range columns {
			for _, other := range columns[a+1:] {
				if one != total && other != total && isProduct(numbers[total], numbers[one], numbers[other]) {
					c.setAmounts(total, one, other)
					return
				}
			}
		}
	}
}

// mostAmounts bounds the columns of numbers that are held against each other, three
// at a time: beside so many a sheet is no list of prices.
const mostAmounts = 24

func (c *columnMapper) historicCost() gear.Field {
	f, ok := c.words.Dict.Field("historic_cost")
	if !ok {
		return gear.UnitCost
	}
	return f
}

// numbersIn reads a column of numbers, in hundredths, -1 for what is none; nil
// where most cells are none.
func (c *columnMapper) numbersIn(i int) []int64 {
	cells := c.cells(i)
	out := make([]int64, len(cells))
	good, filled := 0, 0
	for n, cell := range cells {
		out[n] = -1
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		filled++
		if v, err := values.ParseMoney(cell, func() values.NumberStyle { return values.NumberStyle{Dotted: true, Decimal: '.'} }); err == nil {
			good++
			out[n] = v
		}
	}
	if filled < 2 || 5*good < 4*filled {
		return nil
	}
	return out
}

// isProduct reports whether in nearly all rows that have all three numbers one is
// the product of the others, and in two rows at least that says something.
func isProduct(t, a, b []int64) bool {
	rows, equal, telling := 0, 0, 0
	for i := range t {
		if t[i] <= 0 || a[i] <= 0 || b[i] <= 0 || a[i] > 1e9 || b[i] > 1e9 {
			continue
		}
		rows++
		if d := a[i]*b[i] - 100*t[i]; d < 100*100 && d > -100*100 { // to the unit: prices are rounded
			equal++
			if a[i] != 100 && b[i] != 100 {
				telling++
			}
		}
	}
	return telling >= 2 && 10*equal >= 9*rows
}

// setAmounts gives the fields to the three columns. Pieces are whole, and what says
// so in words is believed.
func (c *columnMapper) setAmounts(total, one, other int) {
	pieces, price := one, other
	if c.pieceScore(other) > c.pieceScore(one) {
		pieces, price = other, one
	}
	if c.pieceScore(pieces) < 0 { // both have decimals: lengths and rates, no pieces
		return
	}
	for _, set := range []struct {
		cell  int
		field gear.Field
	}{{total, c.historicCost()}, {price, gear.UnitCost}, {pieces, gear.Quantity}} {
		if old := c.taken[set.field]; old != nil && old.cell != set.cell && (old.confidence == Declared || set.field != gear.Quantity && old.cell != total && old.cell != pieces && old.cell != price) {
			continue
		}
		c.release(set.cell)
		if old := c.taken[set.field]; old != nil {
			delete(c.taken, set.field)
			if old.cell != total && old.cell != price && old.cell != pieces {
				c.set(old.cell, "column "+strconv.Itoa(set.cell+1)+" is read as "+c.words.Dict.Name(set.field))
			}
		}
		c.taken[set.field] = &assignment{candidate: candidate{set.field, byCells}, cell: set.cell, confidence: Likely}
	}
}

// pieceScore says how much a column looks like one of pieces: negative for
// decimals, more for small numbers and for a heading that says so.
func (c *columnMapper) pieceScore(i int) int {
	score := 2
	if moneyLike(c.cells(i)) {
		score = -2
	}
	largest := int64(0)
	for _, n := range c.numbersIn(i) {
		if n > 0 && n%100 != 0 {
			score = -4
		}
		largest = max(largest, n)
	}
	for at := int64(1000 * 100); at < largest; at *= 10 {
		score--
	}
	for _, m := range c.words.Read(c.file.Headings[i]).All {
		switch m.field {
		case gear.Quantity:
			score += 3
		case gear.UnitCost:
			score -= 3
		}
	}
	return score
}

// moneyLike reports cells of which some have the sign or the code of a currency,
// or that mostly have cents.
func moneyLike(cells []string) bool {
	signs, cents, filled := 0, 0, 0
	for _, cell := range cells {
		if cell = values.Trim(cell); cell == "" {
			continue
		}
		filled++
		if strings.ContainsAny(cell, "$€£¥₩₽₹") && values.Numeric(cell) {
			signs++
		}
		if n := len(cell); n > 3 && (cell[n-3] == '.' || cell[n-3] == ',') && values.AllDigits(cell[n-2:]) && cell[n-2:] != "00" && values.Numeric(cell) {
			cents++
		}
	}
	return filled > 0 && (2*signs >= filled || 2*cents >= filled)
}
