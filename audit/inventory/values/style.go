package values

import (
	"strings"
	"sync"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Styles are the habits of columns that cannot be seen in one cell: which part
// of a date comes first, which sign stands before decimals. They are found out
// by a walk over the whole file, so that the order of rows changes nothing, and
// only when the first cell asks for it.
type Styles struct {
	once     sync.Once
	Declared DateOrder
	Survey   func() map[int]*Habits // by column
	found    map[int]*Habits
}

// Habits is what the cells of a column say about its style.
type Habits struct {
	Kind       gear.FieldType
	dayFirst   bool
	monthFirst bool
	short      bool    // a whole number of up to three digits
	long       bool    // a whole number of more, without a sign
	grouped    [2]bool // the sign stands between thousands: comma, dot
	decimal    [2]bool // the sign cannot but stand before decimals
}

func (s *Styles) column(i int) *Habits {
	s.once.Do(func() { s.found = s.Survey() })
	if e := s.found[i]; e != nil {
		return e
	}
	return &Habits{}
}

// dates returns the order in which a column writes dates.
func (s *Styles) dates(column int) DateOrder {
	if s.Declared != Unordered {
		return s.Declared
	}
	switch e := s.column(column); {
	case e.dayFirst && e.monthFirst:
		return mixed
	case e.dayFirst:
		return DayFirst
	case e.monthFirst:
		return MonthFirst
	}
	return Unordered
}

// numbers returns what a column says about the signs in its numbers.
func (s *Styles) numbers(column int) NumberStyle {
	e := s.column(column)
	var st NumberStyle
	for i, sign := range [2]byte{',', '.'} {
		if e.decimal[i] && !e.decimal[1-i] {
			st.Decimal = sign
		}
		// Thousands are marked in the whole column or not at all; a column in
		// which even the smallest number has the sign writes decimals.
		if e.grouped[i] && !e.grouped[1-i] && !e.decimal[i] && !e.decimal[1-i] && e.short && !e.long {
			st.grouping = sign
		}
	}
	return st
}

// See notes what a cell says.
func (e *Habits) See(cell string) {
	if exact(cell) {
		return
	}
	cell = Trim(cell)
	switch e.Kind {
	case gear.Day:
		e.seeDate(withoutTime(cell))
	case gear.Count, gear.Number, gear.Money:
		e.seeNumber(strings.Trim(cell, "+-$€£¥ \u00a0"))
	}
}

func (e *Habits) seeDate(s string) {
	p := splitDate(s)
	if p == nil || len(p[0]) > 2 || len(p[2]) != 4 {
		return
	}
	first, ok1 := digits(p[0])
	second, ok2 := digits(p[1])
	if !ok1 || !ok2 {
		return
	}
	e.dayFirst = e.dayFirst || first > 12 && second <= 12
	e.monthFirst = e.monthFirst || second > 12 && first <= 12
}

func (e *Habits) seeNumber(s string) {
	if _, ok := PlainDigits(s); ok {
		e.short = e.short || len(s) <= 3
		e.long = e.long || len(s) > 3
		return
	}
	comma, dot := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	if comma >= 0 && dot >= 0 {
		e.prove(s[max(comma, dot)])
		return
	}
	sign := onlySign(s)
	switch {
	case sign == 0:
	case !groupedBy(s, sign):
		e.prove(sign)
	case strings.Count(s, string(sign)) > 1:
		e.prove(',' + '.' - sign)
		e.grouped[signIndex(sign)] = true
	default:
		e.grouped[signIndex(sign)] = true
	}
}

func (e *Habits) prove(sign byte) { e.decimal[signIndex(sign)] = true }

func signIndex(sign byte) int {
	if sign == ',' {
		return 0
	}
	return 1
}
