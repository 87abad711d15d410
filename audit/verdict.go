package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/engine"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// decide gives the run its verdict, with all the reasons that hold, and the exit
// code that goes with it.
func decide(run *report.Run, in *Inputs, t *engine.Totals, out *collector, opts *Options) {
	s := &run.Summary
	reasons := map[string][]string{}
	add := func(verdict, text string) { reasons[verdict] = append(reasons[verdict], verdict+": "+text) }
	for _, text := range incomplete(run, in, t, out, opts) {
		add(report.VerdictIncomplete, text)
	}
	if n := failing(counted(t, out, opts), opts.FailOn); n > 0 {
		worse := map[string]int64{}
		for o := regime.Breach; o <= *opts.FailOn; o++ {
			worse[o.String()] = counted(t, out, opts)[o]
		}
		add(report.VerdictFindings, phrase.Many(n, "item is ", "items are ")+run.FailOn+" or worse ("+phrase.Tally(worse)+")")
	}
	if b := run.Budget; b != nil && b.Within != "yes" {
		text := "the budget is not enough"
		if b.Within != "no" {
			text = "the budget cannot be shown to be enough"
		}
		if len(b.Deciding) > 0 {
			text += ": " + strings.Join(b.Deciding, "; ")
		}
		add(report.VerdictOverBudget, text)
	}
	for i := range run.Excuses {
		add(report.VerdictPass, strings.TrimSuffix(phrase.ExcuseLine(&run.Excuses[i]), "."))
	}
	codes := map[string]int{report.VerdictIncomplete: 3, report.VerdictFindings: 1, report.VerdictOverBudget: 1}
	s.Verdict = report.VerdictClean
	for _, verdict := range slices.Backward(report.Verdicts()) {
		if len(reasons[verdict]) > 0 {
			s.Verdict, s.ExitCode = verdict, codes[verdict]
			s.Reasons = append(slices.Clone(reasons[verdict]), s.Reasons...)
		}
	}
}

// incomplete says why not all that was given has been judged.
func incomplete(run *report.Run, in *Inputs, t *engine.Totals, found *collector, opts *Options) []string {
	var out []string
	if c := in.Coverage(); c.Rejected > opts.AllowRejects || len(found.named) > 0 {
		out = append(out, phrase.RejectedText(run))
	} else if c.Judged == 0 {
		out = append(out, "no row was judged")
	}
	for _, v := range slices.Sorted(maps.Keys(found.totals)) {
		if t.Vendors[v] == nil {
			out = append(out, "a line of totals names "+phrase.VendorNames(run, []string{v})+", and no row that was read does")
		}
	}
	for i := range run.Inputs {
		if a := run.Inputs[i].SetAside; a != nil && a.Unread {
			out = append(out, phrase.UnreadInput(run, &run.Inputs[i]))
		}
	}
	return out
}

// counted counts items by the worst outcome that is neither waived nor in the
// baseline.
func counted(t *engine.Totals, out *collector, opts *Options) *[regime.Outcomes]int64 {
	if opts.Known != nil {
		return &out.fresh
	}
	return &t.Unwaived
}

// failing counts the items at or above the threshold.
func failing(items *[regime.Outcomes]int64, threshold *regime.Outcome) int64 {
	var n int64
	if threshold != nil {
		for o := regime.Breach; o <= *threshold; o++ {
			n += items[o]
		}
	}
	return n
}

// threshold is the outcome that fails a run, in the words of the flag.
func threshold(o *regime.Outcome) string {
	if o == nil {
		return "never"
	}
	return o.String()
}

// raised says what a raised threshold lets fail the run.
func raised(o *regime.Outcome) string {
	if o == nil {
		return "no finding fails the run"
	}
	return "only " + o.String() + " or worse fails the run"
}

// excuses lists what keeps duties out of the verdict, with the items that would
// fail the run without it.
func excuses(run *report.Run, data *Dataset, t *engine.Totals, out *collector, opts *Options) []report.Excuse {
	var list []report.Excuse
	add := func(e report.Excuse) { list = append(list, e) }
	now := failing(counted(t, out, opts), opts.FailOn)
	if n := failing(&t.Unwaived, opts.FailOn); opts.Known != nil && n > now {
		add(report.Excuse{Kind: report.ExcuseBaseline, Count: out.change.Known + out.change.Changed, WouldFail: n - now, File: opts.BaselineFile.Name, SHA256: sum(opts.BaselineFile.Text)})
	}
	var used int64
	for i := range run.Waivers {
		used += run.Waivers[i].Used
	}
	if used > 0 {
		add(report.Excuse{Kind: report.ExcuseWaivers, Count: used, WouldFail: failing(&t.Outcomes, opts.FailOn) - failing(&t.Unwaived, opts.FailOn), File: opts.Waivers.Name, SHA256: sum(opts.Waivers.Text)})
	}
	if n := run.Summary.Counts.Rejected; n > 0 && n <= opts.AllowRejects {
		add(report.Excuse{Kind: report.ExcuseRejects, Count: n})
	}
	if n := int64(len(data.cut)); n > 0 {
		add(report.Excuse{Kind: report.ExcuseRules, Count: n, Text: phrase.Listed(data.cut, 5, "rule", "rules")})
	}
	usual := regime.Designated
	if n := failing(counted(t, out, opts), &usual) - now; n > 0 {
		add(report.Excuse{Kind: report.ExcuseFailOn, Count: n, WouldFail: n, Text: raised(opts.FailOn) + "; " + phrase.Tally(letPass(counted(t, out, opts), opts.FailOn, usual))})
	}
	return append(list, oldData(run, opts.AsOf)...)
}

