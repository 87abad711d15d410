package rules

import (
	"fmt"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

const headingsFile = "headings.yaml"

// headingSheet is the text of headings.yaml.
type headingSheet struct {
	Tails    []string       `yaml:"tails"`
	Alone    []string       `yaml:"alone"`
	Concepts []conceptEntry `yaml:"concepts"`
	Phrases  []phraseEntry  `yaml:"phrases"`
}

type conceptEntry struct {
	Pos
	Name string      `yaml:",key"`
	Body conceptBody `yaml:",value"`
}

type conceptBody struct {
	Words   []string `yaml:"words"`
	Neutral bool     `yaml:"neutral"`
	Apart   bool     `yaml:"apart"`
	Ends    bool     `yaml:"ends"`
	Things  bool     `yaml:"things"`
	Blocks  []string `yaml:"blocks"`
}

// phraseEntry is a field, or several with a bar between them, and the sets of
// concepts that mean it.
type phraseEntry struct {
	Pos
	Field string   `yaml:",key"`
	Means []string `yaml:",value"`
}

// headingWords loads the words of headings.
func headingWords(d *gear.Dictionary) (gear.HeadingWords, error) {
	var out gear.HeadingWords
	src, err := fieldData.ReadFile(headingsFile)
	if err != nil {
		return out, &gear.Fault{Kind: gear.Internal, What: "the words of headings are missing", Err: err}
	}
	var sheet headingSheet
	if err := decodeOurs("rules/"+headingsFile, src, &sheet); err != nil {
		return out, err
	}
	out.Tails = sheet.Tails
	if out.Alone, err = fieldsOf(d, Pos{}, sheet.Alone); err != nil {
		return out, err
	}
	index := map[string]int{}
	for i := range sheet.Concepts {
		e := &sheet.Concepts[i]
		index[e.Name] = i
		c := gear.Concept{Words: e.Body.Words, Neutral: e.Body.Neutral, Apart: e.Body.Apart, Ends: e.Body.Ends, Things: e.Body.Things}
		if c.Blocks, err = e.fields(d, e.Body.Blocks, sheet.Phrases); err != nil {
			return out, err
		}
		out.Concepts = append(out.Concepts, c)
	}
	for i := range sheet.Phrases {
		phrases, err := sheet.Phrases[i].phrases(d, index)
		if err != nil {
			return out, err
		}
		out.Phrases = append(out.Phrases, phrases...)
	}
	return out, nil
}

// fields numbers the fields that a concept blocks; all are those of the phrases.
func (e *conceptEntry) fields(d *gear.Dictionary, names []string, phrases []phraseEntry) ([]gear.Field, error) {
	if len(names) == 1 && names[0] == "all" {
		names = nil
		for _, p := range phrases {
			names = append(names, strings.Split(p.Field, "|")...)
		}
	}
	return fieldsOf(d, e.Pos, names)
}

func fieldsOf(d *gear.Dictionary, at Pos, names []string) ([]gear.Field, error) {
	var out []gear.Field
	for _, name := range names {
		f, ok := d.Field(name)
		if !ok {
			return nil, &gear.Fault{Kind: gear.Internal, Place: at.In("rules/" + headingsFile), What: fmt.Sprintf("%q is not a field", name), Hint: "name one of fields.yaml"}
		}
		out = append(out, f)
	}
	return out, nil
}

func (e *phraseEntry) phrases(d *gear.Dictionary, index map[string]int) ([]gear.Phrase, error) {
	fields, err := fieldsOf(d, e.Pos, strings.Split(e.Field, "|"))
	if err != nil {
		return nil, err
	}
	var out []gear.Phrase
	for _, words := range e.Means {
		p := gear.Phrase{Fields: fields}
		for _, name := range strings.Fields(words) {
			c, ok := index[name]
			if !ok {
				return nil, &gear.Fault{Kind: gear.Internal, Place: e.In("rules/" + headingsFile), What: fmt.Sprintf("%q is not a concept", name), Hint: "name one that stands above"}
			}
			p.Concepts = append(p.Concepts, c)
		}
		out = append(out, p)
	}
	return out, nil
}
