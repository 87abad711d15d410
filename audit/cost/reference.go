package cost

import (
	"fmt"
	"math"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Operator is one operator of the back-test: what it asked the US programme
// for in 2022, and its sites.
type Operator struct {
	Name     string
	Sites    int64
	Request  gear.Amount
	Approved gear.Amount // 0 when not known
	Source   string
	Note     string
}

type operatorRow struct {
	Applicant Cell `csv:"applicant"`
	Sites     Cell `csv:"sites"`
	Year      Cell `csv:"sites_year"`
	Request   Cell `csv:"request"`
	Approved  Cell `csv:"approved"`
	Source    Cell `csv:"source"`
	Note      Cell `csv:"note"`
}

// Operators returns the operators of the back-test.
func (c *Catalog) Operators() ([]Operator, error) {
	t, err := packTable[operatorRow]("backtest.csv")
	if err != nil {
		return nil, err
	}
	out := make([]Operator, len(t.Rows))
	for i, r := range t.Rows {
		n, err := strconv.ParseInt(string(r.Sites), 10, 64)
		request, ok := ParseAmount(string(r.Request))
		if err != nil || n <= 0 || !ok || request == 0 {
			return nil, t.Fault(i, "sites", "the row has no sites or no request", "")
		}
		approved, _ := ParseAmount(string(r.Approved))
		out[i] = Operator{Name: string(r.Applicant), Sites: n, Request: request, Approved: approved, Source: string(r.Source), Note: string(r.Note)}
	}
	return out, nil
}

// Reference is what operators that replaced a whole network asked for, as a
// measure for others.
type Reference struct {
	Operators   int
	PerSite     gear.Amount // geometric mean of request per site
	Sigma       float64     // log deviation of request per site among the operators
	Predictive  float64     // the same for one more operator, with what eight cannot tell about it
	Calibration float64     // request over the sum of catalogue prices of a whole site
	SitePieces  float64     // active pieces of a site of the reference network
}

// student90 is the 0.9 quantile of Student's t for 1 to 12 degrees of freedom.
var student90 = [...]float64{3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356}

// Fit makes a reference class of at least three operators. Its calibration is
// the geometric mean of what they asked for a site, over what the catalogue's
// prices and works come to for a site of the reference network.
func (c *Catalog) Fit(operators []Operator) (*Reference, error) {
	n := len(operators)
	if n < 3 {
		return nil, fmt.Errorf("a reference class needs three operators, not %d", n)
	}
	logs := make([]float64, n)
	mean := 0.0
	for i, o := range operators {
		logs[i] = math.Log(float64(o.Request) / float64(o.Sites))
		mean += logs[i] / float64(n)
	}
	square := 0.0
	for _, l := range logs {
		square += (l - mean) * (l - mean)
	}
	sigma := math.Sqrt(square / float64(n-1))
	t := student90[min(n-1, len(student90))-1]
	site, pieces, err := c.referenceSite()
	if err != nil {
		return nil, err
	}
	return &Reference{
		Operators: n, PerSite: round(math.Exp(mean)), Sigma: sigma,
		Predictive:  sigma * math.Sqrt(1+1/float64(n)) * t / z90,
		Calibration: math.Exp(mean) / site, SitePieces: pieces,
	}, nil
}

type networkRow struct {
	Kind   Cell `csv:"kind"`
	Pieces Cell `csv:"pieces"`
	Sites  Cell `csv:"sites"`
	Basis  Cell `csv:"basis"`
	Note   Cell `csv:"note"`
}

// networkPart is a kind of equipment of the reference network.
type networkPart struct {
	kind          *Kind
	pieces, sites int64 // so many pieces for so many sites
}

// networkRows reads the reference network.
func (c *Catalog) networkRows() ([]networkPart, error) {
	t, err := packTable[networkRow]("network.csv")
	if err != nil {
		return nil, err
	}
	out := make([]networkPart, len(t.Rows))
	for i, r := range t.Rows {
		k := c.Kind(string(r.Kind))
		pieces, errPieces := strconv.ParseInt(string(r.Pieces), 10, 64)
		sites, errSites := strconv.ParseInt(string(r.Sites), 10, 64)
		if errPieces != nil || errSites != nil || pieces <= 0 || sites <= 0 || k == nil || k.prices[0] == nil {
			return nil, t.Fault(i, "kind", "the kind is not known, has no price or no number of pieces", "")
		}
		out[i] = networkPart{kind: k, pieces: pieces, sites: sites}
	}
	return out, nil
}

// referenceSite prices a site of the reference network by the catalogue: what
// the sum of many such sites comes to, for each, in the year of the requests.
func (c *Catalog) referenceSite() (total, pieces float64, err error) {
	rows, err := c.networkRows()
	if err != nil {
		return 0, 0, err
	}
	for _, r := range rows {
		share := float64(r.pieces) / float64(r.sites)
		pieces += share
		total += c.expected(r.kind.prices[0]) * share
		for _, part := range r.kind.extra {
			total += c.expected(part) * share
		}
		if r.kind.services != nil {
			total += share * r.kind.prices[0].band.median * c.param.services * c.expected(r.kind.services)
		}
	}
	for _, w := range c.works {
		total += c.expected(w.part) * w.part.odds
	}
	return total, pieces, nil
}

// expected is what a piece costs on average over many, in the year of the
// requests, where the shocks that all of them share are nought.
func (c *Catalog) expected(part *component) float64 {
	own := 1 - c.param.programme - c.param.category
	return part.band.median * math.Exp(part.band.sigma*part.band.sigma*own/2) * c.param.grow(part.year, c.param.year+0.5)
}

// grow is the growth of prices from the middle of a year to a point in time,
// 1 where the year of the price is not known.
func (p *parameters) grow(year int, to float64) float64 {
	if year == 0 {
		return 1
	}
	return math.Pow(1+p.escalation, to-float64(year)-0.5)
}
