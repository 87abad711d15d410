package profile

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Money is what a profile says there is to spend. Amounts are texts such as
// 30M, which [gear.ParseMoney] reads; they have been checked.
type Money struct {
	rules.Pos
	Word         string   `yaml:",scalar"`      // the amount, and nothing else is said
	Amount       string   `yaml:"amount"`       // money at hand
	Allocation   string   `yaml:"allocation"`   // what a programme approved
	Proration    string   `yaml:"proration"`    // the part of it that is paid: 0.395 or 39.5 %
	Claimed      string   `yaml:"claimed"`      // of the allocation: claimed and spent already
	Mobilisation string   `yaml:"mobilisation"` // for a crew to come to a region
	Crew         int64    `yaml:"crew"`         // sites that can be done in a period; 0: no limit
	CoreFirst    bool     `yaml:"core_first"`
	Periods      []Period `yaml:"periods"`
}

// Period is a stretch of time with money of its own.
type Period struct {
	rules.Pos
	Name   string    `yaml:"name"`
	Amount string    `yaml:"amount"` // that comes in
	Ends   gear.Date `yaml:"ends"`   // last day; 0: as the name says
	Crew   int64     `yaml:"crew"`   // 0: that of all periods
}

// money checks the budget.
func (p *Profile) money() error {
	m := &p.Budget
	if m.Word != "" {
		m.Amount, m.Word = m.Word, ""
	}
	for _, x := range []struct{ key, text string }{
		{"amount", m.Amount}, {"allocation", m.Allocation}, {"claimed", m.Claimed}, {"mobilisation", m.Mobilisation},
	} {
		if err := p.amount(m.Pos, x.key, x.text); err != nil {
			return err
		}
	}
	if _, ok := gear.ParseFraction(m.Proration); m.Proration != "" && !ok {
		return p.fault(m.Pos, "for 39.5 percent write 39.5% or 0.395", "the proration %q does not lie between 0 and 1", m.Proration)
	}
	if m.Crew < 0 {
		return p.fault(m.Pos, "leave it out if there is no limit", "the number of sites that crews can do is negative")
	}
	for _, c := range p.Currencies {
		if rate, err := strconv.ParseFloat(c.Value, 64); err != nil || !(rate > 0) {
			return p.fault(c.Pos, "write what one unit is worth in US dollars, such as EUR: 1.10", "the rate %q of %s is not a number above zero", c.Value, c.Name)
		}
	}
	return p.periods()
}

func (p *Profile) amount(pos rules.Pos, key, text string) error {
	if _, ok := gear.ParseMoney(text); text != "" && !ok {
		return p.fault(pos, "write 30000000, 30,000,000.00 or 30M", "the %s %q is not an amount of money", key, text)
	}
	return nil
}

func (p *Profile) periods() error {
	for i := range p.Budget.Periods {
		x := &p.Budget.Periods[i]
		if x.Name == "" {
			return p.fault(x.Pos, "write name: 2027", "the period has no name")
		}
		if x.Crew < 0 {
			return p.fault(x.Pos, "leave it out if there is no limit", "the number of sites that crews can do is negative")
		}
		if x.Amount != "" && p.Budget.Amount != "" {
			return p.fault(x.Pos, "write amount once for all of it, or in each period what comes in", "the money is said twice: as an amount and in periods")
		}
		if err := p.amount(x.Pos, "amount", x.Amount); err != nil {
			return err
		}
	}
	return nil
}
