package plan

import (
	"fmt"
	"io"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
	"github.com/gearaudit/gearaudit/audit/gear"
)

type weightRow struct {
	Site   catalog.Cell `csv:"site"`
	Weight catalog.Cell `csv:"weight"`
}

// mostWeight bounds a weight.
const mostWeight = 1000

// ReadWeights reads what sites matter to a plan: a CSV file with the headings site and
// weight, a number above 0 and up to 1,000. Errors are of kind Usage with line and column.
func ReadWeights(name string, src io.Reader) (map[string]float64, error) {
	t, err := catalog.ReadTable[weightRow](name, src)
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	for i, r := range t.Rows {
		key := gear.FoldSite(string(r.Site))
		if _, twice := out[key]; key == "" || twice {
			return nil, t.Fault(i, "site", "the row names no site, or one that stands above", "write one row for each site")
		}
		w, err := strconv.ParseFloat(string(r.Weight), 64)
		if err != nil || !(w > 0 && w <= mostWeight) {
			return nil, t.Fault(i, "weight", fmt.Sprintf("%q is not a weight", r.Weight), "write a number above 0 and up to 1,000, such as 2.5")
		}
		out[key] = w
	}
	return out, nil
}
