package regime

import (
	"fmt"
	"io/fs"
	"math/big"
	"regexp"
	"slices"
	"strconv"

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
	if _, err := rules.Fraction(s.LeastAnswered); err != nil {
		return scoreFault(s.File, s.Pos, "write a fraction such as 3/5", "least_answered: %s", err)
	}
	if _, ok := factor(s.Sensitive.Factor); !ok {
		return scoreFault(s.File, s.Sensitive.Pos, "write a fraction such as 5/4", "the factor %q is no number", s.Sensitive.Factor)
	}
	for _, e := range s.Exposure {
		if _, ok := factor(e.Factor); !ok {
			return scoreFault(s.File, e.Pos, "write a fraction such as 3/4", "the factor %q is no number", e.Factor)
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
		from, ok := factor(t.From)
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

// factor reads a number that is not negative, as a decimal or a fraction.
func factor(text string) (*big.Rat, bool) {
	r, ok := new(big.Rat).SetString(text)
	return r, ok && r.Sign() >= 0 && len(text) < 16
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
		if sure, ok = factor(a.Sureness); !ok || sure.Cmp(big.NewRat(1, 1)) > 0 {
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
