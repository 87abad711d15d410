package profile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Profile says who is asking, and with which settings: gearaudit.yaml. A flag
// of the command line goes before a setting of the profile.
type Profile struct {
	rules.Pos
	Operator          rules.Operator `yaml:"operator"`
	Rules             []string       `yaml:"rules"`              // prefixes of rule ids; none: those of the operator's country
	IncludeUnverified bool           `yaml:"include_unverified"` // rules that no text or publication vouches for
	AsOf              gear.Date      `yaml:"as_of"`
	Columns           []Columns      `yaml:"columns"`
	Makers            []rules.Fact   `yaml:"makers"` // what words on labels stand for: a vendor's id or none
	Values            []Values       `yaml:"values"` // what texts in cells mean, by field
	Strict            bool           `yaml:"strict"` // a row that has not exactly a cell for every heading is rejected
	PriceBook         string         `yaml:"price_book"`
	Budget            Money          `yaml:"budget"`
	CostBaseline      string         `yaml:"cost_baseline"`
	Currencies        []rules.Fact   `yaml:"currencies"` // what one unit is worth in US dollars, by code
	Decisions         string         `yaml:"decisions"`
	Waivers           string         `yaml:"waivers"`
	Baseline          string         `yaml:"baseline"`
	FailOn            string         `yaml:"fail_on"`
	Delimiter         string         `yaml:"delimiter"`
	Encoding          string         `yaml:"encoding"`
	Sheet             string         `yaml:"sheet"`     // the others are set aside
	Sheets            []string       `yaml:"sheets"`    // several of them
	SetAside          []string       `yaml:"set_aside"` // files, or sheets as FILE!SHEET
	DateOrder         string         `yaml:"date_order"`

	File   string `yaml:"-"`
	SHA256 string `yaml:"-"` // of the file's bytes, in hex
}

// Columns say which heading means a field, in every table, or for one sheet or
// file which headings mean its fields.
type Columns struct {
	rules.Pos
	Name     string   `yaml:",key"` // of the field, or of the sheet or file
	Headings Headings `yaml:",value"`
}

// Headings are the heading of one field, or those of the fields of one table.
type Headings struct {
	Heading string       `yaml:",scalar"`
	Fields  []rules.Fact `yaml:",pairs"`
}

// Headings lists what the profile says about columns: heading by field, or by
// SHEET!field.
func (p *Profile) Headings() []rules.Fact {
	var out []rules.Fact
	for _, c := range p.Columns {
		if c.Headings.Heading != "" {
			out = append(out, rules.Fact{Pos: c.Pos, Name: c.Name, Value: c.Headings.Heading})
		}
		for _, f := range c.Headings.Fields {
			out = append(out, rules.Fact{Pos: f.Pos, Name: c.Name + "!" + f.Name, Value: f.Value})
		}
	}
	return out
}

// Values say what texts in the cells of a field mean: a value that the field
// declares, or unknown.
type Values struct {
	rules.Pos
	Field string       `yaml:",key"`
	Texts []rules.Fact `yaml:",value"`
}

// Parse reads a profile strictly: every error is a *gear.Fault with
// file, line and column.
func Parse(name string, src []byte) (*Profile, error) {
	p := &Profile{File: name}
	if err := errors.Join(rules.Decode(name, src, p), p.Check()); err != nil { // all that is wrong at once
		return nil, err
	}
	sum := sha256.Sum256(src)
	p.SHA256 = hex.EncodeToString(sum[:])
	return p, nil
}

func (p *Profile) fault(pos rules.Pos, hint, format string, args ...any) error {
	return &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf(format, args...), Place: pos.In(p.File), Hint: hint}
}

// Check finds every setting that cannot be.
func (p *Profile) Check() error {
	o := &p.Operator
	var errs []error
	if o.Word != "" {
		errs = append(errs, p.fault(o.Pos, "write operator: with name, country and kinds under it", "the operator cannot be a word"))
	}
	if o.Country != "" && !isCountry(o.Country) {
		errs = append(errs, p.fault(o.Pos, "write the two letters, such as US for the United States or GB for the United Kingdom", "the country %q is not an ISO 3166 code of two capital letters", o.Country))
	}
	if o.StateFunding != "" && o.StateFunding != "yes" && o.StateFunding != "no" {
		errs = append(errs, p.fault(o.Pos, "write yes or no", "state_funding cannot be %q", o.StateFunding))
	}
	if o.Customers != nil && *o.Customers < 0 {
		errs = append(errs, p.fault(o.Pos, "leave it out if it is not known", "the number of customers is negative"))
	}
	for _, k := range o.USF {
		if !slices.Contains(Programmes(), k) {
			errs = append(errs, p.fault(o.Pos, near(k, Programmes(), "programs are: "), "there is no Universal Service program %q", k))
		}
	}
	return errors.Join(append(errs, p.kinds(), p.money())...)
}

// kinds checks what the operator is and is not.
func (p *Profile) kinds() error {
	o := &p.Operator
	known, err := rules.Kinds()
	if err != nil {
		return err
	}
	var errs []error
	for _, k := range append(slices.Clone(o.Kinds), o.Not...) {
		if !slices.Contains(known, k) && !strings.HasPrefix(k, "x_") {
			errs = append(errs, p.fault(o.Pos, near(k, known, "a kind of your own begins with x_; kinds are: "), "there is no kind of operator %q", k))
		}
	}
	for _, k := range o.Not {
		if slices.Contains(o.Kinds, k) {
			errs = append(errs, p.fault(o.Pos, "keep one of them", "the operator is said to be %s, and not to be it", k))
		}
	}
	return errors.Join(errs...)
}

// near says what a word may have meant, else all words that there are.
func near(word string, words []string, list string) string {
	return cmp.Or(gear.DidYouMean(word, words), list+strings.Join(words, " "))
}

// Programmes lists the Universal Service programmes that a profile may name
// under usf.
func Programmes() []string {
	return []string{"high_cost", "caf", "rdof", "acam", "e_rate", "lifeline", "rural_health_care"}
}

func isCountry(s string) bool {
	return len(s) == 2 && s == strings.ToUpper(s) && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}
