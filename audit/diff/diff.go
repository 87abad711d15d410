// Package diff compares two runs item by item: what was added, removed, moved,
// changed or priced anew, and how much of the designated gear is gone.
//
// The package serves the command diff. Its API may change.
package diff

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// Runs says what changed from one run to a later one. With all, items that no
// designated vendor made are told of too. Neither run is changed.
func Runs(before, after *report.Run, all bool) *report.Diff {
	d := &comparison{all: all, out: &report.Diff{Old: side(before), New: side(after)}}
	later := byIdentity(after)
	seen := map[string]bool{}
	for i := range before.Items {
		it := &before.Items[i]
		seen[it.Identity] = true
		d.pair(it, later[it.Identity])
	}
	for i := range after.Items {
		if it := &after.Items[i]; !seen[it.Identity] {
			d.pair(nil, it)
		}
	}
	d.complete()
	d.out.Packs = otherPacks(before, after)
	slices.SortStableFunc(d.out.Changes, func(a, b report.Change) int {
		x, y := &a.Item, &b.Item
		return cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), strings.Compare(x.SiteID, y.SiteID), strings.Compare(x.AssetTag, y.AssetTag),
			strings.Compare(x.SerialNumber, y.SerialNumber), strings.Compare(x.Identity, y.Identity), strings.Compare(a.Field, b.Field))
	})
	return d.out
}

func byIdentity(run *report.Run) map[string]*report.Item {
	out := make(map[string]*report.Item, len(run.Items))
	for i := range run.Items {
		out[run.Items[i].Identity] = &run.Items[i]
	}
	return out
}

func side(run *report.Run) report.Side {
	s := report.Side{AsOf: run.AsOf, Inputs: []string{}, Coverage: run.Summary.Coverage, Likely: run.Estimate.AllIn.P50}
	for _, in := range run.Inputs {
		s.Inputs = append(s.Inputs, in.Name)
	}
	for i := range run.Items {
		if it := &run.Items[i]; it.Designated() && it.InPlace() {
			s.Designated++
			s.Pieces += it.Quantity
		}
	}
	return s
}

func rank(kind string) int {
	return slices.Index(report.ChangeKinds(), kind)
}

// otherPacks names the data that only one of the runs rests on, or both in
// comparisonent states.
func otherPacks(before, after *report.Run) []string {
	sums := map[string]string{}
	for _, p := range before.Packs {
		sums[p.ID] = p.SHA256
	}
	var out []string
	for _, p := range after.Packs {
		if sums[p.ID] != p.SHA256 {
			out = append(out, p.ID)
		}
		delete(sums, p.ID)
	}
	for id := range sums {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// comparison gathers the changes.
type comparison struct {
	all bool
	out *report.Diff
}

// pair compares an item of the old run with that of the new one; either may be
// missing.
func (d *comparison) pair(before, after *report.Item) {
	was, is := before != nil && before.InPlace(), after != nil && after.InPlace()
	if was && before.Designated() {
		d.out.Gone += gone(before, after)
	}
	if !d.all && !interesting(before) && !interesting(after) {
		return
	}
	switch {
	case was && !is:
		d.add(&d.out.Counts.Removed, report.ChangeRemoved, before, "status", before.Status, statusOf(after))
	case !was && is:
		d.add(&d.out.Counts.Added, report.ChangeAdded, after, "", "", "")
	case was && is:
		d.both(before, after)
	}
}

// interesting reports items that a designated vendor made or may have made.
func interesting(it *report.Item) bool { return it != nil && it.Vendor != "" }

// gone counts the pieces of an item that are no longer in place.
func gone(before, after *report.Item) int64 {
	if after == nil || !after.InPlace() {
		return before.Quantity
	}
	return max(0, before.Quantity-after.Quantity)
}

func statusOf(it *report.Item) string {
	if it == nil {
		return "no longer listed"
	}
	return it.Status
}

// both compares an item that stands in both runs.
func (d *comparison) both(before, after *report.Item) {
	n := len(d.out.Changes)
	if before.SiteID != after.SiteID || before.SiteName != after.SiteName {
		d.add(&d.out.Counts.Moved, report.ChangeMoved, after, "site_id", cmp.Or(before.SiteID, before.SiteName), cmp.Or(after.SiteID, after.SiteName))
	}
	changed := false
	for _, f := range []struct{ name, old, now string }{
		{"manufacturer", before.Manufacturer, after.Manufacturer},
		{"model", before.Model, after.Model},
		{"vendor", before.Vendor, after.Vendor},
		{"level", before.Level, after.Level},
		{"outcome", before.Outcome, after.Outcome},
		{"status", before.Status, after.Status},
		{"quantity", strconv.FormatInt(before.Quantity, 10), strconv.FormatInt(after.Quantity, 10)},
	} {
		if f.old != f.now {
			d.out.Changes = append(d.out.Changes, change(report.ChangeChanged, after, f.name, f.old, f.now))
			changed = true
		}
	}
	if changed {
		d.out.Counts.Changed++
	}
	if before.Quantity == after.Quantity && (before.Low != after.Low || before.High != after.High) {
		d.add(&d.out.Counts.Repriced, report.ChangeRepriced, after, "price", price(before), price(after))
	}
	if len(d.out.Changes) == n {
		d.out.Counts.Same++
	}
}

func price(it *report.Item) string {
	if it.Low == "" {
		return "none"
	}
	return it.Low + " to " + it.High
}

func (d *comparison) add(count *int64, kind string, it *report.Item, field, old, now string) {
	*count++
	d.out.Changes = append(d.out.Changes, change(kind, it, field, old, now))
}

func change(kind string, it *report.Item, field, old, now string) report.Change {
	return report.Change{Kind: kind, Item: it.Ref(), Vendor: it.Vendor, Field: field, Old: old, New: now}
}

// complete says which share of the old run's designated pieces is gone, cut and
// not rounded, so that it is 1 only when all are.
func (d *comparison) complete() {
	if d.out.Old.Pieces == 0 {
		d.out.Complete = "1.0000"
		return
	}
	parts := new(big.Int).Mul(big.NewInt(d.out.Gone), big.NewInt(10_000))
	parts.Quo(parts, big.NewInt(d.out.Old.Pieces))
	d.out.Complete = new(big.Rat).SetFrac(parts, big.NewInt(10_000)).FloatString(4)
}
