package budget

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/gearaudit/gearaudit/audit/budget/planner"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
)

// Funding is the money available to an operator, and when it arrives.
type Funding struct {
	Funds
	Total        gear.Amount // over all periods
	Periods      []planner.Period
	Phased       bool        // the periods were named; false: there is one, without an end
	Mobilisation gear.Amount // paid for a crew to come to a region, once in each period with work there
	CoreFirst    bool        // no other site before the period in which the last core site is done
}

// ReadFunding reads the money that a profile or flags name, nil when they name
// none. Money at hand, or left of an allocation, arrives in the first period.
// Errors are of kind Usage.
func ReadFunding(m *profile.Money) (*Funding, error) {
	p := &Funding{CoreFirst: m.CoreFirst, Phased: len(m.Periods) > 0}
	p.Amount, p.Allocation, p.Claimed, p.Mobilisation = money(m.Amount), money(m.Allocation), money(m.Claimed), money(m.Mobilisation)
	if m.Proration != "" {
		p.Proration, _ = gear.ParseFraction(m.Proration)
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
	if !p.Phased {
		p.Periods = []planner.Period{{Name: "all", Crew: int(m.Crew)}}
	}
	if p.Periods[0].Money, err = p.Periods[0].Money.Add(at); err == nil {
		p.Total, err = p.Total.Add(at)
	}
	if err != nil {
		return nil, usage("the money of all periods is too large to be counted", "")
	}
	return p, nil
}

// money reads an amount that was checked; nothing is 0.
func money(text string) gear.Amount {
	a, _ := gear.ParseMoney(text)
	return a
}

func (f *Funding) period(m *profile.Money, x profile.Period) (err error) {
	for i := range f.Periods {
		if f.Periods[i].Name == x.Name {
			return usage(fmt.Sprintf("two periods are called %q", x.Name), "give each a name of its own")
		}
	}
	one := planner.Period{Name: x.Name, Ends: x.Ends, Money: money(x.Amount), Crew: int(x.Crew)}
	if one.Crew == 0 {
		one.Crew = int(m.Crew)
	}
	if one.Ends == 0 {
		one.Ends = lastDay(x.Name)
	}
	f.Periods = append(f.Periods, one)
	if f.Total, err = f.Total.Add(one.Money); err != nil {
		return usage("the money of all periods is too large to be counted", "")
	}
	return nil
}

// lastDay is the last day of a year, half, quarter or month that a name such
// as 2027, 2027-H1, 2027Q3 or 2027-03 names, 0 for other names.
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

// Prorated returns the part of the allocation that is paid as a decimal, empty
// when all of it is, or there is none.
func (f *Funding) Prorated() string {
	if f.Allocation == 0 || f.Proration == nil || f.Proration.Cmp(big.NewRat(1, 1)) == 0 {
		return ""
	}
	return strings.TrimRight(strings.TrimRight(f.Proration.FloatString(6), "0"), ".")
}
