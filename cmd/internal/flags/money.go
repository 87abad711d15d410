package flags

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/plan"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// MoneyOptions say what there is to spend and by which prices it is held.
type MoneyOptions struct {
	Budget     string
	Allocation string
	Proration  string
	Claimed    string
	PriceBooks []string
	Actuals    string
	rates      []string
	confidence string
	Against    string
	tax        string
	escalation string
	life       string
	Planned    periodOptions
}

// AddFlags adds the flags to a command.
func (o *MoneyOptions) AddFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.Budget, "budget", "", "`AMOUNT` available, such as 30000000 or 30M")
	f.StringVar(&o.Allocation, "allocation", "", "`AMOUNT` that a program approved, in addition to --budget")
	f.StringVar(&o.Proration, "proration", "", "`SHARE` of the allocation that is paid, such as 0.395 or 39.5%")
	f.StringVar(&o.Claimed, "claimed", "", "`AMOUNT` of the allocation that is claimed and spent already")
	AddPriceBooks(c, &o.PriceBooks)
	f.StringVar(&o.Actuals, "actuals", "", "`FILE` (CSV) of what finished sites cost: site, spent, currency and, where needed, rate and share")
	f.StringArrayVar(&o.rates, "rate", nil, "`CUR=USD`: what one unit of a currency is worth, such as EUR=1.10, for unit costs of the inventory (repeatable)")
	f.StringVar(&o.confidence, "confidence", "", "how sure the money must be enough, a `SHARE` such as 0.9 or 90% (default 0.8)")
	f.StringVar(&o.tax, "tax", "", "sales tax as a `SHARE` of equipment, such as 0.06 or 6% (default: none)")
	f.StringVar(&o.escalation, "escalation", "", "price growth per year, a `SHARE` such as 0.03 or 3% (default: the method's; see gearaudit catalog method)")
	f.StringVar(&o.life, "life", "", "`YEARS` until equipment would be renewed anyway, for --cost-baseline incremental (default: the method's)")
	f.StringVar(&o.Against, "cost-baseline", "", "costs to count: `KIND` is gross, incremental (beyond what a refresh would cost anyway) or eligible (default gross)")
}

// money carries the options into the request; the profile stands behind the
// flags.
func (o *MoneyOptions) money(req *audit.Options, p *profile.Profile) (err error) {
	m, err := o.Funding(p)
	if err != nil {
		return err
	}
	if req.Funding, err = budget.ReadFunding(m); err != nil {
		return err
	}
	if req.Cost, err = o.options(); err != nil {
		return err
	}
	if req.Confidence, err = share("--confidence", o.confidence, 0.5, 0.999); err != nil {
		return err
	}
	if req.Rates, err = o.exchange(p); err != nil {
		return err
	}
	if req.Cost.Actuals, err = actuals(o.Actuals); err != nil {
		return err
	}
	req.PriceBook, err = PriceBook(o.PriceBooks)
	return err
}

// exchange is what other currencies are worth: as flags say, else as the profile does.
func (o *MoneyOptions) exchange(p *profile.Profile) (map[string]float64, error) {
	out := map[string]float64{}
	if p != nil {
		for _, c := range p.Currencies {
			out[strings.ToUpper(c.Name)], _ = strconv.ParseFloat(c.Value, 64)
		}
	}
	for _, text := range o.rates {
		code, worth, ok := strings.Cut(text, "=")
		rate, err := strconv.ParseFloat(strings.TrimSpace(worth), 64)
		if !ok || err != nil {
			return nil, term.Usage(`--rate "`+text+`" does not say CUR=USD`, "for example --rate EUR=1.10")
		}
		out[strings.ToUpper(strings.TrimSpace(code))] = rate
	}
	return out, nil
}

