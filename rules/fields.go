package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const fieldsFile = "fields.yaml"

// fieldSheet is the text of fields.yaml.
type fieldSheet struct {
	Fields    []fieldEntry     `yaml:"fields"`
	Contested []contestedEntry `yaml:"contested"`
	Totals    []string         `yaml:"totals"`
	Units     []string         `yaml:"units"`
	Besides   []string         `yaml:"besides"`
	Ignored   []string         `yaml:"ignored"`
	Ditto     []string         `yaml:"ditto"`
	Passive   []string         `yaml:"passive"`
	Beside    []string         `yaml:"passive_beside"`
	Pieces    []string         `yaml:"pieces"`
	About     []string         `yaml:"about"`
}

// contestedEntry is a heading that means different fields in different files.
type contestedEntry struct {
	Pos
	Heading string   `yaml:",key"`
	Fields  []string `yaml:",value"`
}

type fieldEntry struct {
	Pos
	Name     string       `yaml:"name"`
	Type     string       `yaml:"type"`
	Values   []fieldValue `yaml:"values"`
	OneOf    []fieldValue `yaml:"one_of"` // words, each with the values that it may stand for
	Joined   string       `yaml:"joined"` // of several words in a cell: all, or one (empty)
	Doc      string       `yaml:"doc"`
	Headings []string     `yaml:"headings"`
}

// fieldValue is a closed value with other spellings of it.
type fieldValue struct {
	Pos
	Name      string   `yaml:",key"`
	Spellings []string `yaml:",value"`
}

// Fields loads the dictionary of all fields that an inventory may have. The
// canonical ones have the numbers of package gear's constants.
func Fields() (*gear.Dictionary, error) {
	src, err := fieldData.ReadFile(fieldsFile)
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Internal, What: "the field dictionary is missing", Err: err}
	}
	var sheet fieldSheet
	if err := decodeOurs("rules/"+fieldsFile, src, &sheet); err != nil {
		return nil, err
	}
	defs := make([]gear.FieldDef, len(sheet.Fields))
	for i := range sheet.Fields {
		if defs[i], err = sheet.Fields[i].def(); err != nil {
			return nil, err
		}
	}
	d := gear.NewDictionary(defs)
	d.Ignored, d.Totals, d.Units, d.Besides, d.Ditto = sheet.Ignored, sheet.Totals, sheet.Units, sheet.Besides, sheet.Ditto
	d.Passive, d.PassiveBeside = sheet.Passive, sheet.Beside
	d.Pieces, d.About = sheet.Pieces, sheet.About
	words, err := ownLexicon()
	if err != nil {
		return nil, err
	}
	d.Sellers = words.Sellers // a column of their names says nothing about makers
	if d.Contested, err = sheet.contested(d); err != nil {
		return nil, err
	}
	d.Words, err = headingWords(d)
	return d, err
}

// contested numbers the fields of contested headings.
func (s *fieldSheet) contested(d *gear.Dictionary) ([]gear.Contested, error) {
	out := make([]gear.Contested, len(s.Contested))
	for i, e := range s.Contested {
		out[i].Heading = e.Heading
		for _, name := range e.Fields {
			f, ok := d.Field(name)
			if !ok {
				return nil, &gear.Fault{
					Kind: gear.Internal, Place: e.In("rules/" + fieldsFile),
					What: fmt.Sprintf("%q is not a field", name), Hint: "name one of the fields above",
				}
			}
			out[i].Fields = append(out[i].Fields, f)
		}
	}
	return out, nil
}

func (e *fieldEntry) def() (gear.FieldDef, error) {
	d := gear.FieldDef{Name: e.Name, Type: gear.FieldType(e.Type), Headings: e.Headings, Doc: e.Doc}
	if d.Type == gear.YesNo {
		d.Values, d.Aliases = []string{"no", "yes"}, yesNo()
	}
	if d.Type == gear.CountryCode {
		return d, countries(&d)
	}
	if len(e.Values) > 0 {
		d.Aliases = make(map[string]string)
	}
	for _, v := range e.Values {
		d.Values = append(d.Values, v.Name)
		for _, s := range v.Spellings {
			key := gear.FoldHeading(s)
			if other, taken := d.Aliases[key]; taken && other != v.Name {
				return d, &gear.Fault{
					Kind: gear.Internal, Place: v.In("rules/" + fieldsFile),
					What: fmt.Sprintf("the spelling %q stands for %s and for %s", s, other, v.Name), Hint: "keep one of them",
				}
			}
			d.Aliases[key] = v.Name
		}
	}
	return d, e.sets(&d)
}

// sets reads the words that stand for several values.
func (e *fieldEntry) sets(d *gear.FieldDef) error {
	d.JoinedAll = e.Joined == "all"
	for _, w := range e.OneOf {
		for _, v := range w.Spellings {
			if !slices.Contains(d.Values, v) {
				return &gear.Fault{
					Kind: gear.Internal, Place: w.In("rules/" + fieldsFile),
					What: fmt.Sprintf("%q may stand for %q, which is not a value of %s", w.Name, v, d.Name), Hint: "name values of the field",
				}
			}
		}
		if d.OneOf == nil {
			d.OneOf = map[string][]string{}
		}
		d.OneOf[w.Name] = w.Spellings
	}
	return nil
}

// yesNo lists what people write for yes and no.
func yesNo() map[string]string {
	return map[string]string{
		"y": "yes", "true": "yes", "1": "yes", "x": "yes", "ja": "yes", "oui": "yes", "si": "yes", "sí": "yes", "是": "yes",
		"n": "no", "false": "no", "0": "no", "nein": "no", "non": "no", "nao": "no", "não": "no", "否": "no",
	}
}

const countryFile = "countries.csv"

// countries gives a field the codes of ISO 3166 as values and the names of the
// countries as other spellings of them.
func countries(d *gear.FieldDef) error {
	src, err := fieldData.ReadFile(countryFile)
	if err != nil {
		return &gear.Fault{Kind: gear.Internal, What: "the list of countries is missing", Err: err}
	}
	d.Aliases = make(map[string]string)
	_, lines, _ := strings.Cut(string(src), "\n")
	for line := range strings.Lines(lines) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), ",")
		d.Values = append(d.Values, code)
		for name := range strings.SplitSeq(names, ";") {
			d.Aliases[gear.FoldHeading(name)] = code
		}
	}
	return nil
}
