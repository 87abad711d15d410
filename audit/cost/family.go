package cost

import (
	"strings"
)

// family is a family of models, by what their names begin with. It says what a
// piece is where the inventory does not, and tells boards from what they sit
// in where it says the same function for both.
type family struct {
	name      string
	functions codes // of an item that may be of the family; the empty set: any
	first     uint16
}

type familyRow struct {
	Prefix   Cell `csv:"prefix"`
	Family   Cell `csv:"family"`
	Function Cell `csv:"function"`
}

// The lengths of prefixes in families.csv.
const minPrefix, maxPrefix = 2, 10

func (c *Catalog) readFamilies() error {
	t, err := packTable[familyRow]("families.csv")
	if err != nil {
		return err
	}
	c.families = make(map[string]family, len(t.Rows))
	for i, r := range t.Rows {
		if len(r.Prefix) < minPrefix || len(r.Prefix) > maxPrefix {
			return t.Fault(i, "prefix", "the prefix is too short or too long", "")
		}
		f := family{name: string(r.Family)}
		if f.functions, err = codesOf(functions[:], string(r.Function)); err != nil {
			return t.Fault(i, "function", err.Error(), "")
		}
		if first, _, _ := strings.Cut(string(r.Function), "|"); first != "" {
			for code, name := range functions {
				if name == first {
					f.first = uint16(code + 1)
				}
			}
		}
		c.families[string(r.Prefix)] = f
	}
	return nil
}

// familyOf finds the family of a model by the longest prefix. The function is
// what the inventory says, 0 when it does not.
func (c *Catalog) familyOf(model string, function uint16) family {
	m := foldModel(model)
	for n := min(len(m), maxPrefix); n >= minPrefix; n-- {
		f, ok := c.families[m[:n]]
		if ok && (function == 0 || f.functions.has(function)) {
			return f
		}
	}
	return family{}
}

// foldModel keeps the letters and digits of a model in upper case, without the
// maker's name before them.
func foldModel(model string) string {
	m := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			return r
		default:
			return -1
		}
	}, model)
	for _, maker := range []string{"HUAWEI", "ZTE"} {
		if rest, ok := strings.CutPrefix(m, maker); ok && rest != "" {
			return rest
		}
	}
	return m
}
