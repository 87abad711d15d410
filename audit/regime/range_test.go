package regime

import (
	"math/big"
	"testing"
)

// capRow is a row under a cap: its part, and the site that it names or how much it
// counts, of which nothing may be said.
type capRow struct {
	part part
	site string
	size int64 // -1: not said
}

// parts of a row as they may turn out to be: whether it counts, and is the vendor's.
var turnsOut = map[part][][2]bool{
	numerator: {{true, true}}, other: {{true, false}}, either: {{true, true}, {true, false}, {false, false}}, perhaps: {{true, true}, {false, false}}, elsewhere: {{true, false}, {false, false}},
}

// everyRows calls fn with every list of up to three of the rows.
func everyRows(of []capRow, fn func([]capRow)) {
	for i := range of {
		fn([]capRow{of[i]})
		for j := i; j < len(of); j++ {
			fn([]capRow{of[i], of[j]})
			for k := j; k < len(of); k++ {
				fn([]capRow{of[i], of[j], of[k]})
			}
		}
	}
}

// A share of sites lies in its range however what is open turns out: who made a thing,
// whether it counts, and at which site it stands.
func TestRangeOfSitesHoldsEveryTurn(t *testing.T) {
	var kinds []capRow
	for p := range parts {
		for _, site := range []string{"", "A", "B"} {
			kinds = append(kinds, capRow{part: p, site: site})
		}
	}
	everyRows(kinds, func(rows []capRow) {
		m := measureTally{sites: map[string]uint8{}}
		for _, r := range rows {
			if r.site == "" {
				m.blank[r.part]++
			} else {
				m.sites[r.site] |= 1 << r.part
			}
		}
		span := m.counted(m.sites)
		var turn func(i int, ours, all map[string]bool)
		turn = func(i int, ours, all map[string]bool) {
			if i == len(rows) {
				share := new(big.Rat)
				if len(all) > 0 {
					share.SetFrac64(int64(len(ours)), int64(len(all)))
				}
				if share.Cmp(span.low) < 0 || share.Cmp(span.high) > 0 {
					t.Errorf("%+v: %s is possible, the range is %s to %s", rows, share, span.low, span.high)
				}
				return
			}
			sites := []string{rows[i].site}
			if rows[i].site == "" {
				sites = []string{"A", "B", "C", "D", "E"}
			}
			for _, site := range sites {
				for _, is := range turnsOut[rows[i].part] {
					o, a := with(ours, site, is[1]), with(all, site, is[0])
					turn(i+1, o, a)
				}
			}
		}
		turn(0, nil, nil)
	})
}

func with(set map[string]bool, site string, add bool) map[string]bool {
	if !add {
		return set
	}
	out := map[string]bool{site: true}
	for s := range set {
		out[s] = true
	}
	return out
}

// A share of a sum lies in its range however what is open turns out; where nothing is
// open the range is the share.
func TestRangeOfSumsHoldsEveryTurn(t *testing.T) {
	var kinds []capRow
	for p := range parts {
		for _, size := range []int64{-1, 0, 1, 5} {
			kinds = append(kinds, capRow{part: p, size: size})
		}
	}
	everyRows(kinds, func(rows []capRow) {
		var m measureTally
		open := false
		for _, r := range rows {
			open = open || r.size < 0 || r.part >= either
			if r.size < 0 {
				m.blank[r.part]++
			} else {
				m.sums[r.part].add(wide{lo: uint64(r.size)})
			}
		}
		span := m.summed()
		if !open && span.low.Cmp(span.high) != 0 {
			t.Errorf("%+v: nothing is open, and the range is %s to %s", rows, span.low, span.high)
		}
		var turn func(i int, ours, all int64)
		turn = func(i int, ours, all int64) {
			if i == len(rows) {
				share := new(big.Rat)
				if all > 0 {
					share.SetFrac64(ours, all)
				}
				if all > 0 && (share.Cmp(span.low) < 0 || share.Cmp(span.high) > 0) {
					t.Errorf("%+v: %s is possible, the range is %s to %s", rows, share, span.low, span.high)
				}
				return
			}
			sizes := []int64{rows[i].size}
			if rows[i].size < 0 {
				sizes = []int64{0, 2, 1000}
			}
			for _, size := range sizes {
				for _, is := range turnsOut[rows[i].part] {
					o, a := ours, all
					if is[1] {
						o += size
					}
					if is[0] {
						a += size
					}
					turn(i+1, o, a)
				}
			}
		}
		turn(0, 0, 0)
	})
}
