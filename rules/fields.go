package rules

import (
	"fmt"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const fieldsFile = "fields.yaml"

// fieldSheet is the text of fields.yaml.
type fieldSheet struct {
	Fields  []fieldEntry `yaml:"fields"`
	Ignored []string     `yaml:"ignored"`
}

type fieldEntry struct {
	Pos
	Name     string       `yaml:"name"`
	Type     string       `yaml:"type"`
	Values   []fieldValue `yaml:"values"`
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
	d, _, err := loadFields()
	return d, err
}

// IgnoredHeadings lists headings that are known to mean no field.
func IgnoredHeadings() ([]string, error) {
	_, ignored, err := loadFields()
	return ignored, err
}

func loadFields() (*gear.Dictionary, []string, error) {
	src, err := fieldData.ReadFile(fieldsFile)
	if err != nil {
		return nil, nil, &gear.Fault{Kind: gear.Internal, What: "the field dictionary is missing", Err: err}
	}
	var sheet fieldSheet
	if err := Decode("rules/"+fieldsFile, src, &sheet); err != nil {
		return nil, nil, err
	}
	defs := make([]gear.FieldDef, len(sheet.Fields))
	for i := range sheet.Fields {
		if defs[i], err = sheet.Fields[i].def(); err != nil {
			return nil, nil, err
		}
	}
	return gear.NewDictionary(defs), sheet.Ignored, nil
}

func (e *fieldEntry) def() (gear.FieldDef, error) {
	d := gear.FieldDef{Name: e.Name, Type: gear.FieldType(e.Type), Headings: e.Headings, Doc: e.Doc}
	if d.Type == gear.YesNo {
		d.Values, d.Aliases = []string{"no", "yes"}, yesNo()
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
	return d, nil
}

// yesNo lists what people write for yes and no.
func yesNo() map[string]string {
	return map[string]string{
		"y": "yes", "true": "yes", "1": "yes", "x": "yes", "ja": "yes", "oui": "yes", "si": "yes", "sí": "yes", "是": "yes",
		"n": "no", "false": "no", "0": "no", "nein": "no", "non": "no", "nao": "no", "não": "no", "否": "no",
	}
}
