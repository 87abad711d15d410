package inventory

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// reader reads the cells of one column. It is shared by the workers and never
// changes, but for the styles, which are found out once.
type reader struct {
	def    *gear.FieldDef
	closed map[string]uint16 // folded spelling -> code, for closed lists
	part   part
	styles *styles
	column int  // index of the column, from 0
	sheet  bool // cells may carry the mark of exact numbers
}

// part is what of a cell a field takes.
type part uint8

const (
	whole     part = iota
	makerPart      // of a cell that holds maker and model
	modelPart
)

// codesOf numbers the words of a closed list and their other spellings, folded.
// It is nil for a field that has no such list.
func codesOf(def *gear.FieldDef) map[string]uint16 {
	if def.Type != gear.Closed && def.Type != gear.YesNo && def.Type != gear.CountryCode {
		return nil
	}
	numbers := make(map[string]uint16, len(def.Values))
	out := make(map[string]uint16, len(def.Values)+len(def.Aliases))
	for i, v := range def.Values {
		numbers[v] = uint16(i + 1)
		out[foldName(v)] = uint16(i + 1)
	}
	for spelling, v := range def.Aliases {
		if key := foldName(spelling); out[key] == 0 {
			out[key] = numbers[v]
		}
	}
	return out
}

// read makes the value of a cell. The error says why a bad one is bad.
func (r *reader) read(cell string) (gear.Value, error) {
	text := trim(cell)
	if r.part != whole {
		text = r.part.of(text)
	}
	v := gear.Value{Text: text, State: gear.Present}
	if text == "" {
		v.State = gear.Blank
		return v, nil
	}
	if r.def.Type == gear.Text {
		return v, nil
	}
	err := r.typed(&v, r.sheet && exact(cell))
	switch {
	case err == nil:
		return v, nil
	case blankWord(text):
		return gear.Value{Text: text}, nil
	default:
		return gear.Value{Text: text, State: gear.Bad}, err
	}
}

// exact reports a number of a workbook that its text alone could make mean
// something else.
func exact(cell string) bool { return cell != "" && cell[len(cell)-1] == exactMark }

// typed reads what is not text.
func (r *reader) typed(v *gear.Value, exact bool) (err error) {
	style := r.numbers
	if exact {
		style = func() numberStyle { return numberStyle{decimal: '.'} }
	}
	switch r.def.Type {
	case gear.Closed, gear.YesNo:
		v.Code, err = r.code(v.Text)
	case gear.Day:
		if exact {
			return errors.New("the workbook counts days from 1904, and the cell has no style that shows a day: give it one")
		}
		v.Date, err = parseDate(v.Text, func() dateOrder { return r.styles.dates(r.column) })
	case gear.Count:
		if v.Int, err = parseCount(v.Text, style); err == nil && r.def.Name == quantityName {
			err = checkPieces(v.Int)
		}
	case gear.Number:
		v.Int, err = parseDecimal(v.Text, 6, style)
	case gear.Money:
		v.Int, err = parseMoney(v.Text, style)
	case gear.Hex:
		err = CheckMAC(v.Text)
	case gear.CountryCode:
		if v.Code, err = r.code(v.Text); err == nil {
			v.Text = r.def.Values[v.Code-1]
		}
	}
	return err
}

func (r *reader) numbers() numberStyle {
	s := r.styles.numbers(r.column)
	s.dotted = r.def.Type == gear.Number
	return s
}

// code finds a word of a closed list.
func (r *reader) code(text string) (uint16, error) {
	if c := r.closed[foldName(text)]; c > 0 {
		return c, nil
	}
	switch folded := foldName(text); {
	case r.def.Type == gear.CountryCode:
		return 0, errors.New("no country of ISO 3166")
	case r.def.Name == "technology" && (folded == "5g" || folded == "nr" || folded == "5gnr"):
		return 0, errors.New("5G alone does not say whether it needs a 4G anchor: write 5g_nsa or 5g_sa")
	}
	return 0, errors.New("not one of " + strings.Join(r.def.Values, ", "))
}

// blankWord reports a word that people write into a cell to leave it empty. It
// does not apply to text, where N/A may be a model.
func blankWord(s string) bool {
	if len(s) > 7 {
		return false
	}
	switch strings.ToLower(s) {
	case "-", "--", "?", "n/a", "#n/a", "na", "null", "nil", "unknown", "tbd", "tbc", "n.a.", "—", "–":
		return true
	}
	return false
}

// trim removes outer blanks, including those of other scripts and the marks
// that no one sees.
func trim(s string) string {
	if s == "" {
		return s
	}
	if a, b := s[0], s[len(s)-1]; a > ' ' && a < utf8.RuneSelf && b > ' ' && b < utf8.RuneSelf {
		return s
	}
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == '\u00A0' || r < ' '
	})
}

const (
	quantityName = "quantity"
	mostPieces   = 10_000_000 // that a row can stand for
)

// checkPieces refuses a quantity that cannot be right.
func checkPieces(n int64) error {
	switch {
	case n == 0:
		return errors.New("a row that stands for no piece")
	case n > mostPieces:
		return errors.New("more pieces than a row can stand for")
	}
	return nil
}
