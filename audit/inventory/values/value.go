package values

import (
	"errors"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/form"
	"github.com/gearaudit/gearaudit/audit/workbook"
)

// Reader reads the cells of one column. It is shared by the workers and never
// changes, but for the styles, which are found out once.
type Reader struct {
	Def     *gear.FieldDef
	Closed  map[string]uint16 // folded spelling -> code, for closed lists
	OneOf   map[string]uint64 // folded word -> set of codes, for words with several values
	Nothing map[string]bool   // folded words that stand where there is no value
	Part    Part
	Cut     *form.Joined    // of a cell that holds maker and model
	Keys    map[string]bool // of a cell of keys and values: those of the field
	Always  string          // what every cell that is filled says; empty for most
	Pieces  map[string]bool // of a field of counts: words beside a number of pieces
	About   map[string]bool
	Answers map[string]gear.Value // what a person said that texts mean, by answerKey
	Legend  map[string]string     // what a legend in the sheet says that words stand for, in small letters
	Styles  *Styles
	Column  int               // index of the column, from 0
	Sheet   bool              // cells may carry the mark of exact numbers
	Joined  map[string]string // what a table of sites says, by the folded name of the site; nil: the cell says it itself
}

// Part is what of a cell a field takes.
type Part uint8

// The parts.
const (
	Whole     Part = iota
	MakerPart      // of a cell that holds maker and model
	ModelPart
	PairPart  // the value of a key
	FirstPart // of a cell with two coordinates
	SecondPart
)

// CodesOf numbers the words of a closed list and their other spellings, folded.
// It is nil for a field that has no such list.
func CodesOf(def *gear.FieldDef) map[string]uint16 {
	if def.Type != gear.Closed && def.Type != gear.YesNo && def.Type != gear.CountryCode {
		return nil
	}
	numbers := make(map[string]uint16, len(def.Values))
	out := make(map[string]uint16, len(def.Values)+len(def.Aliases))
	for i, v := range def.Values {
		numbers[v] = uint16(i + 1)
		out[Fold(v)] = uint16(i + 1)
	}
	for spelling, v := range def.Aliases {
		if key := Fold(spelling); out[key] == 0 {
			out[key] = numbers[v]
		}
	}
	return out
}

// Read makes the value of a cell. The error says why a bad one is bad.
func (r *Reader) Read(cell string) (gear.Value, error) {
	if r.Sheet && strings.HasSuffix(cell, string(rune(workbook.FilledMark))) {
		if cell = cell[:len(cell)-1]; r.Def.Type == gear.Count || r.Def.Type == gear.Money { // it is counted where it stands
			return gear.Value{}, nil
		}
	}
	text := Unformula(Trim(cell))
	if r.Joined != nil {
		text = r.Joined[gear.FoldSite(text)]
	}
	if r.Part != Whole {
		text = r.partOf(text)
	}
	if r.Always != "" && text != "" {
		text = r.Always
	}
	if len(r.Legend) > 0 {
		if means := r.Legend[strings.ToLower(text)]; means != "" {
			text = means
		}
	}
	if text == workbook.NoStoredValue {
		return gear.Value{State: gear.Bad}, errors.New("the workbook holds no result of it: open and save it in a spreadsheet program")
	}
	if v, ok := r.answer(text); ok {
		return v, nil
	}
	v := gear.Value{Text: text, State: gear.Present}
	if text == "" {
		v.State = gear.Blank
		return v, nil
	}
	if r.Def.Type == gear.Text {
		if r.NoValue(text) {
			v.State = gear.Blank
		}
		return v, nil
	}
	err := r.typed(&v, r.Sheet && exact(cell))
	switch {
	case err == nil:
		return v, nil
	case r.NoValue(text), r.Def.Type == gear.Day && form.IsZeroDay(text):
		return gear.Value{Text: text}, nil
	default:
		return gear.Value{Text: text, State: gear.Bad}, err
	}
}

// partOf returns the part of a cell that the field takes.
func (r *Reader) partOf(text string) string {
	switch r.Part {
	case PairPart:
		return form.ValueOf(text, r.Keys)
	case FirstPart, SecondPart:
		latitude, longitude, _ := form.Coordinates(text)
		if r.Part == FirstPart {
			return latitude
		}
		return longitude
	}
	maker, model := r.Cut.Cut(text)
	if r.Part == MakerPart {
		return maker
	}
	return model
}

// NoValue reports a text that stands where there is no value. What a field
// declares as a value of its own is asked for before.
func (r *Reader) NoValue(text string) bool {
	if len(text) > longestNoValue || text[0] != '#' && strings.ContainsAny(text, "0123456789") {
		return false
	}
	folded := Fold(text)
	return folded == "" || r.Nothing[folded]
}

// longestNoValue is the length of the longest text that is looked up among the
// words for no value.
const longestNoValue = 64

// NoValueCell is noValue for a cell that is not made a text. It may say yes to a
// cell that is looked at more closely then.
func NoValueCell(cell []byte) bool {
	if len(cell) > longestNoValue {
		return false
	}
	for _, c := range cell {
		if c >= '0' && c <= '9' {
			return cell[0] == '#'
		}
	}
	return true
}

