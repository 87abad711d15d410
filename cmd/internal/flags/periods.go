package flags

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

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
func (o *periodOptions) into(m *regime.Money) error {
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
func period(text string) (regime.Period, error) {
	const hint = "for example --period 2027=4M, or --period phase1:2027-06-30=4M"
	name, money, ok := strings.Cut(text, "=")
	name, day, dated := strings.Cut(name, ":")
	p := regime.Period{Name: strings.TrimSpace(name), Amount: strings.TrimSpace(money)}
	if !ok || p.Name == "" {
		return p, term.Usage(`--period "`+text+`" does not say NAME=AMOUNT`, hint)
	}
	if _, ok := gear.ParseMoney(p.Amount); !ok {
		return p, term.Usage(`--period "`+text+`": "`+p.Amount+`" is no amount of money`, hint)
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
