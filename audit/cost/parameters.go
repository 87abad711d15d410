package cost

import (
	"fmt"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Parameter is one number of the method, with where it comes from.
type Parameter struct {
	Name   string
	Value  float64
	Basis  string // official, secondary, derived or assumption
	Source string
	What   string // what the number is, in a few words
}

type parameterRow struct {
	Name   Cell `csv:"name"`
	Value  Cell `csv:"value"`
	Basis  Cell `csv:"basis"`
	Source Cell `csv:"source"`
	What   Cell `csv:"what"`
}

// parameters are the numbers that the method cannot do without, by name.
type parameters struct {
	shared, category                 float64    // correlation
	sigma                            [6]float64 // by class, 1 to 5
	quoted, firm, known              float64    // shares that make classes 3, 1 and 4
	services                         float64
	ownLow, ownHigh                  float64
	approveLow, approve, approveHigh float64
	escalation, year, life, tax      float64
	counted, program                 float64 // parts of a class's figure
	tell                             float64 // what quotations say of the rest
	actual                           float64 // log deviation of single finished sites
}

func readParameters() ([]Parameter, *parameters, error) {
	t, err := packTable[parameterRow]("parameters.csv")
	if err != nil {
		return nil, nil, err
	}
	var list []Parameter
	byName := map[string]float64{}
	for i, r := range t.Rows {
		v, err := strconv.ParseFloat(string(r.Value), 64)
		if err != nil {
			return nil, nil, t.Fault(i, "value", fmt.Sprintf("%q is no number", r.Value), "")
		}
		list = append(list, Parameter{Name: string(r.Name), Value: v, Basis: string(r.Basis), Source: string(r.Source), What: string(r.What)})
		byName[string(r.Name)] = v
	}
	p := &parameters{}
	for name, to := range p.named() {
		v, ok := byName[name]
		if !ok {
			return nil, nil, &gear.Fault{Kind: gear.Internal, What: fmt.Sprintf("the parameter %q is missing", name)}
		}
		*to = v
	}
	return list, p, nil
}

func (p *parameters) named() map[string]*float64 {
	return map[string]*float64{
		"correlation_program": &p.shared, "correlation_category": &p.category,
		"class1_sigma": &p.sigma[1], "class2_sigma": &p.sigma[2], "class3_sigma": &p.sigma[3],
		"class4_sigma": &p.sigma[4], "class5_sigma": &p.sigma[5],
		"quoted_share": &p.quoted, "firm_share": &p.firm, "known_share": &p.known,
		"services_share": &p.services, "own_cost_low": &p.ownLow, "own_cost_high": &p.ownHigh,
		"approval_low": &p.approveLow, "approval_likely": &p.approve, "approval_high": &p.approveHigh,
		"escalation": &p.escalation, "reference_year": &p.year, "life_years": &p.life, "tax": &p.tax,
		"counted_share": &p.counted, "program_share": &p.program, "quotes_tell": &p.tell, "actuals_sigma": &p.actual,
	}
}
