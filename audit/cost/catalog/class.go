package catalog

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Class is a reference class: operators that did alike, and what it cost them.
type Class struct {
	ID      string
	Title   string
	Unit    string // of Member.Units: site, node, camera, radio or hop
	Basis   string // what the amounts are: asked for, approved, in a budget, in a contract or spent
	Note    string
	Members []Member

	Level     [2]float64 // of the prices that its members pay, to those of the open models
	WorksIn   bool       // the works of a visit are part of its figure
	Site      []SitePart // what a whole site is; nil for classes of other units
	reference *Reference // fitted on all members
}

// Member is one operator of a class.
type Member struct {
	ID         string
	Class      string
	HeldOut    bool // no number of the method has seen it: nothing is fitted on it, so that it tries the method
	Operator   string
	Country    string
	Year       int
	Units      int64       // 0 where they are not known: such a member is shown and not fitted on
	Low, High  gear.Amount // of all units, in USD of the year
	Approved   gear.Amount // of what was asked for; 0 when not known
	Basis      string
	Labor      string // whether the operator's own labor is in it: in, out, part or unknown
	Confidence string
	Source     string
	Note       string
}

// Middle is the geometric middle of the member's amounts.
func (m *Member) Middle() gear.Amount { return Round(m.MiddleCents()) }

// MiddleCents is the geometric middle of the member's amounts, in cents.
func (m *Member) MiddleCents() float64 { return math.Sqrt(float64(m.Low) * float64(m.High)) }

// Reference is what the members of a class say of one more.
type Reference struct {
	Members    int         // fitted on
	PerUnit    gear.Amount // geometric mean
	Sigma      float64     // log deviation among the members; 0 for fewer than minSpread of them
	Predictive float64     // log deviation of one more member
	Slope      float64     // growth of the logarithm of the amount for a unit with the logarithm of units, halved; never below 0, so that more units cost no unit less

	logMean, LogUnits float64
	Least, Most       float64 // units
}

// MinSpread is how many members a spread is fitted on. With fewer the deviation
// is that of an estimate of class 5.
const MinSpread = 4

// student90 is the 0.9 quantile of Student's t for 1 to 12 degrees of freedom.
var student90 = [...]float64{3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356}

