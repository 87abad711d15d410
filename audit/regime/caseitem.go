package regime

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// exhibit is one item of an example: what the engine sees, and what it must
// say.
type caseItem struct {
	item    gear.Item
	subject Subject
	want    string
	repeat  int
}

// newExhibit reads an item as examples write it. Besides fields it takes
// vendor (a vendor's id, none or unknown), level (confirmed where it is not
// said), others and settled_by (lists separated by blanks), want and repeat.
func newCaseItem(dict *gear.Dictionary, facts []rules.Fact) (*caseItem, error) {
	e := &caseItem{repeat: 1, subject: Subject{Level: gear.OtherMaker}}
	e.item.Values = make([]*gear.Value, dict.Len())
	for _, f := range facts {
		if err := e.set(dict, f); err != nil {
			return nil, &gear.Fault{Kind: gear.Usage, What: f.Name + ": " + err.Error(), Place: gear.Place{Line: f.Line, Column: f.Column}}
		}
	}
	return e, nil
}

func (e *caseItem) set(dict *gear.Dictionary, f rules.Fact) error {
	var err error
	switch f.Name {
	case "vendor":
		e.vendor(f.Value)
	case "level":
		e.subject.Level, err = parseLevel(f.Value)
	case "others":
		e.subject.Others = strings.Fields(f.Value)
	case "settled_by":
		for _, name := range strings.Fields(f.Value) {
			field, ok := dict.Field(name)
			if !ok {
				return fmt.Errorf("there is no field %s", name)
			}
			e.subject.Missing = append(e.subject.Missing, field)
		}
	case "want":
		e.want = f.Value
	case "repeat":
		e.repeat, err = strconv.Atoi(f.Value)
	default:
		err = e.field(dict, f)
	}
	return err
}

func (e *caseItem) vendor(id string) {
	switch id {
	case "none":
		e.subject.Level = gear.OtherMaker
	case "unknown":
		e.subject.Level = gear.Unknown
	default:
		e.subject.Vendor = id
		if e.subject.Level == gear.OtherMaker {
			e.subject.Level = gear.Confirmed
		}
	}
}

func parseLevel(name string) (gear.Level, error) {
	for l := gear.Unknown; l <= gear.Confirmed; l++ {
		if l.String() == name {
			return l, nil
		}
	}
	return gear.Unknown, fmt.Errorf("%q is not a level", name)
}

func (e *caseItem) field(dict *gear.Dictionary, f rules.Fact) error {
	field, ok := dict.Field(f.Name)
	if !ok {
		return fmt.Errorf("there is no such field")
	}
	v := &gear.Value{Text: f.Value, State: gear.Present}
	var err error
	switch def := &dict.Defs[field]; def.Type {
	case gear.Closed:
		if v.Code = dict.Code(field, f.Value); v.Code == 0 {
			err = fmt.Errorf("it has no value %q", f.Value)
		}
	case gear.YesNo:
		v.Code = map[string]uint16{"no": gear.No, "yes": gear.Yes}[f.Value]
		if v.Code == 0 {
			err = fmt.Errorf("%q is neither yes nor no", f.Value)
		}
	case gear.Day:
		v.Date, err = gear.ParseDate(f.Value)
	case gear.Count:
		v.Int, err = strconv.ParseInt(f.Value, 10, 64)
	case gear.Number:
		v.Int, err = millionths(f.Value)
	}
	e.item.Values[field] = v
	return err
}

// millionths reads a plain decimal number.
func millionths(text string) (int64, error) {
	whole, part, _ := strings.Cut(text, ".")
	if len(part) > 6 {
		return 0, fmt.Errorf("%q has more than six decimals", text)
	}
	return strconv.ParseInt(whole+part+strings.Repeat("0", 6-len(part)), 10, 64)
}

// copies returns the item as often as it says; # in a site's id becomes the
// number of the copy.
func (e *caseItem) copies() []*caseItem {
	out := make([]*caseItem, e.repeat)
	for i := range out {
		c := *e
		c.item.Values = append([]*gear.Value(nil), e.item.Values...)
		if v := c.item.Values[gear.SiteID]; v != nil {
			c.item.Values[gear.SiteID] = &gear.Value{State: v.State, Text: strings.ReplaceAll(v.Text, "#", strconv.Itoa(i+1))}
		}
		out[i] = &c
	}
	return out
}