// options of the estimate, where flags say them.
func (o *MoneyOptions) options() (c cost.Options, err error) {
	if c.Baseline, err = cost.ParseBaseline(o.Against); err != nil {
		return c, term.Usage("--cost-baseline: "+err.Error(), "write one of the three")
	}
	if c.Tax, err = share("--tax", o.tax, 0, 1); err != nil {
		return c, err
	}
	if c.LifeYears, err = years("--life", o.life, 1, 100); err != nil {
		return c, err
	}
	if o.escalation != "" {
		rate, err := share("--escalation", o.escalation, -0.5, 0.5)
		if err != nil {
			return c, err
		}
		c.Escalation = &rate
	}
	return c, nil
}

// share reads a part of one of a flag, with a percent sign or not; nothing is nought.
// A minus sign is taken where the lowest one is below nought.
func share(flag, text string, low, high float64) (float64, error) {
	rest, minus := strings.CutPrefix(strings.TrimSpace(text), "-")
	if text == "" {
		return 0, nil
	}
	part, ok := gear.ParseFraction(rest)
	if !ok {
		return 0, outOf(flag, text, low, high)
	}
	n, _ := part.Float64()
	if minus {
		n = -n
	}
	if n < low || n > high {
		return 0, outOf(flag, text, low, high)
	}
	return n, nil
}

func outOf(flag, text string, low, high float64) error {
	return term.Usage(fmt.Sprintf("%s: %q is not a number from %g to %g", flag, text, low, high), shareHint(text, low, high))
}

// shareHint shows how a part of one is written, by the number that was meant
// where it is one of percent.
func shareHint(text string, low, high float64) string {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || n/100 < low || n/100 > high {
		return fmt.Sprintf("write a part of one or a percentage, such as %g or %g%%", min(high, max(low, 0.03)), 100*min(high, max(low, 0.03)))
	}
	return fmt.Sprintf("for %g percent write %g%% or %g", n, n, n/100)
}

// years reads a number of years of a flag; nothing is nought.
func years(flag, text string, low, high float64) (float64, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || !(n >= low && n <= high) {
		return 0, term.Usage(fmt.Sprintf("%s: %q is not a number from %g to %g", flag, text, low, high), "write whole years, such as 10")
	}
	return n, nil
}

// Funding is the profile's money as the flags change it. Who says by flags what
// there is sets aside all that the profile says of it, so that nothing counts
// twice.
func (o *MoneyOptions) Funding(p *profile.Profile) (*profile.Money, error) {
	m := &profile.Money{}
	if p != nil {
		*m = p.Budget
	}
	if o.Budget+o.Allocation != "" || len(o.Planned.periods) > 0 {
		m.Amount, m.Allocation, m.Proration, m.Claimed, m.Periods = "", "", "", "", nil
	}
	for _, x := range []struct {
		flag, text string
		to         *string
	}{
		{"--budget", o.Budget, &m.Amount}, {"--allocation", o.Allocation, &m.Allocation}, {"--claimed", o.Claimed, &m.Claimed},
		{"--mobilisation", o.Planned.mobilisation, &m.Mobilisation},
	} {
		if _, err := Amount(x.flag, x.text); err != nil {
			return nil, err
		}
		if x.text != "" {
			*x.to = x.text
		}
	}
	if o.Proration != "" {
		if _, ok := gear.ParseFraction(o.Proration); !ok {
			return nil, term.Usage(`--proration: "`+o.Proration+`" does not lie between 0 and 1`, shareHint(o.Proration, 0, 1))
		}
		m.Proration = o.Proration
	}
	if m.Allocation == "" && m.Proration+m.Claimed != "" {
		return nil, term.Usage("a proration or a claimed sum is said, but no allocation", "write --allocation, or allocation under budget in the profile")
	}
	if o.Budget != "" && len(o.Planned.periods) > 0 {
		return nil, term.Usage("the money is said twice: by --budget and by --period", "say with --period what comes in when, or with --budget one amount")
	}
	return m, o.Planned.into(m)
}

// AddPriceBooks adds the flag that names the user's own prices.
func AddPriceBooks(c *cobra.Command, to *[]string) {
	c.Flags().StringArrayVar(to, "price-book", nil, "`FILE` (CSV) of your own prices, used before the catalog (repeatable: a later one goes before an earlier one)")
}

