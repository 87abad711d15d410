package cost

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
)

// Method is how a figure comes about, with every number that it rests on and
// how it fared on what is publicly known.
type Method struct {
	Steps      []string
	Kinds      []string // of equipment: which pieces are of it, and what it is priced by
	Parameters []catalog.Parameter
	Site       []WholePart // what a whole site of each class is priced as
	Trials     []Trial     // of the back-test
	All        Score       // of the members that the classes are fitted on, each left out in turn
	HeldOut    Score       // of those that no number of the method has seen
	Scores     []Score     // of the former, by class
	Tested     string      // what the trials say, and what they do not
}

// Score is how the trials of one class fared.
type Score struct {
	Class    string
	Trials   int
	Held     int
	LogError float64    // mean absolute
	Worst    float64    // largest absolute log error
	Between  [2]float64 // LogError in 9 of 10 samples drawn from these trials

	errors []float64
}

// score counts a trial.
func (m *Method) score(t *Trial) {
	if t.HeldOut {
		m.HeldOut.add(t)
		return
	}
	if len(m.Scores) == 0 || m.Scores[len(m.Scores)-1].Class != t.Class {
		m.Scores = append(m.Scores, Score{Class: t.Class})
	}
	m.Scores[len(m.Scores)-1].add(t)
	m.All.add(t)
}

func (s *Score) add(t *Trial) {
	s.Trials++
	if t.Held {
		s.Held++
	}
	s.errors = append(s.errors, math.Abs(t.LogError))
	s.Worst = max(s.Worst, math.Abs(t.LogError))
}

// settle works out the mean error and its interval, by drawing as many trials as
// there are again and again.
func (s *Score) settle() {
	n := len(s.errors)
	if n == 0 {
		return
	}
	for _, e := range s.errors {
		s.LogError += e / float64(n)
	}
	const samples = 2000
	r := rand.New(rand.NewPCG(1, uint64(n)))
	means := make([]float64, samples)
	for i := range means {
		for range n {
			means[i] += s.errors[r.IntN(n)] / float64(n)
		}
	}
	slices.Sort(means)
	s.Between = [2]float64{means[samples/20], means[samples-samples/20-1]}
}

// WholePart is a part of a whole site of a class.
type WholePart struct {
	Class  string
	Kind   string   // that it is priced by
	Kinds  []string // that count as the part
	Pieces float64
	Weight float64 // of the site's overhead
	Pooled bool    // several sites share one
}

// NewMethod tells the method of a catalog, with the back-test as it was last run.
func NewMethod(c *catalog.Catalog) (*Method, error) {
	m := &Method{Parameters: c.Parameters()}
	var err error
	if m.Trials, err = trials(c); err != nil {
		return nil, err
	}
	for i := range m.Trials {
		m.score(&m.Trials[i])
	}
	for i := range m.Scores {
		m.Scores[i].settle()
	}
	m.All.settle()
	m.HeldOut.settle()
	for _, x := range c.Classes() {
		for _, p := range x.Site {
			m.Site = append(m.Site, WholePart{
				Class: x.ID, Kind: p.Kind.ID, Kinds: p.Kinds, Pieces: p.Pieces, Weight: p.Weight, Pooled: p.Pooled,
			})
		}
	}
	m.Steps, m.Kinds, m.Tested = tell(c, m), kindTexts(c), tested(m)
	return m, nil
}

