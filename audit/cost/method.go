package cost

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
)

// Method is how a figure comes about, with every number that it rests on and
// how it fared on what is publicly known.
type Method struct {
	Steps      []string
	Parameters []catalog.Parameter
	Site       []WholePart // what a whole site of each class is priced as
	Trials     []Trial     // of the back-test
	Held       int         // trials between P10 and P90
	LogError   float64     // mean absolute log error of P50
	Scores     []Score     // of the same, by class
	Tested     string      // what the trials say, and what they do not
}

// Score is how the trials of one class fared.
type Score struct {
	Class    string
	Trials   int
	Held     int
	LogError float64 // mean absolute
	Worst    float64 // largest absolute log error
}

// WholePart is a part of a whole site of a class.
type WholePart struct {
	Class  string
	Kind   string
	Pieces float64
	Weight float64 // of the site's overhead
}

// NewMethod tells the method of a catalog, with the back-test as it was last run.
func NewMethod(c *catalog.Catalog) (*Method, error) {
	m := &Method{Parameters: c.Parameters()}
	var err error
	if m.Trials, err = trials(c); err != nil {
		return nil, err
	}
	for i := range m.Trials {
		t := &m.Trials[i]
		if len(m.Scores) == 0 || m.Scores[len(m.Scores)-1].Class != t.Class {
			m.Scores = append(m.Scores, Score{Class: t.Class})
		}
		s := &m.Scores[len(m.Scores)-1]
		s.Trials++
		if t.Held {
			s.Held++
			m.Held++
		}
		s.LogError += math.Abs(t.LogError)
		s.Worst = max(s.Worst, math.Abs(t.LogError))
		m.LogError += math.Abs(t.LogError) / float64(len(m.Trials))
	}
	for i := range m.Scores {
		m.Scores[i].LogError /= float64(m.Scores[i].Trials)
	}
	for _, x := range c.Classes() {
		for _, p := range x.Site {
			m.Site = append(m.Site, WholePart{
				Class: x.ID, Kind: p.Kind.ID, Pieces: p.Pieces, Weight: p.Weight,
			})
		}
	}
	m.Steps, m.Tested = tell(c, m), tested(m)
	return m, nil
}

// tested says what the trials bear out.
func tested(m *Method) string {
	low := lowerBound(m.Held, len(m.Trials))
	return fmt.Sprintf("What that bears out: of one more operator the true share between P10 and P90 is at least %.0f %% with a confidence of 95 %%. ", low*100) +
		"A member's equipment is not known: its network is taken to be as many whole sites of its class as it has, so the trials test classes, price levels, works and catalog together, and no single price. " +
		"Each class is fitted without the member that is tried; counted_share rests on early figures of U01, U02 and U08 and of an operator that is in no class, the weights of parts of a site on no member at all."
}

// lowerBound is the smallest share of hits that gives at least so many of so
// many trials with a probability of 5 %.
func lowerBound(hits, trials int) float64 {
	low, high := 0.0, 1.0
	for range 50 {
		p := (low + high) / 2
		tail, term := 0.0, math.Pow(p, float64(trials))
		for k := trials; k >= hits; k-- {
			tail += term
			term *= float64(k) / float64(trials-k+1) * (1 - p) / p
		}
		if tail < 0.05 {
			low = p
		} else {
			high = p
		}
	}
	return low
}

