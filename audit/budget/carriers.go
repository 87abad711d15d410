package budget

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Kinds of applicants.
const (
	Provider  = "provider"  // of advanced communications services
	Education = "education" // non-commercial, with broadband of its own
)

// Carrier is an applicant to a reimbursement program.
type Carrier struct {
	Name      string
	Customers int64  // nought where it is not said of an educational institution
	Kind      string // Provider or Education
	Approved  gear.Amount
}

type carrierRow struct {
	Carrier   catalog.Cell `csv:"carrier"`
	Customers catalog.Cell `csv:"customers"`
	Kind      catalog.Cell `csv:"kind"`
	Approved  catalog.Cell `csv:"approved"`
}

// ReadCarriers reads the applicants: a CSV file with the headings carrier,
// customers, kind (provider or education) and approved, the cost that was
// approved in whole units with at most two decimals. Only an educational
// institution may leave its customers blank. Errors are of kind Usage with line
// and column.
func ReadCarriers(name string, src io.Reader) ([]Carrier, error) {
	t, err := catalog.ReadTable[carrierRow](name, src)
	if err != nil {
		return nil, err
	}
	out := make([]Carrier, len(t.Rows))
	seen := map[string]bool{}
	for i := range t.Rows {
		if out[i], err = readCarrier(t, i); err != nil {
			return nil, err
		}
		if seen[out[i].Name] {
			return nil, t.Fault(i, "carrier", fmt.Sprintf("the carrier %q stands twice", out[i].Name), "add its applications up into one row")
		}
		seen[out[i].Name] = true
	}
	if len(out) == 0 {
		return nil, usage(name+": there is no carrier in the file", "add a row for each of them below the headings")
	}
	return out, nil
}

func readCarrier(t *catalog.Table[carrierRow], i int) (Carrier, error) {
	r := &t.Rows[i]
	c := Carrier{Name: string(r.Carrier), Kind: strings.ToLower(string(r.Kind))}
	var ok bool
	switch c.Approved, ok = gear.ParseAmount(string(r.Approved)); {
	case c.Name == "":
		return c, t.Fault(i, "carrier", "the row does not name a carrier", "")
	case c.Kind != Provider && c.Kind != Education:
		return c, t.Fault(i, "kind", fmt.Sprintf("%q is not a kind of applicant", r.Kind), "write provider or education")
	case !ok:
		return c, t.Fault(i, "approved", fmt.Sprintf("%q is not an amount of money", r.Approved), "write a number without a currency sign, such as 1250000.00")
	case r.Customers == "" && c.Kind == Education:
		return c, nil
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(string(r.Customers), ",", ""), 10, 64)
	if err != nil || n < 0 {
		return c, t.Fault(i, "customers", fmt.Sprintf("%q is not a number of customers", r.Customers), "write a whole number; the tier of a provider turns on it")
	}
	c.Customers = n
	return c, nil
}