// tested says what the trials bear out.
func tested(m *Method) string {
	low := lowerBound(m.All.Held, m.All.Trials)
	return fmt.Sprintf("What that bears out: of one more operator the true share between P10 and P90 is at least %.0f%% with a confidence of 95%%. ", low*100) +
		"A member's equipment is not known: its network is taken to be as many whole sites of its class as it has, so the trials test classes, price levels, works and catalog together, and no single price. " +
		"Each class is fitted without the member that is tried. What other numbers have seen: counted_share early figures of U01, U02 and U08 and of an operator that is in no class; the approval U01, U08 and five that are in no class; spent_high U07; the weights of parts of a site, the price levels and works no member at all; that cameras outside are a class apart, C15 to C19. " +
		"Members H01 and on were looked for when all of that stood, and nothing is fitted on them, but that what H10 was approved of is one of the seven that the approval rests on. H10 alone is of the class us-program: of no further applicant are both the sum and the sites known."
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
		"What counts: every unit of a designated maker (confirmed or probable) that is in place, but for makers that are only on lists which bind by contract, by its quantity; removed and disposed units do not. " +
			"Each becomes a kind: the first in the list of kinds that takes it. Its family is that of the longest beginning of its model that is listed, where the inventory says no function or one that the family has; where it says none, the unit has the first function of its family. Models are held against the lists in capitals, letters and digits alone, without Huawei or ZTE before them. " +
			"A quotation of your own price book goes before the catalog. Boards whose parent is named are part of the price of what they belong to, and so are licenses and mounting parts: units of function passive, and those whose model or description begins with one of the words below, or ends with one and does not go on to say what comes with it. " +
			"What has no price is in no figure but the worst case. Units that are planned or staged have a price, and bring neither works nor overhead.",
		"A pair of prices is read as P10 and P90 of a log-normal price: its middle is their geometric mean, its deviation their logarithm's, and never narrower than what is known: " +
			fmt.Sprintf("%.3f for counts alone, %.3f where model and site are known, %.3f for quotations, %.3f for firm bids.", p.Sigma[5], p.Sigma[4], p.Sigma[3], p.Sigma[1]),
		"The total is a sum of parts: quotations; open-model prices times the price level L of the reference class, the geometric mean of its two ends; other published prices; works; overhead; tax. " +
			"P50 is the sum of the middles of all parts.",
		"The spread: what nobody quoted may be off by what operators of the class differ by, the predictive deviation s, or by the deviation of its own price where that is wider; a quotation by its own alone. " +
			"Parts are taken to be off together, in the same direction. So the quantile p of the total is the sum over the parts of middle x e^(z x deviation), with z = -1.2816 for P10, 0.8416 for P80, 1.2816 for P90; the mean is the sum of middle x e^(deviation^2 / 2). " +
			"No price, no quantity and no quotation moves the deviation of another part, so each figure grows with every price and quantity.",
		"s is the class's deviation among members times t of n-1 degrees of freedom over 1.2816, times the root of 1 + 1/n; " +
			fmt.Sprintf("for a class of fewer than %d members it is %.3f, that of counts alone, and not measured.", catalog.MinSpread, p.Sigma[5]),
		"Works are added once a site that a crew must go to, those on towers once a site where it must climb; a tower's reinforcement counts with its probability. " +
			"Where the figures of a class have works in them, only works that you have quotations for are added. " +
			fmt.Sprintf("What is changed by no crew bears services of %.2f of its price.", p.Services),
		fmt.Sprintf("Overhead is what a class spends on a site beside what can be counted: %.4f of its figure for a site, of which %.4f are for running a program. ", 1-p.Counted, p.Program) +
			"A class's figure for a site is the geometric mean of its members times (sites / geometric mean of the members' sites) to the power of its slope, and sites count no further than its members'. " +
			"Sites are those where radios, basebands, microwave ends or routers are replaced. " +
			"A site bears the part of the overhead that its units have in a whole site: of each part of a whole site, units over the units of a whole site, at most 1, times its weight. " +
			"Core is counted over the network: units over the units of a whole site, at most the number of sites, times its weight. Units of no site are as many sites as they would fill. " +
			"Where every kind and every work has a firm bid there is no overhead, and the bids are the answer: the last of them takes the overhead off the total. Short of that no quotation takes any of it away, and a dearer one never lowers a figure. A bid past its validity is none.",
		"The owner chooses the class: more than ten million customers national, another country than the United States or no part in its program (operator.not: scrp_participant) regional, else us-program. The classes of other units stand for the prices of kinds.",
		fmt.Sprintf("Finished sites move and narrow what is not quoted as a normal prior is by data: with n of them, a deviation d becomes the root of 1 / (1/d^2 + n/%.2f^2), and the middle moves by the mean logarithm of what they cost to what was to be expected, times (n/%.2f^2) / (1/d^2 + n/%.2f^2). What was to be expected is a whole site of the class, with its works and overhead, times the share that was replaced.", p.Actual, p.Actual, p.Actual),
		fmt.Sprintf("Three bases: the all-in figure of the class us-program is what would be asked for; approved is that times a part, triangular %.2f, %.2f, %.2f, at the same quantile; spent takes quotations as they are and the rest times a part, triangular %.2f, %.2f, %.2f. ", p.ApproveLow, p.Approve, p.ApproveHigh, p.SpentLow, p.Spent, p.SpentHigh) +
			"The program figure is what is approved, times its proration. The other classes are known by budgets, contracts and what was spent, taken as spent.",
		fmt.Sprintf("Escalation is %.1f%% a year unless you say otherwise, from the middle of the year of a price to the day of the estimate. The baseline is gross unless you say otherwise: of each unit, incremental counts what is not due for renewal within %.0f years of life, 1 - age / life, and eligible what a program takes, less what it costs above a like-for-like one; a visit counts as much as what calls for it most. Figures are rounded to whole dollars, half up.", p.Escalation*100, p.Life),
		"Tax, where there is one, is its share of equipment at the price level.",
	}
	for _, x := range c.Classes() {
		if r := x.Reference(); r != nil {
			steps = append(steps, classText(x, r))
		}
	}
	for _, x := range c.Classes() {
		if x.Site != nil {
			steps = append(steps, wholeText(x.ID, m.Site))
		}
	}
	return append(steps, worksText(c))
}

