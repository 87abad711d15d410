package audit

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	planning "github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// Purse is the money there is, and when it comes.
type Purse struct {
	planning.Funds
	Total        gear.Amount // over all periods
	Periods      []planning.Period
	Mobilisation gear.Amount // for a crew to come to a region, once in each period with work there
	CoreFirst    bool        // no other site before the period in which the last core site is done
	split        bool        // the periods were named
}

// ReadPurse reads what a profile or flags say there is to spend, nil when they
// name no money. What is at hand, or is left of an allocation, comes in the
// first period; without periods there is one, without an end. Errors are of
// kind Usage.
func ReadPurse(m *regime.Money) (*Purse, error) {
	p := &Purse{CoreFirst: m.CoreFirst, split: len(m.Periods) > 0}
	p.Amount, p.Allocation, p.Claimed, p.Mobilisation = money(m.Amount), money(m.Allocation), money(m.Claimed), money(m.Mobilisation)
	if m.Proration != "" {
		p.Proration, _ = regime.ParseFraction(m.Proration)
	}
	at, err := p.Available()
	if err != nil {
		return nil, err
	}
	said := m.Amount != "" || m.Allocation != ""
	for _, x := range m.Periods {
		said = said || x.Amount != ""
		if err := p.period(m, x); err != nil {
			return nil, err
		}
	}
	if !said {
		return nil, nil
	}
	if !p.split {
		p.Periods = []planning.Period{{Name: "all", Crew: int(m.Crew)}}
	}
	if p.Periods[0].Money, err = p.Periods[0].Money.Add(at); err == nil {
		p.Total, err = p.Total.Add(at)
	}
	if err != nil {
		return nil, noUse("the money of all periods is too large to be counted", "")
	}
	return p, nil
}

// money reads an amount that was checked; nothing is nought.
func money(text string) gear.Amount {
	a, _ := gear.ParseMoney(text)
	return a
}

func (p *Purse) period(m *regime.Money, x regime.Period) (err error) {
	for i := range p.Periods {
		if p.Periods[i].Name == x.Name {
			return noUse(fmt.Sprintf("two periods are called %q", x.Name), "give each a name of its own")
		}
	}
	one := planning.Period{Name: x.Name, Ends: x.Ends, Money: money(x.Amount), Crew: int(x.Crew)}
	if one.Crew == 0 {
		one.Crew = int(m.Crew)
	}
	if one.Ends == 0 {
		one.Ends = lastDay(x.Name)
	}
	p.Periods = append(p.Periods, one)
	if p.Total, err = p.Total.Add(one.Money); err != nil {
		return noUse("the money of all periods is too large to be counted", "")
	}
	return nil
}

// lastDay is the last day of a year, half, quarter or month that a name such
// as 2027, 2027-H1, 2027Q3 or 2027-03 names, nought for other names.
func lastDay(name string) gear.Date {
	if len(name) < 4 {
		return 0
	}
	year, err := strconv.Atoi(name[:4])
	if err != nil || year < 1900 {
		return 0
	}
	part := strings.ToUpper(strings.TrimPrefix(name[4:], "-"))
	length := 1 // of the part, in months
	switch rest := strings.TrimLeft(part, "QH"); {
	case part == "":
		part, length = "1", 12
	case len(part) != 2:
		return 0
	case part[0] == 'Q':
		part, length = rest, 3
	case part[0] == 'H':
		part, length = rest, 6
	}
	n, err := strconv.Atoi(part)
	month := n * length
	if err != nil || n < 1 || month > 12 {
		return 0
	}
	return gear.Date(time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// prorated is the part of the allocation that is paid, as text; empty when all
// of it is, or there is none.
func (p *Purse) prorated() string {
	if p.Allocation == 0 || p.Proration == nil || p.Proration.Cmp(big.NewRat(1, 1)) == 0 {
		return ""
	}
	return strings.TrimRight(strings.TrimRight(p.Proration.FloatString(6), "0"), ".")
}

func noUse(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}
