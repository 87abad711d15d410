package scorecard

import (
	"fmt"
	"io/fs"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Scoring is the criteria by which suppliers are scored, and what follows
// from a score: data of the project, which a scorecard may adjust.
type Scoring struct {
	rules.Pos
	ID            string      `yaml:"id"`
	Title         string      `yaml:"title"`
	Date          gear.Date   `yaml:"date"`
	Notes         []string    `yaml:"notes"`
	LeastAnswered string      `yaml:"least_answered"` // share of the weights that must be answered for a tier
	Tiers         []Tier      `yaml:"tiers"`          // from the mildest to the worst
	Exposure      []Exposure  `yaml:"exposure"`
	Sensitive     Sensitive   `yaml:"sensitive_sites"`
	Paragraphs    []Paragraph `yaml:"paragraphs"`
	Criteria      []Criterion `yaml:"criteria"`

	File string `yaml:"-"`
}

// Tier is a name for the scores from a threshold on.
type Tier struct {
	rules.Pos
	Name string `yaml:"name"`
	From string `yaml:"from"` // a score from 0 to 4
}

// Exposure is how much a function in the network brings a supplier's risk to
// bear: a factor from 0 to 1.
type Exposure struct {
	rules.Pos
	Name      string   `yaml:"name"`
	Factor    string   `yaml:"factor"`
	Functions []string `yaml:"functions"`
}

// Sensitive is the factor for equipment at sites of certain classes.
type Sensitive struct {
	rules.Pos
	Factor      string   `yaml:"factor"`
	SiteClasses []string `yaml:"site_classes"`
}

// Paragraph is one of the texts behind the criteria, in our words.
type Paragraph struct {
	rules.Pos
	ID       string `yaml:"id"`
	Source   string `yaml:"source"`   // prague, eu, ncsc or uk
	Evidence string `yaml:"evidence"` // official, secondary or unverified
	Text     string `yaml:"text"`
}

// Criterion is one concern about a supplier, answered from 0 (none) to 4
// (severe).
type Criterion struct {
	rules.Pos
	ID       string   `yaml:"id"`
	Title    string   `yaml:"title"`
	Weight   int64    `yaml:"weight"`
	Prague   []string `yaml:"prague"`
	EU       []string `yaml:"eu"`
	UK       []string `yaml:"uk"`
	Evidence string   `yaml:"evidence"` // what would show it
	Apart    bool     `yaml:"apart"`    // stands in no risk assessment of an authority: printed apart
}

// Scorecard is what an operator answers about one supplier.
type Scorecard struct {
	rules.Pos
	Supplier string    `yaml:"supplier"`
	Vendor   string    `yaml:"vendor"` // id of the designated vendor, if it is one
	Date     gear.Date `yaml:"date"`
	Weights  []Weight  `yaml:"weights"` // in place of the project's
	Tiers    []Tier    `yaml:"tiers"`   // in place of the project's
	Answers  []Answer  `yaml:"answers"`

	File string `yaml:"-"`
}

// Weight is the operator's own weight of a criterion.
type Weight struct {
	rules.Pos
	Criterion string `yaml:",key"`
	Weight    int64  `yaml:",value"`
}

// Answer is the answer to one criterion.
type Answer struct {
	rules.Pos
	Criterion string    `yaml:"criterion"`
	Value     string    `yaml:"value"`      // 0 to 4; unknown, null or absent: not known
	Sureness  string    `yaml:"confidence"` // 0 to 1; absent: 1
	Evidence  string    `yaml:"evidence"`   // where it is shown; needed with a value
	On        gear.Date `yaml:"on"`         // day of the evidence
	Note      string    `yaml:"note"`
}

const scoringFile = "lists/prague-scorecard.yaml"

// LoadScoring reads the project's criteria from the rules' file system.
func LoadScoring(fsys fs.FS) (*Scoring, error) {
	src, err := fs.ReadFile(fsys, scoringFile)
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Usage, What: "the criteria of the scorecard cannot be read", Err: err}
	}
	s := &Scoring{File: "rules/" + scoringFile}
	if err := rules.Decode(s.File, src, s); err != nil {
		return nil, err
	}
	return s, s.check()
}

// ParseScorecard reads an operator's scorecard strictly: every error is a
// *gear.Fault with file, line and column.
func ParseScorecard(name string, src []byte) (*Scorecard, error) {
	c := &Scorecard{File: name}
	// The strict reader takes no null; in an answer it is another word for unknown.
	src = regexp.MustCompile(`\bvalue:[ \t]*(?:null|~|\})`).ReplaceAllFunc(src, unknownValue)
	if err := rules.Decode(name, src, c); err != nil {
		return nil, err
	}
	if c.Supplier == "" {
		return nil, scoreFault(name, c.Pos, "add supplier: NAME", "the scorecard names no supplier")
	}
	return c, nil
}

func unknownValue(null []byte) []byte {
	if null[len(null)-1] == '}' {
		return []byte("value: unknown}")
	}
	return []byte("value: unknown")
}