// Tight reports a cell without outer blanks; one that begins or ends with
// anything but ASCII is looked at more closely elsewhere.
func Tight(cell []byte) bool {
	a, b := cell[0], cell[len(cell)-1]
	return a > ' ' && a != '=' && a != '\'' && a < utf8.RuneSelf && b > ' ' && b < utf8.RuneSelf
}

// Unformula takes a text out of the formula ="000123", by which programs keep a
// spreadsheet from changing it, and takes away the ' before what a spreadsheet would
// compute, by which they keep it from that.
func Unformula(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune("=+-@:＝＋－＠", firstRune(text[1:])) {
		text = text[1:]
	}
	if n := len(text); n >= 4 && text[:2] == `="` && text[n-1] == '"' {
		return Trim(strings.ReplaceAll(text[2:n-1], `""`, `"`))
	}
	return text
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// exact reports a number of a workbook that its text alone could make mean
// something else.
func exact(cell string) bool { return cell != "" && cell[len(cell)-1] == workbook.ExactMark }

// typed reads what is not text.
func (r *Reader) typed(v *gear.Value, exact bool) (err error) {
	if len(v.Text) > longestTyped {
		return errors.New("it is longer than any such value")
	}
	style := r.numbers
	if exact {
		style = func() NumberStyle { return NumberStyle{Decimal: '.'} }
	}
	switch r.Def.Type {
	case gear.Closed, gear.YesNo:
		err = r.values(v)
	case gear.Day:
		if exact {
			return errors.New("the workbook counts days from 1904, and the cell has no style that shows a day: give it one")
		}
		if v.Date, err = parseDate(v.Text, func() DateOrder { return r.Styles.dates(r.Column) }); err != nil {
			first, last, ok := ParseInterval(v.Text)
			if !ok {
				first, last, ok = eitherDay(v.Text, r.Styles.dates(r.Column))
			}
			if ok {
				v.Date, v.Until, err = first, last, nil
			}
		}
	case gear.Count:
		v.Int, err = parseCount(v.Text, style)
		if r.Def.Name == quantityName {
			if number := r.piecesOf(v.Text); err != nil && number != v.Text {
				v.Int, err = parseCount(number, style)
			}
			if err == nil {
				err = checkPieces(v.Int)
			}
		}
	case gear.Number:
		v.Int, err = ParseDecimal(v.Text, 6, style)
	case gear.Money:
		v.Int, err = ParseMoney(v.Text, style)
	case gear.Hex:
		err = gear.CheckMAC(v.Text)
	case gear.CountryCode:
		if v.Code, err = r.code(v.Text); err == nil {
			v.Text = r.Def.Values[v.Code-1]
		}
	}
	return err
}

func (r *Reader) numbers() NumberStyle {
	s := r.Styles.numbers(r.Column)
	s.Dotted = r.Def.Type == gear.Number
	return s
}

// values reads the values of a closed field: one, or a word or several words that
// stand for several.
func (r *Reader) values(v *gear.Value) (err error) {
	if strings.HasSuffix(strings.TrimRight(v.Text, " )"), "?") {
		return errors.New("the cell doubts it")
	}
	if v.Code, err = r.code(v.Text); err == nil || r.Def.Type != gear.Closed || len(r.Def.Values) > 63 {
		return err
	}
	if v.Set = r.OneOf[Fold(v.Text)]; v.Set != 0 {
		return nil
	}
	words := strings.FieldsFunc(v.Text, func(c rune) bool { return strings.ContainsRune("/,;+&|、", c) })
	if len(words) < 2 {
		return err
	}
	var set uint64
	for _, w := range words {
		n, err := r.code(w)
		one := uint64(1) << n
		if err != nil {
			if one = r.OneOf[Fold(w)]; one == 0 {
				return err
			}
		}
		set |= one
	}
	if bits.OnesCount64(set) == 1 {
		v.Code = uint16(bits.TrailingZeros64(set))
		return nil
	}
	v.Set, v.Every = set, r.Def.JoinedAll
	return nil
}

// code finds a word of a closed list.
func (r *Reader) code(text string) (uint16, error) {
	if c := r.Closed[Fold(text)]; c > 0 {
		return c, nil
	}
	if r.Def.Type == gear.CountryCode {
		return 0, errors.New("no country of ISO 3166")
	}
	return 0, errors.New("not one of " + strings.Join(r.Def.Values, ", "))
}

// SetsOf numbers the values of the words that stand for several.
func SetsOf(def *gear.FieldDef, codes map[string]uint16) map[string]uint64 {
	out := map[string]uint64{}
	for word, values := range def.OneOf {
		for _, v := range values {
			out[Fold(word)] |= 1 << codes[Fold(v)]
		}
	}
	return out
}

// Trim removes outer blanks, including those of other scripts and the marks
// that no one sees.
func Trim(s string) string {
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

// longestTyped is the length up to which a text is tried as a number, a day, an
// address or a word of a list, in bytes.
const longestTyped = 1024

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

// NamesMaker reports fields that can say who made an item.
func NamesMaker(f gear.Field, d *gear.Dictionary) bool {
	switch f {
	case gear.Manufacturer, gear.Brand, gear.Model, gear.PartNumber, gear.Description, gear.MACAddress, gear.SysObjectID, gear.SysDescr, gear.FCCID:
		return true
	}
	return d.Name(f) == MakeModel
}

// MakeModel is the field whose cells hold maker and model.
const MakeModel = "make_model"
