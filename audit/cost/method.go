package cost

import (
	"fmt"
	"math"
)

// Method is how a figure comes about, with every number that it rests on and
// how it fared on what is publicly known.
type Method struct {
	Steps      []string
	Parameters []Parameter
	Reference  *Reference
	Trials     []Trial // of the back-test
	Held       int     // trials whose request lies between P10 and P90
	LogError   float64 // mean absolute log error of P50
}

// Method tells the method, with the back-test as it was last run.
func (c *Catalog) Method() (*Method, error) {
	c = c.own()
	operators, err := c.Operators()
	if err != nil {
		return nil, err
	}
	m := &Method{Parameters: c.params}
	if m.Reference, err = c.Fit(operators); err != nil {
		return nil, err
	}
	if m.Trials, err = trials(operators); err != nil {
		return nil, err
	}
	for i := range m.Trials {
		if m.Trials[i].Held {
			m.Held++
		}
		m.LogError += math.Abs(m.Trials[i].LogError) / float64(len(m.Trials))
	}
	m.Steps = c.tell(m.Reference)
	return m, nil
}

// tell says the method in words, with the numbers as they are.
func (c *Catalog) tell(r *Reference) []string {
	p := c.param
	weight := func(class int) float64 {
		return r.Sigma * r.Sigma / (r.Sigma*r.Sigma + p.sigma[class]*p.sigma[class])
	}
	return []string{
		"Each piece of designated equipment that is still in place becomes a kind: by its function, else by what its model is known to be, else by its role. " +
			"A quotation of your own price book goes before the catalogue. What has no price is counted as unpriced and is in no figure.",
		"A pair of prices is read as P10 and P90 of a log-normal price, never narrower than the class of what is known: " +
			fmt.Sprintf("a log deviation of %.3f for counts alone, %.3f with models and sites, %.3f for quotations.", p.sigma[5], p.sigma[4], p.sigma[3]),
		"Equipment is unit prices times quantities, and nothing else. Works are added once a site, however many pieces are changed there: " +
			fmt.Sprintf("survey, installation, removal, transport, and on towers civil works. What is not changed by a crew bears services of %.2f of its price.", p.services),
		fmt.Sprintf("All in: sums of unit prices are far below what operators asked for. So the sum is raised by %.1f, what %d operators asked for over what their networks come to by this catalogue, ", r.Calibration, r.Operators) +
			fmt.Sprintf("and blended in logarithms with what they asked for a site, %s %s (log deviation %.2f), by the covered share of each site. ", grouped(r.PerSite), Currency, r.Sigma) +
			fmt.Sprintf("The weights are the inverse of the variances: %.2f for a sum of counts, %.2f where most of the value is quoted. Quoted prices are not raised, and the result is never below the unit prices.", weight(5), weight(3)),
		fmt.Sprintf("Programme: the all-in figure times the part that a reimbursement programme approves, %.2f (%.2f to %.2f), and its proration.", p.approve, p.approveLow, p.approveHigh),
		fmt.Sprintf("Prices are drawn 10,000 times. A part of the error of a price is shared by all prices (%.2f of its variance) and by those of its category (%.2f), because errors that are independent cancel in a large sum and would make it look certain. ", p.programme, p.category) +
			"The generator is PCG with a fixed seed: the same inventory gives the same bytes on one core and on many. Figures are rounded to whole dollars, half up.",
		fmt.Sprintf("Prices are moved from the year of their source to the day of the audit at %.1f %% a year. The baseline is gross unless you say otherwise: incremental counts what is not due for renewal within %.0f years of life, eligible what a programme takes.", p.escalation*100, p.life),
	}
}
