package catalog

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

// Parameters are the numbers that the method cannot do without, by name.
type Parameters struct {
	Sigma                            [6]float64 // by class, 1 to 5
	Quoted, Firm, Known              float64    // shares that make classes 3, 1 and 4
	Services                         float64
	OwnLow, OwnHigh                  float64
	ApproveLow, Approve, ApproveHigh float64 // parts of what is asked for
	SpentLow, Spent, SpentHigh       float64
	Escalation, Year, Life, Tax      float64
	Counted, Program                 float64 // parts of a class's figure
	Actual                           float64 // log deviation of single finished sites
}

func readParameters() ([]Parameter, *Parameters, error) {
	t, err := ReadPack[parameterRow]("parameters.csv")
	if err != nil {
		return nil, nil, err
	}
	var list []Parameter
	byName := map[string]float64{}
	for i, r := range t.Rows {
		v, err := strconv.ParseFloat(string(r.Value), 64)
		if err != nil {
			return nil, nil, t.Fault(i, "value", fmt.Sprintf("%q is not a number", r.Value), "")
		}
		list = append(list, Parameter{Name: string(r.Name), Value: v, Basis: string(r.Basis), Source: string(r.Source), What: string(r.What)})
		byName[string(r.Name)] = v
	}
	p := &Parameters{}
	for name, to := range p.named() {
		v, ok := byName[name]
		if !ok {
			return nil, nil, &gear.Fault{Kind: gear.Internal, What: fmt.Sprintf("the parameter %q is missing", name)}
		}
		*to = v
	}
	return list, p, nil
}

func (p *Parameters) named() map[string]*float64 {
	return map[string]*float64{
		"class1_sigma": &p.Sigma[1], "class2_sigma": &p.Sigma[2], "class3_sigma": &p.Sigma[3],
		"class4_sigma": &p.Sigma[4], "class5_sigma": &p.Sigma[5],
		"quoted_share": &p.Quoted, "firm_share": &p.Firm, "known_share": &p.Known,
		"services_share": &p.Services, "own_cost_low": &p.OwnLow, "own_cost_high": &p.OwnHigh,
		"approval_low": &p.ApproveLow, "approval_likely": &p.Approve, "approval_high": &p.ApproveHigh,
		"spent_low": &p.SpentLow, "spent_likely": &p.Spent, "spent_high": &p.SpentHigh,
		"escalation": &p.Escalation, "reference_year": &p.Year, "life_years": &p.Life, "tax": &p.Tax,
		"counted_share": &p.Counted, "program_share": &p.Program, "actuals_sigma": &p.Actual,
	}
}