// letPass counts the items that a raised threshold lets pass, by outcome.
func letPass(items *[regime.Outcomes]int64, raised *regime.Outcome, usual regime.Outcome) map[string]int64 {
	out := map[string]int64{}
	for o := regime.Breach; o <= usual; o++ {
		if items[o] > 0 && (raised == nil || o > *raised) {
			out[o.String()] = items[o]
		}
	}
	return out
}

// staleAfter is for how many days after a pack was checked it speaks of a day.
const staleAfter = 180

// oldData compares the day asked about with the days of the data.
func oldData(run *report.Run, asOf gear.Date) []report.Excuse {
	var out []report.Excuse
	newest, oldest := report.Pack{}, report.Pack{}
	for _, p := range run.Packs {
		if p.Date > newest.Date {
			newest = p
		}
		if oldest.Date == "" || p.Date != "" && p.Date < oldest.Date {
			oldest = p
		}
	}
	if run.AsOf < newest.Date {
		out = append(out, report.Excuse{Kind: report.ExcuseAsOf, Text: "as of " + run.AsOf + ", and " + newest.ID + " is of " + newest.Date})
	}
	if day, err := gear.ParseDate(oldest.Date); err == nil && asOf-day > staleAfter {
		out = append(out, report.Excuse{Kind: report.ExcusePackAge, Count: int64(asOf - day), Text: oldest.ID + " is of " + oldest.Date + ", " + phrase.Many(int64(asOf-day), "day", "days") + " before " + run.AsOf})
	}
	return out
}

// answers lists the facts that a person gave, each kind by the file that it
// stands in.
func answers(run *report.Run, opts *Options) []report.Answer {
	var list []report.Answer
	add := func(kind string, n int64, file Document, what ...string) {
		if n > 0 {
			list = append(list, report.Answer{Kind: kind, Count: n, File: file.Name, SHA256: sum(file.Text), Text: phrase.Listed(what, 5, "answer", "answers")})
		}
	}
	var profile Document // its hash is known without its text
	if p := opts.Profile; p != nil {
		profile.Name = p.File
	}
	columns := declaredColumns(run, opts.Profile)
	add("columns", int64(len(columns[true])), profile, columns[true]...)
	add("columns", int64(len(columns[false])), Document{}, columns[false]...)
	var texts int64
	for _, meanings := range opts.Inventory.Answers {
		texts += int64(len(meanings))
	}
	add("values", texts, profile)
	decided, labelled := usedDecisions(run, len(opts.Makers.List))
	add("makers", labelled, Document{Name: opts.Makers.File})
	if opts.Decisions != nil {
		add("makers", decided, *opts.Decisions)
	}
	var aside int64
	for i := range run.Inputs {
		if a := run.Inputs[i].SetAside; a != nil && a.By == "user" {
			aside++
		}
	}
	add("set_aside", aside, Document{})
	for i := range list {
		if a := &list[i]; a.File != "" && a.File == profile.Name {
			a.SHA256 = opts.Profile.SHA256
		}
	}
	return list
}

// declaredColumns lists the columns that the user mapped: by whether the profile
// says it.
func declaredColumns(run *report.Run, p *profile.Profile) map[bool][]string {
	inProfile := map[string]bool{}
	if p != nil {
		for _, c := range p.Headings() {
			inProfile[c.Name[strings.LastIndexByte(c.Name, '!')+1:]+"="+c.Value] = true
		}
	}
	out := map[bool][]string{}
	for i := range run.Mapping {
		if m := &run.Mapping[i]; m.Confidence == columns.Declared {
			column := m.Field + "=" + m.Heading
			out[inProfile[column]] = append(out[inProfile[column]], column)
		}
	}
	return out
}

// usedDecisions adds up the rows that decisions answered: those of a file of
// decisions, and those of the labels in the profile, which come last.
func usedDecisions(run *report.Run, labels int) (decided, labelled int64) {
	for i := range run.Decisions {
		if n := run.Decisions[i].Used; i < len(run.Decisions)-labels {
			decided += n
		} else {
			labelled += n
		}
	}
	return decided, labelled
}

// sum is the hash of a document, nothing for none.
func sum(text []byte) string {
	if text == nil {
		return ""
	}
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:])
}
