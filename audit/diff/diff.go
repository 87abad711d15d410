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

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// Runs says what changed from one run to a later one. With all, items that no
// designated vendor made are told of too. Neither run is changed.
func Runs(before, after *report.Run, all bool) *report.Diff {
	old, now, narrowed := compared(before, after)
	d := &comparison{all: all, after: after, out: &report.Diff{Old: side(before, old), New: side(after, now), Narrowed: narrowed}}
	pairs, added := match(old, now)
	for _, p := range pairs {
		d.pair(p.old, p.now)
	}
	for _, it := range added {
		d.pair(nil, it)
	}
	d.complete()
	d.out.Packs = otherPacks(before, after)
	d.out.Currency, d.out.Cost = costs(&before.Estimate, &after.Estimate)
	slices.SortStableFunc(d.out.Changes, func(a, b report.Change) int {
		x, y := &a.Item, &b.Item
		return cmp.Or(cmp.Compare(rank(a.Kind), rank(b.Kind)), strings.Compare(x.SiteID, y.SiteID), strings.Compare(x.AssetTag, y.AssetTag),
			strings.Compare(x.SerialNumber, y.SerialNumber), strings.Compare(x.ID, y.ID), strings.Compare(a.Field, b.Field))
	})
	return d.out
}

func side(run *report.Run, items []report.Item) report.Side {
	s := report.Side{AsOf: run.AsOf, Inputs: []string{}, Coverage: run.Summary.Counts.Coverage, Likely: run.Estimate.AllIn.P50}
	for _, in := range run.Inputs {
		s.Inputs = append(s.Inputs, in.Name)
	}
	for i := range items {
		if it := &items[i]; it.Designated() && it.InPlace() {
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
	all   bool
	after *report.Run
	out   *report.Diff

	unsure []int64 // pieces of items that may stand in a row of the new run that could not be read
	shrunk int64   // pieces by which quantities of items in both runs fell
}

// pair compares an item of the old run with that of the new one; either may be
// missing.
func (d *comparison) pair(before, after *report.Item) {
	was, is := before != nil && before.InPlace(), after != nil && after.InPlace()
	if was && before.Designated() {
		d.gone(before, after)
	}
	if !d.all && !interesting(before) && !interesting(after) {
		return
	}
	switch {
	case was && !is:
		d.add(&d.out.Counts.Removed, report.ChangeRemoved, before, "status", before.Status, d.statusOf(before, after))
	case !was && is:
		d.add(&d.out.Counts.Added, report.ChangeAdded, after, "", "", "")
	case was && is:
		d.both(before, after)
	}
}

// interesting reports items that a designated vendor made or may have made.
func interesting(it *report.Item) bool { return it != nil && it.Vendor != "" }

// gone counts the pieces of an item that are no longer in place.
func (d *comparison) gone(before, after *report.Item) {
	switch {
	case after == nil:
		d.out.Gone += before.Quantity
		d.unsure = append(d.unsure, before.Quantity)
	case !after.InPlace():
		d.out.Gone += before.Quantity
	case after.Quantity < before.Quantity:
		d.out.Gone += before.Quantity - after.Quantity
		d.shrunk += before.Quantity - after.Quantity
	}
}

// statusOf is what became of an item that is not in place any more.
func (d *comparison) statusOf(before, after *report.Item) string {
	switch {
	case after != nil:
		return after.Status
	case d.out.New.Coverage.Rejected == 0:
		return "no longer listed"
	case d.rejected(before):
		return "not readable"
	default:
		return "no longer listed, or not readable"
	}
}

// rejected reports whether a row of the new run that could not be read names the
// item.
func (d *comparison) rejected(it *report.Item) bool {
	for i := range d.after.Rejects {
		text := "-" + gear.FoldName(d.after.Rejects[i].Text) + "-"
		for _, name := range []string{gear.FoldIdentity(it.SerialNumber), gear.FoldIdentity(it.AssetTag)} {
			if name != "" && strings.Contains(text, name) {
				return true
			}
		}
	}
	return false
}

// both compares an item that stands in both runs.
func (d *comparison) both(before, after *report.Item) {
	n := len(d.out.Changes)
	if place(before) != place(after) {
		d.add(&d.out.Counts.Moved, report.ChangeMoved, after, "site_id", cmp.Or(before.SiteID, before.SiteName), cmp.Or(after.SiteID, after.SiteName))
	}
	changed := false
	for _, f := range []struct{ name, old, now string }{
		{"serial_number", before.SerialNumber, after.SerialNumber},
		{"asset_tag", before.AssetTag, after.AssetTag},
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
	if before.Quantity == after.Quantity && price(before) != price(after) {
		d.add(&d.out.Counts.Repriced, report.ChangeRepriced, after, "price", price(before), price(after))
	}
	if len(d.out.Changes) == n {
		d.out.Counts.Same++
	}
}

func price(it *report.Item) string {
	if it.Price == nil || it.Price.Low == "" {
		return "none"
	}
	return it.Price.Low + " to " + it.Price.High
}

func (d *comparison) add(count *int64, kind string, it *report.Item, field, old, now string) {
	*count++
	d.out.Changes = append(d.out.Changes, change(kind, it, field, old, now))
}

func change(kind string, it *report.Item, field, old, now string) report.Change {
	return report.Change{Kind: kind, Item: it.Ref(), Vendor: it.Vendor, Field: field, Old: old, New: now}
}

// complete says which share of the old run's designated pieces is gone, cut and
// not rounded, so that it is 1 only when all are. No more are gone than there
// are less of them in place: gear that moved, or whose name was lost in one
// place and turned up in another, is not gone. Where rows of the new run could
// not be read, the share is what is gone whatever stood in them, and a second
// one says what may be.
func (d *comparison) complete() {
	o := d.out
	o.Gone = min(o.Gone, max(0, o.Old.Pieces-o.New.Pieces))
	most := o.Gone
	o.Gone = max(0, o.Gone-d.uncertain())
	o.Complete = share(o.Gone, o.Old.Pieces)
	if most > o.Gone {
		o.CompleteMost = share(most, o.Old.Pieces)
	}
}

// uncertain returns how many of the pieces that seem to be gone may stand in
// rows or cells of the new run that could not be read.
func (d *comparison) uncertain() (pieces int64) {
	slices.SortFunc(d.unsure, func(a, b int64) int { return cmp.Compare(b, a) })
	for i := range min(len(d.unsure), int(min(d.out.New.Coverage.Rejected, int64(len(d.unsure))))) {
		pieces += d.unsure[i]
	}
	unread := func(x report.Issue) bool { return x.Field == "quantity" }
	if slices.ContainsFunc(d.after.Issues, unread) {
		pieces += d.shrunk
	}
	return pieces
}

// share is a part of a whole in four places, rounded down; 1 where there is
// nothing to be done.
func share(part, whole int64) string {
	if whole == 0 {
		return "1.0000"
	}
	parts := new(big.Int).Mul(big.NewInt(part), big.NewInt(10_000))
	parts.Quo(parts, big.NewInt(whole))
	return new(big.Rat).SetFrac(parts, big.NewInt(10_000)).FloatString(4)
}
