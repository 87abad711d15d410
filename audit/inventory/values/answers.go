package values

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Answers are what a person said that texts in cells mean, by field. They go
// before everything else that is known about a cell.
type Answers map[gear.Field]map[string]gear.Value

// NoValue is the answer that a text stands for no value, for fields that have no
// value of that name.
const NoValue = "unknown"

// Add says what a text in a field's cells means: a value as the field declares
// it, or NoValue. Errors are *gear.Fault of kind Usage without a place.
func (a Answers) Add(dict *gear.Dictionary, field, text, value string) error {
	f, ok := dict.Field(field)
	if !ok {
		return answerFault(fmt.Sprintf("values: there is no field %q", field), gear.DidYouMean(field, dict.Names()), "gearaudit columns --fields lists the fields")
	}
	def := &dict.Defs[f]
	if def.Type == gear.Text {
		return answerFault("values: "+field+" holds free text, and its words have no declared values", "", "for a maker on labels write makers: {"+strconv.Quote(text)+": none}, or a vendor's id")
	}
	v, err := answerValue(def, value)
	if err != nil {
		return err
	}
	key := answerKey(text)
	if before, twice := a[f][key]; twice && before != v {
		return answerFault(fmt.Sprintf("values: %s says twice what %q means", field, text), "", "keep one of them; case and punctuation make no difference")
	}
	if a[f] == nil {
		a[f] = map[string]gear.Value{}
	}
	a[f][key] = v
	return nil
}

// answerValue reads the declared value of an answer.
func answerValue(def *gear.FieldDef, text string) (gear.Value, error) {
	v := gear.Value{Text: text, State: gear.Present}
	var err error
	switch codes := CodesOf(def); {
	case codes != nil:
		at := slices.Index(def.Values, text)
		if v.Code = uint16(at + 1); at < 0 {
			err = answerFault(fmt.Sprintf("values: %s cannot be %q", def.Name, text), gear.DidYouMean(text, def.Values), "it is one of "+declaredValues(def))
		}
	case def.Type == gear.Day:
		if v.Date, err = gear.ParseDate(text); err != nil {
			err = answerFault(fmt.Sprintf("values: %s cannot be %q", def.Name, text), "", "write a day as 2026-11-21, or "+NoValue)
		}
	case def.Type == gear.Count:
		v.Int, err = strconv.ParseInt(text, 10, 64)
		if err == nil && def.Name == quantityName {
			err = checkPieces(v.Int)
		}
		if err != nil || v.Int < 0 {
			err = answerFault(fmt.Sprintf("values: %s cannot be %q", def.Name, text), "", "write a whole number such as 3, or "+NoValue)
		}
	default:
		err = answerFault(fmt.Sprintf("values: %s cannot be %q", def.Name, text), "", "its words can only stand for "+NoValue)
	}
	if err != nil && text == NoValue {
		return gear.Value{}, nil
	}
	return v, err
}

// declaredValues lists what a closed field can be; countries have their standard.
func declaredValues(def *gear.FieldDef) string {
	if def.Type == gear.CountryCode {
		return "the codes of ISO 3166, such as US, or " + NoValue
	}
	values := slices.Clone(def.Values)
	if !slices.Contains(values, NoValue) {
		values = append(values, NoValue)
	}
	return strings.Join(values, ", ")
}

func answerFault(what, near, hint string) error {
	if near != "" {
		hint = near
	}
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}

// answerKey is the spelling under which a text is looked up. A text that doubts
// is another one than that without doubt, and one of signs alone is itself.
func answerKey(text string) string {
	key := Fold(text)
	if key == "" {
		return Trim(text)
	}
	if strings.Contains(text, "?") {
		key += "?"
	}
	return key
}

// answer is what a person said that a text means.
func (r *Reader) answer(text string) (gear.Value, bool) {
	if len(r.Answers) == 0 {
		return gear.Value{}, false
	}
	v, ok := r.Answers[answerKey(text)]
	if ok && r.Def.Type != gear.CountryCode {
		v.Text = text
	}
	return v, ok
}