func scoreFault(file string, p rules.Pos, hint, format string, args ...any) error {
	return &gear.Fault{Kind: gear.Usage, What: fmt.Sprintf(format, args...), Place: p.In(file), Hint: hint}
}

// check reports the first thing that is wrong in the criteria.
func (s *Scoring) check() error {
	if _, ok := gear.ParseFraction(s.LeastAnswered); !ok {
		return scoreFault(s.File, s.Pos, "write a fraction such as 3/5", "least_answered is %q, no fraction between 0 and 1", s.LeastAnswered)
	}
	if _, ok := parseRatio(s.Sensitive.Factor); !ok {
		return scoreFault(s.File, s.Sensitive.Pos, "write a fraction such as 5/4", "the factor %q is not a number", s.Sensitive.Factor)
	}
	for _, e := range s.Exposure {
		if _, ok := parseRatio(e.Factor); !ok {
			return scoreFault(s.File, e.Pos, "write a fraction such as 3/4", "the factor %q is not a number", e.Factor)
		}
	}
	for _, c := range s.Criteria {
		for _, id := range slices.Concat(c.Prague, c.EU, c.UK) {
			if s.Paragraph(id) == nil {
				return scoreFault(s.File, c.Pos, "add it to paragraphs", "%s rests on the paragraph %s, which is not given", c.ID, id)
			}
		}
	}
	return checkTiers(s.File, s.Pos, s.Tiers)
}

// checkTiers wants thresholds that rise from 0.
func checkTiers(file string, p rules.Pos, list []Tier) error {
	last := big.NewRat(-1, 1)
	for i, t := range list {
		from, ok := parseRatio(t.From)
		if !ok || from.Cmp(last) <= 0 || i == 0 && from.Sign() != 0 || from.Cmp(worstScore()) > 0 {
			return scoreFault(file, t.Pos, "begin with 0 and rise up to 4", "the tier %s cannot begin at %q", t.Name, t.From)
		}
		last = from
	}
	if len(list) == 0 {
		return scoreFault(file, p, "add tiers: with name and from", "there are no tiers")
	}
	return nil
}