func classText(x *catalog.Class, r *catalog.Reference) string {
	low, high := r.Range()
	s := fmt.Sprintf("Class %s: %s, %s; %d members, %s %s a %s", x.ID, x.Title, x.Basis, r.Members, grouped(r.PerUnit), catalog.Currency, x.Unit)
	if x.Site != nil {
		s += fmt.Sprintf(", slope %.4f around %.1f units, sites from %.0f to %.0f, price level %.2f to %.2f (L = %.4f), works %s its figure",
			r.Slope, math.Exp(r.LogUnits), r.Least, r.Most, x.Level[0], x.Level[1], math.Sqrt(x.Level[0]*x.Level[1]), map[bool]string{true: "in", false: "beside"}[x.WorksIn])
	}
	if r.Members < catalog.MinSpread {
		return s + "; too few members for a spread of their own."
	}
	return s + fmt.Sprintf(", deviation %.4f, s %.4f (%s to %s).", r.Sigma, r.Predictive, grouped(low), grouped(high))
}

func wholeText(class string, parts []WholePart) string {
	var list []string
	for _, p := range parts {
		if p.Class == class {
			s := fmt.Sprintf("%.4g %s (weight %.2f, kinds %s", p.Pieces, p.Kind, p.Weight, strings.Join(p.Kinds, ", "))
			if p.Pooled {
				s += ", over the network"
			}
			list = append(list, s+")")
		}
	}
	return "A whole site of the class " + class + ": " + strings.Join(list, "; ") + "."
}

func worksText(c *catalog.Catalog) string {
	var list []string
	for i := range c.SiteWorks {
		if w := &c.SiteWorks[i]; w.Priced() {
			where := "site"
			if w.Tower {
				where = "tower"
			}
			list = append(list, fmt.Sprintf("%s %s a %s, deviation %.3f, probability %.2f", w.Part.ID, grouped(catalog.Cents(w.Part.Band.Median)), where, w.Part.Band.Sigma, w.Part.Odds))
		}
	}
	return "Works, middle: " + strings.Join(list, "; ") + "."
}

// kindTexts say of each kind which pieces are of it and what it is priced by.
func kindTexts(c *catalog.Catalog) []string {
	var out []string
	for i := range c.Kinds() {
		k := &c.Kinds()[i]
		s := k.ID + ", " + k.Item + ": takes " + k.Takes()
		if p := k.Prices[0]; p != nil {
			s += fmt.Sprintf("; middle %s, deviation %.3f for counts alone, %.3f with model and site", middleText(p.Band.Median), p.Band.Sigma, k.Prices[1].Band.Sigma)
			if p.Level {
				s += ", times L"
			}
		} else {
			s += "; no price"
		}
		for _, extra := range k.Extra {
			s += fmt.Sprintf("; with it %s, middle %s, deviation %.3f", extra.Item, middleText(extra.Band.Median), extra.Band.Sigma)
		}
		switch {
		case k.Works == "site" && k.Tower:
			s += "; a crew must go there and climb"
		case k.Works == "site":
			s += "; a crew must go there"
		case k.Works == "services":
			s += "; bears services"
		}
		if k.Within() {
			s += "; with a parent it is part of that"
		}
		out = append(out, s)
	}
	out = append(out, fmt.Sprintf("a kind without a price, where the inventory says in a known currency what a unit cost: that times %.4f, deviation %.3f with model and site, %.3f for counts alone; services as for the kind",
		math.Sqrt(c.Param.OwnLow*c.Param.OwnHigh), catalog.NewBand(c.Param.OwnLow, c.Param.OwnHigh, c.Param.Sigma[4]).Sigma, catalog.NewBand(c.Param.OwnLow, c.Param.OwnHigh, c.Param.Sigma[5]).Sigma))
	for _, f := range c.Families() {
		out = append(out, "models of the family "+f)
	}
	words, after := c.AccessoryWords()
	return append(out, "words of licenses and mounting parts: "+strings.Join(words, ", "), "words after which a text says what comes with a unit: "+strings.Join(after, ", "))
}

// middleText is an amount in cents as dollars and cents.
func middleText(cents float64) string { return catalog.Cents(cents).String() }
