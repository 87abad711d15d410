package catalog

import (
	"maps"
	"slices"
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
	t, err := ReadPack[familyRow]("families.csv")
	if err != nil {
		return err
	}
	c.families = make(map[string]family, len(t.Rows))
	for i, r := range t.Rows {
		if len(r.Prefix) < minPrefix || len(r.Prefix) > maxPrefix {
			return t.Fault(i, "prefix", "the prefix is too short or too long", "")
		}
		f := family{name: string(r.Family)}
		if f.functions, err = codesOf(Functions[:], string(r.Function)); err != nil {
			return t.Fault(i, "function", err.Error(), "")
		}
		if first, _, _ := strings.Cut(string(r.Function), "|"); first != "" {
			for code, name := range Functions {
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

// Families says in words which models are of which family: by what their names begin
// with, in capitals and without anything but letters and digits; and which functions
// a piece of the family may have, the first of which is meant where none is said.
func (c *Catalog) Families() []string {
	prefixes := map[string][]string{}
	for prefix, f := range c.families {
		key := f.name + " (" + f.functionText() + ")"
		prefixes[key] = append(prefixes[key], prefix)
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(prefixes)) {
		list := prefixes[name]
		slices.Sort(list)
		out = append(out, name+": "+strings.Join(list, ", "))
	}
	return out
}

func (f *family) functionText() string {
	if f.functions == 0 {
		return "any function"
	}
	first := Functions[f.first-1]
	out := []string{first}
	for code, name := range Functions {
		if name != first && f.functions.has(uint16(code+1)) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
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

type wordRow struct {
	Word Cell `csv:"word"`
	Is   Cell `csv:"is"`
}

// joins are words of words.csv after which a text names what comes with a
// piece and no longer the piece.
const joins = "with"

// readWords reads the words that tell a license or a mounting part from the
// equipment that it is for.
func (c *Catalog) readWords() error {
	t, err := ReadPack[wordRow]("words.csv")
	if err != nil {
		return err
	}
	c.words = make(map[string]string, len(t.Rows))
	for _, r := range t.Rows {
		c.words[string(r.Word)] = string(r.Is)
	}
	return nil
}

// AccessoryWords are the words that tell a license or a mounting part from the
// equipment that it is for, and those after which a text names what comes with a piece.
func (c *Catalog) AccessoryWords() (words, after []string) {
	for _, w := range slices.Sorted(maps.Keys(c.words)) {
		if c.words[w] == joins {
			after = append(after, w)
		} else {
			words = append(words, w)
		}
	}
	return words, after
}

// accessory reports whether a text names a license or a mounting part: by its
// first word, or by its last one where it does not go on to say what comes with
// the piece.
func (c *Catalog) accessory(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r > 127) })
	if len(words) == 0 {
		return false
	}
	is := func(w string) bool { return c.words[w] != "" && c.words[w] != joins }
	if is(words[0]) {
		return true
	}
	return is(words[len(words)-1]) && !slices.ContainsFunc(words, func(w string) bool { return c.words[w] == joins })
}
