package rules

import (
	"encoding/csv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Operator is what is known about whoever asks. A fact that is absent is
// unknown.
type Operator struct {
	Pos
	Word         string   `yaml:",scalar"` // none: nobody said who asks
	Name         string   `yaml:"name"`
	Country      string   `yaml:"country"`   // ISO 3166 alpha-2
	Kinds        []string `yaml:"kinds"`     // what it is
	Not          []string `yaml:"not"`       // what it is known not to be
	Customers    *int64   `yaml:"customers"` // number of customers
	USF          []string `yaml:"usf"`       // Universal Service support it takes; empty and not nil: none
	SCRP         SCRP     `yaml:"scrp"`
	States       []string `yaml:"states"`        // of a federation in which it operates; empty: not said
	StateFunding string   `yaml:"state_funding"` // yes or no: takes state broadband or universal service money
	SupplierRisk []Fact   `yaml:"supplier_risk"` // tier by vendor, from a scorecard
	Facts        []Fact   `yaml:"facts"`         // further facts, for rules of one's own
}

// SCRP holds the operator's dates in the reimbursement programme; zero is
// unknown.
type SCRP struct {
	ApprovedOn          gear.Date `yaml:"approved_on"`
	FirstDisbursementOn gear.Date `yaml:"first_disbursement_on"`
	TermEndsOn          gear.Date `yaml:"term_ends_on"`
}

// Kind is a kind of operator that rules ask about.
type Kind struct {
	Kind    string // as a profile names it
	Country string // ISO 3166 code, empty for any
	Doc     string // one line for people
}

// KindDefs lists the kinds of operators, with what each means.
func KindDefs() ([]Kind, error) { return kindDefs(kindData) }

func kindDefs(data string) ([]Kind, error) {
	rows, err := table("rules/kinds.csv", data, 3)
	if err != nil {
		return nil, err
	}
	out := make([]Kind, 0, len(rows))
	for _, r := range rows {
		out = append(out, Kind{Kind: r[0], Country: r[1], Doc: r[2]})
	}
	return out, nil
}

// Kinds lists the kinds of operators by name.
func Kinds() ([]string, error) {
	defs, err := KindDefs()
	var out []string
	for _, k := range defs {
		out = append(out, k.Kind)
	}
	return out, err
}

// table reads a table of the program's own data, without its headings.
func table(name, data string, columns int) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(data))
	r.FieldsPerRecord = columns
	rows, err := r.ReadAll()
	switch {
	case err != nil:
		return nil, &gear.Fault{Kind: gear.Usage, What: "the table cannot be read", Place: gear.Place{File: name}, Err: err}
	case len(rows) < 2:
		return nil, &gear.Fault{Kind: gear.Usage, What: "the table has no rows", Place: gear.Place{File: name}}
	}
	return rows[1:], nil
}
