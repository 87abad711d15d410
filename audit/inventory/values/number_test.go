package values

import (
	"errors"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestParseCount(t *testing.T) {
	for _, c := range []struct {
		text  string
		style NumberStyle
		want  int64
		err   error
	}{
		{text: "0", want: 0}, {text: "010", want: 10}, {text: "1200", want: 1200}, {text: "999999999999999999", want: 999999999999999999},
		{text: "1 200", want: 1200}, {text: "1'200", want: 1200}, {text: "1\u00a0200\u202f000", want: 1200000}, {text: "3.0", want: 3}, {text: "3,00", want: 3},
		{text: "1,200", style: NumberStyle{grouping: ','}, want: 1200}, {text: "1.200", style: NumberStyle{grouping: '.'}, want: 1200},
		{text: "1,200", style: NumberStyle{Decimal: '.'}, want: 1200}, {text: "1,200,000", style: NumberStyle{grouping: ','}, want: 1200000},
		{text: "1,200", err: errGrouping}, {text: "1.234", style: NumberStyle{Decimal: '.'}, err: errFraction}, {text: "1,200", style: NumberStyle{grouping: '.'}, err: errGrouping},
		{text: "2.7", err: errFraction}, {text: "2,75", err: errFraction}, {text: "0,500", err: errFraction}, {text: "-5", err: errNegative},
		{text: "1000000000000000000", err: errNumber}, {text: "1e3", err: errNumber}, {text: "0x1F", err: errNumber}, {text: "dozen", err: errNumber},
		{text: "12 pcs", err: errNumber}, {text: "1 20", err: errNumber}, {text: "1,2,3", style: NumberStyle{grouping: ','}, err: errNumber}, {text: "٣", err: errNumber}, {text: "+4", err: errNumber},
	} {
		got, err := parseCount(c.text, func() NumberStyle { return c.style })
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q in %+v: %d, %v; want %d, %v", c.text, c.style, got, err, c.want, c.err)
		}
	}
}

func TestParseMoney(t *testing.T) {
	for _, c := range []struct {
		text  string
		style NumberStyle
		want  int64
		ok    bool
	}{
		{text: "1234.50", want: 123450, ok: true}, {text: "$1,234.50", want: 123450, ok: true}, {text: "1.234,50 €", want: 123450, ok: true},
		{text: "1 234,5", want: 123450, ok: true}, {text: "USD 12", want: 1200, ok: true}, {text: "12.-", want: 1200, ok: true}, {text: "1,234,567", want: 123456700, ok: true},
		{text: "1.234.567,89", want: 123456789, ok: true}, {text: "0.05", want: 5, ok: true}, {text: "0,5", want: 50, ok: true}, {text: "1'234.50", want: 123450, ok: true},
		{text: "1.234", style: NumberStyle{Decimal: ','}, want: 123400, ok: true}, {text: "1,234", style: NumberStyle{Decimal: '.'}, want: 123400, ok: true},
		{text: "1.234"}, {text: "1,234"}, {text: "-5"}, {text: "(5)"}, {text: "0.005"}, {text: "1e3"}, {text: "NaN"}, {text: "1,2.3,4"}, {text: "12.345.67"}, {text: "free"}, {text: "."}, {text: "99999999999999999999"},
	} {
		got, err := ParseMoney(c.text, func() NumberStyle { return c.style })
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("%q in %+v: %d, %v", c.text, c.style, got, err)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]int64{
		"47.1032": 47103200, "-106.9": -106900000, "\u2212106,9": -106900000, "+5": 5000000, "0.1234567": 123456, "1.234": 1234000, "12": 12000000, "1 200,5": 1200500000,
	} {
		if got, err := ParseDecimal(text, 6, func() NumberStyle { return NumberStyle{Dotted: true} }); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "N", "47° 6'", "1.2.3", "--5", "9999999999999999"} {
		if got, err := ParseDecimal(text, 6, func() NumberStyle { return NumberStyle{Dotted: true} }); err == nil {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

// A column as a whole says what a sign means; where it contradicts itself, it
// says nothing.
func TestNumberStyles(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  NumberStyle
	}{
		{[]string{"1,200", "12"}, NumberStyle{grouping: ','}}, {[]string{"1.200", "12"}, NumberStyle{grouping: '.'}},
		{[]string{"1,200", "1500"}, NumberStyle{}}, {[]string{"1,200"}, NumberStyle{}}, {[]string{"1,200", "2.5", "7"}, NumberStyle{Decimal: '.'}},
		{[]string{"1.200", "2,5"}, NumberStyle{Decimal: ','}}, {[]string{"1,234.50"}, NumberStyle{Decimal: '.'}}, {[]string{"1,5", "1.5"}, NumberStyle{}},
		{[]string{"1,200,000", "3"}, NumberStyle{Decimal: '.'}}, {nil, NumberStyle{}}, {[]string{"x", "", "12"}, NumberStyle{}},
	} {
		e := &Habits{Kind: "count"}
		for _, cell := range c.cells {
			e.See(cell)
		}
		s := &Styles{Survey: func() map[int]*Habits { return map[int]*Habits{0: e} }}
		if got := s.numbers(0); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.cells, got, c.want)
		}
	}
}

// A cell that is seen by its bytes to be readable can be read, whatever the style
// of its column.
func TestSoundCellsAreRead(t *testing.T) {
	cells := []string{"", "7", "25410.35", "25410.3", "25410.355", "0.5", ".5", "5.", "1.2.3", "-5", "1e3", "999999999999", "9999999999999", "999999999.99", "000.00",
		"2024-05-28", "2024-02-29", "2024-05-31", "2024-13-01", "2024-00-10", "1970-01-01", "2024-05-2x", "2024/05/28", "20240528", "1999-05-28"}
	sound := 0
	for _, typ := range []gear.FieldType{gear.Money, gear.Number, gear.Day, gear.Count, gear.Text} {
		for _, st := range numberStyles() {
			r := &Reader{Def: &gear.FieldDef{Type: typ}, Styles: &Styles{Survey: func() map[int]*Habits { return map[int]*Habits{0: shows(st)} }}}
			for _, c := range cells {
				if !r.Sound([]byte(c)) {
					continue
				}
				sound++
				v, err := r.Read(c)
				if err != nil || v.State != gear.Present {
					t.Errorf("%q of type %v is taken for readable: %+v, %v", c, typ, v, err)
				}
				if n, ok := r.Amount([]byte(c)); ok != (typ == gear.Money) || ok && n != v.Int {
					t.Errorf("%q of type %v is the amount %d, %v, and is read as %d", c, typ, n, ok, v.Int)
				}
			}
		}
	}
	if sound < 100 {
		t.Errorf("only %d cells are seen to be readable", sound)
	}
}

// shows is what a column of a style shows.
func shows(st NumberStyle) *Habits {
	e := &Habits{short: true}
	for i, sign := range [2]byte{',', '.'} {
		e.decimal[i], e.grouped[i] = st.Decimal == sign, st.grouping == sign
	}
	return e
}