// parseRatio reads a number that is not negative, as a decimal or a fraction.
func parseRatio(text string) (*big.Rat, bool) {
	// An exponent could ask for a number that fills the memory.
	if len(text) > 16 || strings.Trim(text, "0123456789./") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

func worstScore() *big.Rat { return big.NewRat(4, 1) }

// Paragraph returns the text behind a criterion by its label, nil when there
// is none.
func (s *Scoring) Paragraph(id string) *Paragraph {
	for i := range s.Paragraphs {
		if s.Paragraphs[i].ID == id {
			return &s.Paragraphs[i]
		}
	}
	return nil
}

// number returns the answer, its confidence, and whether the criterion is
// answered: it is not when the value is unknown or nothing supports it.
func (a *Answer) number(file string) (value int64, sure *big.Rat, answered bool, err error) {
	sure = big.NewRat(1, 1)
	if a.Sureness != "" {
		var ok bool
		if sure, ok = gear.ParseFraction(a.Sureness); !ok {
			return 0, nil, false, scoreFault(file, a.Pos, "write a number from 0 to 1", "the confidence cannot be %q", a.Sureness)
		}
	}
	if a.Value == "" || a.Value == "unknown" {
		return 0, sure, false, nil
	}
	value, err = strconv.ParseInt(a.Value, 10, 64)
	if err != nil || value < 0 || value > 4 {
		return 0, nil, false, scoreFault(file, a.Pos, "write 0, 1, 2, 3, 4 or unknown", "the answer to %s cannot be %q", a.Criterion, a.Value)
	}
	if a.Evidence == "" {
		return 0, nil, false, scoreFault(file, a.Pos, "add evidence: with an address or a document, or write value: unknown", "the answer to %s has no evidence", a.Criterion)
	}
	return value, sure, sure.Sign() > 0, nil
}

// SupplierScore is the result of a scorecard. Scores run from 0 (no concern)
// to 4 (severe) and are exact.
type SupplierScore struct {
	Scorecard *Scorecard
	Lines     []ScoreLine // every criterion, in the order of the criteria
	Answered  *big.Rat    // share of the weights that is answered, 0 to 1
	Enough    bool        // as much is answered as a tier needs
	Score     *big.Rat    // of what is answered; nil when nothing is
	Low, High *big.Rat    // if every unknown were 0, or 4
	Tier      string      // empty: insufficient evidence
	LowTier   string      // of Low
	HighTier  string      // of High
}

// ScoreLine is one criterion and its answer.
type ScoreLine struct {
	Criterion *Criterion
	Weight    int64
	Answer    *Answer // nil when the scorecard does not speak of it
	Answered  bool
	Value     int64 // 0 to 4, when answered

	sure *big.Rat
}

// Score works out what a scorecard comes to: the mean of the answers, each
// counted by weight and confidence. What is unknown is left out of the score
// and widens the range from Low to High.
func (s *Scoring) Score(c *Scorecard) (*SupplierScore, error) {
	tiers := s.Tiers
	if len(c.Tiers) > 0 {
		tiers = c.Tiers
	}
	if err := checkTiers(c.File, c.Pos, tiers); err != nil {
		return nil, err
	}
	out := &SupplierScore{Scorecard: c}
	for i := range s.Criteria {
		out.Lines = append(out.Lines, ScoreLine{Criterion: &s.Criteria[i], Weight: s.Criteria[i].Weight})
	}
	if err := out.weigh(c); err != nil {
		return nil, err
	}
	if err := out.answer(c); err != nil {
		return nil, err
	}
	least, _ := gear.ParseFraction(s.LeastAnswered)
	return out, out.sum(c, tiers, least)
}

// line finds the criterion of an identifier.
func (r *SupplierScore) line(id string) *ScoreLine {
	for i := range r.Lines {
		if r.Lines[i].Criterion.ID == id {
			return &r.Lines[i]
		}
	}
	return nil
}

func (r *SupplierScore) weigh(c *Scorecard) error {
	for _, w := range c.Weights {
		l := r.line(w.Criterion)
		switch {
		case l == nil:
			return scoreFault(c.File, w.Pos, "see the criteria of the scorecard", "there is no criterion %s", w.Criterion)
		case w.Weight < 0 || w.Weight > 100:
			return scoreFault(c.File, w.Pos, "write a whole number from 0 to 100", "the weight of %s cannot be %d", w.Criterion, w.Weight)
		}
		l.Weight = w.Weight
	}
	return nil
}

func (r *SupplierScore) answer(c *Scorecard) error {
	for i := range c.Answers {
		a := &c.Answers[i]
		l := r.line(a.Criterion)
		switch {
		case l == nil:
			return scoreFault(c.File, a.Pos, "see the criteria of the scorecard", "there is no criterion %q", a.Criterion)
		case l.Answer != nil:
			return scoreFault(c.File, a.Pos, "keep one of them", "%s is answered twice", a.Criterion)
		}
		l.Answer = a
		var err error
		if l.Value, l.sure, l.Answered, err = a.number(c.File); err != nil {
			return err
		}
	}
	return nil
}

// sum adds up: known is the weight of the answers by their confidence, points
// what they score, open the weight of the unknowns.
func (r *SupplierScore) sum(c *Scorecard, tiers []Tier, least *big.Rat) error {
	known, points, open, answered := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	for _, l := range r.Lines {
		w := big.NewRat(l.Weight, 1)
		if !l.Answered {
			open.Add(open, w)
			continue
		}
		answered.Add(answered, w)
		w = new(big.Rat).Mul(w, l.sure)
		known.Add(known, w)
		points.Add(points, w.Mul(w, big.NewRat(l.Value, 1)))
	}
	all := new(big.Rat).Add(answered, open)
	if all.Sign() == 0 {
		return scoreFault(c.File, c.Pos, "give a criterion a weight", "no criterion has a weight")
	}
	r.Answered = new(big.Rat).Quo(answered, all)
	r.Enough = r.Answered.Cmp(least) >= 0
	total := new(big.Rat).Add(known, open)
	r.Low = new(big.Rat).Quo(points, total)
	r.High = new(big.Rat).Add(r.Low, new(big.Rat).Quo(open.Mul(open, worstScore()), total))
	r.LowTier, r.HighTier = tierOf(tiers, r.Low), tierOf(tiers, r.High)
	if known.Sign() > 0 {
		r.Score = new(big.Rat).Quo(points, known)
	}
	if r.Enough && r.Score != nil {
		r.Tier = tierOf(tiers, r.Score)
	}
	return nil
}

// tierOf returns the tier of a score; a threshold belongs to its tier.
func tierOf(tiers []Tier, score *big.Rat) string {
	name := ""
	for _, t := range tiers {
		if from, _ := parseRatio(t.From); score.Cmp(from) >= 0 {
			name = t.Name
		}
	}
	return name
}

// Exposed returns what a score means for a function at a site of a class:
// the score by the function's factor, more at sensitive sites, 4 at most. The
// group of the function is nil, and nothing is said, for a function without a
// factor.
func (s *Scoring) Exposed(score *big.Rat, function, siteClass string) (*big.Rat, *Exposure) {
	for i := range s.Exposure {
		e := &s.Exposure[i]
		if !slices.Contains(e.Functions, function) {
			continue
		}
		by, _ := parseRatio(e.Factor)
		out := new(big.Rat).Mul(score, by)
		if slices.Contains(s.Sensitive.SiteClasses, siteClass) {
			more, _ := parseRatio(s.Sensitive.Factor)
			out.Mul(out, more)
		}
		if out.Cmp(worstScore()) > 0 {
			out = worstScore()
		}
		return out, e
	}
	return nil, nil
}