// tell says the method in words, with the numbers as they are.
func tell(c *catalog.Catalog, m *Method) []string {
	p := c.Param
	steps := []string{
		"Each piece of designated equipment that is still in place becomes a kind: by its function, else by what its model is known to be, else by its role. " +
			"A quotation of your own price book goes before the catalog. What has no price is in no figure but the worst case. Licenses, mounting parts and boards whose parent is named are part of the price of what they belong to.",
		"A pair of prices is read as P10 and P90 of a log-normal price whose median is their geometric mean, never narrower than what is known: " +
			fmt.Sprintf("a log deviation of %.3f for counts alone, %.3f with models and sites, %.3f for quotations, %.3f for firm bids.", p.Sigma[5], p.Sigma[4], p.Sigma[3], p.Sigma[2]),
		"The total is a sum: quotations + (L x open-model prices + other published prices + overhead) x D. Every part grows with its prices and quantities, so the total does. " +
			"L is the price level of the reference class, the geometric mean of its two ends; D is 1 in the middle.",
		"Works are added once a site that a crew must go to, those on towers once a site where radios, antennas or links are changed; a tower's reinforcement counts with its probability. " +
			"Where the figures of a class have works in them, only works that you have quotations for are added. " +
			fmt.Sprintf("What is changed by no crew bears services of %.2f of its price.", p.Services),
		fmt.Sprintf("Overhead is what a class spends on a site beside what can be counted: %.4f of its figure for a site, of which %.4f are for running a program. ", 1-p.Counted, p.Program) +
			"A class's figure for a site is the geometric mean of its members times (sites / geometric mean of the members' sites) to the power of its slope, and sites count no further than its members'. " +
			"A site bears the part of the overhead that its pieces have in a whole site: of each part of a whole site, pieces over the pieces of a whole site, at most 1, times its weight; core is counted over the network. " +
			"Where every kind and every work has a firm bid there is no overhead, and the bids are the answer; short of that a quotation takes none of it away.",
		"The owner chooses the class: more than ten million customers national, another country than the United States or no part in its program regional, else us-program. The classes of other units stand for the prices of kinds.",
		fmt.Sprintf("D is log-normal: with the predictive deviation s of the class (its deviation times t of n-1 degrees of freedom over z, times the root of 1 + 1/n; for fewer than %d members %.3f). ", catalog.MinSpread, p.Sigma[5]) +
			fmt.Sprintf("Where most things are quoted its variance is s^2 (1 - %.2f s^2 / (s^2 + q^2)), q being the deviation of quotations or bids. ", p.Tell) +
			fmt.Sprintf("Finished sites move and narrow it as a normal prior is by data with a deviation of %.2f.", p.Actual),
		fmt.Sprintf("Program: the all-in figure times the part that is approved, triangular %.2f, %.2f, %.2f, and its proration.", p.ApproveLow, p.Approve, p.ApproveHigh),
		fmt.Sprintf("Prices are drawn 10,000 times with a fixed seed. All pieces of a kind or model have one error; %.2f of its variance is shared by all prices and %.2f by those of a category. Figures are rounded to whole dollars, half up.", p.Shared, p.Category),
		fmt.Sprintf("Escalation is %.1f %% a year unless you say otherwise. The baseline is gross unless you say otherwise: incremental counts what is not due for renewal within %.0f years of life, eligible what a program takes.", p.Escalation*100, p.Life),
	}
	steps = append(steps, levelText(c), categoryText(c),
		"In a draw a price is its median times e to the power of its deviation times (root of the shared part x Z1 + root of the category's part x Z2 + root of the rest x Z3); "+
			"works on pieces and visits are the category works, services the category services, quotations the category quotations. "+
			"The printed figures are quantiles of the 10,000 totals: P50 lies above the sum of the middles, because a sum of skewed parts does.")
	for _, x := range c.Classes() {
		if r := x.Reference(); r != nil {
			steps = append(steps, className(x, r))
		}
	}
	for _, id := range []string{"us-program", "regional", "national"} {
		steps = append(steps, wholeText(id, m.Site))
	}
	return append(steps, worksText(c))
}

func className(x *catalog.Class, r *catalog.Reference) string {
	low, high := r.Range()
	s := fmt.Sprintf("Class %s: %s, %s; %d members, %s %s a %s, slope %.3f around %.1f units", x.ID, x.Title, x.Basis, r.Members, grouped(r.PerUnit), catalog.Currency, x.Unit, r.Slope, math.Exp(r.LogUnits))
	s += fmt.Sprintf(", price level %.2f to %.2f, works %s its figure, predictive deviation %.3f (%s to %s)", x.Level[0], x.Level[1], map[bool]string{true: "in", false: "beside"}[x.WorksIn], r.Predictive, grouped(low), grouped(high))
	if r.Members < catalog.MinSpread {
		s += "; too few members for a spread of their own"
	}
	return s + "."
}

// levelText names the kinds that the price level is for.
func levelText(c *catalog.Catalog) string {
	var list []string
	for i := range c.Kinds() {
		if k := &c.Kinds()[i]; k.Leveled() {
			list = append(list, k.ID)
		}
	}
	return "Open-model prices, which L is for: " + strings.Join(list, ", ") + ". A price taken from what covered gear cost is none of them."
}

// categoryText names the kinds whose prices move together.
func categoryText(c *catalog.Catalog) string {
	kinds := map[string][]string{}
	for i := range c.Kinds() {
		k := &c.Kinds()[i]
		kinds[k.Category] = append(kinds[k.Category], k.ID)
	}
	var list []string
	for _, category := range slices.Sorted(maps.Keys(kinds)) {
		list = append(list, category+": "+strings.Join(kinds[category], ", "))
	}
	return "Categories of prices: " + strings.Join(list, "; ") + "."
}

func wholeText(class string, parts []WholePart) string {
	var list []string
	for _, p := range parts {
		if p.Class == class {
			list = append(list, fmt.Sprintf("%.3g %s (weight %.2f)", p.Pieces, p.Kind, p.Weight))
		}
	}
	return "A whole site of the class " + class + ": " + strings.Join(list, ", ") + "."
}

func worksText(c *catalog.Catalog) string {
	var list []string
	for i := range c.SiteWorks {
		if w := &c.SiteWorks[i]; w.Priced() {
			where := "site"
			if w.Tower {
				where = "tower"
			}
			list = append(list, fmt.Sprintf("%s %s a %s, probability %.2f", w.Part.ID, grouped(catalog.Cents(w.Part.Band.Median)), where, w.Part.Odds))
		}
	}
	return "Works, median: " + strings.Join(list, "; ") + "."
}