// Fit fits a reference on members whose units are known and that are not held out.
func (p *Parameters) Fit(members []Member) (*Reference, error) {
	var x, y []float64
	for i := range members {
		if m := &members[i]; m.Units > 0 && !m.HeldOut {
			x = append(x, math.Log(float64(m.Units)))
			y = append(y, math.Log(m.MiddleCents()/float64(m.Units)))
		}
	}
	n := len(x)
	if n == 0 {
		return nil, fmt.Errorf("no member of the class has a number of units")
	}
	r := &Reference{Members: n, logMean: mean(y), LogUnits: mean(x), Least: math.Exp(slices.Min(x)), Most: math.Exp(slices.Max(x))}
	r.PerUnit, r.Predictive = Round(math.Exp(r.logMean)), p.Sigma[5]
	if n < MinSpread {
		return r, nil
	}
	var xx, xy float64
	for i := range x {
		xx += (x[i] - r.LogUnits) * (x[i] - r.LogUnits)
		xy += (x[i] - r.LogUnits) * (y[i] - r.logMean)
	}
	if xx > 0 {
		r.Slope = max(0, xy/xx/2)
	}
	square := 0.0
	for i := range y {
		d := y[i] - r.logMean
		square += d * d
	}
	r.Sigma = math.Sqrt(square / float64(n-1))
	r.Predictive = r.Sigma * math.Sqrt(1+1/float64(n)) * student90[min(n-1, len(student90))-1] / Z90
	return r, nil
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// UnitCost is what a unit costs an operator with so many of them, in cents. The
// size counts by half of what the members show, and not beyond them.
func (r *Reference) UnitCost(units float64) float64 {
	units = min(max(units, r.Least), r.Most)
	return math.Exp(r.logMean + r.Slope*(math.Log(units)-r.LogUnits))
}

// Range is P10 and P90 of the amount for a unit of one more member.
func (r *Reference) Range() (low, high gear.Amount) {
	spread := math.Exp(Z90 * r.Predictive)
	middle := math.Exp(r.logMean)
	return Round(middle / spread), Round(middle * spread)
}

// Owner is what is known of who replaces the equipment. It chooses the class.
type Owner struct {
	Country   string // ISO 3166 alpha-2, empty when not said
	Customers int64  // 0 when not said
	OwnMoney  bool   // it is known to take part in no program that pays for the replacement
}

// nationalCustomers is the size from which an operator of the United States is
// no applicant of the reimbursement program, and elsewhere a national one.
const nationalCustomers = 10_000_000

// Choose returns the class of sites that an owner belongs to. It turns on the
// owner and not on the number of sites, because a total that changes its class
// with them could fall where sites are added.
func (c *Catalog) Choose(o Owner) *Class {
	id := "us-program"
	switch {
	case o.Customers > nationalCustomers:
		id = "national"
	case o.OwnMoney, o.Country != "" && o.Country != "US":
		id = "regional"
	}
	return c.Class(id)
}

// Classes returns the reference classes.
func (c *Catalog) Classes() []*Class { return c.classes }

// Class returns the class with the id, nil when there is none.
func (c *Catalog) Class(id string) *Class {
	for _, x := range c.classes {
		if x.ID == id {
			return x
		}
	}
	return nil
}

// Reference returns the fit on all members of the class, nil where none has a
// number of units.
func (x *Class) Reference() *Reference { return x.reference }

type classRow struct {
	ID        Cell `csv:"id"`
	Title     Cell `csv:"title"`
	Unit      Cell `csv:"unit"`
	Set       Cell `csv:"set"`
	Works     Cell `csv:"works"`
	LevelLow  Cell `csv:"level_low"`
	LevelHigh Cell `csv:"level_high"`
	Basis     Cell `csv:"basis"`
	Note      Cell `csv:"note"`
}

type memberRow struct {
	ID         Cell `csv:"id"`
	Class      Cell `csv:"class"`
	HeldOut    Cell `csv:"held_out"`
	Operator   Cell `csv:"operator"`
	Country    Cell `csv:"country"`
	Year       Cell `csv:"year"`
	Units      Cell `csv:"units"`
	Low        Cell `csv:"low"`
	High       Cell `csv:"high"`
	Approved   Cell `csv:"approved"`
	Basis      Cell `csv:"basis"`
	Labor      Cell `csv:"labor"`
	Confidence Cell `csv:"confidence"`
	Source     Cell `csv:"source"`
	Note       Cell `csv:"note"`
}

func (c *Catalog) readClasses() error {
	sets, err := c.readSites()
	if err != nil {
		return err
	}
	t, err := ReadPack[classRow]("classes.csv")
	if err != nil {
		return err
	}
	for i, r := range t.Rows {
		x := &Class{ID: string(r.ID), Title: string(r.Title), Unit: string(r.Unit), Basis: string(r.Basis), Note: string(r.Note), WorksIn: r.Works == "in", Site: sets[string(r.Set)]}
		for k, cell := range []Cell{r.LevelLow, r.LevelHigh} {
			if x.Level[k], err = parseRatio(string(cell)); err != nil {
				return t.Fault(i, "level_low", err.Error(), "")
			}
		}
		c.classes = append(c.classes, x)
	}
	if err := c.readMembers(); err != nil {
		return err
	}
	for _, x := range c.classes {
		if x.reference, err = c.Param.Fit(x.Members); err != nil && x.Site != nil {
			return &gear.Fault{Kind: gear.Internal, What: "the reference class " + x.ID, Err: err}
		}
	}
	return nil
}

func (c *Catalog) readMembers() error {
	t, err := ReadPack[memberRow]("members.csv")
	if err != nil {
		return err
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		m := Member{
			ID: string(r.ID), Class: string(r.Class), HeldOut: r.HeldOut == "yes", Operator: string(r.Operator), Country: string(r.Country), Basis: string(r.Basis),
			Labor: string(r.Labor), Confidence: string(r.Confidence), Source: string(r.Source), Note: string(r.Note),
		}
		var errYear, errUnits error
		var low, high bool
		m.Year, errYear = strconv.Atoi(string(r.Year))
		if r.Units != "" {
			m.Units, errUnits = strconv.ParseInt(string(r.Units), 10, 64)
		}
		m.Low, low = gear.ParseAmount(string(r.Low))
		m.High, high = gear.ParseAmount(string(r.High))
		m.Approved, _ = gear.ParseAmount(string(r.Approved))
		x := c.Class(m.Class)
		if errYear != nil || errUnits != nil || !low || !high || m.Low == 0 || m.High < m.Low || m.Units < 0 || x == nil || m.Source == "" {
			return t.Fault(i, "id", "the member has no class, year, amount or source that can be read", "")
		}
		x.Members = append(x.Members, m)
	}
	return nil
}

// SitePart is a part of what a whole site of a class is made of.
type SitePart struct {
	Index  int   // of the part in siteSum.parts
	Kind   *Kind // that a whole site is priced by
	Kinds  []string
	Pieces float64 // of a whole site
	Pooled bool    // several sites share one: counted over the network
	Weight float64 // of the site's overhead that replacing the part brings with it
}

type siteRow struct {
	Set    Cell `csv:"set"`
	Part   Cell `csv:"part"`
	Kinds  Cell `csv:"kinds"`
	Pieces Cell `csv:"pieces"`
	Sites  Cell `csv:"sites"`
	Weight Cell `csv:"weight"`
	Basis  Cell `csv:"basis"`
	Note   Cell `csv:"note"`
}

// MaxParts bounds the parts of a site, so that sites hold them in an array.
const MaxParts = 5

// readSites reads what whole sites are made of, by the name of the set.
func (c *Catalog) readSites() (map[string][]SitePart, error) {
	t, err := ReadPack[siteRow]("sites.csv")
	if err != nil {
		return nil, err
	}
	out := map[string][]SitePart{}
	var names []string
	for i, r := range t.Rows {
		pieces, errPieces := parseRatio(string(r.Pieces))
		sites, errSites := parseRatio(string(r.Sites))
		weight, errWeight := parseRatio(string(r.Weight))
		set := string(r.Set)
		if errPieces != nil || errSites != nil || errWeight != nil {
			return nil, t.Fault(i, "part", "the part has no pieces, sites or weight", "")
		}
		n := slices.Index(names, string(r.Part))
		if n < 0 {
			n, names = len(names), append(names, string(r.Part))
		}
		if len(names) > MaxParts {
			return nil, t.Fault(i, "part", "there are too many parts", "")
		}
		var first *Kind
		for id := range strings.SplitSeq(string(r.Kinds), "|") {
			k := c.Kind(id)
			if first == nil {
				first = k
			}
			if k == nil || first.Prices[0] == nil {
				return nil, t.Fault(i, "kinds", fmt.Sprintf("there is no kind %q, or it has no price", id), "")
			}
			k.Part = n
		}
		out[set] = append(out[set], SitePart{Index: n, Kind: first, Kinds: strings.Split(string(r.Kinds), "|"), Pieces: pieces / sites, Pooled: sites > 1, Weight: weight})
	}
	return out, nil
}
