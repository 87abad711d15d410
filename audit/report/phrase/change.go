package phrase

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// New reports an item that the baseline does not know, or not with all of its
// findings.
func New(it *report.Item) bool { return it.Baseline == "new" || it.Baseline == "changed" }

// ChangeText reads: Since the baseline of 2026-10-01: 1 new item, 2 resolved, 25
// known. It adds $1,200,000 to the likely cost. Nothing without a baseline.
// unpriced is how many pieces of the new items have no price.
func ChangeText(run *report.Run, unpriced int64) string {
	b := run.Change
	if b == nil {
		return ""
	}
	text := "Since the baseline of " + b.AsOf + ": " + Many(b.New, "new item", "new items")
	if b.Changed > 0 {
		text += ", " + Many(b.Changed, "known item with a new finding", "known items with new findings")
	}
	text += ", " + Count(b.Resolved) + " resolved, " + Count(b.Known) + " known. "
	return text + addedText(run, unpriced)
}

// addedText says what a change does to the likely cost.
func addedText(run *report.Run, unpriced int64) string {
	b := run.Change
	without := ""
	if unpriced > 0 {
		without = "; " + Many(unpriced, "new unit has no price and is", "new units have no price and are") + " not in it"
	}
	least := map[bool]string{true: "at least "}[unpriced > 0]
	amount, _ := Cents(b.Added)
	switch {
	case b.Added == "":
		return "What it adds to the likely cost is not known: the baseline was priced by other data or in other money. Save it anew to learn."
	case amount > 0:
		return "It adds " + least + Full(run.Estimate.Currency, b.Added) + " to the likely cost" + without + "."
	case amount < 0:
		return "It takes " + strings.TrimPrefix(Full(run.Estimate.Currency, b.Added), "-") + " off the likely cost" + without + "."
	case unpriced > 0:
		return "What it adds to the likely cost is not known" + without + "."
	default:
		return "It adds nothing to the likely cost."
	}
}

// Duty is what a rule says, and of how many items.
type Duty struct {
	Outcome, Rule string
	Items         int64
}

// DutiesText reads: New duties: breach us-usf-54.9 (2 items), review us-889b (1
// item). Nothing for none.
func DutiesText(list []Duty) string {
	if len(list) == 0 {
		return ""
	}
	var parts []string
	for i := range list {
		parts = append(parts, list[i].Outcome+" "+list[i].Rule+" ("+Many(list[i].Items, "item", "items")+")")
	}
	return "New findings: " + Listed(parts, 8, "rule", "rules") + "."
}

// ResolvedText lists the first items of the baseline that have no finding any
// more, nothing for none.
func ResolvedText(run *report.Run, room int) string {
	b := run.Change
	if b == nil || b.Resolved == 0 {
		return ""
	}
	var names []string
	for i := range b.Gone[:min(room, len(b.Gone))] {
		names = append(names, AboutRef(&b.Gone[i]))
	}
	text := "Resolved: " + strings.Join(names, "; ")
	if rest := b.Resolved - int64(len(names)); rest > 0 {
		text = strings.TrimSuffix(text, " ") + map[bool]string{true: "; and ", false: " "}[len(names) > 0] + Many(rest, "more item", "more items")
	}
	return text + "."
}

// NewItem is a new item on two lines: what it is and where, and what the rules
// say of it and what it costs.
func NewItem(run *report.Run, it *report.Item) (title, text string) {
	outcome, _ := Worst(it)
	title = outcome + ": " + About(it) + " (" + it.Source.String() + ")"
	text = RuleList(it)
	if d := NextDeadline(it); d != "" {
		text += "; by " + d
	}
	if price := PriceText(run.Estimate.Currency, it.Price); price != "" {
		text += "; " + price
	}
	return title, text
}
