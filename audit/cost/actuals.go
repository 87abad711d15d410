package cost

import (
	"fmt"
	"io"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Actual is what the replacement at one finished site cost.
type Actual struct {
	Site  string
	Spent gear.Amount // in USD
	Share float64     // of a whole site that was replaced there
}

type actualRow struct {
	Site     catalog.Cell `csv:"site"`
	Spent    catalog.Cell `csv:"spent"`
	Currency catalog.Cell `csv:"currency"`
	Rate     catalog.Cell `csv:"rate"`
	Share    catalog.Cell `csv:"share"`
}

// ReadActuals reads what finished sites cost: a CSV file with the headings
// site, spent, currency and, where needed, rate (USD for one unit of another
// currency) and share, the part of a whole site that was replaced, 1 where
// nothing is said. Errors are of kind Usage with line and column.
func ReadActuals(name string, src io.Reader) ([]Actual, error) {
	t, err := catalog.ReadTable[actualRow](name, src, "rate", "share")
	if err != nil {
		return nil, err
	}
	out := make([]Actual, len(t.Rows))
	seen := map[string]bool{}
	for i := range t.Rows {
		r := &t.Rows[i]
		a := Actual{Site: string(r.Site), Share: 1}
		if a.Site == "" || seen[a.Site] {
			return nil, t.Fault(i, "site", "the row names no site, or one that stands above", "write one row for each finished site")
		}
		seen[a.Site] = true
		rate, wrong := catalog.Exchange(r.Currency, r.Rate)
		if wrong != "" {
			return nil, t.Fault(i, "currency", wrong, "give the amounts in USD, or add a column rate: USD for one unit of the currency")
		}
		spent, ok := gear.ParseAmount(string(r.Spent))
		if a.Spent = catalog.Cents(float64(spent) * rate); !ok || a.Spent <= 0 || a.Spent > catalog.MaxPrice {
			return nil, t.Fault(i, "spent", fmt.Sprintf("%q is not an amount above zero", r.Spent), "write a number without a currency sign, such as 412500.00")
		}
		if r.Share != "" {
			f, ok := gear.ParseFraction(string(r.Share))
			if !ok || f.Sign() == 0 {
				return nil, t.Fault(i, "share", fmt.Sprintf("%q is not a part of a site", r.Share), "write 0.4 where two fifths of a whole site were replaced")
			}
			a.Share, _ = f.Float64()
		}
		out[i] = a
	}
	return out, nil
}