// PriceBook reads the user's own prices, a later file laid over an earlier one, nil
// where there are none. It tells what is wrong with any of them.
func PriceBook(paths []string) (*catalog.Book, error) {
	var books []*catalog.Book
	var errs []error
	for _, path := range paths {
		book, err := readFile(path, "price book", "check --price-book, or price_book in the profile", catalog.ReadBook)
		books, errs = append(books, book), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return catalog.Layer(books...)
}

// actuals reads what finished sites cost, nil where nothing is said.
func actuals(path string) ([]cost.Actual, error) {
	if path == "" {
		return nil, nil
	}
	return readFile(path, "list of finished sites", "check --actuals", cost.ReadActuals)
}

// Weights reads what sites matter to a plan, nil where nothing is said.
func Weights(path string) (map[string]float64, error) {
	if path == "" {
		return nil, nil
	}
	return readFile(path, "list of weights", "check --weights", plan.ReadWeights)
}

// readFile reads a file that the user named.
func readFile[T any](path, what, hint string, read func(string, io.Reader) (T, error)) (T, error) {
	text, err := term.ReadFile(path)
	if err != nil {
		var none T
		return none, term.Unreadable(path, what, hint, err)
	}
	return read(path, bytes.NewReader(text))
}

// periodOptions say over which periods a plan goes, and who does the work.
type periodOptions struct {
	periods      []string
	mobilisation string
	crew         int64
	coreFirst    bool
}

func (o *periodOptions) AddFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVar(&o.periods, "period", nil, "`NAME=AMOUNT` of money that comes in, such as 2027=4M, 2027-Q3=1M or, with its last day, phase1:2027-06-30=4M (repeatable)")
	f.StringVar(&o.mobilisation, "mobilisation", "", "`AMOUNT` that it costs to bring a crew to a region, once in each period with work there")
	f.Int64Var(&o.crew, "crew", 0, "`SITES` that can be done in a period (default: no limit)")
	f.BoolVar(&o.coreFirst, "core-first", false, "do the core network before any other site")
}

// into puts the flags over what the profile says.
func (o *periodOptions) into(m *profile.Money) error {
	if o.crew < 0 {
		return term.Usage("--crew cannot be negative", "leave it out if there is no limit")
	}
	if o.crew > 0 {
		m.Crew = o.crew
		for i := range m.Periods {
			m.Periods[i].Crew = 0
		}
	}
	m.CoreFirst = m.CoreFirst || o.coreFirst
	for _, text := range o.periods {
		p, err := period(text)
		if err != nil {
			return err
		}
		m.Periods = append(m.Periods, p)
	}
	return nil
}

// period reads NAME=AMOUNT or NAME:DAY=AMOUNT.
func period(text string) (profile.Period, error) {
	const hint = "for example --period 2027=4M, or --period phase1:2027-06-30=4M"
	name, money, ok := strings.Cut(text, "=")
	name, day, dated := strings.Cut(name, ":")
	p := profile.Period{Name: strings.TrimSpace(name), Amount: strings.TrimSpace(money)}
	if !ok || p.Name == "" {
		return p, term.Usage(`--period "`+text+`" does not say NAME=AMOUNT`, hint)
	}
	if _, ok := gear.ParseMoney(p.Amount); !ok {
		return p, term.Usage(`--period "`+text+`": "`+p.Amount+`" is not an amount of money`, commaHint(p.Amount, hint))
	}
	if dated {
		d, err := gear.ParseDate(day)
		if err != nil {
			return p, term.Usage(`--period "`+text+`": `+err.Error(), hint)
		}
		p.Ends = d
	}
	return p, nil
}

// commaHint is the hint for several periods in one flag.
func commaHint(amount, otherwise string) string {
	if strings.Contains(amount, "=") {
		return "give --period once for each period: --period 2027=4M --period 2028=3M"
	}
	return otherwise
}
