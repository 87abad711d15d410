package diff

import (
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// pair is an item of the old run with that of the new one, nil where it has none.
type pair struct{ old, now *report.Item }

// match pairs the items of two runs: by serial number, then asset tag, then
// place, maker and model, then place and maker, and last place and model, as the
// name of a maker may be lost. Spelling does not count. What is left of the new
// run is returned apart.
func match(before, after []report.Item) (pairs []pair, added []*report.Item) {
	m := &matching{now: make([]*report.Item, len(before)), taken: make([]bool, len(after))}
	for _, key := range []func(*report.Item) string{serial, tag, placeMakerModel, placeMaker, placeModel} {
		m.pass(before, after, key)
	}
	for i := range before {
		pairs = append(pairs, pair{&before[i], m.now[i]})
	}
	for i := range after {
		if !m.taken[i] {
			added = append(added, &after[i])
		}
	}
	return pairs, added
}

type matching struct {
	now   []*report.Item // by item of the old run
	taken []bool         // by item of the new run
}

// pass pairs what has the same key, in the order of the runs, and those in place
// first: an item of the old run is rather looked for among what stands there
// still.
func (m *matching) pass(before, after []report.Item, key func(*report.Item) string) {
	free := map[string][]int{}
	for _, standing := range []bool{true, false} {
		for i := range after {
			if it := &after[i]; !m.taken[i] && it.InPlace() == standing {
				if k := key(it); k != "" {
					free[k] = append(free[k], i)
				}
			}
		}
	}
	for i := range before {
		if m.now[i] != nil {
			continue
		}
		k := key(&before[i])
		if list := free[k]; k != "" && len(list) > 0 {
			free[k] = list[1:]
			m.now[i], m.taken[list[0]] = &after[list[0]], true
		}
	}
}

func serial(it *report.Item) string { return gear.FoldIdentity(it.SerialNumber) }

func tag(it *report.Item) string { return gear.FoldIdentity(it.AssetTag) }

func placeMakerModel(it *report.Item) string {
	return place(it) + "|" + maker(it) + "|" + gear.FoldName(it.Model)
}

func placeMaker(it *report.Item) string {
	if it.Vendor == "" {
		return ""
	}
	return place(it) + "|" + it.Vendor
}

func placeModel(it *report.Item) string {
	model := gear.FoldName(it.Model)
	if model == "" {
		return ""
	}
	return place(it) + "|" + model
}

// place is the folded site of an item: its id, else its name.
func place(it *report.Item) string {
	for _, s := range []string{it.SiteID, it.SiteName} {
		if fold := gear.FoldSite(s); fold != "" {
			return fold
		}
	}
	return ""
}

// maker is who made an item, however the row spells it.
func maker(it *report.Item) string {
	if it.Vendor != "" {
		return it.Vendor
	}
	return gear.FoldName(it.Manufacturer)
}
