package rulescmd

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/scorecard"
	"github.com/gearaudit/gearaudit/cmd/internal/flags"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

func newRulesScore(w *term.Env) *cobra.Command {
	o := &flags.FormatOption{}
	c := &cobra.Command{
		Use:   "score SUPPLIER.yaml",
		Short: "Score a supplier by the Prague and EU criteria that you answered",
		Long: "score reads a scorecard of yours: answers from 0 (no concern) to 4 (severe) with their evidence. What is " +
			"not answered stays unknown and widens the range. A score is advice, never law.",
		Example: "  gearaudit rules score supplier.yaml",
		Args:    flags.OneArgument("rules score needs one scorecard", "for example: gearaudit rules score supplier.yaml"),
		RunE:    func(_ *cobra.Command, args []string) error { return score(w, o, args[0]) },
	}
	o.AddFlags(c)
	return c
}

func score(w *term.Env, o *flags.FormatOption, file string) error {
	asJSON, err := o.JSON()
	if err != nil {
		return err
	}
	src, err := term.ReadFile(file)
	if err != nil {
		return &gear.Fault{Kind: gear.Usage, What: "the scorecard cannot be read", Place: gear.Place{File: file}, Err: term.Cause(err), Hint: "check the path"}
	}
	scoring, err := scorecard.LoadScoring(rules.Embedded())
	if err != nil {
		return err
	}
	card, err := scorecard.ParseScorecard(file, src)
	if err != nil {
		return err
	}
	result, err := scoring.Score(card)
	if err != nil {
		return err
	}
	s := scoreSheet(scoring, result)
	if asJSON {
		return term.PrintJSON(w.Out, s)
	}
	return s.print(w)
}

// scored is the result of a scorecard as programs read it. Scores are decimal
// strings from 0 to 4, of two places.
type scored struct {
	Supplier string           `json:"supplier"`
	Vendor   string           `json:"vendor,omitempty"`
	Date     string           `json:"date,omitempty"`
	Tier     string           `json:"tier"` // empty: too little is answered
	Score    string           `json:"score,omitempty"`
	Low      string           `json:"low"` // if every unknown were 0
	LowTier  string           `json:"low_tier"`
	High     string           `json:"high"` // if every unknown were 4
	HighTier string           `json:"high_tier"`
	Answered string           `json:"answered"` // share of the weights, in percent
	Criteria []scoredLine     `json:"criteria"`
	Exposure []scoredExposure `json:"exposure"`
}

type scoredLine struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"`
	Weight     int64             `json:"weight"`
	Answer     string            `json:"answer"` // 0 to 4, or unknown
	Evidence   string            `json:"evidence,omitempty"`
	Apart      bool              `json:"apart,omitempty"`
	Paragraphs []scoredParagraph `json:"paragraphs"`
}

type scoredParagraph struct {
	ID       string `json:"id"`
	Source   string `json:"source"`
	Evidence string `json:"evidence"`
	Text     string `json:"text"`
}

// scoredExposure is what the score means where equipment has a function.
type scoredExposure struct {
	Where string `json:"where"`
	Score string `json:"score"`
}

func scoreSheet(s *scorecard.Scoring, r *scorecard.SupplierScore) *scored {
	out := &scored{
		Supplier: r.Scorecard.Supplier, Vendor: r.Scorecard.Vendor, Date: r.Scorecard.Date.String(), Tier: r.Tier,
		Low: decimal(r.Low), LowTier: r.LowTier, High: decimal(r.High), HighTier: r.HighTier, Answered: wholePercent(r.Answered),
		Criteria: []scoredLine{}, Exposure: []scoredExposure{},
	}
	for i := range r.Lines {
		out.Criteria = append(out.Criteria, scoreLine(s, &r.Lines[i]))
	}
	if r.Score == nil {
		return out
	}
	out.Score = decimal(r.Score)
	for i := range s.Exposure {
		e := &s.Exposure[i]
		score, _ := s.Exposed(r.Score, e.Functions[0], "")
		out.Exposure = append(out.Exposure, scoredExposure{Where: e.Name, Score: decimal(score)})
	}
	return out
}

func scoreLine(s *scorecard.Scoring, l *scorecard.ScoreLine) scoredLine {
	out := scoredLine{
		ID: l.Criterion.ID, Title: l.Criterion.Title, Weight: l.Weight, Answer: "unknown", Apart: l.Criterion.Apart,
		Paragraphs: []scoredParagraph{},
	}
	if l.Answered {
		out.Answer, out.Evidence = strconv.FormatInt(l.Value, 10), l.Answer.Evidence
	}
	for _, id := range slices.Concat(l.Criterion.Prague, l.Criterion.EU, l.Criterion.UK) {
		if p := s.Paragraph(id); p != nil {
			out.Paragraphs = append(out.Paragraphs, scoredParagraph{ID: p.ID, Source: p.Source, Evidence: p.Evidence, Text: p.Text})
		}
	}
	return out
}

func (s *scored) print(w *term.Env) error {
	p := &term.Printer{Out: w.Out, Width: w.Width}
	tier, score := s.Tier, s.Score
	if tier == "" {
		tier = "insufficient evidence"
	}
	if score == "" {
		score = "unknown"
	}
	p.Line(0, s.Supplier+":", tier)
	p.Line(0, "", fmt.Sprintf("score %s of 4; %s (%s) to %s (%s) over the unknowns; %s%% of the weights answered", score, s.Low, s.LowTier, s.High, s.HighTier, s.Answered))
	p.Line(0, "", "A score is advice and breaks no rule.")
	if s.Tier != "" && s.Vendor != "" {
		p.Line(0, "for the profile:", "operator: {supplier_risk: {"+s.Vendor+": "+s.Tier+"}}")
	}
	p.Blank()
	t := term.Table{Titles: []string{"CRITERION", "WEIGHT", "ANSWER", "ASKS"}}
	for _, l := range s.Criteria {
		t.Add(l.ID, strconv.FormatInt(l.Weight, 10), l.Answer, l.Title)
	}
	if err := t.Print(&p.Buf, w.Width); err != nil {
		return err
	}
	if len(s.Exposure) > 0 {
		p.Heading("What it means where")
	}
	for _, e := range s.Exposure {
		p.Line(2, e.Score, e.Where)
	}
	p.Heading("What the criteria rest on")
	for _, l := range s.Criteria {
		for _, g := range l.Paragraphs {
			p.Line(2, l.ID, strings.ToUpper(g.Source)+" "+g.ID+" ("+g.Evidence+"): "+g.Text)
		}
	}
	return p.Flush(nil)
}

// decimal rounds a score to two places.
func decimal(r *big.Rat) string { return r.FloatString(2) }

func wholePercent(r *big.Rat) string { return new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(0) }
